"""Dates as references and citations print them: a year, a month, a day, a range, a season, or words.

A date is read as words and numbers in any order that leaves one meaning: ``May 16, 2019``, ``16 May 2019`` and
``2019 May 16`` are one and the same. Month names come from `refextract.languages`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple

import regex

from refextract.frozen import Frozen
from refextract.languages import language, languages
from refextract.text import pattern
from refextract.values.calendar_days import is_day
from refextract.values.figures import number_of
from refextract.values.lexicon import lexicon
from refextract.values.rearranged_dates import BEFORE_CHRIST, rearranged
from refextract.values.runs import runs_of_letters

if TYPE_CHECKING:
    from regex import Match

__all__ = ["PartialDate", "format_date", "month_words", "names_month", "parse_date", "year_in"]

_Kind = Literal["year", "month", "day", "season"]
_Parts = dict[str, int]

EARLIEST, LATEST = 1000, 2099
_LONGEST = 80  # characters; no date is longer, and a longer text is not worth the reading
_EDGES = " \t\n\r\f\v\u00a0()[]{}<>,;:."


class PartialDate(Frozen):
    """A date known as far as it is printed.

    `month` counts from 1; `season` is 1 (spring) to 4 (winter); `end` closes a range; `circa` stands for "c.",
    "about" or a question mark; `suffix` is the ``a`` of ``2000a``; `literal` holds what is no date in numbers
    ("n.d.", "in press").
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    season: int | None = None
    end: PartialDate | None = None
    circa: bool = False
    suffix: str | None = None
    literal: str | None = None


@lru_cache(maxsize=4096)
def parse_date(text: str) -> PartialDate | None:
    """The date that `text` is, brackets and end dots aside; None where it is none, or has more than one meaning.

    A date without a year is none, except words that stand for one ("n.d.", "in press").

    >>> parse_date("(May-October 2022)")
    PartialDate(year=2022, month=5, end=PartialDate(year=2022, month=10))
    >>> parse_date("2019a").suffix, parse_date("April 15,2022").day, parse_date("n.d.").literal
    ('a', 15, 'n.d.')
    """
    bare = text.strip(_EDGES)
    if plain := _PLAIN_YEAR.fullmatch(bare):
        if plain["suffix"] == "s":  # the eighties
            return None
        return _dated(_suffix_of(plain), number_of(plain["year"]))
    if not bare or len(text) > _LONGEST:
        return None
    worded = _worded(text.strip(" \t\n\r\u00a0()[],;:"))
    if bare.isascii() and not _FIGURE.search(bare):
        return worded or _roman(bare)  # all others have a year in figures, or in signs of other scripts
    return worded or _numbered(rearranged(bare, _is_literal)) or _roman(bare) or _before_christ(text.strip(" ()[],;"))


def format_date(date: PartialDate) -> str:
    """The date in English, as `parse_date` reads it.

    >>> format_date(PartialDate(year=2019, month=5, day=16))
    '16 May 2019'
    """
    suffix = date.suffix or ""
    if date.literal is not None:
        return f"{date.literal}-{suffix}" if suffix else date.literal
    text = _day_and_year(date) + suffix if date.end is None else _range(date, date.end) + suffix
    return f"c. {text}" if date.circa else text


# ---------------------------------------------------------------------------------------------- words and literals


_FIGURE = re.compile(r"\d")
_YEAR = r"(?:1\d|20)\d\d"
_PLAIN_YEAR = re.compile(rf"(?P<year>{_YEAR})(?:[ -]?(?P<suffix>[a-zA-Z]))?")


def _fold(word: str) -> str:
    """Lower case, without accents and dots: how words of dates are compared."""
    if word.isascii():
        return word.lower().replace(".", "").replace(" ", "")
    plain = unicodedata.normalize("NFKD", word.casefold())
    return "".join(c for c in plain if not unicodedata.combining(c)).replace(".", "").replace(" ", "")


@cache
def _names() -> Mapping[str, tuple[_Kind, int]]:
    """Folded month and season words of all languages; where two languages disagree the first one wins."""
    found: dict[str, tuple[_Kind, int]] = {}
    for each in languages():
        for number, variants in enumerate(each.months, start=1):
            for word in variants:
                found.setdefault(_fold(word), ("month", number))
        for number, variants in enumerate(each.seasons, start=1):
            for word in variants:
                found.setdefault(_fold(word), ("season", number))
    return found


def month_words() -> frozenset[str]:
    """The names of months and seasons, in lower case and without accents and dots.

    >>> "mars" in month_words(), "fevrier" in month_words()
    (True, True)
    """
    return frozenset(_names())


