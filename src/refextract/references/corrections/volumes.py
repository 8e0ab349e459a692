"""Corrections of the numbers of a journal that stand in one another's place: volumes, issues, pages and years."""

from __future__ import annotations

import re
from itertools import pairwise

import regex

from refextract.languages import words
from refextract.model.reference import Variable
from refextract.references.corrections.correction import correction
from refextract.references.corrections.cutting import (
    NUMBERS,
    changed,
    cut_at,
    joined,
    parted,
    parted_in_two,
    shows,
    start_of,
)
from refextract.references.corrections.wording import runs_of
from refextract.references.tagging.tagger import Field
from refextract.text import pattern
from refextract.values.signs import YEAR

__all__ = [
    "hosts_that_end_in_a_year",
    "issues_beside_volumes",
    "issues_in_pages",
    "issues_in_volumes",
    "letters_in_pages",
    "letters_of_volumes",
    "numbers_of_volumes",
    "pages_behind_issues",
    "pages_behind_years",
    "pages_parted_by_a_blank",
    "pages_taken_for_issues",
    "supplements_in_hosts",
    "volumes_before_their_word",
    "volumes_in_pages",
    "volumes_like_years",
    "volumes_named_by_years",
]


@correction("volume", lacks=("issue",), signs=(" (",))
def issues_in_volumes(source: str, fields: list[Field]) -> list[Field]:
    """An issue that the volume went on into: "Science. 105, 11 (Mar. 2008), 4191"."""
    for field in fields:
        found = _VOLUME_AND_ISSUE.fullmatch(source, field.start, field.end) if field.variable == "volume" else None
        if found and source.startswith(" (", field.end):
            issue = Field("issue", *found.span("issue"), field.score)
            return parted(fields, field, field._replace(end=found.end("volume")), issue)
    return fields


_VOLUME_AND_ISSUE = re.compile(r"(?P<volume>\d{1,4}),\s(?P<issue>\d{1,5})")


@correction("container-title", either=NUMBERS, signs=(":",))
def issues_beside_volumes(source: str, fields: list[Field]) -> list[Field]:
    """An issue whose brackets were lost, between a volume and pages as medicine prints them: "2011;31 6:82–9"."""
    if not shows(fields, "container-title"):
        return fields
    if not (found := _volume_issue_pages.search(source)):
        return fields
    names: tuple[Variable, ...] = ("volume", "issue", "page")
    within = [each for each in fields if found.start() <= each.start and each.end <= found.end()]
    if not within or any(each.variable not in NUMBERS for each in within):
        return fields
    numbers = [Field(name, *found.span(name), min(each.score for each in within)) for name in names]
    others = [each for each in fields if each.variable not in names]
    return fields if set(numbers) <= set(fields) else sorted([*others, *numbers], key=start_of)


_volume_issue_pages = pattern(
    r"(?<=(?:\d|[\])]);)\s?(?P<volume>\d{1,4})\s(?P<issue>\d{1,4}[A-Z]?)\s?:\s?"
    r"(?P<page>[A-Za-z]?\d++(?:\s?[-–]\s?[A-Za-z]?\d++)?)"
)


@correction("container-title", "date", "page", lacks=("volume",))
def volumes_named_by_years(source: str, fields: list[Field]) -> list[Field]:
    """A journal whose volumes are called after their years: "Silt Res. 2012, 2012, 1–9"."""
    if not shows(fields, "container-title"):
        return fields
    for date, page in pairwise([each for each in fields if each.variable in _DATE_AND_PAGE]):
        if (date.variable, page.variable) != ("date", "page"):
            continue
        if found := _YEAR_TWICE.fullmatch(source, date.start, page.start):
            year = date._replace(end=found.end("year"))
            return parted(fields, date, year, Field("volume", *found.span("volume"), date.score))
    return fields


_DATE_AND_PAGE = ("date", "page")
_YEAR_TWICE = re.compile(r"(?P<year>\d{4}),\s(?P<volume>(?P=year)),\s?")


@correction("container-title", "date", lacks=("volume",), signs=(":",))
def volumes_like_years(source: str, fields: list[Field]) -> list[Field]:
    """A second number like a year, before the colon of pages: "(2016) … Acta Fluminum 1871: 52–59"."""
    dates = [field for field in fields if field.variable == "date"]
    for host, number in pairwise(fields):
        if len(dates) > 1 and host.variable == "container-title" and number == dates[-1]:
            number_alone = _FIGURES.fullmatch(source, number.start, number.end)
            if number_alone and _TO_PAGES.match(source, number.end):
                return changed(fields, {number: number._replace(variable="volume")})
    return fields


_FIGURES = re.compile(r"\d{1,4}")
_TO_PAGES = re.compile(r"\s?:\s?[A-Za-z]?\d")


