"""Entries in notes that the file marks: what calls a note is the label of the entry that it begins with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from refextract.model.document import Document
from refextract.model.reference import RawReference
from refextract.text import Span

if TYPE_CHECKING:
    from refextract.outline.parts import ReferenceList

__all__ = ["labelled_by_marks"]


def labelled_by_marks(lists: Sequence[ReferenceList], document: Document) -> list[ReferenceList]:
    """The lists, with labels for the entries that begin as the notes do that they stand in: ``iv Doe, J. (1999).``."""
    marks = {each.span.start: each.mark.of(document.text) for each in document.blocks if each.mark is not None}
    if not marks:
        return list(lists)
    return [replace(each, entries=tuple(_labelled(entry, marks) for entry in each.entries)) for each in lists]


def _labelled(entry: RawReference, marks: dict[int, str]) -> RawReference:
    mark = marks.get(entry.span.start)
    if entry.label is not None or not mark or not entry.view.text.startswith(f"{mark} "):
        return entry
    return replace(entry, label=mark, view=entry.view.part(Span(len(mark) + 1, len(entry.view.text))))
