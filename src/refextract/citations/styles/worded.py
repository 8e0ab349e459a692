"""Numbered citations behind a word: ``see Ref. 3``, ``Refs. 4 and 5``, ``references 7–9 and 12``."""

from __future__ import annotations

from collections.abc import Iterator

from refextract.citations import Candidate, Reading
from refextract.citations.styles._numbering import numbering_of
from refextract.citations.styles._numbers import parse_group
from refextract.text import Span, pattern

__all__ = ["find"]

_SCORE = 0.8


def find(reading: Reading) -> Iterator[Candidate]:
    """The numbers behind such a word, where the entries of the list bear numbers and have these among them."""
    numbering = numbering_of(reading.references)
    if not numbering.labelled:
        return
    for found in _worded.finditer(reading.text):
        group = parse_group(reading.text, Span(*found.span("numbers")), Span(*found.span()))
        if group is not None and numbering.allows(group):
            yield Candidate(group.span, group.items, _SCORE)


_NUMBER = r"\d{1,3}[a-z]?(?![\w%]|[.,]\d)"

_worded = pattern(
    r"(?<![\p{L}\d.])(?i:refs?\.|refs?|references?)\s(?:nos?\.?\s)?"
    rf"(?P<numbers>{_NUMBER}(?:(?:\s?[-–,]\s?|,?\s(?:and|&|und|et|y)\s){_NUMBER})*)"
)
