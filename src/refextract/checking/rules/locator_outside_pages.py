"""A citation of a page that the entry does not have.

``(Doe 2010, 318)`` where the entry runs from page 12 to 40: the page, the range or the entry is wrong. Only where
both are plain numbers, the entry stands in a list or a file (one in a note prints the pages that it cites) and is part
of something (an article, a chapter).
"""

from __future__ import annotations

from collections.abc import Iterator

from refextract.checking.rules import Case, Finding, called, place_of
from refextract.checking.rules._pages import outside_pages
from refextract.model.diagnostic import Related, Severity

CODE = "R108"
NAME = "locator-outside-pages"
SEVERITY: Severity = "warning"
DEFAULT = True


def find(case: Case) -> Iterator[Finding]:
    """Every linked item whose first page lies outside all pages of its entry."""
    for item, _, reference in case.resolved:
        page = outside_pages(item.locator, reference)
        if page is not None:
            yield Finding(
                item.span,
                f"page {page} is none of {called(reference)}, which has {reference.page}",
                (Related(message="the pages of the entry", span=place_of(reference, "page")),),
            )
