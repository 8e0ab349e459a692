"""Automatic numbers of a DOCX file: counted as Word counts them, and shown as it shows them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element

import regex

from refextract.readers._office.numerals import numeral
from refextract.readers._office.symbols import with_symbols
from refextract.readers.docx.package import W, is_on, value
from refextract.readers.docx.styles import NumberedBy
from refextract.text import pattern
from refextract.values.figures import whole

__all__ = ["Numbering"]

_LEVELS = 9
_PLACE = pattern(r"%([1-9])")
_BEHIND = {"space": " ", "nothing": ""}
_BULLETS = {"o": "○", "§": "■", "¨": "□", "-": "–", "·": "•"}


class _Level(NamedTuple):
    """A level of a list: how it counts and what it shows."""

    start: int = 1
    style: str = "decimal"
    shown: str = ""
    behind: str = "\t"
    font: str = ""
    restart: int | None = None
    paragraph_style: str | None = None
    is_legal: bool = False


class _List(NamedTuple):
    """What a ``w:num`` stands for: the numbers it counts on with, its levels, and where it starts them anew."""

    counters: str
    levels: tuple[_Level, ...]
    starts: dict[int, int]


class Numbering:
    """The lists of a file, counted on with every paragraph that is asked for."""

    def __init__(self, root: Element | None) -> None:
        found = root if root is not None else Element("none")
        self._abstract = {each.get(f"{W}abstractNumId", ""): each for each in found.iter(f"{W}abstractNum")}
        self._numbers = {each.get(f"{W}numId", ""): each for each in found.iter(f"{W}num")}
        self._by_style = {
            link: key for key, each in self._abstract.items() if (link := value(each, "styleLink")) is not None
        }
        self._lists: dict[str, _List | None] = {}
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        self._begun: set[tuple[str, int]] = set()

    def label(self, by: NumberedBy, style: str | None) -> str:
        """The number or bullet that the next paragraph of a list shows, with the blank behind it; empty where none.

        `style` is the id of the paragraph's style, which tells the level where `by` does not.
        """
        found = self._list(by.number) if by.number else None
        if found is None or not by.number:
            return ""
        level = by.level if by.level is not None else _level_of_style(found, style)
        if not 0 <= level < len(found.levels):
            return ""
        self._count(found, by.number, level)
        shown = self._shown(found, level)
        return shown + found.levels[level].behind if shown.strip() else ""

    def _count(self, found: _List, number: str, level: int) -> None:
        counts = self._counts[found.counters]
        if level in found.starts and (number, level) not in self._begun:
            self._begun.add((number, level))
            counts[level] = found.starts[level]
        else:
            counts[level] = counts[level] + 1 if level in counts else found.levels[level].start
        for deeper in [each for each in counts if each > level]:
            restart = found.levels[deeper].restart if deeper < len(found.levels) else None
            if restart is None or 0 < restart <= level + 1 <= deeper:
                del counts[deeper]

    def _shown(self, found: _List, level: int) -> str:
        own = found.levels[level]
        if own.style == "bullet":
            sign = with_symbols(own.shown, own.font)
            return _BULLETS.get(sign, sign)
        counts = self._counts[found.counters]

        def one(match: regex.Match[str]) -> str:
            place = int(match[1]) - 1
            each = found.levels[place] if place < len(found.levels) else own
            style = "decimal" if own.is_legal and each.style != "none" else each.style
            return numeral(counts.get(place, each.start), style)

        return _PLACE.sub(one, own.shown)

    def _list(self, number: str) -> _List | None:
        if number not in self._lists:
            self._lists[number] = self._made(number)
        return self._lists[number]

    def _made(self, number: str) -> _List | None:
        element = self._numbers.get(number)
        key = value(element, "abstractNumId")
        abstract = self._abstract_of(key)
        if element is None or key is None or abstract is None:
            return None
        levels = {index: _level(each) for index, each in _levels_in(abstract)}
        starts = {}
        for override in element.iterfind(f"{W}lvlOverride"):
            place = whole(override.get(f"{W}ilvl"))
            levels |= {index: _level(each) for index, each in _levels_in(override)}
            if place is not None and (start := value(override, "startOverride")) is not None:
                starts[place] = _number(start, 1)
        shown = tuple(levels.get(index, _Level()) for index in range(_LEVELS))
        return _List(abstract.get(f"{W}abstractNumId", key), shown, starts)

    def _abstract_of(self, key: str | None) -> Element | None:
        """The definition of a list; one that only names a style stands for the list of that style."""
        abstract = self._abstract.get(key or "")
        linked = self._by_style.get(value(abstract, "numStyleLink") or "")
        return self._abstract[linked] if linked is not None else abstract


def _levels_in(element: Element) -> Iterator[tuple[int, Element]]:
    for each in element.iterfind(f"{W}lvl"):
        place = whole(each.get(f"{W}ilvl"))
        if place is not None and place < _LEVELS:
            yield place, each


def _level(element: Element) -> _Level:
    fonts = element.find(f"{W}rPr/{W}rFonts")
    restart = value(element, "lvlRestart")
    return _Level(
        start=_number(value(element, "start"), 0),
        style=value(element, "numFmt") or "decimal",
        shown=value(element, "lvlText") or "",
        behind=_BEHIND.get(value(element, "suff") or "", "\t"),
        font=fonts.get(f"{W}ascii", "") if fonts is not None else "",
        restart=_number(restart, 0) if restart is not None else None,
        paragraph_style=value(element, "pStyle"),
        is_legal=bool(is_on(element, "isLgl")),
    )


def _level_of_style(found: _List, style: str | None) -> int:
    places = (index for index, level in enumerate(found.levels) if style and level.paragraph_style == style)
    return next(places, 0)


def _number(text: str | None, default: int) -> int:
    number = whole(text)
    return default if number is None else number
