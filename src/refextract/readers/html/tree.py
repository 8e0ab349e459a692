"""The element tree of a page: every element and every piece of text with its place in the source.

End tags may be missing, doubled or crossed. An end tag that crosses blocks ends what it names and leaves the blocks
open; the tree is built without recursion and never searches its stack, so that no nesting makes it slow.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping
from html import unescape
from typing import Literal, NamedTuple

from refextract.readers.html.tokens import Token, tokens

__all__ = ["BLOCKS", "HEADINGS", "Element", "Event", "Page", "Text", "parse"]

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
BLOCKS = HEADINGS | {
    *("address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog", "div", "dl", "dt"),
    *("fieldset", "figcaption", "figure", "footer", "form", "header", "hgroup", "hr", "html", "li", "main", "menu"),
    *("nav", "ol", "p", "pre", "search", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr"),
    *("caption", "ul"),
}
_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"}
)
_ROOTS = ("html", "head", "body")
_CELLS = ("td", "th", "caption", "table")
_CLOSED_BY: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "li": (("li",), ("ul", "ol", "menu", *_CELLS)),
    "dt": (("dt", "dd"), ("dl", *_CELLS)),
    "dd": (("dt", "dd"), ("dl", *_CELLS)),
    "td": (("td", "th"), ("tr", "table")),
    "th": (("td", "th"), ("tr", "table")),
    "tr": (("tr", "caption"), ("table",)),
    "tbody": (("thead", "tbody", "tfoot", "tr", "caption"), ("table",)),
    "tfoot": (("thead", "tbody", "tr"), ("table",)),
    "thead": (("caption",), ("table",)),
    "option": (("option",), ("select",)),
}
"""What a start tag closes, and the elements that it does not reach out of (Source: HTML Standard, 13.1.2.4)."""
_KEPT_IN: Mapping[str, tuple[str, ...]] = {"li": ("ul", "ol", "menu"), "table": (), "tr": ("table",), "body": ()}
"""What an end tag does not reach out of, if not the cells of a table."""


class Element:
    """An element: `start` and `end` are code points of the source, tags included.

    `index` counts in document order, `position` among the children of the parent.
    """

    __slots__ = ("attributes", "children", "end", "index", "parent", "part", "position", "start", "tag")

    def __init__(self, token: Token, parent: Element | None, index: int, part: int) -> None:
        self.tag = token.name
        self.attributes = token.attributes
        self.start = token.start
        self.end = -1
        self.parent = parent
        self.children: list[Element] = []
        self.index = index
        self.part = part
        self.position = len(parent.children) if parent is not None else 0

    def get(self, name: str) -> str:
        """The value of an attribute, empty where there is none."""
        return self.attributes.get(name, "")

    def holds(self, place: int) -> bool:
        """Whether a place of the source lies in the element."""
        return self.start <= place < self.end


class Text(NamedTuple):
    """A piece of text as the source writes it, and the element that it stands in."""

    start: int
    end: int
    parent: Element


class Event(NamedTuple):
    """What comes at a place of the source: the beginning or the end of an element, or text."""

    kind: Literal["open", "close", "text"]
    place: int
    element: Element
    end: int = 0


class Page:
    """The trees of one source; `parts` names the files that it is made of ("" for a file of its own)."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.parts: list[str] = []
        self.elements: list[Element] = []
        self.events: list[Event] = []
        self.texts: list[Text] = []
        self._text_starts: list[int] = []

    def add_text(self, start: int, end: int, parent: Element) -> None:
        """Put a piece of text at the end."""
        self.texts.append(Text(start, end, parent))
        self._text_starts.append(start)
        self.events.append(Event("text", start, parent, end))

    def texts_in(self, start: int, end: int) -> list[Text]:
        """The pieces of text between two places of the source."""
        first, last = self.text_range(start, end)
        return self.texts[first:last]

    def said(self, texts: Iterable[Text]) -> str:
        """What pieces of text say together, in one line, character references read."""
        joined = "".join(self.source[text.start : text.end] for text in texts)
        return " ".join((unescape(joined) if "&" in joined else joined).split())

    def first_said(self, start: int, end: int, count: int) -> str:
        """What the first few pieces of text between two places say."""
        first, last = self.text_range(start, end)
        return self.said(self.texts[first : min(last, first + count)])

    def text_range(self, start: int, end: int) -> tuple[int, int]:
        """The indexes of the first and past the last piece of text that begins between two places of the source."""
        return bisect_left(self._text_starts, start), bisect_left(self._text_starts, end)

    def elements_in(self, start: int, end: int) -> list[Element]:
        """The elements that begin between two places of the source."""
        first = bisect_left(self.elements, start, key=_start)
        return self.elements[first : bisect_left(self.elements, end, lo=first, key=_start)]


