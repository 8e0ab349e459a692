"""Pages: the range that a work covers, or how many pages it has."""

from __future__ import annotations

import re
from functools import cache, lru_cache

import regex

from refextract.frozen import Frozen
from refextract.languages import words
from refextract.text import pattern

__all__ = ["Pages", "format_pages", "parse_pages"]

_LONGEST = 120


class Pages(Frozen):
    """Pages by their labels; `ranges` are first and last page (None for a single one).

    `extent` says that the number counts pages ("256 p."), so that it is no page at all.
    """

    ranges: tuple[tuple[str, str | None], ...]
    extent: bool = False


@lru_cache(maxsize=4096)
def parse_pages(text: str) -> Pages | None:
    """The pages that `text` names; None where it is no page, range, list of them or number of pages.

    A shortened last page stays as printed ("141-71"); CSL processors know how to read it.

    >>> parse_pages("pp. 126–135, 140").ranges
    (('126', '135'), ('140', None))
    >>> parse_pages("256 p.")
    Pages(ranges=(('256', None),), extent=True)
    """
    if len(text) > _LONGEST:
        return None
    bare = text.strip(" \t\n\r\u00a0,;:()[]")
    if plain := _PLAIN.fullmatch(bare):
        return Pages.made(ranges=((plain["start"], plain["end"]),))
    if not bare[-1:].isdigit() and (extent := _extent.fullmatch(bare)):  # it ends in its unit
        return Pages.made(ranges=((extent["number"], None),), extent=True)
    if _ARTICLE.fullmatch(bare):
        return Pages.made(ranges=((bare, None),))
    listed = _listed.fullmatch(bare)
    if listed is None:
        return None
    starts = [label.rstrip(".") for label in listed.captures("start")]
    ends = iter([label.rstrip(".") for label in listed.captures("end")])
    dashes = listed.captures("rest")
    return Pages.made(
        ranges=tuple((start, next(ends) if dash else None) for start, dash in zip(starts, dashes, strict=True))
    )


def format_pages(pages: Pages) -> str:
    """Pages as CSL-JSON writes them: hyphens in ranges, commas between them.

    >>> format_pages(parse_pages("126 — 135"))
    '126-135'
    """
    text = ", ".join(first if last is None else f"{first}-{last}" for first, last in pages.ranges)
    return f"{text} p." if pages.extent else text


_FIGURES = r"[A-Za-zА-Яа-я]{0,4}[.:]?\d{1,7}(?:[.:/]\d{1,6})*[A-Za-z]{0,2}"
_PAGE = rf"(?:{_FIGURES}(?:\s?(?:f{{1,2}}|sq{{1,2}}|ss|seq)\b\.?)?|[IVXLCDMivxlcdm]{{1,9}})\*?+"
_DASH = r"\s*+(?:[-‐‑–—−‒―~～至]|--|---|\.\.|\bto\b|\bbis\b)\s*+"


_PLAIN = re.compile(r"(?:pp?\.\s?)?(?P<start>\d{1,7})(?:\s?[-‐‑–—−#]\s?(?P<end>\d{1,7}))?\.?")
"""What most pages are: `_listed` reads it too, but takes several times as long; "#" is a dash that a PDF lost."""


_ARTICLE = re.compile(r"P\d{3,7}")
"""The number of an article of JINST and its like, which is no "p." and a number."""


@cache
def _leading() -> str:
    """The words before a page number."""
    return "(?i:" + "|".join(regex.escape(word) for word in words("page_words")) + r")\s*+"


_listed = pattern(
    lambda: (
        rf"(?:{_leading()})?(?P<start>{_PAGE})(?P<rest>{_DASH}(?P<end>{_PAGE})|)"
        rf"(?:\s*+(?:[,;&+/]|\band\b|\bund\b|\bet\b|\be\b|\by\b)\s*+(?:{_leading()})?"
        rf"(?P<start>{_PAGE})(?P<rest>{_DASH}(?P<end>{_PAGE})|))*+\s*+\.?"
    )
)


@pattern
def _extent() -> str:
    units = "|".join(regex.escape(word) for word in words("extent_words") if not word.startswith("f"))  # "45f."
    roman = r"(?:[IVXLCDMivxlcdm]++\s*+[,+]\s*+)?"
    return rf"(?i)(?P<number>{roman}\d{{1,5}})\s*+(?:{units})\.?"
