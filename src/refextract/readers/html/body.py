"""The part of a page that is the document, by its own signs."""

from __future__ import annotations

from collections.abc import Sequence

from refextract.readers.html.tree import Element, Page

__all__ = ["body_of"]

_MOST_SOURCES = 0.9  # of the links to entries that the document holds at least


def body_of(page: Page, part: int, places: Sequence[int], sources: Sequence[int], hidden: bytearray) -> Element | None:
    """The element that is the document in one part of a page; None for all of it.

    It is the innermost article, main part or the like that holds all entries (at `places`) and most links to them
    (at `sources`). A page without such links is shown whole: nothing tells there what it is about.
    """
    if not places or not sources:
        return None
    found = (each for each in page.elements if each.part == part and not hidden[each.index] and _is_main(each))
    return max((each for each in found if _holds(each, places, sources)), key=_start, default=None)


def _start(element: Element) -> int:
    return element.start


def _is_main(element: Element) -> bool:
    return (
        element.tag in ("main", "article")
        or element.get("role") in ("main", "article")
        or element.get("itemprop") in ("articleBody", "mainEntity")
    )


def _holds(element: Element, places: Sequence[int], sources: Sequence[int]) -> bool:
    held = sum(element.holds(source) for source in sources)
    return all(element.holds(place) for place in places) and held >= _MOST_SOURCES * len(sources)