@lru_cache(maxsize=4096)
def _is_month(word: str) -> bool:
    return (len(word) > 2 or not word.isupper()) and _fold(word) in _names()


def names_month(*texts: str) -> bool:
    """Whether a word of the texts is the name of a month or season, in any language.

    >>> names_month("(10 March"), names_month("5. ", "2001")
    (True, False)
    """
    text = " ".join(texts)
    runs = runs_of_letters(text)
    if _names().keys().isdisjoint(runs) and (text.isascii() or not _may_fold(text, runs)):
        return False
    return any(map(_is_month, _letters.findall(text)))


def _may_fold(text: str, runs: Iterable[str]) -> bool:
    """Whether a run of letters has accents, which folding takes away."""
    return False in map(str.isascii, runs) or not unicodedata.is_normalized("NFC", text)


_letters = pattern(r"[\p{L}\p{M}]+")


@cache
def _literals() -> frozenset[str]:
    return frozenset(_fold(w) for each in languages() for w in (*each.no_date, *each.in_press))


@cache
def _circa_words() -> frozenset[str]:
    return frozenset(_fold(word) for each in languages() for word in each.circa)


@cache
def _range_words() -> frozenset[str]:
    return frozenset(_fold(word) for word in lexicon().date_ranges)


@cache
def _noise() -> frozenset[str]:
    """Words that say nothing: "of", "de", weekdays, the endings of ordinal numbers."""
    return frozenset(_fold(word) for word in lexicon().date_noise)


def _is_literal(words: str) -> bool:
    return _fold(words.strip(_EDGES)) in _literals()


def _before_christ(text: str) -> PartialDate | None:
    """A year before our era, which is told in words: "350 B.C.E."."""
    return PartialDate.made(literal=text) if BEFORE_CHRIST.fullmatch(text) else None


def _worded(text: str) -> PartialDate | None:
    """Words in place of a date ("n.d.", "in press"), with the letter that some styles add ("n.d.-a")."""
    if _fold(text) in _literals():
        return PartialDate.made(literal=text)
    if (found := _worded_suffix.fullmatch(text)) and _fold(found["words"]) in _literals():
        return PartialDate.made(literal=found["words"], suffix=found["suffix"])
    return None


_worded_suffix = pattern(r"(?P<words>.+?)[-–]?(?P<suffix>[a-z])")


def _suffix_of(match: Match[str] | re.Match[str]) -> str | None:
    letter: str | None = match["suffix"]
    return letter.lower() if letter else None


def _dated(suffix: str | None, year: int) -> PartialDate:
    return PartialDate.made(year=year, suffix=suffix)


# ------------------------------------------------------------------------------------------------------ Roman years


_roman_year = pattern(r"M{1,2}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")


_ROMAN = {"M": 1000, "D": 500, "C": 100, "L": 50, "X": 10, "V": 5, "I": 1}


def _roman(text: str) -> PartialDate | None:
    """A year in Roman capitals; shorter than four letters it might as well be somebody's initials."""
    if len(text) < 4 or not _roman_year.fullmatch(text):
        return None
    values = [_ROMAN[letter] for letter in text]
    year = sum(-v if v < after else v for v, after in zip(values, [*values[1:], 0], strict=True))
    return PartialDate.made(year=year) if EARLIEST <= year <= LATEST else None


# -------------------------------------------------------------------------------------------------- words and numbers


class _Token(NamedTuple):
    kind: str
    parts: _Parts
    text: str = ""


_tokens_pattern = pattern(
    lambda: (
        rf"""
          (?P<iso>(?P<iy>{_YEAR})[-‐‑](?P<im>0[1-9]|1[0-2])(?:[-‐‑](?P<id>\d\d))?(?!\d|[-‐‑/]))
        | (?P<dotted>(?P<d1>\d{{1,2}})\s?(?P<sep>[./‐‑-])\s?(?P<d2>\d{{1,2}})\s?(?P=sep)\s?(?P<d3>{_YEAR}|\d\d)(?!\d))
        | (?P<ymd>(?P<y1>{_YEAR})\s?(?P<ysep>[./‐‑-])\s?(?P<m1>\d{{1,2}})\s?(?P=ysep)\s?(?P<e1>\d{{1,2}})(?!\d))
        | (?P<monthyear>(?P<m2>0?[1-9]|1[0-2])(?:\s?[./]\s?|-)(?P<y2>{_YEAR})(?!\d))
        | (?P<onlyyear>(?:[©c]|cop\.?|copyright)?\s*+(?P<year>{_YEAR})(?!\d)(?P<suffix>[a-zA-Z](?![\p{{L}}\d]))?)
        | (?P<cjkmonth>(?P<m3>\d{{1,2}})\s?[月월])
        | (?P<onlyday>(?P<day>\d{{1,2}})(?!\d)(?:(?:st|nd|rd|th|er|re|ère|e|º|ª|°|\.)(?!\p{{L}}))?)
        | (?P<mark>[-‐‑–—−~〜/&])
        | (?P<doubt>\?)
        | (?P<unit>[年日년일])
        | (?P<word>\p{{L}}[\p{{L}}\p{{M}}'’]*+\.?)
        | (?P<space>[\s\u00a0,.()\[\]]+)
        | (?P<other>.)
        """
    ),
    regex.VERBOSE | regex.IGNORECASE,
)


