"""An entry whose address carries another date than the entry gives.

Blogs and newspapers put the day of publication in their addresses (``/2022/05/20/``). Where the entry gives a full
date and the address another one, the entry is mostly wrong. A day or two apart is time zones and late edits.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from refextract.checking.rules import Case, Finding, called, place_of
from refextract.model.diagnostic import Related, Severity
from refextract.text import pattern
from refextract.values.date import PartialDate
from refextract.values.signs import YEAR_FROM_1900

CODE = "R303"
NAME = "url-date-differs"
SEVERITY: Severity = "warning"
DEFAULT = True

_SLACK = datetime.timedelta(days=3)


def find(case: Case) -> Iterator[Finding]:
    """Every entry dated to the day whose address names another day."""
    for reference in case.extraction.references:
        issued, found = _day(reference.issued), _day_in(reference.url)
        if issued and found and abs(issued - found) > _SLACK:
            yield Finding(
                place_of(reference, "date"),
                f"{called(reference)} is dated {issued.isoformat()}, but its address says {found.isoformat()}",
                (Related(message="the address", span=place_of(reference, "url")),),
            )


_path_date = pattern(rf"/({YEAR_FROM_1900})/(\d\d?)/(\d\d?)/")


def _day_in(url: str | None) -> datetime.date | None:
    match = _path_date.search(url) if url else None
    return _date(*(int(part) for part in match.groups())) if match else None


def _day(date: PartialDate | None) -> datetime.date | None:
    if date is None or date.end or date.year is None or date.month is None or date.day is None:
        return None
    return _date(date.year, date.month, date.day)


def _date(year: int, month: int, day: int) -> datetime.date | None:
    """The day, or None where the calendar has none such."""
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None
