"""Styles of an ODT file: what a run or a paragraph is by its style, and how lists are numbered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple
from xml.etree.ElementTree import Element

from refextract.readers._office.numerals import numeral
from refextract.readers._office.symbols import with_symbols
from refextract.readers.odt.package import OFFICE, STYLE, TEXT
from refextract.text import pattern
from refextract.values.figures import whole

__all__ = ["Level", "Style", "Styles"]

_FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_POSITION = pattern(r"\s*(?P<place>super|sub|-?\d+(?:\.\d+)?%)")
_STYLES = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_MOST_SHOWN = 100  # levels in the number of an item
_CODE = pattern(r"_([0-9a-f]{2})_")


class Style(NamedTuple):
    """What a style says, its parents included; None where none says it. `name` is its name as shown."""

    name: str = ""
    raised: bool | None = None
    hidden: bool | None = None
    outline: int | None = None
    numbered: str | None = None
    language: str | None = None


class Level(NamedTuple):
    """A level of a list: how it counts and what it shows."""

    style: str = "decimal"
    prefix: str = ""
    suffix: str = ""
    start: int = 1
    shown: int = 1
    bullet: str = ""
    behind: str = "\t"

    def label(self, numbers: Sequence[int]) -> str:
        """What the level shows for the numbers of all levels down to it; empty where it shows none."""
        if self.bullet:
            return self.bullet + self.behind
        if not self.style:
            return ""
        own = numeral(numbers[-1], self.style)
        above = [str(number) for number in numbers[-self.shown : -1]] if self.shown > 1 else []
        return f"{self.prefix}{'.'.join((*above, own))}{self.suffix}{self.behind}"


class Styles:
    """The styles of a document by family and name, and the levels of its lists by name."""

    def __init__(self, roots: Sequence[Element]) -> None:
        self._elements: dict[tuple[str, str], Element] = {}
        self.lists: dict[str, dict[int, Level]] = {}
        self.outline: dict[int, Level] = {}
        self.language: str | None = None
        self._automatic: set[tuple[str, str]] = set()
        for root in reversed(roots):  # what stands beside the text comes before what all documents share
            for each in root.iter(f"{STYLE}style"):
                self._elements[each.get(f"{STYLE}family", ""), each.get(f"{STYLE}name", "")] = each
            for styles in root.iter(f"{OFFICE}automatic-styles"):
                named = styles.iterfind(f"{STYLE}style")
                self._automatic.update((each.get(f"{STYLE}family", ""), each.get(f"{STYLE}name", "")) for each in named)
            for each in root.iter(f"{TEXT}list-style"):
                self.lists[each.get(f"{STYLE}name", "")] = dict(_levels(each))
            for each in root.iter(f"{TEXT}outline-style"):
                self.outline = dict(_levels(each))
            for each in root.iter(f"{STYLE}default-style"):
                if each.get(f"{STYLE}family") == "paragraph":
                    self.language = _over(Style(), each).language
        self._found: dict[tuple[str, str], Style] = {}

    def of(self, family: str, name: str | None) -> Style:
        """The style of a family ("text", "paragraph") with that name."""
        key = family, name or ""
        if key not in self._found:
            self._found[key] = self._made(key)
        return self._found[key]

    def _made(self, key: tuple[str, str]) -> Style:
        """A style over its parents, each of them made once; one that is made for one place has its parent's name."""
        chain = list(self._chain(key))
        found = self._found.get(self._parent(chain[-1]), Style()) if chain else Style()
        for each in reversed(chain):
            name = found.name if each in self._automatic else ""
            found = self._found[each] = _over(found, self._elements[each])
            if name:
                found = self._found[each] = found._replace(name=name)
        return found

    def _parent(self, key: tuple[str, str]) -> tuple[str, str]:
        return key[0], self._elements[key].get(f"{STYLE}parent-style-name", "")

    def _chain(self, key: tuple[str, str]) -> Iterator[tuple[str, str]]:
        """The keys of a style and of its parents, up to one that is known; a circle is cut."""
        seen: set[tuple[str, str]] = set()
        while key in self._elements and key not in seen and key not in self._found:
            seen.add(key)
            yield key
            key = self._parent(key)


def _over(base: Style, element: Element) -> Style:
    """A style with what `element` says put over it."""
    name = element.get(f"{STYLE}display-name") or _CODE.sub(
        lambda m: chr(int(m[1], 16)), element.get(f"{STYLE}name", "")
    )
    text = element.find(f"{STYLE}text-properties")
    position = _POSITION.match(text.get(f"{STYLE}text-position", "") if text is not None else "")
    display = text.get(f"{TEXT}display") if text is not None else None
    level = whole(element.get(f"{STYLE}default-outline-level"))
    language = text.get(f"{_FO}language") if text is not None else None
    return Style(
        name=name,
        raised=_is_up(position["place"]) if position else base.raised,
        hidden=display == "none" if display else base.hidden,
        outline=base.outline if level is None else level,
        numbered=element.get(f"{STYLE}list-style-name", base.numbered),
        language=language if language and language != "none" else base.language,
    )


def _is_up(place: str) -> bool:
    return place == "super" or (place.endswith("%") and float(place[:-1]) > 0)


def _levels(element: Element) -> Iterator[tuple[int, Level]]:
    for each in element:
        level = whole(each.get(f"{TEXT}level"))
        if level is not None:
            yield level, _level(each)


def _level(element: Element) -> Level:
    behind = element.find(f"{STYLE}list-level-properties/{STYLE}list-level-label-alignment")
    follower = behind.get(f"{TEXT}label-followed-by") if behind is not None else None
    start, shown = whole(element.get(f"{TEXT}start-value")), whole(element.get(f"{TEXT}display-levels"))
    numbered = element.tag != f"{TEXT}list-level-style-bullet"
    return Level(
        style=_STYLES.get(element.get(f"{STYLE}num-format", ""), "") if numbered else "",
        prefix=element.get(f"{STYLE}num-prefix", "") if numbered else "",
        suffix=element.get(f"{STYLE}num-suffix", "") if numbered else "",
        start=1 if start is None else start,
        shown=shown if shown is not None and shown < _MOST_SHOWN else 1,
        bullet=with_symbols(element.get(f"{TEXT}bullet-char", "")) if not numbered else "",
        behind={"space": " ", "nothing": ""}.get(follower or "", "\t"),
    )