def _numbered(text: str) -> PartialDate | None:
    """A date in words and numbers."""
    sides: list[_Parts] = [{}]
    marks: list[str] = []
    circa, suffix = False, None
    for token in _tokens(text):
        if token.kind == "mark":
            sides.append({})
            marks.append(token.text)
        elif token.kind == "circa":
            circa = True
        elif token.kind == "other":
            return None
        else:
            suffix = token.text or suffix
            if not _add(sides[-1], token.parts):
                return None
    side_dates = _sides(sides, marks)
    if side_dates is None:
        return None
    start, end = side_dates
    return _build(start, end, circa=circa, suffix=suffix)


def _add(side: _Parts, parts: _Parts) -> bool:
    """Add what a token says to one side of a date; a second year ("2004 [1972]") is passed over."""
    if "year" in parts and "year" in side and len(parts) == 1:
        return True
    if side.keys() & parts.keys():
        return False
    side.update(parts)
    return True


def _tokens(text: str) -> Iterator[_Token]:
    for match in _tokens_pattern.finditer(text):
        token = _token(match)
        if token is not None:
            yield token


def _token(match: Match[str]) -> _Token | None:
    """What one piece of a date says; None where it says nothing."""
    match match.lastgroup:
        case "iso":
            return _calendar(match["iy"], match["im"], match["id"])
        case "dotted":
            return _day_month_year(match)
        case "ymd":
            return _calendar(match["y1"], match["m1"], match["e1"])
        case "monthyear":
            return _calendar(match["y2"], match["m2"])
        case "onlyyear":
            return _Token("date", {"year": number_of(match["year"])}, _suffix_of(match) or "")
        case "cjkmonth":
            return _Token("date", {"month": number_of(match["m3"])})
        case "onlyday":
            return _Token("date", {"day": number_of(match["day"])})
        case "mark":
            return _Token("mark", {}, match[0])
        case "doubt":
            return _Token("circa", {})
        case "word":
            return _word(match[0])
        case "space" | "unit":
            return None
        case _:
            return _Token("other", {})


def _word(printed: str) -> _Token | None:
    word = _fold(printed)
    if len(word) <= 2 and printed.isupper():  # initials: "Nicholls AG (1939)"
        return _Token("other", {})
    if word in _names():
        kind, number = _names()[word]
        return _Token("date", {kind: number})
    if word in _circa_words():
        return _Token("circa", {})
    if word in _range_words():
        return _Token("mark", {}, "–")
    return None if word in _noise() else _Token("other", {})


def _calendar(year: str, month: str, day: str | None = None) -> _Token:
    """A date in numbers whose order is sure."""
    parts = {"year": number_of(year), "month": number_of(month)}
    return _Token("date", parts | {"day": number_of(day)} if day else parts)


def _day_month_year(match: Match[str]) -> _Token:
    """``4.12.2023``; with slashes the day may also stand second, and only a number above 12 tells."""
    first, second, year = number_of(match["d1"]), number_of(match["d2"]), _full_year(match["d3"])
    if match["sep"] == "/" and first != second and first <= 12 and second <= 12:
        return _Token("date", {"year": year})
    day, month = (second, first) if second > 12 else (first, second)
    return _Token("date", {"year": year, "month": month, "day": day})


_CENTURY_TURNS = 40  # two figures below this are of the 21st century


def _full_year(printed: str) -> int:
    number = number_of(printed)
    if len(printed) == 4:
        return number
    return number + (2000 if number < _CENTURY_TURNS else 1900)


# ------------------------------------------------------------------------------------------------------------ ranges


def _sides(sides: list[_Parts], marks: list[str]) -> tuple[_Parts, _Parts | None] | None:
    """Start and end of what was read, each with what the other one prints for both."""
    sides, marks = _without_empty(sides, marks)
    if len(sides) == 1:
        return sides[0], None
    if whole := _parts_of_one(sides):
        return whole, None
    if len(sides) != 2:
        return None
    start, end = sides
    if start.keys() == {"year"} and end.keys() == {"year"}:
        return _two_years(start, end, marks[0])
    if end.keys() == {"day"} and "day" not in start:
        return _short_year(start, end)
    if start.keys() == {"day"} and end.keys() == {"year"}:
        return None
    _share(start, end)
    return start, end


