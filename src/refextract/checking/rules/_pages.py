"""Page ranges as numbers, with the figures that abbreviated last pages leave out."""

from __future__ import annotations

from refextract.values.figures import whole
from refextract.values.pages import parse_pages

__all__ = ["last_page", "page_ranges"]


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
