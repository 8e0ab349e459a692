"""Cutting: fields trimmed, shortened, and taken out of each other's way."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from operator import attrgetter
from typing import TYPE_CHECKING, TypeAlias

from refextract.model.reference import Variable
from refextract.references.tagging.tagger import Field
from refextract.values.identifier import trimmed_address

if TYPE_CHECKING:
    import regex

    AnyPattern: TypeAlias = re.Pattern[str] | regex.Pattern[str]

__all__ = [
    "LEFT",
    "NAMES",
    "NUMBERS",
    "WORKS",
    "all_trimmed",
    "changed",
    "cut_at",
    "joined",
    "parted",
    "parted_at_end",
    "parted_in_two",
    "shows",
    "start_of",
    "trimmed",
    "unlabelled",
    "without",
]

WORKS: tuple[Variable, Variable] = ("title", "container-title")
NAMES: tuple[Variable, ...] = ("author", "editor", "translator")
NUMBERS: frozenset[Variable] = frozenset({"volume", "issue", "page"})
LEFT = 24
"""How many characters before a place the words that belong to it stand; "28 de septiembre de" is nineteen."""

_EDGE = " \t\n\r\u00a0,;"
_PAIRS = {")": "(", "]": "[", "}": "{"}
_CLOSING = {opening: closing for closing, opening in _PAIRS.items()}
_PARTNER = _PAIRS | _CLOSING
_BORDERS = frozenset(_EDGE) | _PAIRS.keys() | _CLOSING.keys() | set("/–—-")


def all_trimmed(source: str, fields: Iterable[Field]) -> list[Field]:
    """The fields trimmed, but for those of which nothing is left."""
    kept: list[Field] = []
    for field in fields:
        variable, start, end, _ = field
        if start < end and source[start] not in _BORDERS and source[end - 1] not in _BORDERS and variable != "url":
            kept.append(field)  # as most are
        elif (shorter := trimmed(source, field)).start < shorter.end:
            kept.append(shorter)
    return kept


def trimmed(source: str, field: Field) -> Field:
    """The field without separators at its ends, and without brackets that it does not open or close."""
    start, end = field.start, field.end
    spare = _spare(source, start, end)
    while start < end and (source[start] in _EDGE or _drops(source[start], _PAIRS, spare)):
        start += 1
    while start < end and (source[end - 1] in _EDGE or _drops(source[end - 1], _CLOSING, spare)):
        end -= 1
    while end - start > 2 and source[end - 1] in "/–—-" and source[end - 2].isspace():
        end = start + len(source[start : end - 1].rstrip(_EDGE))
    if field.variable == "url" and (bare := start + len(trimmed_address(source[start:end]))) < end:
        return trimmed(source, field._replace(start=start, end=bare))
    return field._replace(start=start, end=end)


def _spare(source: str, start: int, end: int) -> dict[str, int]:
    """By how many each kind of bracket outnumbers its partner in ``start..end``."""
    counts = {sign: source.count(sign, start, end) for sign in _PARTNER}
    return {sign: counts[sign] - counts[partner] for sign, partner in _PARTNER.items()}


def _drops(sign: str, outwards: Mapping[str, str], spare: dict[str, int]) -> bool:
    """Whether a bracket at an end turns outwards or has no partner inside; then it is counted no more."""
    if sign not in spare or (sign not in outwards and spare[sign] <= 0):
        return False
    spare[sign] -= 1
    spare[_PARTNER[sign]] += 1
    return True


def without(fields: Sequence[Field], start: int, end: int, least: int = 2) -> list[Field]:
    """The fields without what they have of ``start..end``; a rest of fewer than `least` characters goes."""
    kept: list[Field] = []
    for field in fields:
        if field.end <= start or end <= field.start:
            kept.append(field)
            continue
        parts = field._replace(end=min(field.end, start)), field._replace(start=max(field.start, end))
        kept.extend(part for part in parts if part.end - part.start >= least)
    return kept


def shows(fields: Iterable[Field], *variables: Variable) -> bool:
    """Whether there are fields of all these variables."""
    return {field.variable for field in fields}.issuperset(variables)


start_of = attrgetter("start")
"""Where a field starts: the order of fields."""


def cut_at(source: str, fields: list[Field], at: Field, start: int, *put: Field) -> list[Field]:
    """The fields with `at` ended at `start`, and those put in for what is cut off."""
    short = trimmed(source, at._replace(end=start))
    return sorted([*(short if field == at else field for field in fields), *put], key=start_of)


def parted_at_end(
    source: str, fields: list[Field], whole: Variable, pattern: AnyPattern, part: Variable
) -> list[Field]:
    """The fields with the end of one of `whole` as a field of its own: what a pattern finds there, its group "part"."""
    for field in fields:
        found = pattern.search(source, field.start + 1, field.end) if field.variable == whole else None
        if found:
            return cut_at(source, fields, field, found.start(), Field(part, *found.span("part"), field.score))
    return fields


def parted_in_two(
    source: str, fields: list[Field], whole: Variable, pattern: AnyPattern, part: Variable
) -> list[Field]:
    """The fields with one of `whole` ended with a fitting pattern's group "kept", and its group "part" put in."""
    for field in fields:
        found = pattern.fullmatch(source, field.start, field.end) if field.variable == whole else None
        if found:
            return cut_at(source, fields, field, found.end("kept"), Field(part, *found.span("part"), field.score))
    return fields


def parted(fields: Iterable[Field], whole: Field, *parts: Field) -> list[Field]:
    """The fields with the parts of one in its place."""
    return sorted([*(field for field in fields if field != whole), *parts], key=start_of)


def joined(fields: Iterable[Field], first: Field, second: Field) -> list[Field]:
    """The fields with the first of two going on to the end of the second."""
    whole = first._replace(end=second.end)
    return [whole if field == first else field for field in fields if field != second]


def changed(fields: Iterable[Field], to: Mapping[Field, Field]) -> list[Field]:
    """The fields with some in place of others."""
    return [to.get(field, field) for field in fields]


def unlabelled(fields: Iterable[Field]) -> list[Field]:
    """The fields of an entry without its label."""
    return [field for field in fields if field.variable != "citation-number"]