@correction("volume", beside=[("container-title", "date", " ")])
def hosts_that_end_in_a_year(source: str, fields: list[Field]) -> list[Field]:
    """A number like a year in the name of a journal: "Rivers 2000 2003;3:36", "(2016) … Silt 2000, 71(1)".

    Of several works in one entry each has a year of its own.
    """
    alone = sum(field.variable == "container-title" for field in fields) == 1
    dates = [field for field in fields if field.variable == "date"]
    for host, number, volume in zip(fields, fields[1:], fields[2:], strict=False):
        kinds = (host.variable, number.variable, volume.variable)
        if kinds != ("container-title", "date", "volume") or source[host.end : number.start] != " ":
            continue
        if found := _TWO_YEARS.fullmatch(source, number.start, number.end):
            named = host._replace(end=found.end("name"))
            return changed(fields, {host: named, number: number._replace(start=found.start("year"))})
        if alone and dates[0].end < host.start and source[number.end : volume.start] == ", ":
            return joined(fields, host, number)
    return fields


_TWO_YEARS = re.compile(rf"(?P<name>{YEAR})\s(?P<year>{YEAR})")


@correction("volume", "issue", lacks=("page",), signs=(":",))
def pages_taken_for_issues(source: str, fields: list[Field]) -> list[Field]:
    """The one number behind a volume and its colon is the article's: "Silt Res. 8:17", "Front. Silt. 4: 442"."""
    for volume, issue in pairwise(fields):
        if (volume.variable, issue.variable) == ("volume", "issue") and source[
            volume.end : issue.start
        ].rstrip() == ":":
            return changed(fields, {issue: issue._replace(variable="page")})
    return fields


@correction("issue", lacks=("page",), signs=(", ",))
def pages_behind_issues(source: str, fields: list[Field]) -> list[Field]:
    """The number of an article that the issue went on into: "Vol. 9, No. 1, 10, 2019"."""
    return parted_in_two(source, fields, "issue", _ISSUE_AND_PAGE, "page")


_ISSUE_AND_PAGE = re.compile(r"(?P<kept>\d{1,4}),\s(?P<part>[A-Za-z]?\d{1,7}(?:\s?[-–]\s?[A-Za-z]?\d{1,7})?)")


@correction("container-title", "date", "volume", lacks=("page",), signs=(")",))
def pages_behind_years(source: str, fields: list[Field]) -> list[Field]:
    """The page that a year in brackets went on into: "Phys. Silt 71 (1993), 1964"."""
    if not shows(fields, "container-title", "volume"):
        return fields
    return parted_in_two(source, fields, "date", _YEAR_AND_PAGE, "page")


_YEAR_AND_PAGE = re.compile(rf"\(?(?P<kept>{YEAR}[a-z]?)\),?\s(?P<part>[A-Za-z]?\d{{1,6}})")


@correction("page", "date", beside=[("page", "date")])
def pages_parted_by_a_blank(source: str, fields: list[Field]) -> list[Field]:
    """A last page like a year whose dash was lost: "84:1612 1623", where the year stands elsewhere."""
    dates = [field for field in fields if field.variable == "date"]
    for page, number in pairwise(fields):
        if len(dates) < 2 or (page.variable, number.variable) != ("page", "date"):
            continue
        found = _TWO_PAGES.fullmatch(source, page.start, number.end)
        if found and int(found["first"]) < int(found["last"]):
            return joined(fields, page, number)
    return fields


_TWO_PAGES = re.compile(r"(?P<first>\d{4})\s(?P<last>\d{4})")


@correction("page", lacks=("volume",), either=("container-title",), signs=(",",))
def volumes_in_pages(source: str, fields: list[Field]) -> list[Field]:
    """A volume that the pages took in: "ApJ 2002, 68–69, 457–470", "Nature, 71,35"."""
    if not shows(fields, "container-title"):
        return fields
    for field in fields:
        found = _VOLUME_IN_PAGES.fullmatch(source, field.start, field.end) if field.variable == "page" else None
        if found:
            volume = Field("volume", *found.span("volume"), field.score)
            return parted(fields, field, volume, field._replace(start=found.start("page")))
    return fields


_VOLUME_IN_PAGES = pattern(
    r"(?P<volume>\d{1,4}),(?P<page>\d{1,6})|(?P<volume>\d{1,4}[-–]\d{1,4}),\s(?P<page>\d{1,6}[-–]\d{1,6})"
)


@correction("container-title", "page", lacks=("volume", "issue"), signs=("-", "–"))
def issues_in_pages(source: str, fields: list[Field]) -> list[Field]:
    """A volume and its issue that would be pages in falling order: "하천학회지, 13-2", "Ufer, 49–1"."""
    if not shows(fields, "container-title"):
        return fields
    for field in fields:
        found = _VOLUME_DASH_ISSUE.fullmatch(source, field.start, field.end) if field.variable == "page" else None
        if found and _is_falling(found["volume"], found["issue"]):
            volume = field._replace(variable="volume", end=found.end("volume"))
            return parted(fields, field, volume, Field("issue", *found.span("issue"), field.score))
    return fields


