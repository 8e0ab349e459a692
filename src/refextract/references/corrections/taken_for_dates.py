"""What was taken for a date and is none: a given name that is called as a month, a title that is a year."""

from __future__ import annotations

from itertools import pairwise

from refextract.references.corrections.correction import correction
from refextract.references.corrections.cutting import changed, parted, without
from refextract.references.corrections.dates import ascii_months
from refextract.references.tagging.tagger import Field
from refextract.text import pattern
from refextract.values.date import names_month
from refextract.values.name import organisation_rank
from refextract.values.name.words import is_given_name
from refextract.values.signs import YEAR_FROM_1400

__all__ = ["given_names_in_dates", "titles_before_publishers", "titles_behind_dates"]

_HEADS = 2  # fields that an entry begins with: its label, and its authors


@correction(beside=[("author", "date", ", ")], signs=ascii_months)
def given_names_in_dates(source: str, fields: list[Field]) -> list[Field]:
    """A given name that a month is called by, before a year: "Roe, August. 1986. Rivers", "Roe, May. 1973. Silt".

    Source of the habit: The Chicago Manual of Style, 17th edition, which prints months behind titles alone.
    """
    for author, date in pairwise(fields[: _HEADS + 1]):
        if (author.variable, date.variable) != ("author", "date") or source[author.end : date.start] != ", ":
            continue
        found = _name_and_year.fullmatch(source, date.start, date.end)
        if found and _may_be_given(found["name"]) and _is_family(source[author.start : author.end]):
            named = author._replace(end=found.end("name"))
            return changed(fields, {author: named, date: date._replace(start=found.start("year"))})
    return fields


_name_and_year = pattern(rf"(?P<name>\p{{Lu}}\p{{Ll}}+(?:\s\p{{Lu}}\.?)*)\.\s(?P<year>{YEAR_FROM_1400}[a-z]?)")
_family = pattern(
    r"(?:\p{Ll}[\p{L}'’]*\s|(?:De|Di|La|Le|Van|Von|St\.?)\s)*\p{Lu}[\p{L}\p{M}'’-]+(?:\s\p{Lu}[\p{L}'’-]{2,})?"
)


def _may_be_given(name: str) -> bool:
    """Whether a month is a given name as well: "August", and "May", which no list of common names has."""
    first = name.partition(" ")[0]
    return names_month(first) and (first == "May" or is_given_name(first))


def _is_family(text: str) -> bool:
    return _family.fullmatch(text) is not None and not any(map(organisation_rank, text.casefold().split()))


@correction("date")
def titles_behind_dates(source: str, fields: list[Field]) -> list[Field]:
    """A title that is a number, or begins with one, behind the date: "Roe, J. (1949). 1984", "2003. 1491: Silt"."""
    for place, date in enumerate(fields[: _HEADS + 1]):
        long = date.variable == "date" and date.end - date.start >= _SHORTEST_DATE_AND_NUMBER
        found = _date_and_number.fullmatch(source, date.start, date.end) if long else None
        if found is None:
            continue
        short = date._replace(start=found.start("date"), end=found.end("date"))
        title = Field("title", *found.span("number"), date.score)
        behind = fields[place + 1] if place + 1 < len(fields) else None
        titled = any(field.variable == "title" for field in fields)
        if behind and behind.variable == "title" and source[title.end : behind.start] == ": ":
            return changed(fields, {date: short, behind: behind._replace(start=title.start)})
        if not titled and source[title.end : title.end + 1] == ".":
            return parted(fields, date, short, title)
    return fields


_SHORTEST_DATE_AND_NUMBER = len("2003. 1491")
# The second of two years; the first stands in brackets, or before a point.
_date_and_number = pattern(r"\(?(?P<date>\d{4}[a-z]?)(?:\)\.?|\.)\s(?P<number>\d{4})")


@correction("author", "date", either=("publisher", "publisher-place"))
def titles_before_publishers(source: str, fields: list[Field]) -> list[Field]:
    """The first of two years is the title, the one behind the publisher the date: "Roe, Jane. 1984. Oslo: Doe, 1949".

    A year with a colon begins the title: "1491: Rivers before Silt. Oslo: Doe, 2005".
    """
    dates = [field for field in fields if field.variable == "date"]
    if len(dates) < 2:
        return fields
    places = [index for index, field in enumerate(fields[:_HEADS]) if field.variable == "author"]
    if not places or places[-1] + 2 >= len(fields):
        return fields
    first, behind = fields[places[-1] + 1 : places[-1] + 3]
    named = fields[places[-1]]
    if first != dates[0] or not _is_sentence(source, named, first) or not _ends_with_publisher(fields, dates[-1]):
        return fields
    if behind.variable == "title" and source[first.end : behind.start] == ": ":
        return changed(without(fields, *first[1:3]), {behind: behind._replace(start=first.start)})
    titled = any(field.variable == "title" for field in fields)
    if not titled and behind.variable in _PUBLISHED and source[first.end : behind.start] in (". ", " ("):
        return changed(fields, {first: first._replace(variable="title")})
    return fields


_PUBLISHED = frozenset({"publisher", "publisher-place"})


def _is_sentence(source: str, author: Field, date: Field) -> bool:
    """Whether a date is a sentence behind the authors, or stands before the bracket of a note's publisher."""
    gap = source[author.end : date.start]
    return (gap in (". ", " ") and source[date.start - 2] in ".?!") or (
        gap == ", " and source.startswith(" (", date.end)
    )


def _ends_with_publisher(fields: list[Field], date: Field) -> bool:
    """Whether a date stands right behind the publisher or its place."""
    place = fields.index(date)
    return fields[place - 1].variable in _PUBLISHED
