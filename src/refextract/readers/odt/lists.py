"""Automatic numbers of an ODT file, counted as LibreOffice counts them."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from refextract.readers.odt.package import TEXT
from refextract.readers.odt.styles import Level, Styles
from refextract.values.figures import whole

__all__ = ["Lists"]

_XML_ID = "{http://www.w3.org/XML/1998/namespace}id"


class Lists:
    """The lists around a paragraph, outermost first, and the numbers that they have come to."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._open: list[tuple[str, dict[int, int]]] = []
        self._by_style: dict[str, dict[int, int]] = {}
        self._by_id: dict[str, dict[int, int]] = {}
        self._headings: dict[int, int] = {}
        self._waiting = False  # whether an item has begun whose number is not shown yet

    def enter(self, element: Element, default: str | None) -> None:
        """Enter a list; one that continues another goes on with its numbers."""
        outer = self._open[-1] if self._open else None
        style = element.get(f"{TEXT}style-name") or (outer[0] if outer else default or "")
        continued = element.get(f"{TEXT}continue-list", "")
        if outer is not None:
            numbers = outer[1]
        elif continued and continued in self._by_id:
            numbers = self._by_id[continued]
        elif element.get(f"{TEXT}continue-numbering") == "true" and style in self._by_style:
            numbers = self._by_style[style]
        else:
            numbers = {}
        self._by_style[style] = numbers
        self._by_id[element.get(_XML_ID, "")] = numbers
        self._open.append((style, numbers))

    def leave(self) -> None:
        """Leave the innermost list."""
        self._open.pop()

    def begin_item(self, element: Element) -> None:
        """Begin an item, whose first paragraph shows its number."""
        start = whole(element.get(f"{TEXT}start-value"))
        if not self._open:
            return
        level, (_, numbers) = len(self._open), self._open[-1]
        if start is not None:
            numbers[level] = start - 1
        self._waiting = True

    @property
    def are_around(self) -> bool:
        """Whether a list is open."""
        return bool(self._open)

    def label(self) -> str:
        """The label of the paragraph that begins now, with the blank behind it; empty where it shows none."""
        if not self._waiting or not self._open:
            return ""
        self._waiting = False
        style, numbers = self._open[-1]
        return _next(self._styles.lists.get(style, {}), numbers, len(self._open))

    def heading(self, level: int) -> str:
        """The number of a heading of that level, counted from 1; empty where headings show none."""
        return _next(self._styles.outline, self._headings, level)

    def aside(self) -> Lists:
        """Lists for a text that stands apart, in a note or a text box."""
        return Lists(self._styles)


def _next(levels: dict[int, Level], numbers: dict[int, int], level: int) -> str:
    own = levels.get(level, Level(style=""))
    numbers[level] = numbers.get(level, own.start - 1) + 1
    for deeper in [each for each in numbers if each > level]:
        del numbers[deeper]
    above = [numbers.get(each, levels.get(each, Level()).start) for each in range(1, level)]
    return own.label([*above, numbers[level]])
