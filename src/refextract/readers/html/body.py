"""The part of a page that is the document, by its own signs."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import accumulate

from refextract.readers.html.tree import Element, Page, Text

__all__ = ["body_of"]

_FEWEST_SOURCES = 3
_MOST_SOURCES = 0.9  # of the links to entries that the document holds at least
_LEAST_OF_PAGE = 0.4  # of the letters that it holds at least, where no name of an element tells that it is one


def body_of(page: Page, part: int, places: Sequence[int], sources: Sequence[int], hidden: bytearray) -> Element | None:
    """The element that is the document in one part of a page; None for all of it.

    It is the innermost article, main part or the like that holds all entries (at `places`) and most links to them
    (at `sources`), or else the innermost element that does. A page without such links is shown whole: nothing tells
    there what it is about.
    """
    if not places or not sources:
        return None
    holding = list(_holding(page.elements, part, sorted(places), sorted(sources), hidden))
    named = [each for each in holding if _is_main(each)]
    if named:
        return named[-1]
    if len(sources) < _FEWEST_SOURCES:
        return None
    letters = list(accumulate((_letters(text, hidden) for text in page.texts), initial=0))
    return next((each for each in reversed(holding) if _share(page, each, letters) >= _LEAST_OF_PAGE), None)


def _holding(
    elements: Iterable[Element], part: int, places: Sequence[int], sources: Sequence[int], hidden: bytearray
) -> Iterable[Element]:
    """The elements that hold all places and most sources, both sorted; each of them lies in the one before."""
    for element in elements:
        if element.start > places[0]:
            return
        if element.part != part or hidden[element.index] or element.end <= places[-1]:
            continue
        held = bisect_left(sources, element.end) - bisect_left(sources, element.start)
        if held >= _MOST_SOURCES * len(sources):
            yield element


def _is_main(element: Element) -> bool:
    return (
        element.tag in ("main", "article")
        or element.get("role") in ("main", "article")
        or element.get("itemprop") in ("articleBody", "mainEntity")
    )


def _share(page: Page, element: Element, letters: Sequence[int]) -> float:
    """How much of the letters of a page an element holds; `letters` are those before each piece of text."""
    first, last = page.text_range(element.start, element.end)
    return (letters[last] - letters[first]) / max(1, letters[-1])


def _letters(text: Text, hidden: bytearray) -> int:
    return 0 if hidden[text.parent.index] else text.end - text.start
