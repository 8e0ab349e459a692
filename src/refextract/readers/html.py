"""HTML: the text as a browser shows it, with its headings, list items and links; scripts and styles left out."""

from __future__ import annotations

from functools import cache
from html import unescape
from html.parser import HTMLParser
from itertools import accumulate

import regex

from refextract.model.document import Anchor, Block, BlockKind, Document
from refextract.readers.text import decode
from refextract.text import Span, TextBuilder

__all__ = ["SUFFIXES", "read"]

SUFFIXES = (".html", ".htm", ".xhtml")

_HIDDEN = frozenset({"script", "style", "template", "noscript", "title", "svg", "iframe", "select", "button"})
_BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "body", "dd", "div", "dl", "dt", "fieldset", "figcaption", "figure"}
    | {"footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre"}
    | {"section", "table", "tbody", "td", "th", "thead", "tr", "ul"}
)
_KINDS: dict[str, BlockKind] = {f"h{level}": "heading" for level in range(1, 7)}
_KINDS |= {"li": "item", "blockquote": "quote", "pre": "code", "p": "paragraph"}
_RAISED = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")


def read(data: bytes, source: str) -> Document:
    """The document of an HTML file; offsets count in the text shown, which leads back to the file.

    Numbers in ``<sup>`` are shown as Unicode superscripts, so that they stay told apart from the word before them.

    Raises:
        UnsupportedFormatError: for a binary file.
        CorruptInputError: for bytes that begin as one encoding and break off.
    """
    original, problems = decode(data, source)
    shown = _Shown(original)
    shown.feed(original)
    shown.close()
    view = shown.builder.build()
    return Document(
        source,
        view,
        original,
        blocks=tuple(sorted(shown.blocks, key=lambda block: block.span)),
        anchors=tuple(shown.anchors),
        format="html",
        problems=problems,
    )


class _Shown(HTMLParser):
    """Builds the text that is shown, block elements on lines of their own, white space folded outside ``pre``."""

    def __init__(self, original: str) -> None:
        super().__init__(convert_charrefs=False)
        self.builder = TextBuilder(original)
        self._original = original
        self.blocks: list[Block] = []
        self.anchors: list[Anchor] = []
        self._lines = (0, *accumulate(len(line) + 1 for line in original.split("\n")))
        self._length = 0
        self._place = 0
        self._hidden = 0
        self._preformatted = 0
        self._raised = 0
        self._blank = True  # nothing stands on this line yet, so a blank would not be shown
        self._empty = True
        self._open: list[tuple[str, int]] = []
        self._link: tuple[int, str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._hidden += tag in _HIDDEN
        self._preformatted += tag == "pre"
        self._raised += tag == "sup"
        if tag in ("p", "li") and any(each == tag for each, _ in self._open):
            self._close(tag)  # its end tag may be left out
        if tag == "br":
            self._line_end()
        elif tag in _BLOCKS:
            self._block_end()
        if tag in _KINDS:
            self._open.append((tag, self._length))  # after the line ends that set it apart
        if tag == "a":
            url = dict(attrs).get("href")
            self._link = (self._length, url) if url else None

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("br", "hr"):
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        self._hidden = max(0, self._hidden - (tag in _HIDDEN))
        self._preformatted = max(0, self._preformatted - (tag == "pre"))
        self._raised = max(0, self._raised - (tag == "sup"))
        if tag == "a" and self._link:
            start, url = self._link
            self._link = None
            if start < self._length:
                self.anchors.append(Anchor(Span(start, self._length), url))
        if tag in _KINDS:
            self._close(tag)
        if tag in _BLOCKS:
            self._block_end()

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            start = self._offset()
            for match in _runs().finditer(data):
                self._run(match.group(), start + match.start(), start + match.end())

    def handle_entityref(self, name: str) -> None:
        self._reference(f"&{name}")

    def handle_charref(self, name: str) -> None:
        self._reference(f"&#{name}")

    def _offset(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column

    def _reference(self, written: str) -> None:
        """A character reference; its semicolon belongs to it where it is there."""
        if self._hidden:
            return
        start = self._offset()
        end = start + len(written)
        end += self._original[end : end + 1] == ";"
        self._put(start, end, unescape(written + ";"))

    def _run(self, text: str, start: int, end: int) -> None:
        if not text.isspace() or self._preformatted:
            self._put(start, end, text.translate(_RAISED) if self._raised else text)
        elif not self._blank:
            self._put(start, end, " ")
            self._blank = True

    def _put(self, start: int, end: int, text: str) -> None:
        self.builder.skip(self._place, start)
        if self._original[start:end] == text:
            self.builder.copy(start, end)
        else:
            self.builder.replace(start, end, text)
        self._place = end
        self._length += len(text)
        self._blank = text.isspace()
        self._empty = self._empty and self._blank

    def _line_end(self) -> None:
        if not self._hidden:
            place = max(self._place, self._offset())
            self._put(place, place, "\n")

    def _block_end(self) -> None:
        """A blank line after whatever stood before."""
        if not self._empty and not self._hidden:
            self._line_end()
            self._line_end()
            self._empty = True

    def _close(self, tag: str) -> None:
        for index in range(len(self._open) - 1, -1, -1):
            if self._open[index][0] == tag:
                start = self._open[index][1]
                del self._open[index:]
                if start < self._length:
                    level = int(tag[1]) if _KINDS[tag] == "heading" else 0
                    self.blocks.append(Block(_KINDS[tag], Span(start, self._length), level))
                return


@cache
def _runs() -> regex.Pattern[str]:
    return regex.compile(r"[ \t\n\r\f]++|[^ \t\n\r\f]++")
