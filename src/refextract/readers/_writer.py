"""What readers of markup write a text with: white space folded, lines and paragraphs set apart, blocks remembered."""

from __future__ import annotations

from collections.abc import Callable

from refextract.model.document import Block, BlockKind
from refextract.text import Span, TextBuilder, TextView, plain_pattern

__all__ = ["Writer"]


class Writer:
    r"""Writes the text of a document from front to back, out of pieces of its source.

    White space, line ends and paragraph ends wait until something follows them; of several the strongest is shown.

    >>> writer = Writer("one  two\nthree")
    >>> writer.text(0, 8); writer.gap("\n\n", 8, 9); writer.text(9, 14)
    >>> writer.build().text
    'one two\n\nthree'
    """

    def __init__(self, source: str) -> None:
        self.source = source
        self.blocks: list[Block] = []
        self.raised: list[Span] = []
        self.length = 0
        self.place = 0
        self._builder = TextBuilder(source)
        self._gap = ""
        self._width = 0  # of the gap; a line end is wider than a blank
        self._gap_span = (0, 0)
        self._last = ""
        self._stands = 0  # the width of the gap that was shown last, if nothing follows it yet
        self._parted = False

    def text(self, start: int, end: int) -> None:
        """Show a piece of the source as running text."""
        shown = self.source[start:end]
        last = start + len(shown.rstrip(_BLANKS))
        if last == start:
            if start < end:
                self.gap(" ", start, end)
            return
        first = end - len(shown.lstrip(_BLANKS))
        if start < first:
            self.gap(" ", start, first)
        self._words(first, last)
        if last < end:
            self.gap(" ", last, end)

    def _words(self, start: int, end: int) -> None:
        """Show a piece of the source that begins and ends with a sign, all white space between two as one blank."""
        place = start
        self._part(start, self.source[start])
        shift = self.flush(start) - start
        for gap in _wide_gaps.finditer(self.source, start, end):
            self._builder.copy(place, gap.start())
            place = gap.end()
            self._builder.replace(gap.start(), place, " ")
            shift -= place - gap.start() - 1
        self._builder.copy(place, end)
        self._moved(end, end + shift - self.length, self.source[end - 1])

    def copy(self, start: int, end: int) -> None:
        """Show a piece of the source as it is."""
        if start < end:
            self._part(start, self.source[start])
            self.flush(start)
            self._builder.copy(start, end)
            self._moved(end, end - start, self.source[end - 1])

    def put(self, start: int, end: int, text: str) -> None:
        """Show `text` in place of a piece of the source."""
        if text:
            self._part(start, text[0])
            self.flush(start)
            self._builder.replace(start, end, text)
            self._moved(end, len(text), text[-1])

    def add(self, text: str, place: int | None = None) -> None:
        """Show `text` that is nowhere in the source."""
        at = max(self.place, self.place if place is None else place, self._gap_span[1])
        self.put(at, at, text)

    def sign(self, text: str, place: int) -> None:
        """Show a sign between two fields that is nowhere in the source; a full stop that stands there is enough."""
        if text[:1] == "." and self._last in ".?!" and not self._gap:
            text = text[1:]
        stripped = text.lstrip(" ")
        if text != stripped:
            self.gap(" ", place, place)
        body = stripped.rstrip(" ")
        if body:
            self.add(body, place)
        if stripped != body:
            self.gap(" ", place, place)

    def gap(self, kind: str, start: int | None = None, end: int | None = None) -> None:
        """Set what follows apart by a blank, a line end or two; nothing stands before the first word."""
        if self.length and len(kind) + (kind[0] == "\n") > max(self._width, self._stands):
            at = max(self.place, self.place if start is None else start)
            if self._gap:
                at = max(at, self._gap_span[0])
            self._gap, self._width = kind, len(kind) + (kind[0] == "\n")
            self._gap_span = (at, max(at, at if end is None else end))

    def drop_gap(self) -> None:
        """Forget the blank that waits."""
        self._gap, self._width = "", 0

    def keep_apart(self, place: int, *, from_signs: bool = False) -> None:
        """A blank before what follows, if a word (or any sign but an opening bracket) stands right before it."""
        if not self._gap and (self._last.isalnum() or (from_signs and self._last not in "([{<\"'“‘/=:–-")):
            self.gap(" ", place, place)

    def keep_next_apart(self) -> None:
        """A blank before the next word, unless a sign comes first."""
        self._parted = True

    def flush(self, place: int | None = None) -> int:
        """Show what waits, for something begins here; where that is in the text."""
        if self._gap:
            start, end = self._gap_span
            if self.source[start:end] == self._gap:
                self._builder.copy(start, end)
            else:
                end = min(end, end if place is None else max(place, start))
                self._builder.replace(start, end, self._gap)
            self._moved(end, len(self._gap), self._gap[-1])
            self._gap, self._stands, self._width = "", self._width, 0
        return self.length

    def begin(self) -> Callable[[BlockKind, int], None]:
        """Where a block begins; what is returned ends it, unless it is empty."""
        start = self.flush()

        def end(kind: BlockKind, level: int = 0) -> None:
            if self.length > start:
                self.blocks.append(Block(kind, Span(start, self.length), level))

        return end

    def raise_from(self, start: int) -> None:
        """What is shown from `start` on is printed as a superscript."""
        if self.length > start:
            self.raised.append(Span(start, self.length))

    def build(self) -> TextView:
        """The view of all that was shown."""
        return self._builder.build()

    def sorted_blocks(self) -> tuple[Block, ...]:
        """The blocks by where they begin, the outer before the inner."""
        return tuple(sorted(self.blocks, key=lambda block: (block.span.start, -block.span.end)))

    def _part(self, place: int, first: str) -> None:
        """The blank that was asked for between two words."""
        if self._parted and not self._gap and self._last.isalnum() and first.isalnum():
            self.gap(" ", place, place)
        self._parted = False

    def _moved(self, place: int, shown: int, last: str) -> None:
        self.place = place
        self.length += shown
        self._last = last
        self._stands = 1 if last == " " else 2 if last == "\n" else 0


_BLANKS = " \t\n\r\f\v"
_wide_gaps = plain_pattern(r"[ \t\n\r\f\v]{2,}|[\t\n\r\f\v]")