_VOLUME_DASH_ISSUE = re.compile(r"(?P<volume>\d{1,4})[-–](?P<issue>\d{1,3})")


def _is_falling(first: str, last: str) -> bool:
    """Whether a last page stands before the first, also where it is shortened: "141-71" rises, "13-2" does not."""
    return len(last) <= len(first) and int(first[: len(first) - len(last)] + last) <= int(first)


@correction("note", lacks=("volume",), signs=lambda: runs_of(words("volume_words")))
def numbers_of_volumes(source: str, fields: list[Field]) -> list[Field]:
    """How many volumes a work has, which was taken for a note: "Rivers of Asia. 3 vols. Oslo: Fjord Press"."""
    for field in fields:
        found = _count_of_volumes.fullmatch(source, field.start, field.end) if field.variable == "note" else None
        if found:
            return changed(fields, {field: field._replace(variable="volume", end=found.end("number"))})
    return fields


@pattern
def _count_of_volumes() -> str:
    listed = "|".join(regex.escape(word.rstrip(".")) for word in words("volume_words") if len(word) > 2)
    return rf"(?P<number>\d{{1,3}})\s(?i:{listed})\.?"


@correction("page", lacks=("volume",), signs=("卷", "巻", "권"))
def volumes_before_their_word(source: str, fields: list[Field]) -> list[Field]:
    """A volume taken for pages, its word behind it: "水利學報, 2017年第5期, 第57卷"."""
    for field in fields:
        if field.variable == "page" and source[field.end : field.end + 1] in _VOLUME_SIGNS:
            return changed(fields, {field: field._replace(variable="volume")})
    return fields


_VOLUME_SIGNS = ("卷", "巻", "권")


@correction("container-title", either=("page", "date"), signs=("-", "–"))
def letters_of_volumes(source: str, fields: list[Field]) -> list[Field]:
    """The letter of a volume, cut off or left to the journal: "Bone J 81-B: 12", "J Bone 74-A:1042"."""
    if not (shows(fields, "container-title", "page") or shows(fields, "container-title", "date")):
        return fields
    if all(field.variable != "volume" for field in fields):
        return parted_in_two(source, fields, "container-title", _HOST_AND_VOLUME, "volume")
    for field in fields:
        if field.variable == "volume" and (found := _LETTER_OF_VOLUME.match(source, field.end)):
            letter = [each for each in fields if field.end < each.start and each.end <= found.end()]
            return changed([each for each in fields if each not in letter], {field: field._replace(end=found.end())})
    return fields


_HOST_AND_VOLUME = re.compile(r"(?P<kept>.+?),?\s(?P<part>\d{1,3}[-–][A-Z])")
_LETTER_OF_VOLUME = re.compile(r"[-–][A-Z](?=\s?[:(,;])")


@correction(beside=[("volume", "page", " ")])
def letters_in_pages(source: str, fields: list[Field]) -> list[Field]:
    """The letter of a volume that the pages took in: "Phys. Lett., 71 B, 35"."""
    for volume, page in pairwise(fields):
        found = None
        if (volume.variable, page.variable) == ("volume", "page") and source[volume.end : page.start] == " ":
            found = _LETTER_AND_PAGE.fullmatch(source, page.start, page.end)
        if found:
            whole = volume._replace(end=found.end("letter"))
            return changed(fields, {volume: whole, page: page._replace(start=found.start("page"))})
    return fields


_LETTER_AND_PAGE = re.compile(r"(?P<letter>[A-H]),\s(?P<page>\d{1,6}(?:\s?[-–]\s?\d{1,6})?)")


@correction("container-title", "volume", "page", signs=("suppl", "supplementum", "supplement"))
def supplements_in_hosts(source: str, fields: list[Field]) -> list[Field]:
    """A volume and the word of its supplement that the host went on into: "Acta 5, Supplementum 2: 40–42"."""
    if not shows(fields, "page"):
        return fields
    for host, number in pairwise(fields):
        found = None
        if (host.variable, number.variable) == ("container-title", "volume"):
            found = _SUPPLEMENT.search(source, host.start, number.start)
        if found:
            volume = Field("volume", *found.span("volume"), number.score)
            issue = number._replace(variable="issue", start=found.start("word"))
            return [*cut_at(source, [each for each in fields if each != number], host, found.start(), volume), issue]
    return fields


_SUPPLEMENT = re.compile(r",?\s(?P<volume>\d{1,4}),?\s\(?(?P<word>(?i:suppl)\w*\.?)\s?$")
