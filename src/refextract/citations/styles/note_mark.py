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
    """The marks that lead to a note which is the entry of a work; one of a remark cites nothing.

    Where notes are entries, the mark of a note that is not there cites what is missing.
    """
    entries = {reference.label: reference for reference in reading.references if reference.origin == "text"}
    if not entries:
        return
    notes = {note["label"] for note in _note.finditer(reading.document.text)}
    are_entries = not notes.isdisjoint(entries)
    for mark in _mark.finditer(reading.text):
        entry = entries.get(mark["label"])
        if entry is None and (mark["label"] in notes or not are_entries):
            continue
        span = Span(*mark.span())
        place = _pages_cited(reading, entry) if entry else None
        yield Candidate(span, (CitationItem(span=span, pointer=Key(key=mark["label"]), locator=place),), _SCORE)


def _pages_cited(reading: Reading, entry: Reference) -> Locator | None:
    """The pages that an entry in a note prints and that are none of its own."""
    printed = next((each.spans[0] for each in entry.evidence if each.variable == "page"), None)
    if printed is None or entry.page or entry.number_of_pages:
        return None
    return parse_locator(printed.of(reading.document.text), default="page")


# A mark that is not the label of the note itself.
_mark = pattern(r"(?m)\[\^(?P<label>[^\]\s]{1,60})\](?!:)|(?<!^)\[\^(?P<label>[^\]\s]{1,60})\](?=:)")
_note = pattern(r"(?m)^[ \t>]*+\[\^(?P<label>[^\]\s]{1,60})\]:")
