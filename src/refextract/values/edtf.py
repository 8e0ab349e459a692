"""EDTF: dates as biblatex and library catalogues write them, by level 1 of ISO 8601-2."""

from __future__ import annotations

from refextract.text import pattern
from refextract.values.calendar_days import is_day
from refextract.values.date import PartialDate

__all__ = ["format_edtf", "parse_edtf"]

_SPRING = 21  # seasons are the months 21 to 24


def format_edtf(date: PartialDate) -> str:
    """The date in EDTF; empty without a year.

    >>> format_edtf(PartialDate(year=2022, month=5, end=PartialDate(year=2022, month=10)))
    '2022-05/2022-10'
    >>> format_edtf(PartialDate(year=1890, circa=True)), format_edtf(PartialDate(year=2001, season=3))
    ('1890~', '2001-23')
    """
    if date.year is None:
        return ""
    start = _one(date) + "~" * date.circa
    if date.end is None:
        return start
    end = date.end if date.end.year is not None else date.end.model_copy(update={"year": date.year})
    return f"{start}/{_one(end)}" + "~" * date.end.circa


def parse_edtf(text: str) -> PartialDate | None:
    """The date that `text` is in EDTF; None where it is none, or none that a reference can have.

    >>> parse_edtf("1890~").circa, parse_edtf("2022-05/2022-10").end.month, parse_edtf("May 2022")
    (True, 10, None)
    >>> parse_edtf("199X").year, parse_edtf("199X").end.year
    (1990, 1999)
    >>> parse_edtf("2019-02-29") is None
    True
    """
    if decade := _unspecified.fullmatch(text.strip()):
        return _unspecified_years(decade[1], len(decade[2]))
    found = _interval.fullmatch(text.strip())
    if found is None:
        return None
    start, end = _read(found["start"]), _read(found["end"]) if found["end"] else None
    if not all(map(_is_possible, filter(None, (start, end)))):
        return None
    return start.model_copy(update={"end": end}) if end is not None else start


def _is_possible(date: PartialDate) -> bool:
    return date.month is None or date.day is None or is_day(date.year, date.month, date.day)


_unspecified = pattern(r"(\d{2,3})(X{1,2})(?<=^.{4})")


def _unspecified_years(start: str, places: int) -> PartialDate:
    """The years that a year with unspecified figures may be: "199X"."""
    first = int(start) * 10**places
    return PartialDate(year=first, end=PartialDate(year=first + 10**places - 1))


def _one(date: PartialDate) -> str:
    year = date.year or 0
    parts = [f"{'-' * (year < 0)}{abs(year):04d}"]
    if date.season is not None:
        parts.append(str(_SPRING - 1 + date.season))
    elif date.month is not None:
        parts.append(f"{date.month:02d}")
        parts += [f"{date.day:02d}"] if date.day is not None else []
    return "-".join(parts)


@pattern
def _interval() -> str:
    day = r"-(?:0[1-9]|[12]\d|3[01])"
    one = rf"-?\d{{4}}(?:-(?:2[1-4]|(?:0[1-9]|1[0-2])(?:{day})?))?[~?%]?"
    return rf"(?<start>{one})(?:/(?:\.\.|(?<end>{one}))?)?"


def _read(text: str) -> PartialDate:
    bare = text.rstrip("~?%")
    year, *rest = bare.removeprefix("-").split("-")
    month, day = ([int(part) for part in rest] + [None, None])[:2]
    season = month - _SPRING + 1 if month is not None and month >= _SPRING else None
    return PartialDate(
        year=-int(year) if text.startswith("-") else int(year),
        month=None if season else month,
        day=day,
        season=season,
        circa=bare != text,
    )
