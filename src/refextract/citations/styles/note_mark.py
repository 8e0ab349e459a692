"""Marks of notes as Markdown has them, ``[^1]``, ``[^knuth]``, where the note is a reference."""

from __future__ import annotations

from collections.abc import Iterator

from refextract.citations import Candidate, Reading
from refextract.model.citation import CitationItem, Key
from refextract.model.reference import Reference
from refextract.text import Span, pattern
from refextract.values.locator import Locator, parse_locator

__all__ = ["find"]

_SCORE = 0.97


def find(reading: Reading) -> Iterator[Candidate]:
    """The marks that lead to a note which is the entry of a work; one of a remark cites nothing."""
    entries = {reference.label: reference for reference in reading.references if reference.origin == "text"}
    for mark in _mark.finditer(reading.text):
        if (entry := entries.get(mark["label"])) is not None:
            span = Span(*mark.span())
            item = CitationItem(span=span, pointer=Key(key=mark["label"]), locator=_pages_cited(reading, entry))
            yield Candidate(span, (item,), _SCORE)


def _pages_cited(reading: Reading, entry: Reference) -> Locator | None:
    """The pages that an entry in a note prints and that are none of its own."""
    printed = next((each.spans[0] for each in entry.evidence if each.variable == "page"), None)
    if printed is None or entry.page or entry.number_of_pages:
        return None
    return parse_locator(printed.of(reading.document.text), default="page")


# A mark that is not the label of the note itself.
_mark = pattern(r"(?m)\[\^(?P<label>[^\]\s]{1,60})\](?!:)|(?<!^)\[\^(?P<label>[^\]\s]{1,60})\](?=:)")
