"""Mends of publishers and their places."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

import regex

from refextract.lexicons import places
from refextract.mends.cutting import cut_at, start_of
from refextract.mends.titles import last_sentence
from refextract.tagging.tagger import Field

if TYPE_CHECKING:
    from regex import Pattern

__all__ = ["joined_publishers", "places_in_titles", "publishers_before_places", "publishers_in_titles"]


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


def places_in_titles(source: str, fields: list[Field]) -> list[Field]:
    """A place that follows a title without any sign between is a word of the title."""
    places = [field for field in fields if field.variable == "publisher-place"]
    for title, place in pairwise(fields):
        if (
            title.variable == "title"
            and place in places
            and len(places) > 1
            and source[title.end : place.start].isspace()
        ):
            longer = title._replace(end=place.end)
            return [longer if field == title else field for field in fields if field != place]
    return fields


def publishers_before_places(source: str, fields: list[Field]) -> list[Field]:
    """A publisher and its place, as in "Litres, Moscow", where only the second is known as one."""
    for field in fields:
        found = _one_comma().fullmatch(source, field.start, field.end) if field.variable == "publisher-place" else None
        if found and found["place"] in places() and found["publisher"] not in places():
            place = field._replace(start=found.start("place"))
            publisher = field._replace(variable="publisher", end=found.end("publisher"))
            return sorted([*(each for each in fields if each != field), publisher, place], key=start_of)
    return fields


@cache
def _one_comma() -> Pattern[str]:
    return regex.compile(r"(?P<publisher>[^,:;.]{4,60}),\s(?P<place>[^,:;]{3,30})")


def publishers_in_titles(source: str, fields: list[Field]) -> list[Field]:
    """A short last sentence before a place is the publisher: "World Economics. Litres, Moscow, 2017"."""
    for title, place in pairwise(fields):
        joined = (title.variable, place.variable) == ("title", "publisher-place") and source[
            title.end : place.start
        ] == ", "
        found = last_sentence().search(source, title.start + 1, title.end) if joined else None
        if (
            found
            and source[place.start : place.end] in places()
            and source.count(" ", found.end(), title.end) < _FIRM_WORDS
        ):
            publisher = Field("publisher", found.end(), title.end, title.score)
            return cut_at(source, fields, title, found.start(), publisher)
    return fields


_FIRM_WORDS = 3
