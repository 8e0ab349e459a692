"""EDTF: dates as biblatex, RIS notes and other programs read them."""

from __future__ import annotations

from refextract.values.date import PartialDate

__all__ = ["edtf"]

_SPRING = 21  # seasons of EDTF are the months 21 to 24


def edtf(date: PartialDate) -> str:
    """The date by level 1 of the Extended Date/Time Format (ISO 8601-2); empty without a year.

    >>> edtf(PartialDate(year=2022, month=5, end=PartialDate(year=2022, month=10)))
    '2022-05/2022-10'
    >>> edtf(PartialDate(year=1890, circa=True)), edtf(PartialDate(year=2001, season=3))
    ('1890~', '2001-23')
    """
    if date.year is None:
        return ""
    start = _one(date) + "~" * date.circa
    if date.end is None:
        return start
    end = date.end if date.end.year is not None else date.end.model_copy(update={"year": date.year})
    return f"{start}/{_one(end)}" + "~" * date.end.circa


def _one(date: PartialDate) -> str:
    year = date.year or 0
    parts = [f"{'-' * (year < 0)}{abs(year):04d}"]
    if date.season is not None:
        parts.append(str(_SPRING - 1 + date.season))
    elif date.month is not None:
        parts.append(f"{date.month:02d}")
        parts += [f"{date.day:02d}"] if date.day is not None else []
    return "-".join(parts)
