"""An entry whose last page comes before its first.

Abbreviated last pages (1213–20 for 1213–1220) are understood.
"""

from __future__ import annotations

from collections.abc import Iterator

from refextract.checking.rules import Case, Finding, called, place_of
from refextract.checking.rules._pages import page_ranges
from refextract.model.diagnostic import Severity

CODE = "R306"
NAME = "pages-reversed"
SEVERITY: Severity = "warning"
DEFAULT = True


def find(case: Case) -> Iterator[Finding]:
    """Every entry with a range of pages that runs backwards."""
    for reference in case.extraction.references:
        where = place_of(reference, "page")
        for first, last in page_ranges(reference.page or ""):
            if last < first:
                yield Finding(where, f"{called(reference)} ends on page {last}, before it begins on page {first}")
