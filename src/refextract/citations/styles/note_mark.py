"""Marks of notes that hold a reference: in Markdown ``[^1]``, ``[^knuth]``, and those that a file ties to its notes."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator

from refextract.citations import Candidate, Reading
from refextract.model.citation import CitationItem, Key, Number
from refextract.model.reference import Reference
from refextract.text import Span, pattern
from refextract.values.locator import Locator, parse_locator

__all__ = ["find"]

_SCORE = 0.97


def find(reading: Reading) -> Iterator[Candidate]:
    """The marks that lead to a note which is the entry of a work; one of a remark cites nothing.

    Where notes are entries, the mark of a note that is not there cites what is missing.
    """
    yield from _of_files(reading)
    yield from _of_markdown(reading)


def _of_files(reading: Reading) -> Iterator[Candidate]:
    """The marks that the file itself ties to notes, for each work that stands in the note as an entry."""
    noted = [block for block in reading.document.blocks if block.mark is not None]
    entries = sorted((each for each in reading.references if each.span.end), key=lambda each: each.span)
    labels = Counter(each.label for each in entries)
    starts = [each.span.start for each in entries]
    for block in noted if entries else ():
        first, last = bisect_left(starts, block.span.start), bisect_left(starts, block.span.end)
        span = reading.view.from_source(block.mark) if block.mark and first < last else Span(0, 0)
        if len(span):
            shown = span.of(reading.text)
            works = (_pointer(each, shown, labels) for each in entries[first:last])
            yield Candidate(span, tuple(CitationItem(span=span, pointer=each) for each in works), _SCORE)


def _pointer(entry: Reference, shown: str, labels: Counter[str | None]) -> Key | Number:
    """What a mark means: the number that is printed, where no other entry has it."""
    if shown.isdecimal() and entry.label == shown and labels[shown] == 1:
        return Number(value=shown)
    return Key(key=entry.id)


def _of_markdown(reading: Reading) -> Iterator[Candidate]:
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