def _start(element: Element) -> int:
    return element.start


def parse(page: Page, start: int, end: int, part: str = "") -> None:
    """Add the tree of ``page.source[start:end]`` to a page."""
    page.parts.append(part)
    builder = _Builder(page, len(page.parts) - 1)
    for token in tokens(page.source, start, end):
        builder.put(token)
    builder.close_to(0, end)


class _Builder:
    """The open elements, and where each name stands among them."""

    def __init__(self, page: Page, part: int) -> None:
        self._page = page
        self._part = part
        self._stack: list[Element] = []
        self._open: defaultdict[str, list[int]] = defaultdict(list)
        self._blocks: list[int] = []

    def put(self, token: Token) -> None:
        if not self._stack and token.kind != "close" and token.name not in _ROOTS:
            self._push(Token("open", token.start, token.start, "body"))
        if token.kind == "text":
            self._page.add_text(token.start, token.end, self._stack[-1])
        elif token.kind == "open":
            self._opened(token)
        else:
            self._closed(token)

    def close_to(self, depth: int, place: int) -> None:
        """End the elements from `depth` of the stack on."""
        while len(self._stack) > depth:
            element = self._stack.pop()
            if self._blocks and self._blocks[-1] == len(self._stack):
                self._blocks.pop()
            if element.end < 0:  # not ended by a crossed end tag before
                self._open[element.tag].pop()
                self._end(element, place)

    def _opened(self, token: Token) -> None:
        if token.name in _ROOTS and self._open[token.name]:
            return
        self._imply_ends(token)
        self._push(token)
        if token.closed or token.name in _VOID:
            self.close_to(len(self._stack) - 1, token.end)

    def _push(self, token: Token) -> None:
        parent = self._stack[-1] if self._stack else None
        element = Element(token, parent, len(self._page.elements), self._part)
        if parent is not None:
            parent.children.append(element)
        self._page.elements.append(element)
        self._page.events.append(Event("open", token.start, element))
        self._open[token.name].append(len(self._stack))
        if token.name in BLOCKS:
            self._blocks.append(len(self._stack))
        self._stack.append(element)

    def _imply_ends(self, token: Token) -> None:
        """End what this start tag ends: a paragraph, an item, a cell, a heading, a link."""
        if token.name in BLOCKS:
            self._close_one(("p",), (*_CELLS, "button", "object"), token.start)
        if token.name in HEADINGS and self._stack and self._stack[-1].tag in HEADINGS:
            self.close_to(len(self._stack) - 1, token.start)
        if token.name in _CLOSED_BY:
            self._close_one(*_CLOSED_BY[token.name], token.start)
        if token.name == "a" and self._top("a") > self._barrier(_CELLS):
            self._cross(self._top("a"), token.start)

    def _close_one(self, names: tuple[str, ...], barriers: tuple[str, ...], place: int) -> None:
        """End the outermost of the open `names` that stands inside all `barriers`."""
        barrier = self._barrier(barriers)
        inside = [depth for name in names if (depth := self._top(name)) > barrier]
        if inside:
            self.close_to(min(inside), place)

    def _closed(self, token: Token) -> None:
        depth = self._top(token.name)
        if depth < 0 or depth < self._barrier(_KEPT_IN.get(token.name, _CELLS)):
            return
        if token.name not in BLOCKS and self._blocks and self._blocks[-1] > depth:
            self._cross(depth, token.end)
        else:
            self.close_to(depth + 1, token.start)
            self.close_to(depth, token.end)

    def _cross(self, depth: int, place: int) -> None:
        """End an element whose end tag stands inside blocks that go on."""
        element = self._stack[depth]
        self._open[element.tag].pop()
        self._end(element, place)

    def _end(self, element: Element, place: int) -> None:
        element.end = place
        self._page.events.append(Event("close", place, element))

    def _top(self, name: str) -> int:
        depths = self._open[name]
        return depths[-1] if depths else -1

    def _barrier(self, names: tuple[str, ...]) -> int:
        return max((self._top(name) for name in names), default=-1)
