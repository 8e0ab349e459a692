"""Styles of a DOCX file: what a paragraph or a run is by the name of its style."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element

from refextract.readers.docx.package import W, is_on, value
from refextract.text import pattern
from refextract.values.figures import whole

__all__ = ["NumberedBy", "Style", "Styles", "level_of", "numbering_of"]

_heading = pattern(r"(?i)heading ?(?P<level>[1-9])")
_BODY = 9  # the outline level that means none


class NumberedBy(NamedTuple):
    """The numbering of a paragraph: the id of its list ("0": none), and its level there (None: that of its style)."""

    number: str | None
    level: int | None


class Style(NamedTuple):
    """What a style says, what it is based on included; None where neither says it.

    `outline` counts from 0; `raised` tells superscripts. `name` is the one that Word gives built-in styles in English.
    """

    name: str = ""
    outline: int | None = None
    raised: bool | None = None
    hidden: bool | None = None
    numbered: NumberedBy | None = None


_PLAIN = Style()


class Styles:
    """The styles of a file by their ids."""

    def __init__(self, root: Element | None) -> None:
        styles = root.iter(f"{W}style") if root is not None else ()
        self._elements = {each.get(f"{W}styleId", ""): each for each in styles}
        self._found: dict[str | None, Style] = {}
        self.usual = next(self._usual(), None)
        default = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr") if root is not None else None
        self.language = value(default, "lang")

    def __getitem__(self, key: str | None) -> Style:
        if key not in self._found:
            self._found[key] = self._made(key)
        return self._found[key]

    def _usual(self) -> Iterator[str]:
        """The paragraph style of paragraphs that name none."""
        for key, element in self._elements.items():
            if element.get(f"{W}type") == "paragraph" and element.get(f"{W}default") in ("1", "true", "on"):
                yield key

    def _made(self, key: str | None) -> Style:
        """A style over what it is based on, each of them made once."""
        chain = list(self._chain(key))
        base = value(self._elements[chain[-1]], "basedOn") if chain else None
        found = self._found.get(base, _PLAIN)
        for each in reversed(chain):
            found = self._found[each] = _over(found, each, self._elements[each])
        return found if chain else _over_name(_PLAIN, key or "")

    def _chain(self, key: str | None) -> Iterator[str]:
        """The ids of a style and of those that it is based on, up to one that is known; a circle is cut."""
        seen: set[str] = set()
        while key in self._elements and key not in seen and key not in self._found:
            seen.add(key)
            yield key
            key = value(self._elements[key], "basedOn")


def _over(base: Style, key: str, element: Element) -> Style:
    """A style with what `element` says put over it."""
    paragraph, run = element.find(f"{W}pPr"), element.find(f"{W}rPr")
    outline, align = value(paragraph, "outlineLvl"), value(run, "vertAlign")
    hidden, numbered = is_on(run, "vanish"), numbering_of(paragraph)
    found = base._replace(
        outline=level_of(outline) if outline is not None else base.outline,
        raised=align == "superscript" if align else base.raised,
        hidden=base.hidden if hidden is None else hidden,
        numbered=_numbered_over(base.numbered, numbered),
    )
    return _over_name(found, value(element, "name") or key)


def _over_name(style: Style, name: str) -> Style:
    """The style with its name, which tells the level of a heading that has no other."""
    heading = _heading.fullmatch(name)
    outline = int(heading["level"]) - 1 if heading and style.outline is None else style.outline
    return style._replace(name=name, outline=outline)


def _numbered_over(base: NumberedBy | None, own: NumberedBy | None) -> NumberedBy | None:
    if own is None or base is None:
        return own or base
    return NumberedBy(own.number or base.number, own.level if own.level is not None else base.level)


def numbering_of(properties: Element | None) -> NumberedBy | None:
    """The numbering that the properties of a paragraph or a style name, if they do."""
    found = properties.find(f"{W}numPr") if properties is not None else None
    if found is None:
        return None
    return NumberedBy(value(found, "numId"), whole(value(found, "ilvl")))


def level_of(outline: str) -> int | None:
    """The outline level that an attribute holds, from 0; None for that of body text."""
    level = whole(outline)
    return level if level is not None and level < _BODY else None
