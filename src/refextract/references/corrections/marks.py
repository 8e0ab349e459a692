"""Marks: the kind of a work and its host as GB/T 7714 gives them, "[M]//Editors. Host", and what stands behind them."""

from __future__ import annotations

import re

from refextract.references.corrections.correction import correction
from refextract.references.corrections.cutting import NAMES, WORKS, changed, parted, start_of, trimmed, without
from refextract.references.tagging.tagger import Field
from refextract.text import pattern
from refextract.values.signs import YEAR_FROM_1900

__all__ = ["access_dates_in_brackets", "hosts_behind_marks", "pages_of_newspapers", "translators_behind_marks"]

_SCORE = 0.5
_MARK = r"\[(?:[MCNJDRSPGAZ]|DB|CP|EB|DS|CM)(?:/(?:OL|CD|MT|DK))?\]"
_mark_and_slashes = re.compile(rf"{_MARK}\s?//\s?")
_newspaper_mark = re.compile(r"\[N(?:/OL)?\]")


@correction(signs=("//",))
def hosts_behind_marks(source: str, fields: list[Field]) -> list[Field]:
    """Names behind the two slashes are editors and the title behind them the host: "[M]//Roe A. Great rivers"."""
    found = _mark_and_slashes.search(source)
    if found is None:
        return fields
    kept = [trimmed(source, field) for field in without(fields, *found.span())]
    behind = [field for field in kept if field.start >= found.end()]
    names = [field for field in behind[:1] if field.variable in NAMES]
    titles = [field for field in behind if field.variable in (*WORKS, "collection-title")][:1]
    if names and not titles and (parts := _names_and_title.fullmatch(source, names[0].start, names[0].end)):
        editor = names[0]._replace(variable="editor", end=parts.end("names"))
        return parted(kept, names[0], editor, Field("container-title", *parts.span("title"), names[0].score))
    wanted = {field: field._replace(variable="editor") for field in names}
    wanted |= {field: field._replace(variable="container-title") for field in titles}
    return changed(kept, wanted)


# "Harris T U, Lowe P. Channel mechanics": names without points in them, and what follows their one point.
_names_and_title = pattern(
    r"(?P<names>\p{Lu}[\p{L}\p{M}'’-]++(?:\s\p{Lu}\b){1,4}(?:,\s\p{Lu}[\p{L}\p{M}'’-]++(?:\s\p{Lu}\b){1,4}){0,9}(?:,\set\sal)?\.)"
    r"\s+(?P<title>\p{L}.{3,})"
)


@correction(lacks=("translator",), signs=("译", "譯", "訳"))
def translators_behind_marks(source: str, fields: list[Field]) -> list[Field]:
    """Names and the word for translators behind them: "[M]. 王阳, 译. 北京"."""
    found = _translated.search(source)
    if found is None or any(field.variable == "translator" for field in fields):
        return fields
    names = Field("translator", *found.span("names"), _SCORE)
    kept = [trimmed(source, field) for field in without(fields, found.start("names"), found.end(), least=1)]
    return sorted([*kept, names], key=start_of)


_translated = pattern(
    rf"{_MARK}[.．]\s?(?P<names>[\p{{L}} ,，、·.-]{{2,60}}?)[,，]?\s?(?:等)?[,，]?\s?[译譯訳](?:者|著|注)?[.．]\s?"
)


@correction(lacks=("accessed",), signs=("[",))
def access_dates_in_brackets(source: str, fields: list[Field]) -> list[Field]:
    """The day of access right behind the date: "2020[2021-03-04]"."""
    found = _access_date.search(source)
    if found is None or any(field.variable == "accessed" for field in fields):
        return fields
    day = Field("accessed", *found.span("day"), _SCORE)
    return sorted([*without(fields, *found.span("day")), day], key=start_of)


_access_date = re.compile(rf"(?<=[\d):）])\s?\[(?P<day>{YEAR_FROM_1900}-\d\d?-\d\d?)\]")


@correction("issue", lacks=("page",), signs=("[n]", "[n/ol]"))
def pages_of_newspapers(source: str, fields: list[Field]) -> list[Field]:
    """The page of a newspaper stands in brackets behind the day: "[N]. 中国青年报, 2000-11-20(15)"."""
    if not _newspaper_mark.search(source) or any(field.variable == "page" for field in fields):
        return fields
    issues = [field for field in fields if field.variable == "issue" and source[field.start - 1 : field.start] in "(（"]
    return changed(fields, {field: field._replace(variable="page") for field in issues[:1]})
