"""Marks of notes as Markdown has them, ``[^1]``, ``[^knuth]``, where the note is a reference."""

from __future__ import annotations

from collections.abc import Iterator

from refextract.citations import Candidate, Reading
from refextract.model.citation import CitationItem, Key
from refextract.text import Span, pattern

__all__ = ["find"]

_SCORE = 0.97


def find(reading: Reading) -> Iterator[Candidate]:
    """The marks that lead to a note which is the entry of a work; one of a remark cites nothing."""
    labels = {reference.label for reference in reading.references if reference.origin == "text"}
    for mark in _mark.finditer(reading.text):
        if mark["label"] in labels:
            span = Span(*mark.span())
            yield Candidate(span, (CitationItem(span=span, pointer=Key(key=mark["label"])),), _SCORE)


# A mark that is not the label of the note itself.
_mark = pattern(r"(?m)\[\^(?P<label>[^\]\s]{1,60})\](?!:)|(?<!^)\[\^(?P<label>[^\]\s]{1,60})\](?=:)")
