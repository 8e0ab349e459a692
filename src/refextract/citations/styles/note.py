"""Citations that point back to one before them: ``(ibid., p. 5)``, a note that begins with ``Ibid.``."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from refextract.citations import Candidate, Reading
from refextract.citations.styles._back import back
from refextract.citations.styles._entries import Entries
from refextract.citations.styles._items import bracketed, entries_of_reading
from refextract.text import Span, pattern

__all__ = ["find"]


def find(reading: Reading) -> Iterator[Candidate]:
    """The brackets that hold words pointing back and no works of their own, and the notes that begin with one."""
    for bracket in reading.once(bracketed):
        if bracket.items and all(each.kind == "back" for each in bracket.items):
            yield Candidate(bracket.span, tuple(each.item for each in bracket.items), bracket.items[0].score)
    yield from _notes(reading.text, reading.once(entries_of_reading))


def _notes(text: str, entries: Entries) -> Iterator[Candidate]:
    """The first sentence of each short paragraph with a number, where it does no more than point back."""
    for note in _note.finditer(text):
        found = back(text, Span(*note.span("said")), entries)
        if found:
            yield Candidate(found.item.span, (found.item,), found.score)


# A line with a label and a few words: "12. Ibid., p. 5.".
_note = pattern(r"^[ \t]*+[\[(^]?\d{1,3}[\])^.]?\s+(?P<said>[^\n]{2,80}?)\.?[ \t]*+$", regex.MULTILINE)
