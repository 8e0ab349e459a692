"""An entry, or an access, of a year that has not begun.

Work is often dated a year ahead by its publisher, so next year is let pass. "This year" is that of the check
(``today`` in the options); without one, that of the latest access date of the list.
"""

from __future__ import annotations

from collections.abc import Iterator

from refextract.checking.rules import Case, Finding, called, place_of
from refextract.model.diagnostic import Severity

CODE = "R302"
NAME = "future-year"
SEVERITY: Severity = "warning"
DEFAULT = True


_AHEAD = 1  # years; journals and publishers date their autumn with the year to come


def find(case: Case) -> Iterator[Finding]:
    """Every entry of a list with a date beyond the year after this one."""
    year = _this_year(case)
    for reference in case.listed if year else ():
        if reference.issued and (reference.issued.year or 0) > year + _AHEAD:
            yield Finding(place_of(reference, "date"), f"{called(reference)} is dated {reference.issued.year}")
        if case.today and reference.accessed and (reference.accessed.year or 0) > year:
            yield Finding(
                place_of(reference, "accessed"), f"{called(reference)} was accessed in {reference.accessed.year}"
            )


def _this_year(case: Case) -> int:
    """The year of the check, else that of the latest access; 0 where neither is known."""
    if case.today:
        return case.today.year
    return max((r.accessed.year or 0 for r in case.listed if r.accessed), default=0)
