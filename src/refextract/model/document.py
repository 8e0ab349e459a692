"""The document: a text with its source, and what its reader knows of its structure."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import Any, Literal, NamedTuple

from refextract.errors import wrong_type
from refextract.model.given import NOTHING_GIVEN, Given
from refextract.model.sheet import Box, Sheet
from refextract.text import Span, TextView

__all__ = ["Anchor", "Block", "Document", "Landmark", "Place", "checked_document"]

BlockKind = Literal["heading", "paragraph", "item", "quote", "code", "note", "table"]


class Place(NamedTuple):
    """A position in the source: lines, columns (in code points), pages and paragraphs count from 1.

    `part` names the file of a project or the part of an archive that the position stands in, and `line`, `column` and
    `paragraph` count in it; None where the source is one file. `page` and `paragraph` are None where none is known.
    """

    line: int
    column: int
    page: int | None = None
    paragraph: int | None = None
    part: str | None = None


class Landmark(NamedTuple):
    """From `start` of `Document.original` on, up to the next landmark, stands this part, page and paragraph.

    `line` and `column` say where in its part that is, where the part goes on there: behind another file that it takes
    in. Where they are None, lines count from the first of the landmarks of this part that follow one another.
    """

    start: int
    part: str | None = None
    page: int | None = None
    paragraph: int | None = None
    line: int | None = None
    column: int = 1


class Block(NamedTuple):
    """A stretch of text that the source marks as a heading, a list item, code and so on; `level` of a heading.

    `mark` is the number or sign in the text that calls a note.
    """

    kind: BlockKind
    span: Span
    level: int = 0
    mark: Span | None = None


class Anchor(NamedTuple):
    """A hyperlink: `span` shows its text in the document, `url` is where it leads."""

    span: Span
    url: str


@dataclass(frozen=True)
class Document:
    """A text to extract from; every offset of every result points into `text`.

    `source` names the file; `view` leads from `text` back to `original`, the characters of the decoded file (of a
    project or an archive: of its parts one after the other); `blocks`, `anchors` and `raised` (what is printed as a
    superscript), `hidden` (signs of the text that nobody is shown, sorted) are empty where the format has no markup;
    `given` is what the file itself declares; `landmarks` and `boxes`, both sorted by where they start, tell parts,
    pages and places on them, and `sheets` the pages; `problems` are sentences on what could not be read. `language` is
    the ISO 639-1 code that the file names. `assembled` tells that `original` is no text that stands in the file as it
    is, but was put together by the reader, so that nothing can be written back. `files` are the files of a project, the
    main one first, called as places call them; there are none where the source is one file.
    """

    source: str
    view: TextView
    original: str
    blocks: tuple[Block, ...] = ()
    anchors: tuple[Anchor, ...] = ()
    format: str = "text"
    problems: tuple[str, ...] = ()
    raised: tuple[Span, ...] = ()
    hidden: tuple[Span, ...] = ()
    given: Given = NOTHING_GIVEN
    landmarks: tuple[Landmark, ...] = ()
    boxes: tuple[Box, ...] = ()
    sheets: tuple[Sheet, ...] = ()
    language: str | None = None
    assembled: bool = False
    files: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The text that all offsets count in."""
        return self.view.text

    def locate(self, span: Span) -> Place:
        r"""Line and column of the start of `span` in the source file.

        >>> Document.of("one\ntwo").locate(Span(5, 6))
        Place(line=2, column=2, page=None, paragraph=None, part=None)
        """
        if not isinstance(span, Span):
            raise wrong_type("locate", "a Span of the document's text", span)
        place = self.view.to_source(span).start
        index = bisect_right(self._landmarks, place) - 1
        mark = self.landmarks[index] if index >= 0 else Landmark(0)
        origin = self._origin(index) if mark.part else Landmark(0)
        first, line = bisect_right(self._lines, origin.start), bisect_right(self._lines, place)
        column = place - self._lines[line - 1] + 1
        if line == first and mark.part:
            column = place - origin.start + origin.column
        return Place(line - first + (origin.line or 1), column, mark.page, mark.paragraph, mark.part)

    def line_of(self, span: Span) -> int:
        r"""The line of the start of `span` in `original`, which runs on over all parts.

        >>> Document.of("one\ntwo").line_of(Span(5, 6))
        2
        """
        if not isinstance(span, Span):
            raise wrong_type("line_of", "a Span of the document's text", span)
        return bisect_right(self._lines, self.view.to_source(span).start)

    def _origin(self, index: int) -> Landmark:
        """The landmark that lines count from where this one stands."""
        while index > 0 and self.landmarks[index].line is None:
            if self.landmarks[index - 1].part != self.landmarks[index].part:
                break
            index -= 1
        return self.landmarks[index]

    def boxes_of(self, span: Span) -> tuple[Box, ...]:
        """The boxes, one a line, that show `span` and nothing else; none where the format has no pages."""
        shown = self.view.to_source(span)
        first = bisect_right(self._boxes, shown.start) - 1
        last = bisect_left(self._boxes, shown.end)
        return tuple(box.part(shown) for box in self.boxes[max(0, first) : last] if box.span.overlaps(shown))

    def __repr__(self) -> str:
        return f"Document({self.source!r}, format={self.format!r}, characters={len(self.text)})"

    @cached_property
    def _landmarks(self) -> tuple[int, ...]:
        return tuple(mark.start for mark in self.landmarks)

    @cached_property
    def _boxes(self) -> tuple[int, ...]:
        return tuple(box.span.start for box in self.boxes)

    @cached_property
    def _lines(self) -> tuple[int, ...]:
        return (0, *accumulate(len(line) + 1 for line in self.original.split("\n")[:-1]))

    @classmethod
    def of(cls, text: str, source: str = "<text>") -> Document:
        """The document of a plain text, offsets as in `text` itself."""
        return cls(source, TextView.of(text), text)


def checked_document(document: Any) -> Document:
    """The document, if it is one.

    Raises:
        TypeError: for anything else.
    """
    if not isinstance(document, Document):
        raise TypeError(f"a Document is wanted, as read(…) makes one, not {type(document).__name__}")
    return document
