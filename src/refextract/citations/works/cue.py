"""Cues: what stands beside a possible title, and the signs by which it tells whether the title is of a work."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from refextract.citations.works.people import NAME, family_names, is_known_name
from refextract.model.reference import Evidence, Reference, Variable
from refextract.text import Span, pattern
from refextract.values.folding import squeeze
from refextract.values.signs import YEAR

__all__ = ["NOTHING_KNOWN", "YEAR", "Cue", "Known", "evidence", "known_of", "main_title"]

YEAR = rf"{YEAR}"
"""A year in which what is cited may have appeared."""


class Cue(NamedTuple):
    """What stands beside a title: its signs, how far it reaches, and the fields in it."""

    signs: tuple[str, ...]
    place: int
    fields: tuple[Evidence, ...] = ()


class Known(NamedTuple):
    """What the document itself tells: full names by family name, all parts of names, the titles of its entries."""

    people: dict[str, list[Span]]
    names: frozenset[str]
    titles: frozenset[str]


NOTHING_KNOWN = Known({}, frozenset(), frozenset())


def known_of(text: str, references: Iterable[Reference]) -> Known:
    """What a running text tells of people, and its lists of titles."""
    people: dict[str, list[Span]] = {}
    for found in _person.finditer(text):
        family = next(iter(family_names(found[0])), None)
        if family and is_known_name(found[0]):
            people.setdefault(family, []).append(Span(*found.span()))
    names = frozenset(word for spans in people.values() for span in spans for word in span.of(text).split())
    listed = [reference.title for reference in references if reference.title]
    return Known(people, names, frozenset((*map(squeeze, listed), *map(main_title, listed))))


def main_title(title: str) -> str:
    """The part of a title before its subtitle, squeezed."""
    return squeeze(title.split(":", maxsplit=1)[0])


def evidence(variable: Variable, span: Span) -> Evidence:
    """One field of a work at one place."""
    return Evidence(variable=variable, spans=(span,))


_person = pattern(rf"(?<![\p{{L}}'’-]){NAME}")
