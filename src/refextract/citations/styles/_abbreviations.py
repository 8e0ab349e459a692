"""Abbreviations that a text gives to organisations of its list, whatever their letters: "U.S. Census Bureau [USCB]"."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice

from refextract.citations.styles._entries import Entries
from refextract.text import Span, pattern
from refextract.values.folding import squeeze
from refextract.values.signs import YEAR_FROM_1400

__all__ = ["abbreviations"]

_LONGEST_NAME = 160
_MOST_WORDS = 12


def abbreviations(text: str, entries: Entries) -> Mapping[str, str]:
    """From each abbreviation (folded) to the name of the list that stands before the bracket in which it is first told.

    One with a year may be another organisation, which is cited for what it says of the first: its entry must be of
    that year, and its letters begin as the name does.
    """
    found: dict[str, str] = {}
    for told in _told.finditer(text) if entries.bodies else ():
        short = squeeze(told["short"])
        if short in found or sum(map(str.isupper, told["short"])) < 2 or entries.known(short):
            continue
        name = _name_before(text, told.start(), entries)
        years = frozenset([told["year"]]) if told["year"] else frozenset()
        if name and (not years or (entries.begins(squeeze(name), years) and squeeze(name)[0] == short[0])):
            found[short] = name
    return found


def _name_before(text: str, end: int, entries: Entries) -> str | None:
    """The name of the list that ends here, the longest of several."""
    words = [Span(*word.span()) for word in _word.finditer(text, max(0, end - _LONGEST_NAME), end)]
    starts = (text[word.start : words[-1].end] for word in islice(words, max(0, len(words) - _MOST_WORDS), None))
    return next((each.name for printed in starts for each in entries.bodies_called(printed) if each.languages), None)


_word = pattern(r"[\p{L}\p{M}\p{N}]++")
_told = pattern(
    rf"(?<=[\p{{L}}.]\s?)[\[(](?:[\p{{L}}.]{{2,12}}+[:,]?\s){{0,3}}?"
    rf"[\"“„«‘]?+(?P<short>\p{{Lu}}[\p{{L}}\d&.-]{{1,11}}+)[\"”»’]?+"
    rf"(?:[\])]|,?\s(?P<year>{YEAR_FROM_1400}))"
)
