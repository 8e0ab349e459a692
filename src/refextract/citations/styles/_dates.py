"""Dates inside citations: a year with its letter, a month, a day, a range, or words in place of a date."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

import regex

from refextract.citations.styles._lexicon import any_of, dateless, months
from refextract.text import Span, pattern
from refextract.values.date import PartialDate, parse_date
from refextract.values.signs import YEAR_FROM_1400

__all__ = ["DateAnchor", "anchors"]


class DateAnchor(NamedTuple):
    """A date that may belong to a citation item.

    `span` covers it with all its letters (``2019a, b``), each of `parts` one date: its span and its value.
    `years` holds every year in it, `worded` says that it is no number ("n.d.").
    """

    span: Span
    parts: tuple[tuple[Span, PartialDate], ...]
    years: frozenset[str]
    worded: bool = False


def anchors(text: str, start: int, end: int) -> list[DateAnchor]:
    """All dates between `start` and `end`, in order, but for those that are page numbers."""
    found = []
    if _year.search(text, start, end):
        found = [
            _numbered(text, match)
            for match in _date.finditer(text, start, end)
            if not _page.search(text, max(start, match.start() - 12), match.start())
        ]
    for match in _worded.finditer(text, start, end):
        span = Span(*match.span())
        if not (span.of(text).isupper() and _family.match(text, span.end)):
            found.append(DateAnchor(span, ((span, PartialDate(literal=span.of(text))),), frozenset(), True))
    return sorted(found, key=lambda anchor: anchor.span)


def _numbered(text: str, match: regex.Match[str]) -> DateAnchor:
    span = Span(match.start(), match.end("first"))
    date = parse_date(_bracketed.sub("", span.of(text))) or PartialDate(literal=span.of(text))
    parts = [(span, date), *_lettered(text, match, date)]
    years = frozenset(year[0] for year in _year.finditer(text, *match.span()))
    return DateAnchor(Span(*match.span()), tuple(parts), years)


def _lettered(text: str, match: regex.Match[str], first: PartialDate) -> Iterator[tuple[Span, PartialDate]]:
    """The dates of the letters behind the first one: the b of "2019a, b", the b and the c of "2019a–c"."""
    last = ord(first.suffix or text[match.end("first") - 1])
    for start, joint in zip(match.starts("letter"), match.captures("joint"), strict=True):
        letter = ord(text[start])
        for each in range(last + 1 if joint in "-–" else letter, letter + 1):
            yield Span(start, start + 1), first.model_copy(update={"suffix": chr(each)})
        last = letter


_YEAR = rf"(?<!\d|\d[.,]){YEAR_FROM_1400}(?!\d|[.,]\d)"


_year = pattern(lambda: _YEAR)
# The year of the original, which stands in brackets.
_bracketed = pattern(r"[\[(][^\])]*+[\])]\s?")
_page = pattern(r"(?<!\p{L})(?:pp?|pgs?|S|s|no|nº|n|№)\.?\s?$|\d\s?[-–:]\s?$")


@partial(pattern, lists={"months": months})
def _date() -> str:
    """The months and days before a year, the year, and what may follow it; or words in place of a date."""
    dash = r"\s?[-‐‑–—/]\s?"
    day = r"(?:\d{1,2}(?:st|nd|rd|th|º|°|\.)?)"
    of = r"(?:\s(?:de|of|del|di))?"
    month = r"(?:\L<months>)\.?(?![\p{L}\d])"
    start = rf"(?:{day}(?:{dash}{day})?{of}\s)?{month}(?:\s{day}(?!\d)(?:{dash}{day}(?!\d))?)?"
    before = rf"(?<![\p{{L}}\d])(?:{start}(?:(?:,?{of}\s{_YEAR})?{dash}{start})?(?:,?{of}\s|[,.]\s?))"
    figures = r"(?<![\d./])\d{1,2}(?P<mark>[./-])\d{1,2}(?P=mark)"
    iso = r"-(?:0\d|1[0-2])(?:-[0-3]\d)?(?!-?\d)"
    span = rf"(?:{dash}(?:{_YEAR}|\d\d(?!\d)))"
    letter = r"(?-i:[a-rt-z](?![\p{L}\d]))"
    original = rf"\s?[\[(]{_YEAR}{span}?[\])]"
    circa = r"(?:(?<!\p{L})(?:ca?|circa)\.?\s?)"
    worded = rf"{before}?+{circa}?(?:[\[(]{_YEAR}{span}?[\])]\s?)?{_YEAR}(?:{iso}|{span})?"
    year = rf"(?:{worded}|{figures}(?:1[0-9]|20)\d\d(?!\d))"
    more = r"(?:\s?(?P<joint>[,&/–-]|and|und|y|e)\s?(?-i:(?P<letter>[a-z]))(?![\p{L}\d]|\.?\s?\d|[.’']))*+"
    lettered = rf"(?P<first>{year}(?P<lettered>{letter})?+(?!\p{{L}}))(?(lettered){more}|)"
    return rf"(?i){lettered}(?:{original})?+"


# What makes capitals before it initials: "S. D. Tuljapurkar".
_family = pattern(r"\.?\s++\p{Lu}\p{Ll}")
_worded = pattern(
    lambda: rf"(?<![\p{{L}}\d])(?:{any_of(dateless())})(?![\p{{L}}\d]|\s+[\p{{L}}\d]{{3}})", regex.IGNORECASE
)
