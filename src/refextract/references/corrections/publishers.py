"""Corrections of publishers and their places."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from refextract.lexicons import countries, journal_publishers, places
from refextract.model.reference import Variable
from refextract.references.corrections.correction import correction
from refextract.references.corrections.cutting import (
    WORKS,
    changed,
    cut_at,
    joined,
    parted,
    parted_at_end,
    parted_in_two,
    shows,
    start_of,
    without,
)
from refextract.references.corrections.titles import last_sentence
from refextract.references.tagging.tagger import Field
from refextract.text import pattern, plain_pattern
from refextract.values.date import names_month
from refextract.values.name import organisation_rank
from refextract.values.signs import YEAR

__all__ = [
    "dots_of_short_places",
    "hosts_before_places",
    "hosts_of_books",
    "joined_publishers",
    "places_before_publishers",
    "places_behind_publishers",
    "places_behind_titles",
    "publishers_before_places",
    "publishers_before_semicolons",
    "publishers_before_their_places",
    "publishers_behind_journals",
    "publishers_cut_at_and",
    "publishers_in_brackets",
    "publishers_in_titles",
    "series_behind_publishers",
    "series_in_quotes",
    "short_places_before_publishers",
    "societies_behind_journals",
    "titles_taken_for_places",
    "universities_in_titles",
]


@correction("container-title", "volume", lacks=("publisher",))
def societies_behind_journals(source: str, fields: list[Field]) -> list[Field]:
    """The body whose journal it is: "J. Bridges, ASCE, 35(1)", "Rep. Fac. Sci., Marsh University, 3(1)"."""
    if not shows(fields, "volume"):
        return fields
    return parted_in_two(source, fields, "container-title", _JOURNAL_AND_SOCIETY, "publisher")


_JOURNAL_AND_SOCIETY = re.compile(
    r"(?P<kept>[^,]{3,}(?:, [^,]+)?), (?P<part>(?!(?:USA|USSR|GDR|DDR|BRD|UAE|[IVXLC]+)$)[A-Z]{3,8}"
    r"|(?:[A-Z]\w+ ){1,4}(?:University|Institute|Academy|College)|University of [A-Z]\w+)"
)


@correction("container-title", lacks=("publisher",))
def publishers_behind_journals(source: str, fields: list[Field]) -> list[Field]:
    """A house that a journal went on into: "Neuropsychologia. Elsevier", "Geometry (Springer New York, Inc.)"."""
    for field in fields:
        if field.variable == "container-title" and source.endswith(_last_words_of_houses(), field.start, field.end):
            found = _house_behind_journal.search(source, field.start + 1, field.end)
            if found:
                return cut_at(
                    source, fields, field, found.start(), Field("publisher", *found.span("house"), field.score)
                )
    return fields


@cache
def _last_words_of_houses() -> tuple[str, ...]:
    ends = {house.split()[-1] for house in journal_publishers()}
    return tuple({*ends, *(f"{end}." for end in ends), "Inc.)", "Ltd)", "Ltd.)", "Inc)", *(f"{end})" for end in ends)})


@pattern
def _house_behind_journal() -> str:
    listed = "|".join(re.escape(house) for house in sorted(journal_publishers(), key=len, reverse=True))
    firm = r"(?:\s(?:New York|Berlin|London|Heidelberg))?(?:,?\s(?:Inc|Ltd|BV|B\.V|GmbH|SA|LLC)\.?)?"
    return rf"(?:\s\((?P<house>(?:{listed}){firm})\)|(?:\.|(?<=\s\p{{Lu}}\p{{L}}+))\s(?P<house>(?:{listed}){firm})\.?)$"


@correction(beside=[("publisher", "publisher-place")])
def joined_publishers(source: str, fields: list[Field]) -> list[Field]:
    """A firm of several names: "Kegan Paul, Trench, Trübner & Co." is one publisher, not a place between two."""
    if sum(field.variable == "publisher" for field in fields) < 2:
        return fields
    for index in range(len(fields) - 2):
        taken = fields[index : index + 3]
        kinds = [field.variable for field in taken]
        gaps = [source[a.end : b.start] for a, b in pairwise(taken)]
        if kinds == ["publisher", "publisher-place", "publisher"] and all(gap.strip() == "," for gap in gaps):
            joined = taken[0]._replace(end=taken[2].end)
            return joined_publishers(source, [*fields[:index], joined, *fields[index + 3 :]])
    return fields


@correction("publisher-place", lacks=("publisher",))
def publishers_before_places(source: str, fields: list[Field]) -> list[Field]:
    """A publisher and its place, as in "Litres, Moscow", where only the second is known as one."""
    for field in fields:
        found = _one_comma.fullmatch(source, field.start, field.end) if field.variable == "publisher-place" else None
        if found and found["place"] in places() and found["publisher"] not in places():
            place = field._replace(start=found.start("place"))
            publisher = field._replace(variable="publisher", end=found.end("publisher"))
            return parted(fields, field, publisher, place)
    return fields


_one_comma = pattern(r"(?P<publisher>[^,:;.]{4,60}),\s(?P<place>[^,:;]{3,30})")


@correction("publisher", signs=("&",))
def publishers_cut_at_and(source: str, fields: list[Field]) -> list[Field]:
    """A firm goes on behind its "&": "Guerra & Paz, 2020"."""
    for field in fields:
        if field.variable == "publisher" and source[field.end - 1] == "&":
            found = _next_word.match(source, field.end)
            if found:
                rest = without([each for each in fields if each != field], field.end, found.end())
                return sorted([*rest, field._replace(end=found.end())], key=start_of)
    return fields


_next_word = pattern(r"\s\p{Lu}[\p{L}'’-]+(?=[,.;:)]|$)")


@correction("publisher", lacks=("publisher-place",), signs=(".:", ". :"))
def short_places_before_publishers(source: str, fields: list[Field]) -> list[Field]:
    """A place in one letter or few that was passed over: "История рек. Л.: Academia, 1928".

    Source of the habit: GOST 7.12-93, which abbreviates the names of cities so.
    """
    for before, publisher in pairwise(fields):
        found = _short_place.fullmatch(source, before.end, publisher.start)
        if publisher.variable == "publisher" and found:
            return sorted([*fields, Field("publisher-place", *found.span("place"), publisher.score)], key=start_of)
    return fields


@correction(beside=[("publisher-place", "publisher")], signs=(".:", ". :"))
def dots_of_short_places(source: str, fields: list[Field]) -> list[Field]:
    """The dot of a place in one letter or few that was cut off: "История рек. Л.: Academia, 1928"."""
    for place, publisher in pairwise(fields):
        if (place.variable, publisher.variable) == ("publisher-place", "publisher"):
            dotted = _dot_of_place.fullmatch(source, place.start, publisher.start)
            return changed(fields, {place: place._replace(end=dotted.end("place"))}) if dotted else fields
    return fields


_dot_of_place = pattern(r"(?P<place>\p{Lu}\p{L}{0,3}\.)\s?:\s")
_short_place = pattern(r"\.?\s(?:[—–-]\s)?(?P<place>\p{Lu}\p{L}{0,3}(?:\.[;,]\s\p{Lu}\p{L}{0,3})*\.)\s?:\s")


@correction("publisher", lacks=("publisher-place",), signs=(":", ","))
def places_before_publishers(source: str, fields: list[Field]) -> list[Field]:
    """A place that was taken for a part of its house: "Addis Ababa: Ministry of Silt", "Boston, MA, River Univ."."""
    for field in fields:
        found = _place_before_house.match(source, field.start, field.end) if field.variable == "publisher" else None
        if found and (found["sign"] == ":" or found["place"] in places()) and _is_no_house(found["place"]):
            place = field._replace(variable="publisher-place", end=found.end("whole"))
            return parted(fields, field, place, field._replace(start=found.end()))
    return fields


# What may be a place, its state or country behind a comma, and the house behind it.
_place_before_house = pattern(
    r"(?P<whole>(?P<place>\p{Lu}[\p{L}’'.-]+(?:\s\p{L}[\p{L}’'.-]+){0,2})(?:,\s(?:\p{Lu}{2}|\p{Lu}\p{Ll}{2,3}\.))?)"
    r"\s?(?P<sign>[:,])\s(?=\p{Lu}[\p{L}’'.-]{2})"
)


def _is_no_house(text: str) -> bool:
    return not any(map(_names_firms, text.split())) and not any(map(organisation_rank, text.casefold().split()))


@correction("publisher", lacks=("publisher-place",))
def places_behind_publishers(source: str, fields: list[Field]) -> list[Field]:
    """Places that a publisher went on into: "Imprensa da Universidade de Coimbra, Coimbra"."""
    for field in fields:
        text = source[field.start : field.end]
        if field.variable == "publisher" and ", " in text:
            first, *parts = text.split(", ")
            here = next((index for index, part in enumerate(parts) if part in places()), None)
            if here is not None and first not in places() and all(map(_may_be_place, parts[here:])):
                end = field.start + len(", ".join([first, *parts[:here]]))
                place = Field("publisher-place", end + len(", "), field.end, field.score)
                return cut_at(source, fields, field, end, place)
    return fields


def _may_be_place(part: str) -> bool:
    return part in places() or len(part) < _FEW_LETTERS or part in countries()


_FEW_LETTERS = 6  # of a state: "MA", "D.C.", "Mass."


@correction(
    "publisher", "publisher-place", lacks=("title", "container-title", "collection-title", "genre", "event", "note")
)
def titles_taken_for_places(source: str, fields: list[Field]) -> list[Field]:
    """A title before its colon was taken for a place, for nothing else is left: "Tidyr: Tidy messy data, 2023"."""
    for place, publisher in pairwise(fields):
        told = (place.variable, publisher.variable) == ("publisher-place", "publisher")
        if told and source[place.end : publisher.start] == ": " and source[place.start : place.end] not in places():
            title = place._replace(variable="title")
            return joined(changed(fields, {place: title}), title, publisher)
    return fields


@correction("publisher", lacks=("collection-title",))
def series_behind_publishers(source: str, fields: list[Field]) -> list[Field]:
    """A series behind its publisher: "Routledge (Worlds of Water)", "Springer-Verlag. Statistics for Biology"."""
    for field in fields:
        found = _series.search(source, field.start + 3, field.end) if field.variable == "publisher" else None
        if found and found["series"] not in places() and not any(map(_names_firms, found["series"].split())):
            put = Field("collection-title", *found.span("series"), field.score)
            return cut_at(source, fields, field, found.start(), put)
    return fields


# In brackets, or as a sentence of its own behind a word that is no abbreviation.
_series = pattern(
    r"\s\((?P<series>\p{Lu}[\p{L}'’-]+\s[^()]{4,80})\)$|(?<=\p{Ll}{5})\.\s+(?P<series>\p{Lu}\p{Ll}+\s[^.;:()]{4,80})$"
)


@correction("title", lacks=("publisher",), beside=[("title", "publisher-place"), ("title", "date")], signs=("(",))
def publishers_in_brackets(source: str, fields: list[Field]) -> list[Field]:
    """A publisher in the bracket that a title went on into: "A cidade antiga (Martins Fontes, São Paulo, 2005)".

    Source of the habit: the reference style of Science.
    """
    for title, behind in pairwise(fields):
        if title.variable != "title" or behind.variable not in ("publisher-place", "date"):
            continue
        found = _OPEN_BRACKET.search(source, title.start + 1, title.end)
        if found and source[title.end : behind.start] == ", ":
            name: Variable = "publisher-place" if found["publisher"] in places() else "publisher"
            return cut_at(source, fields, title, found.start(), Field(name, *found.span("publisher"), title.score))
    return fields


_OPEN_BRACKET = re.compile(r"\s\((?P<publisher>[^\W\d_][^()]{2,80})$")


@correction("container-title", lacks=("publisher",), signs=(";",))
def publishers_before_semicolons(source: str, fields: list[Field]) -> list[Field]:
    """What a semicolon parts from the year is the publisher: "Title. In: Host. Rivers Press; 1999:16-19".

    Source of the habit: the AMA Manual of Style, 11th edition, and the examples of the NLM's "Citing Medicine".
    """
    for host in fields:
        if host.variable != "container-title" or not (year := _semicolon_and_year.match(source, host.end)):
            continue
        border = last_sentence.search(source, host.start + 1, host.end)
        if border is None and year["page"]:
            continue
        others = without([each for each in fields if each != host], *year.span("year"))
        date = Field("date", *year.span("year"), host.score)
        publisher = host._replace(variable="publisher", start=border.end() if border else host.start)
        put = [host._replace(end=border.start())] if border else []
        return sorted([*others, *put, publisher, date], key=start_of)
    return fields


# The year that ends an entry, or that its pages follow: before a volume the year would be that of a journal.
_semicolon_and_year = plain_pattern(rf";\s(?P<year>{YEAR})[a-z]?(?:(?P<page>:\s?[A-Za-z]?\d)|\.?\s*$|\.\s(?:doi|http))")


@correction(lacks=("volume",), signs=(";",))
def publishers_before_their_places(source: str, fields: list[Field]) -> list[Field]:
    """A publisher with its place behind a colon: "Title; Rivers Press: Rio de Janeiro, 1941".

    Source of the habit: The ACS Style Guide, 3rd edition.
    """
    if {"publisher", "publisher-place"} <= {field.variable for field in fields}:
        return fields
    found = _publisher_colon_place.search(source)
    if found is None or found["place"] not in places() or found["publisher"] in places():
        return fields
    rest = without(fields, found.start("publisher"), found.end("year"))
    put = [
        Field("publisher", *found.span("publisher"), 0.5),
        Field("publisher-place", *found.span("place"), 0.5),
        Field("date", *found.span("year"), 0.5),
    ]
    return sorted([*rest, *put], key=start_of)


_publisher_colon_place = plain_pattern(
    r";\s(?P<publisher>[^\W\d_][^;:\d]{2,70}):\s(?P<place>[^\W\d_][^;:\d]{2,40}),\s(?P<year>\d{4})(?![\d(])"
)


@correction(
    "publisher-place", beside=[WORKS], lacks=("editor", "volume", "issue", "page", "publisher", "doi", "url", "issn")
)
def hosts_before_places(source: str, fields: list[Field]) -> list[Field]:
    """What stands before a place, where nothing speaks of a host: a publisher, or the title's second sentence.

    "Silt in words. Litres, Moscow", but "Black Looks. Race and Rivers, Boston".
    """
    for title, host, place in zip(fields, fields[1:], fields[2:], strict=False):
        kinds = (title.variable, host.variable, place.variable)
        gaps = (source[title.end : host.start], source[host.end : place.start])
        if kinds != ("title", "container-title", "publisher-place") or gaps != (". ", ", "):
            continue
        printed = source[host.start : host.end].split()
        if len(printed) == 1:
            return changed(fields, {host: host._replace(variable="publisher")})
        if any(map(_names_firms, printed)):
            continue
        dated = [source[field.start : field.end] for field in fields if field.variable == "date"]
        if len(printed) > _FIRM_WORDS - 1 and not any(map(names_month, dated)):
            return joined(fields, title, host)
    return fields


@correction("publisher-place", "isbn", beside=[WORKS], lacks=("editor", "volume", "issue", "page", "publisher", "issn"))
def hosts_of_books(source: str, fields: list[Field]) -> list[Field]:
    """What stands between a title and a place is a publisher, where an ISBN says that the entry is a book.

    "Silt: An Environment. River Foundation, Vienna, Austria. ISBN 3-900051-07-0".
    """
    if not shows(fields, "isbn"):
        return fields
    for title, host, place in zip(fields, fields[1:], fields[2:], strict=False):
        kinds = (title.variable, host.variable, place.variable)
        gaps = (source[title.end : host.start], source[host.end : place.start])
        if kinds == ("title", "container-title", "publisher-place") and gaps == (". ", ", "):
            return changed(fields, {host: host._replace(variable="publisher")})
    return fields


@correction(beside=[("title", "genre")], lacks=("publisher",))
def universities_in_titles(source: str, fields: list[Field]) -> list[Field]:
    """A university between a title and the kind of its thesis: "Muddy rivers, River University, PhD thesis"."""
    for title, kind in pairwise(fields):
        if (title.variable, kind.variable) == ("title", "genre") and source[title.end : kind.start] == ", ":
            found = _last_part.search(source, title.start + 1, title.end)
            if found and any(map(_names_firms, found["part"].split())):
                publisher = Field("publisher", *found.span("part"), title.score)
                return cut_at(source, fields, title, found.start(), publisher)
    return fields


_last_part = plain_pattern(r",\s(?P<part>[^\W\d_][^,]{5,80})$")


@correction(beside=[("title", "publisher")], lacks=("publisher-place",))
def places_behind_titles(source: str, fields: list[Field]) -> list[Field]:
    """A place between a title and its publisher: "Storia del ghetto, Milano, Mondadori, 1995"."""
    for title, publisher in pairwise(fields):
        if (title.variable, publisher.variable) == ("title", "publisher"):
            start = source.rfind(", ", title.start + 1, title.end)
            if start > 0 and source[start + 2 : title.end] in places() and source[title.end : publisher.start] == ", ":
                place = Field("publisher-place", start + 2, title.end, title.score)
                return cut_at(source, fields, title, start, place)
    return fields


@correction("publisher", lacks=("collection-title",), signs=("«", "“"))
def series_in_quotes(source: str, fields: list[Field]) -> list[Field]:
    """A series in quotes behind its publisher: "Gallimard, « Folio »"."""
    return parted_at_end(source, fields, "publisher", _quoted_series, "collection-title")


_quoted_series = plain_pattern(r",\s[«“]\s?(?P<part>[^«»“”]{2,80}[^\s«»“”])(?:\s?[»”])?$")


@correction(beside=[("title", "publisher-place")], lacks=("publisher",))
def publishers_in_titles(source: str, fields: list[Field]) -> list[Field]:
    """A short last part before a place is the publisher: "Economics. Litres, Moscow", "Silt, Verlag Schlamm, Wien"."""
    for title, place in pairwise(fields):
        joined = (title.variable, place.variable) == ("title", "publisher-place")
        if not joined or source[title.end : place.start] != ", " or source[place.start : place.end] not in places():
            continue
        found = last_sentence.search(source, title.start + 1, title.end)
        if found and source.count(" ", found.end(), title.end) < _FIRM_WORDS:
            if _may_be_firm(source[found.end() : title.end]):
                publisher = Field("publisher", found.end(), title.end, title.score)
                return cut_at(source, fields, title, found.start(), publisher)
        elif part := _last_part.search(source, title.start + 1, title.end):
            first, last = part["part"].split()[0], part["part"].split()[-1]
            if first[0].isupper() and (_names_firms(first) or last.casefold().endswith(_HOUSES)):
                publisher = Field("publisher", *part.span("part"), title.score)
                return cut_at(source, fields, title, part.start(), publisher)
    return fields


_FIRM_WORDS = 3
_HOUSES = ("press", "verlag")
_ONLY_ORGANISATIONS = 2  # the rank of words that people are not called by


def _names_firms(word: str) -> bool:
    """Whether only organisations are called by a word."""
    return organisation_rank(word.casefold()) == _ONLY_ORGANISATIONS


def _may_be_firm(text: str) -> bool:
    """Whether a text is one word or has one of organisations: "Documenti inediti, Genova" has no publisher."""
    return " " not in text or any(organisation_rank(word.casefold()) for word in text.split())
