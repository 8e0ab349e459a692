"""A citation whose year is not the year of the entry it means.

Either of them is wrong; a reader who looks the work up will find another one. The unsafe fix puts the
entry's year into the citation. The year 0, which no calendar has, stands in bibliography files for a year that is not
known, and differs from none.
"""

from __future__ import annotations

from collections.abc import Iterator

from refextract.checking.rules import Case, Finding, called, place_of
from refextract.model.citation import AuthorYear, Title
from refextract.model.diagnostic import Related, Severity

CODE = "R104"
NAME = "year-differs"
SEVERITY: Severity = "warning"
DEFAULT = True


def find(case: Case) -> Iterator[Finding]:
    """Every linked item whose year lies outside the years of its entry."""
    for item, _, reference in case.resolved:
        if not isinstance(item.pointer, AuthorYear | Title) or not item.pointer.date or not reference.issued:
            continue
        cited, first = item.pointer.date.year, reference.issued.year
        if cited is None or not first:
            continue
        last = (reference.issued.end and reference.issued.end.year) or first
        if not first <= cited <= last and str(cited) not in reference.text:
            yield Finding(
                item.span,
                f"“{case.written(item.span)}” says {cited}, its entry {called(reference)} says {first}",
                (Related(message="the year of the entry", span=place_of(reference, "date")),),
                case.replacing(str(cited), str(first), item.span, safe=False),
            )
