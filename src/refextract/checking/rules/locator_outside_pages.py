"""A citation of a page that the entry does not have.

``(Doe 2010, 318)`` where the entry runs from page 12 to 40: the page, the range or the entry is wrong. Only where
both are plain numbers, the entry stands in a list or a file (one in a note prints the pages that it cites) and is part
of something (an article, a chapter).
"""

from __future__ import annotations

from collections.abc import Iterator

from refextract.checking.rules import Case, Finding, called, place_of
from refextract.checking.rules._pages import page_ranges
from refextract.model.diagnostic import Related, Severity
from refextract.values.figures import whole
from refextract.values.locator import Locator
from refextract.values.pages import parse_pages

CODE = "R108"
NAME = "locator-outside-pages"
SEVERITY: Severity = "warning"
DEFAULT = True


_WHOLE = frozenset({"book", "thesis"})


def find(case: Case) -> Iterator[Finding]:
    """Every linked item whose first page lies outside all pages of its entry."""
    for item, _, reference in case.resolved:
        if reference.origin == "text" or reference.type in _WHOLE:
            continue
        page = _first_page(item.locator)
        ranges = page_ranges(reference.page or "")
        if page is not None and ranges and not any(first <= page <= last for first, last in ranges):
            yield Finding(
                item.span,
                f"page {page} is none of {called(reference)}, which has {reference.page}",
                (Related(message="the pages of the entry", span=place_of(reference, "page")),),
            )


def _first_page(locator: Locator | None) -> int | None:
    """The page, or the first of a range of pages; None for other places, and pages with letters."""
    pages = parse_pages(locator.value) if locator and locator.label == "page" else None
    first = pages.ranges[0][0] if pages and not pages.extent else ""
    return whole(first)
