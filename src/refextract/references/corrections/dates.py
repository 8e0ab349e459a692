"""Corrections of dates: what a date was cut from, what swallowed one, and what is none."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import islice, pairwise

from refextract.languages import words
from refextract.lexicons import places
from refextract.references.corrections.correction import correction
from refextract.references.corrections.cutting import (
    LEFT,
    WORKS,
    changed,
    cut_at,
    parted_in_two,
    start_of,
    trimmed,
    without,
)
from refextract.references.corrections.wording import ACCENTED, FIGURE, WORD_START, phrases_of, runs_of
from refextract.references.tagging.tagger import Field
from refextract.text import pattern, plain_pattern
from refextract.values.date import PartialDate, month_words, names_month, parse_date
from refextract.values.signs import YEAR

__all__ = [
    "access_dates",
    "access_dates_in_brackets",
    "ascii_months",
    "dates_behind_figures",
    "dates_behind_hosts",
    "dates_beside_months",
    "dates_in_titles",
    "letters_of_years",
    "months_in_pages",
    "numbers_before_dates",
    "pages_in_dates",
    "words_for_dates",
    "years_in_dois",
]


def ascii_months() -> frozenset[str]:
    """What is shown of a text with the name of a month: that in ASCII, or any accent, for months are told without."""
    return frozenset((ACCENTED, *filter(str.isascii, month_words())))


@correction(either=("date", "accessed"))
def dates_behind_figures(source: str, fields: list[Field]) -> list[Field]:
    """A date with the numbers before it: "12.05.2023" was cut at its year."""
    return _whole_dates(source, fields, _is_behind_figures)


@correction(beside=[("page", "date", " ")], signs=(", 0", ", 1"))
def months_in_pages(source: str, fields: list[Field]) -> list[Field]:
    """The figures of a month that pages took in: "7(2):e30126, 02 2012".

    Source of the habit: records that give BibTeX the month in figures, which its styles print before the year.
    """
    for page, date in pairwise(fields):
        if (page.variable, date.variable) == ("page", "date") and source[page.end : date.start] == " ":
            found = _MONTH_IN_FIGURES.search(source, page.start + 1, page.end)
            if found and _YEAR_ALONE.fullmatch(source, date.start, date.end):
                return changed(fields, {page: page._replace(end=found.start())})
    return fields


_MONTH_IN_FIGURES = re.compile(r", (?:0[1-9]|1[0-2])$")
_YEAR_ALONE = re.compile(YEAR)


@correction(either=("date", "accessed"), signs=ascii_months)
def dates_beside_months(source: str, fields: list[Field]) -> list[Field]:
    """A date with the month and day beside it: "(et alii August 2, 2023)" was cut at its year."""
    return _whole_dates(source, fields, _is_beside_month)


def _whole_dates(source: str, fields: list[Field], may_go_on: Callable[[str, Field], bool]) -> list[Field]:
    for field in fields:
        if field.variable not in ("date", "accessed") or not may_go_on(source, field):
            continue
        start, end = _date_around(source, field.start, field.end)
        if field in fields and (start, end) != (field.start, field.end) and not _cuts_a_place(source, fields, start):
            fields = _gone_on(source, fields, field, start, end)
    return fields


def _gone_on(source: str, fields: list[Field], date: Field, start: int, end: int) -> list[Field]:
    """The fields with a date that goes from `start` to `end`, and the others out of its way."""
    rest = without([field for field in fields if field != date], start, end)
    return sorted([*(trimmed(source, each) for each in rest), date._replace(start=start, end=end)], key=start_of)


def _cuts_a_place(source: str, fields: list[Field], start: int) -> bool:
    """Whether a date that begins at `start` begins in the name of a place: "Rio de Janeiro, 1941"."""
    return any(
        field.variable == "publisher-place"
        and field.start < start < field.end
        and source[field.start : field.end] in places()
        for field in fields
    )


_RIGHT = 16  # characters behind a date in which its month stands


def _is_behind_figures(source: str, date: Field) -> bool:
    """Whether a number with a sign behind it stands before a date: a look that most dates end with."""
    if source[date.start - 1 : date.start] == "(":
        return False
    before = source[max(0, date.start - LEFT) : date.start]
    return before.rstrip()[-1:] in (".", "/", "-") and FIGURE.search(before) is not None


def _is_beside_month(source: str, date: Field) -> bool:
    if source[date.start - 1 : date.start] == "(" and source[date.end : date.end + 1] == ")":
        return False
    return names_month(source[max(0, date.start - LEFT) : date.start], source[date.end : date.end + _RIGHT])


def _date_around(source: str, start: int, end: int) -> tuple[int, int]:
    """The longest date that holds ``start..end`` and says more than that part alone."""
    part = parse_date(source[start:end])
    if part is None or part.year is None or part.month is not None or part.season is not None:
        return start, end
    best, first, last = part, start, end
    before, behind = source[max(0, start - LEFT) : start], source[end : end + _RIGHT]
    if names_month(before) or (before.rstrip()[-1:] in (".", "/", "-") and any(map(str.isdigit, before))):
        for left in _word_starts(source, start):
            if source[left - 1 : left] == "/":  # "HTTP/1.1. 1999"
                continue
            if (date := _fuller(source[left:end], best)) is not None:
                best, first = date, left
    if first == start and names_month(behind):
        for right in _word_ends(source, end):
            if (date := _fuller(source[start:right], best)) is not None:
                best, last = date, right
    return first, last


def _fuller(text: str, known: PartialDate) -> PartialDate | None:
    """The date that `text` is, if it says more than the one that is known."""
    date = parse_date(text)
    if date is None or date.year != known.year or date.month is None or date == known:
        return None
    return date if date.day is not None or names_month(text) else None


def _word_starts(source: str, start: int) -> list[int]:
    """Where words start before `start`, the nearest first."""
    least = max(0, start - LEFT)
    starts = [m.start() for m in _word.finditer(source, least, start)]
    return [place for place in reversed(starts) if place > least or least == 0]


def _word_ends(source: str, end: int) -> list[int]:
    """Where words end behind `end`, the nearest first."""
    most = min(len(source), end + _RIGHT)
    ends = [m.end() for m in _word.finditer(source, end, most)]
    return [place for place in ends if place < most or most == len(source)]


_word = pattern(r"[\p{L}\p{M}]++(?!&)\.?|\d+[./-]\d+[./-]|\d+\.?")


@correction("date")
def letters_of_years(source: str, fields: list[Field]) -> list[Field]:
    """The letter behind a year and a blank, which tells it from others of that year: "Roe, A. 1998 a, MNRAS"."""
    for field in fields:
        found = _LETTER_OF_YEAR.match(source, field.end) if field.variable == "date" else None
        if found and _ONE_YEAR.fullmatch(source, field.start, field.end):
            if any(each.start == found.end() - 1 for each in fields):
                continue
            return changed(fields, {field: field._replace(end=found.end())})
    return fields


_ONE_YEAR = re.compile(YEAR)
_LETTER_OF_YEAR = re.compile(r"\s[a-h](?=[,.):])")


@correction("doi", lacks=("date",), signs=("(",))
def years_in_dois(source: str, fields: list[Field]) -> list[Field]:
    """The only year of an entry, glued to its DOI: "doi:10.1000/ab12cd(2019)"."""
    return parted_in_two(source, fields, "doi", _DOI_AND_YEAR, "date")


_DOI_AND_YEAR = re.compile(rf"(?P<kept>[^\s(]+)\((?P<part>{YEAR})\)?")


@correction("author", lacks=("date",), signs=lambda: runs_of(words("no_date")))
def words_for_dates(source: str, fields: list[Field]) -> list[Field]:
    """Words in place of a year behind the authors that were passed over: "Roe, Jane. n.d. Rivers. London: Doe"."""
    author = next((field for field in fields if field.variable == "author"), None)
    if author is None:
        return fields
    led = _SIGNS.match(source, author.end)
    start = led.end() if led else author.end
    for end in phrases_of("no_date").ends(source, start):
        free = not any(field.start < end and start < field.end for field in fields)
        if (
            free
            and source[end : end + 1] in (".", ",", ";", ":", " ")
            and (source[end - 1] == "." or source[end] != " ")
        ):
            return sorted([*fields, Field("date", start, end, author.score)], key=start_of)
    return fields


_SIGNS = re.compile(r"[.,]{0,2}\s+")


@correction("title", lacks=("date",))
def dates_in_titles(source: str, fields: list[Field]) -> list[Field]:
    """The only date of an entry, behind its title: "Title (11 March 2019)", "Title, 2003"."""
    for field in fields:
        if field.variable == "title" and (found := _end_date.search(source, field.start + 1, field.end)):
            if parse_date(found["date"]) is None:
                return fields
            date = Field("date", found.start("date"), found.end("date"), field.score)
            return cut_at(source, fields, field, found.start(), date)
    return fields


_end_date = pattern(rf"(?:(?:\G|(?<!\s))\s++)?+(?:[(\[](?P<date>[^()\[\]]{{4,40}})[)\]]|,\s(?P<date>{YEAR}[a-z]?))\.?$")


@correction(either=WORKS, signs=ascii_months)
def dates_behind_hosts(source: str, fields: list[Field]) -> list[Field]:
    """A month behind a host, where ISO 690 prints it: "Doe, 2010. Rivers. Water. August 2010. Vol. 2"."""
    for field in fields:
        if field.variable not in WORKS or not (found := _sentence_of_date.search(source, field.start + 1, field.end)):
            continue
        years = {source[each.start : each.start + 4] for each in fields if each.variable == "date"}
        tells = found["year"] in years if years else field.variable == "container-title"
        if tells and names_month(found["date"]) and parse_date(found["date"]) is not None:
            date = Field("date", found.start("date"), found.end("date"), field.score)
            return cut_at(source, fields, field, found.start(), date)
    return fields


_sentence_of_date = plain_pattern(rf"(?<!\d)\.\s+(?P<date>(?:\d\d?\.?\s)?[^\W\d_]+\.?(?:\sde)?\s(?P<year>{YEAR}))\.?$")


@correction("date", signs=ascii_months)
def numbers_before_dates(source: str, fields: list[Field]) -> list[Field]:
    """An issue that a date began with: "n.º 3-4, julio de 2002"."""
    for field in fields:
        found = _number_and_date.fullmatch(source, field.start, field.end) if field.variable == "date" else None
        if found and names_month(found["date"]) and parse_date(found["date"]) is not None:
            shorter = field._replace(start=found.start("date"))
            return changed(fields, {field: shorter})
    return fields


_number_and_date = plain_pattern(r"\d{1,4}(?:\s?[-–/]\s?\d{1,4})?,\s+(?P<date>[^\W\d_].*\d{4})")


@correction("date", lacks=("page",))
def pages_in_dates(source: str, fields: list[Field]) -> list[Field]:
    """Pages that a year went on into: "In: Baurecht 2012, 1867-1872"."""
    return parted_in_two(source, fields, "date", _YEAR_AND_PAGES, "page")


_YEAR_AND_PAGES = re.compile(rf"(?P<kept>{YEAR}[a-z]?),\s(?P<part>\d{{1,4}}\s?[-–]\s?\d{{1,4}})")


_numbered = plain_pattern(r"(?<!\w)(?:[Nn](?:[º°o]|[Rr]|úm)?\.?[º°]?|№)\s?\d[\d.]*$")


@correction("url", lacks=("accessed",), signs=("(",))
def access_dates_in_brackets(source: str, fields: list[Field]) -> list[Field]:
    """The day of access in brackets behind an address, of a work with a year: "2012. http://silt.example (01-26-2018)".

    Where no other date stands, it may be that of the work.
    """
    for url in fields:
        found = _DAY_BEHIND_ADDRESS.match(source, url.end) if url.variable == "url" else None
        day = parse_date(found["day"]) if found else None
        dated = any(field.variable == "date" and field.end <= url.start for field in fields)
        if found and dated and day is not None and day.day is not None:
            put = Field("accessed", *found.span("day"), url.score)
            return sorted([*without(fields, *found.span("day")), put], key=start_of)
    return fields


_DAY_BEHIND_ADDRESS = re.compile(r"[.,;>]{0,2}\s[(\[](?P<day>[^()\[\]]{8,24})[)\]]\.?$")


@correction(either=("url", "doi"), lacks=("accessed",))
def access_dates(source: str, fields: list[Field]) -> list[Field]:
    """A date behind "last visited on" that was passed over or cut."""
    least = max(field.end for field in fields if field.variable in ("title", "url", "doi"))
    for start, found in islice(_accessed(source, least), _MOST_TRIES):
        for end in range(found.end("date"), found.start("date") + 3, -1):
            if not source[end - 1].isspace() and (end == len(source) or not source[end].isalnum()):
                if parse_date(source[found.start("date") : end]) is None:
                    continue
                rest = without(fields, start, end)
                return sorted([*rest, Field("accessed", found.start("date"), end, 0.5)], key=start_of)
    return fields


_MOST_TRIES = 4  # words for access; an entry has one or two


def _accessed(source: str, least: int) -> Iterator[tuple[int, re.Match[str]]]:
    """Where the words for access stand from `least` on, and what may be the date behind each."""
    for word in WORD_START.finditer(source, min(least, len(source))):
        if word.start() >= least:
            for end in phrases_of("accessed").ends(source, word.start()):
                if found := _DATE_OF_ACCESS.match(source, end):
                    yield word.start(), found
                    least = found.end()
                    break


_DATE_OF_ACCESS = re.compile(r"\s*:?\s+(?P<date>[^)\];]{4,28})")
