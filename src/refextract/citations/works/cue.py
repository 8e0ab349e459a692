"""Cues: what stands beside a possible title, and how much it says that the title is of a work."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import regex

from refextract.languages import languages, words
from refextract.model.reference import Evidence, Reference, Variable
from refextract.text import Span, pattern
from refextract.values.people import FAMILY, PERSON, is_person

__all__ = [
    "YEAR",
    "Cue",
    "Known",
    "any_of",
    "any_of_capital_languages",
    "evidence",
    "family_names",
    "folded",
    "known_of",
    "main_title",
]

YEAR = r"(?:1[5-9]|20)\d\d"
"""A year in which what is cited may have appeared."""


class Cue(NamedTuple):
    """What stands beside a title: its weight, how far it reaches, and the fields in it."""

    score: float
    place: int
    fields: tuple[Evidence, ...] = ()


class Known(NamedTuple):
    """What the document itself tells: full names by family name, all parts of names, the titles of its entries."""

    people: dict[str, list[Span]]
    names: frozenset[str]
    titles: frozenset[str]


def known_of(text: str, references: Iterable[Reference]) -> Known:
    """What a running text tells of people, and its lists of titles."""
    people: dict[str, list[Span]] = {}
    for found in _person.finditer(text):
        family = next(iter(family_names(found[0])), None)
        if family and is_person(found[0]):
            people.setdefault(family, []).append(Span(*found.span()))
    names = frozenset(word for spans in people.values() for span in spans for word in span.of(text).split())
    listed = [reference.title for reference in references if reference.title]
    return Known(people, names, frozenset((*map(folded, listed), *map(main_title, listed))))


def main_title(title: str) -> str:
    """The part of a title before its subtitle, folded."""
    return folded(title.split(":", maxsplit=1)[0])


def folded(title: str) -> str:
    """The letters and figures of a title, without case."""
    return "".join(c for c in title.casefold() if c.isalnum())


def family_names(people: str) -> tuple[str, ...]:
    """The family name of each person in a list.

    >>> family_names("Ann Blair and J. B. Harley")
    ('Blair', 'Harley')
    """
    return tuple(found[0] for found in _families.finditer(people))


def evidence(variable: Variable, span: Span) -> Evidence:
    """One field of a work at one place."""
    return Evidence(variable=variable, spans=(span,))


def any_of(kind: str) -> str:
    """A pattern for any word of one list, of all languages."""
    return _alternatives(words(kind))


def any_of_capital_languages(kind: str) -> str:
    """The same, of the languages that print the words of a title in capitals."""
    return _alternatives([word for each in languages() if each.small_words for word in getattr(each, kind)])


def _alternatives(found: Sequence[str]) -> str:
    return "(?:" + "|".join(regex.escape(word) for word in found) + ")"


_person = pattern(lambda: rf"(?<![\p{{L}}'’-]){PERSON}")
# The last part of each name in a list of names.
_families = pattern(lambda: rf"{FAMILY}(?=$|,| and\b| &|['’])")
