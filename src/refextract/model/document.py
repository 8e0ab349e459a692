"""The document: a text with its source, and what its reader knows of its structure."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import Literal, NamedTuple

from refextract.text import Span, TextView

__all__ = ["Anchor", "Block", "Document", "Place"]

BlockKind = Literal["heading", "paragraph", "item", "quote", "code", "note", "table"]


class Place(NamedTuple):
    """A position in the source file; lines and columns count from 1, columns in code points."""

    line: int
    column: int


class Block(NamedTuple):
    """A stretch of text that the source marks as a heading, a list item, code and so on; `level` of a heading."""

    kind: BlockKind
    span: Span
    level: int = 0


class Anchor(NamedTuple):
    """A hyperlink: `span` shows its text in the document, `url` is where it leads."""

    span: Span
    url: str


@dataclass(frozen=True)
class Document:
    """A text to extract from; every offset of every result points into `text`.

    `source` names the file; `view` leads from `text` back to the characters of the decoded file; `blocks` and
    `anchors` are empty where the format has no markup; `problems` are sentences on what could not be read.
    """

    source: str
    view: TextView
    original: str
    blocks: tuple[Block, ...] = ()
    anchors: tuple[Anchor, ...] = ()
    format: str = "text"
    problems: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The text that all offsets count in."""
        return self.view.text

    def locate(self, span: Span) -> Place:
        r"""Line and column of the start of `span` in the source file.

        >>> Document.of("one\ntwo").locate(Span(5, 6))
        Place(line=2, column=2)
        """
        place = self.view.to_source(span).start
        line = bisect_right(self._lines, place)
        return Place(line, place - self._lines[line - 1] + 1)

    @cached_property
    def _lines(self) -> tuple[int, ...]:
        return (0, *accumulate(len(line) + 1 for line in self.original.split("\n")[:-1]))

    @classmethod
    def of(cls, text: str, source: str = "<text>") -> Document:
        """The document of a plain text, offsets as in `text` itself."""
        return cls(source, TextView.of(text), text)
