"""Notes: footnotes and endnotes in the running text, cut into the parts that may each cite a work."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import cache

from refextract.citations import Reading
from refextract.citations.styles._found import EDGES, leading_words
from refextract.citations.styles._lexicon import any_of
from refextract.languages import words
from refextract.text import Span, pattern

__all__ = ["note_labels", "note_parts", "notes_of", "numbered_notes"]


def note_labels(reading: Reading, opening: str = "") -> frozenset[str]:
    """The numbers of the notes that are no entries; only of those printed behind this `opening` bracket, if any is."""
    before = (
        _number_before.search(reading.text, max(0, note.start - _LONGEST_LABEL), note.start)
        for note in notes_of(reading)
    )
    numbers = frozenset(found["number"] for found in before if found and opening in found["opening"])
    return numbers - {each.label or "" for each in reading.references}


def numbered_notes(reading: Reading) -> list[tuple[str, Span]]:
    """The notes with a number printed before them."""
    before = (
        (_number_before.search(reading.text, max(0, note.start - _LONGEST_LABEL), note.start), note)
        for note in notes_of(reading)
    )
    return [(found["number"], note) for found, note in before if found]


_LONGEST_LABEL = 12
_number_before = pattern(r"(?:^|\n)[ \t]*+(?P<opening>[\[(^]?)\^?(?P<number>\d{1,4})[\])^.]?:?[ \t]*+$")


def notes_of(reading: Reading) -> list[Span]:
    """The paragraphs of the notes, without their labels."""
    outline = reading.outline
    notes = sorted({*outline.notes, *outline.footnotes})
    starts = [note.start for note in notes]
    found: list[Span] = []
    for paragraph in _paragraph.finditer(reading.text) if notes else ():
        label = _label.match(reading.text, *paragraph.span())
        start = label.end() if label else paragraph.start()
        place = reading.view.to_source(Span(start, paragraph.end())) if start < paragraph.end() else None
        if place and any(note.overlaps(place) for note in notes[: bisect_right(starts, place.end)][-_NEAREST:]):
            found.append(Span(start, paragraph.end()))
    return found


_NEAREST = 2  # notes that begin before a place: only the last may reach it, or the one that it ends in


def note_parts(text: str, note: Span) -> Iterator[Span]:
    """The parts of a note between semicolons, and before words that lead to another work, without such words.

    >>> note = "See Blair, Too Much to Know, 45; see also Grafton, Footnote, 60."
    >>> [part.of(note) for part in note_parts(note, Span(0, len(note)))]
    ['Blair, Too Much to Know, 45', 'Grafton, Footnote, 60']
    """
    start = note.start
    for cut in _cut.finditer(text, note.start, note.end):
        yield from _led(text, start, cut.start())
        start = cut.end()
    yield from _led(text, start, note.end)


def _led(text: str, start: int, end: int) -> Iterator[Span]:
    """A part behind the words that lead to it, if anything is left."""
    start = next(iter(leading_words(text, start, end)[::-1]), start)
    while start < end and text[start] in EDGES:
        start += 1
    if start < end:
        yield Span(start, end - bool(_stop.search(text, start, end)))


_stop = pattern(r"(?<=\d)\.$")
_paragraph = pattern(r"[^\n]++")
# The number or sign of a note: "12", "[12]", "12.", "[^12]:", "[fn:12]", "*".
_label = pattern(
    r"[ \t]*+(?:\[\^[^\]\s]{1,60}+\]:|\[fn:[^\]\s]{1,60}+\]|[\[(^]?\d{1,4}[\])^.]?(?=\s)|[*†‡§]{1,3}+)?+[ \t]*+"
)


@cache
def _leading() -> str:
    return any_of(frozenset((*words("prefixes"), *words("same_author_words"))))


@pattern
def _cut() -> str:
    return rf";\s++|(?<=\d[.,]|[\p{{L}})”“\"»]{{2}}[.,])\s++(?=(?i:{_leading()})[\s,:]\s?\S)"
