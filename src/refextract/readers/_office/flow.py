"""The text of a word processor's document as it grows, with what its reader learns on the way."""

from __future__ import annotations

from collections.abc import MutableSequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from refextract.model.document import Anchor, Block, BlockKind, Landmark
from refextract.readers._office.cited import Field
from refextract.text import Span

__all__ = ["Flow", "Jump", "Mark", "Shown"]


class Shown(NamedTuple):
    """What `span` shows was made by a field."""

    span: Span
    field: Field


class Jump(NamedTuple):
    """A link inside the document: `target` is the name of a bookmark, `tip` what the link says of it."""

    span: Span
    target: str
    tip: str = ""


class Mark(NamedTuple):
    """A state of a flow to which it can be rewound."""

    pieces: int
    length: int
    waiting: str
    lists: tuple[int, ...]


@dataclass(slots=True)
class Flow:
    """Text put together piece by piece; all offsets count in it.

    `units` are the paragraphs (the rows, where entries stand in a table) in their order; `listed` those of them that
    the format says are entries of a reference list, `likely` those that it only hints at; `bookmarks` leads from
    names to places. What `separate` asks for is put before the next piece, so that nothing separates at either end.
    """

    part: str | None = None
    page: int | None = None
    paragraph: int | None = None
    raised: list[Span] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    anchors: list[Anchor] = field(default_factory=list)
    landmarks: list[Landmark] = field(default_factory=list)
    fields: list[Shown] = field(default_factory=list)
    jumps: list[Jump] = field(default_factory=list)
    units: list[Span] = field(default_factory=list)
    listed: set[Span] = field(default_factory=set)
    likely: set[Span] = field(default_factory=set)
    bookmarks: dict[str, int] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)
    length: int = 0
    _marked: bool = False  # whether what was raised last is the mark of a note
    _pieces: list[str] = field(default_factory=list)
    _waiting: str = ""

    @property
    def text(self) -> str:
        """All that was written."""
        return "".join(self._pieces)

    def write(self, text: str, *, raised: bool = False) -> None:
        """Put a piece at the end; `raised` where it is printed as a superscript."""
        if not text:
            return
        self._separate()
        start = self.length
        self._put(text)
        if raised and not text.isspace():
            last = self.raised[-1] if self.raised else None
            if last is not None and last.end == start and not self._marked:
                self.raised[-1] = Span(last.start, self.length)
            else:
                self.raised.append(Span(start, self.length))
            self._marked = False

    def write_mark(self, text: str) -> Span:
        """Put the mark of a note at the end, raised and apart from other figures."""
        self._separate()
        start = self.length
        if text:
            self._put(text)
            self.raised.append(Span(start, self.length))
            self._marked = True
        return Span(start, self.length)

    def separate(self, by: str) -> None:
        """Put `by` before the next piece, unless something longer is to stand there."""
        if len(by) >= len(self._waiting):
            self._waiting = by

    def turn_page(self) -> None:
        """Go to the next page, which begins here."""
        self.page = (self.page or 1) + 1
        if self.landmarks:
            self.land()

    def land(self) -> None:
        """Tell where what comes next stands."""
        mark = Landmark(self.length, self.part, self.page, self.paragraph)
        if self.landmarks and self.landmarks[-1].start == self.length:
            self.landmarks.pop()
        self.landmarks.append(mark)

    def begin(self) -> int:
        """The offset at which a paragraph begins that is written next."""
        self._separate()
        self.land()
        return self.length

    def block(self, kind: BlockKind, span: Span, level: int = 0, mark: Span | None = None) -> None:
        """Say that a stretch is a block of that kind."""
        self.blocks.append(Block(kind, span, level, mark))

    def span(self, start: int, end: int) -> Span:
        """A stretch of what was written."""
        return Span(start, max(start, end))

    def written_since(self, mark: Mark) -> Span:
        """What was written since a state, blanks around it aside."""
        written = self.since(mark)
        start = mark.length + len(written) - len(written.lstrip())
        return self.span(start, mark.length + len(written.rstrip()))

    def settle(self, made: Field, since: Mark) -> None:
        """Say that all that was written since a state was made by a field."""
        span = self.written_since(since)
        if made.kind == "jump" and made.target and len(span):
            self.jumps.append(Jump(span, made.target, made.tip))
        elif made.kind == "link" and len(span):
            self.anchors.append(Anchor(span, made.target))
        elif made.kind in ("citation", "bibliography"):
            self.fields.append(Shown(span, made))

    def is_blank_since(self, mark: Mark) -> bool:
        """Whether nothing but white space was written since."""
        return all(piece.isspace() for piece in self._pieces[mark.pieces :])

    def since(self, mark: Mark) -> str:
        """What was written since."""
        return "".join(self._pieces[mark.pieces :])

    def mark(self) -> Mark:
        """The state as it is now."""
        return Mark(len(self._pieces), self.length, self._waiting, tuple(len(each) for each in self._lists))

    def rewind(self, mark: Mark) -> None:
        """Take back all that was written since; bookmarks stay, for they may be called for."""
        del self._pieces[mark.pieces :]
        for each, length in zip(self._lists, mark.lists, strict=True):
            each[length:] = [kept for kept in each[length:] if _ends_before(kept, mark.length)]
        self.length = mark.length
        self._waiting = mark.waiting
        if self.raised and self.raised[-1].end > self.length:
            self.raised[-1] = Span(self.raised[-1].start, self.length)

    @property
    def ahead(self) -> int:
        """Where the next piece will begin."""
        return self.length + (len(self._waiting) if self.length else 0)

    @property
    def _lists(self) -> tuple[MutableSequence[Any], ...]:
        return (self.raised, self.blocks, self.anchors, self.landmarks, self.fields, self.jumps, self.units)

    def _separate(self) -> None:
        waiting, self._waiting = self._waiting, ""
        if waiting and self.length:
            self._put(waiting)

    def _put(self, text: str) -> None:
        self._pieces.append(text)
        self.length += len(text)


def _ends_before(kept: object, place: int) -> bool:
    """Whether what was noted in a part that is taken back is about what stands before it: a long field that ended."""
    return isinstance(kept, Shown | Jump | Anchor) and kept.span.end <= place and len(kept.span) > 0
