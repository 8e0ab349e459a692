"""Where the body, the notes and the reference lists of a document are.

The body and the notes together make the running text, in which citations are looked for; the lists are split into
raw references by `refextract.splitting`.
"""

from __future__ import annotations

from dataclasses import dataclass

from refextract.model.document import Document
from refextract.model.reference import RawReference
from refextract.text import Span, TextView

__all__ = ["Outline", "ReferenceList", "outline"]


@dataclass(frozen=True, slots=True)
class ReferenceList:
    """A reference list: `span` from its heading (if it has one) to the last character of its last entry."""

    span: Span
    heading: Span | None
    entries: tuple[RawReference, ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """The parts of a document, all spans in its text.

    `running` is the running text as one reads it: without reference lists and page furniture, hard-wrapped lines
    joined by a blank and hyphenation undone, paragraphs separated by a newline; it leads back to the document.
    `scopes` are the parts of a page with several posts (empty for one).
    `furniture` holds running heads and page numbers.
    """

    running: TextView
    body: tuple[Span, ...] = ()
    notes: tuple[Span, ...] = ()
    lists: tuple[ReferenceList, ...] = ()
    furniture: tuple[Span, ...] = ()
    scopes: tuple[Span, ...] = ()

    @property
    def entries(self) -> tuple[RawReference, ...]:
        """The raw references of all lists, in the order of the text."""
        return tuple(entry for each in self.lists for entry in each.entries)


def outline(document: Document) -> Outline:
    """The outline of a document; a text without a list has no `lists`, and nothing fails."""
    whole = Span(0, len(document.text))
    return Outline(TextView.of(document.text), body=(whole,))
