"""Lexicons: plain lists of proper names, one a line, that tell what a capitalised word may be."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

__all__ = [
    "countries",
    "first_names",
    "given_names",
    "journal_publishers",
    "kind_words",
    "law_reports",
    "places",
    "publishers",
    "series",
    "short_surnames",
    "surnames",
]


@cache
def first_names() -> frozenset[str]:
    """The words with which the names of authors begin that three authors or more bear, also where they are surnames.

    >>> "Martin" in first_names(), "University" in first_names()
    (True, False)
    """
    return frozenset((files(__name__) / "first_names.txt").read_text("utf-8").split())


@cache
def given_names() -> frozenset[str]:
    """Given names of many languages and scripts, and those that many authors bear.

    They tell a person where it is known that one is meant; that somebody is an author, `first_names` tells better.

    >>> "Zadie" in given_names(), "Юрий" in given_names(), "Martin" in given_names(), "University" in given_names()
    (True, True, True, False)
    """
    return first_names() | frozenset((files(__name__) / "given_names.txt").read_text("utf-8").split())


@cache
def publishers() -> tuple[str, ...]:
    """Houses that print books, by the names that brackets behind a title give them.

    >>> "Knopf" in publishers()
    True
    """
    return tuple((files(__name__) / "publishers.txt").read_text("utf-8").splitlines())


@cache
def places() -> frozenset[str]:
    """The places where publishers have their seat, as printed.

    Counted over the publishers' places of library catalogues and bibliographies.

    >>> "Moscow" in places(), "Routledge" in places()
    (True, False)
    """
    return frozenset((files(__name__) / "places.txt").read_text("utf-8").split("\n"))


@cache
def countries() -> frozenset[str]:
    """The names of countries that are one word, in all languages.

    >>> "Portugal" in countries(), "Brasil" in countries(), "Lisbon" in countries()
    (True, True, False)
    """
    return frozenset((files(__name__) / "countries.txt").read_text("utf-8").split())


@cache
def journal_publishers() -> tuple[str, ...]:
    """Who prints journals, by names that are no journal's.

    >>> "Elsevier" in journal_publishers()
    True
    """
    return tuple((files(__name__) / "journal_publishers.txt").read_text("utf-8").splitlines())


@cache
def series() -> frozenset[str]:
    """Series of books and proceedings, in lower case.

    Counted over the series of library catalogues and bibliographies that are no journal.

    >>> "lecture notes in computer science" in series(), "nature" in series()
    (True, False)
    """
    return frozenset((files(__name__) / "series.txt").read_text("utf-8").lower().split("\n")) - {""}


@cache
def law_reports() -> frozenset[str]:
    """Abbreviations of journals and series that print what courts decide, by year and page: "(NJW 2010, 123)".

    >>> "NJW" in law_reports(), "WHO" in law_reports()
    (True, False)
    """
    return frozenset((files(__name__) / "law_reports.txt").read_text("utf-8").split())


@cache
def short_surnames() -> frozenset[str]:
    """Family names of three or four letters, folded, that several authors bear: a letter makes one of them another.

    Counted over the authors of library catalogues and bibliographies.

    >>> "chan" in short_surnames(), "chrn" in short_surnames()
    (True, False)
    """
    return frozenset((files(__name__) / "short_surnames.txt").read_text("utf-8").split())


@cache
def surnames() -> frozenset[str]:
    """The commonest family names of many languages, but those that are as well known as places, firms or words.

    >>> "Smith" in surnames(), "Wiśniewski" in surnames(), "Washington" in surnames(), "Ferrari" in surnames()
    (True, True, False, False)
    """
    return frozenset((files(__name__) / "surnames.txt").read_text("utf-8").split())


@cache
def kind_words() -> Mapping[str, tuple[str, ...]]:
    """What references of each kind are called, and where they appear.

    >>> "decree" in kind_words()["legislation"]
    True
    """
    loaded = json.loads((files(__name__) / "kinds.json").read_text("utf-8"))
    return {kind: tuple(listed) for kind, listed in loaded.items()}
