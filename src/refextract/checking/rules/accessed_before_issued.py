"""An entry that was accessed before it was published.

One of the two dates is wrong; mostly the year of the access date.
"""

from __future__ import annotations

from collections.abc import Iterator

from refextract.checking.rules import Case, Finding, called, place_of
from refextract.model.diagnostic import Related, Severity
from refextract.values.date import PartialDate

CODE = "R301"
NAME = "accessed-before-issued"
SEVERITY: Severity = "warning"
DEFAULT = True


def find(case: Case) -> Iterator[Finding]:
    """Every entry whose access date lies before its date of publication, as far as both are known."""
    for reference in case.extraction.references:
        if reference.issued and reference.accessed and _before(reference.accessed, reference.issued):
            accessed, issued = place_of(reference, "accessed"), place_of(reference, "date")
            yield Finding(
                accessed,
                f"{called(reference)} was accessed on {case.written(accessed)}, "
                f"before it was published ({case.written(issued)})",
                (Related(message="the date of publication", span=issued),),
            )


def _before(one: PartialDate, other: PartialDate) -> bool:
    """Whether `one` is earlier, compared only as finely as both dates are known."""
    for a, b in ((one.year, other.year), (one.month, other.month), (one.day, other.day)):
        if a is None or b is None:
            return False
        if a != b:
            return a < b
    return False
