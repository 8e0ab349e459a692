"""Days of the calendar: which there are."""

from __future__ import annotations

from calendar import isleap

__all__ = ["is_day"]

_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def is_day(year: int | None, month: int, day: int) -> bool:
    """Whether a month has such a day, in that year or (None) in any.

    >>> is_day(2019, 2, 29), is_day(2020, 2, 29), is_day(None, 4, 31)
    (False, True, False)
    """
    last = 28 if month == 2 and year is not None and not isleap(year) else _DAYS[month - 1]
    return 1 <= day <= last
