"""Page ranges as numbers, with the figures that abbreviated last pages leave out."""

from __future__ import annotations

from refextract.model.reference import Reference
from refextract.values.figures import whole
from refextract.values.locator import Locator
from refextract.values.pages import parse_pages

__all__ = ["last_page", "outside_pages", "page_ranges"]

_WHOLE = frozenset({"book", "thesis"})


def page_ranges(text: str) -> list[tuple[int, int]]:
    """First and last page of every range; none where one of them is no plain number or stands alone.

    >>> page_ranges("1213-20"), page_ranges("e12"), page_ranges("7")
    ([(1213, 1220)], [], [])
    """
    pages = parse_pages(text)
    if pages is None or pages.extent:
        return []
    pairs = [(whole(first), whole(last_page(first, last))) for first, last in pages.ranges if last is not None]
    found = [(first, last) for first, last in pairs if first is not None and last is not None]
    return found if len(found) == len(pages.ranges) else []


def last_page(first: str, last: str) -> str:
    """The last page of a range in full.

    >>> last_page("1213", "20"), last_page("98", "104")
    ('1220', '104')
    """
    return first[: len(first) - len(last)] + last if len(last) < len(first) else last


def outside_pages(locator: Locator | None, reference: Reference) -> int | None:
    """The first page that is cited, where it lies outside all pages of a part of something; None where it does not.

    An entry in a note prints the pages that it cites.
    """
    if reference.origin == "text" or reference.type in _WHOLE:
        return None
    page, ranges = _first_page(locator), page_ranges(reference.page or "")
    outside = page is not None and ranges and not any(first <= page <= last for first, last in ranges)
    return page if outside else None


def _first_page(locator: Locator | None) -> int | None:
    """The page, or the first of a range of pages; None for other places, and pages with letters."""
    pages = parse_pages(locator.value) if locator and locator.label == "page" else None
    first = pages.ranges[0][0] if pages and not pages.extent else ""
    return whole(first)
