"""The text that is being written: white space is folded, what stands between two texts is settled with the second."""

from __future__ import annotations

from dataclasses import dataclass
from html import unescape

from refextract.text import Span, TextBuilder, TextView, pattern

__all__ = ["PARAGRAPH", "Sheet", "Stretch"]

PARAGRAPH = 2
"""Line ends between paragraphs."""
_CLOSING_SIGNS = frozenset('.,;:)]”"')
_NONE_BEFORE = frozenset(".,;:!?)]}’”–-/")
_NONE_BEHIND = frozenset("([{–-/")
_QUOTES = frozenset("“\"‘'")


@dataclass(slots=True)
class Stretch:
    """Something that spans text: where it begins, once text has followed."""

    start: int = -1


class Sheet:
    """Writes pieces of a source; blanks, line ends and numbers wait for the text that follows them.

    So no stretch begins or ends with white space, and the text neither.
    """

    def __init__(self, source: str) -> None:
        self._source = source
        self._builder = TextBuilder(source)
        self._length = 0
        self._place = 0
        self._breaks = 0
        self._blank: Span | None = None
        self._soft = False
        self._number = ""
        self._before_number = 0
        self._waiting: list[Stretch] = []
        self._last = ""

    def view(self) -> TextView:
        """All that was written."""
        return self._builder.build()

    def begin(self) -> Stretch:
        """A stretch that begins with the next text."""
        stretch = Stretch()
        self._waiting.append(stretch)
        return stretch

    def span(self, stretch: Stretch) -> Span | None:
        """What a stretch covers up to here; None where no text has followed."""
        return Span(stretch.start, self._length) if -1 < stretch.start < self._length else None

    def end_line(self, count: int = 1) -> None:
        """Let at least so many line ends stand before the next text."""
        self._blank = None
        self._breaks = max(self._breaks, count)

    def end_one_more_line(self) -> None:
        """Let one more line end stand before the next text, up to an empty line."""
        self.end_line(min(PARAGRAPH, self._breaks + 1))

    def part(self, *, soft: bool = False) -> None:
        """Let a blank stand before the next text; a `soft` one only before a word or a quotation."""
        if self._blank is None or (self._soft and not soft):
            self._blank, self._soft = Span(self._place, self._place), soft

    def part_pieces(self) -> None:
        """Let a soft blank stand before the next text where the one before ends with a closing sign."""
        if self._last in _CLOSING_SIGNS and self._blank is None:
            self.part(soft=True)

    def number(self, number: str) -> None:
        """Let the number of an item stand before the next text; stretches that begin from here on begin behind it."""
        self._number = number
        self._before_number = len(self._waiting)

    def write(self, start: int, end: int, *, folded: bool = True) -> None:
        """Show a piece of the source, white space `folded` or as it is."""
        for found in _pieces.finditer(self._source, start, end):
            if found.lastgroup == "blank" and folded:
                if self._blank is None or self._soft or not len(self._blank):
                    self._blank, self._soft = Span(*found.span()), False
            else:
                self._put(*found.span(), unescape(found[0]) if found.lastgroup == "reference" else found[0])

    def insert(self, text: str) -> None:
        """Show a sign that stands nowhere in the source."""
        self._lead_in(text, self._place)
        self._insert(text, self._place)

    def _put(self, start: int, end: int, text: str) -> None:
        if not text:  # a reference to a character that no text may hold
            return
        self._lead_in(text, start)
        self._builder.skip(self._place, start)
        self._show(start, end, text)

    def _show(self, start: int, end: int, text: str) -> None:
        if self._source[start:end] == text:
            self._builder.copy(start, end)
        else:
            self._builder.replace(start, end, text)
        self._place = end
        self._length += len(text)
        self._last = text[-1]

    def _insert(self, text: str, place: int) -> None:
        place = max(place, self._place)
        self._show(place, place, text)

    def _lead_in(self, text: str, place: int) -> None:
        """Write the line ends or the blank and the number that stand before a text."""
        if self._length:
            if self._breaks:
                self._insert("\n" * self._breaks, self._place)
            elif self._blank is not None and (len(self._blank) or self._may_part(text)):
                self._write_blank(self._blank, place)
        self._breaks, self._blank, self._soft = 0, None, False
        if self._number:
            self._start(self._before_number)
            self._insert(f"{self._number}. ", place)
            self._number = ""
        self._start(len(self._waiting))

    def _may_part(self, text: str) -> bool:
        """Whether a blank that the source does not have may stand before a text: none does before a comma."""
        if self._soft:
            return text[0].isalpha() or text[0] in _QUOTES
        return text[0] not in _NONE_BEFORE and self._last not in _NONE_BEHIND

    def _write_blank(self, blank: Span, place: int) -> None:
        """The blank where it stands in the source, if it does and what lies between is not passed already."""
        if self._place <= blank.start and blank.end <= place:
            self._builder.skip(self._place, blank.start)
            self._show(blank.start, blank.end, " ")
        else:
            self._insert(" ", self._place)

    def _start(self, count: int) -> None:
        """Let what waits for text begin here: as many as are given, the first of them."""
        for stretch in self._waiting[:count]:
            stretch.start = self._length
        del self._waiting[:count]


_pieces = pattern(
    r"(?P<blank>[ \t\n\r\f]++)|(?P<reference>&(?:\#\d{1,7};?+|\#[xX][0-9a-fA-F]{1,6};?+|[A-Za-z][A-Za-z0-9]{1,31}+;?+))"
    r"|[^ \t\n\r\f&]++(?: [^ \t\n\r\f&]++)*+|&"
)
"""White space, a character reference, or words with one blank between them each."""