def _parts_of_one(sides: list[_Parts]) -> _Parts | None:
    """One date with marks between its parts: "12-Mar-1998", "Jan./1992"."""
    keys = [key for side in sides for key in side]
    complete = len(set(keys)) == len(keys) and {"year", "month"} <= set(keys)
    return {key: value for side in sides for key, value in side.items()} if complete else None


def _without_empty(sides: list[_Parts], marks: list[str]) -> tuple[list[_Parts], list[str]]:
    """Marks with nothing before or behind them say nothing ("1998–")."""
    kept = [(side, mark) for side, mark in zip(sides, ["", *marks], strict=True) if side]
    return [side for side, _ in kept], [mark for _, mark in kept[1:]]


_NEAR = 5  # years; further apart a slash stands between the year of the original and that of the reprint


def _two_years(start: _Parts, end: _Parts, mark: str) -> tuple[_Parts, _Parts | None]:
    first, second = start["year"], end["year"]
    if first >= second:
        return start, None
    return (end, None) if mark == "/" and second - first > _NEAR else (start, end)


def _short_year(start: _Parts, end: _Parts) -> tuple[_Parts, _Parts | None] | None:
    """``1998–99``: the second year without its century."""
    if "year" not in start or "month" in start:
        return None
    year = start["year"] // 100 * 100 + end["day"]
    return (start, {"year": year}) if year > start["year"] else None


def _share(start: _Parts, end: _Parts) -> None:
    """What one side leaves out is as on the other: "3–5 May 2010", "May 3–5, 2010"."""
    for key in ("year", "month"):
        if key not in start and key in end and (key == "year" or "day" in start) and "season" not in start:
            start[key] = end[key]
    if "season" in start and "year" in end:
        start.setdefault("year", end["year"])
    for key in ("year", "month"):
        if key not in end and key in start and (key == "year" or "day" in end):
            end[key] = start[key]


def _build(start: _Parts, end: _Parts | None, *, circa: bool, suffix: str | None) -> PartialDate | None:
    if not _possible(start) or (end is not None and not _possible(end)):
        return None
    last = _date(end) if end is not None and end != start else None
    return _date(start).model_copy(update={"end": last, "circa": circa, "suffix": suffix})


def _date(parts: _Parts) -> PartialDate:
    get = parts.get
    return PartialDate.made(year=get("year"), month=get("month"), day=get("day"), season=get("season"))


def _possible(parts: _Parts) -> bool:
    """Whether there is such a date: with a year, a month for its day, and the day in the month."""
    month = parts.get("month")
    if not EARLIEST <= parts.get("year", 0) <= LATEST:
        return False
    if month is not None and not 1 <= month <= 12:
        return False
    return "day" not in parts or (month is not None and is_day(parts.get("year"), month, parts["day"]))


# ---------------------------------------------------------------------------------------------------------- printing


@cache
def _english() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The English names of months and seasons."""
    words = language("en")
    return tuple(m[0].title() for m in words.months), tuple(s[0].title() for s in words.seasons)


def _day_and_month(date: PartialDate) -> str:
    months, seasons = _english()
    if date.season is not None:
        return seasons[date.season - 1]
    day = f"{date.day} " if date.day is not None else ""
    return day + months[date.month - 1] if date.month is not None else ""


def _day_and_year(date: PartialDate) -> str:
    return f"{_day_and_month(date)} {date.year}".strip()


def _range(start: PartialDate, end: PartialDate) -> str:
    """Start and end, without the year at the start where it is that of the end and something else stands there."""
    short = _day_and_month(start)
    same = start.year == end.year and short and _day_and_month(end)
    return f"{short if same else _day_and_year(start)}–{_day_and_year(end)}"


def year_in(text: str) -> PartialDate | None:
    """The one year that stands in words which are no date; None where there are several, or none.

    >>> year_in("published in 1987 or so").year
    1987
    >>> year_in("1987, 1990") is None
    True
    """
    found = {(match["year"], _suffix_of(match)) for match in _lone_year.finditer(text[:_LONGEST])}
    if len(found) != 1:
        return None
    year, suffix = found.pop()
    return _dated(suffix, number_of(year))


_lone_year = pattern(lambda: rf"(?<![\d/.-])(?P<year>{_YEAR})(?P<suffix>[a-z](?!\p{{L}}))?(?![\d/])")
