"""Corrections of hosts: where the title ends and its host begins, and what else a host went on into."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

import regex

from refextract.languages import words
from refextract.references.corrections.correction import correction
from refextract.references.corrections.cutting import NUMBERS, changed, cut_at, parted, shows, start_of
from refextract.references.corrections.wording import QUOTES, quote_of, runs_of
from refextract.references.tagging.tagger import Field
from refextract.text import pattern, plain_pattern

if TYPE_CHECKING:
    from regex import Pattern

__all__ = [
    "CHAPTERS",
    "brackets_of_hosts",
    "chapters_behind_books",
    "double_slashes",
    "first_letters_of_hosts",
    "hosts_behind_quotes",
    "hosts_behind_sentences",
    "hosts_behind_slashes",
    "hosts_in_places",
    "hosts_in_quoted_titles",
    "hosts_in_titles",
    "hosts_with_their_place",
]


CHAPTERS = ("chapter", "kapitel", "chapitre", "capítulo", "capitolo")


@correction(beside=[("author", "container-title")])
def first_letters_of_hosts(source: str, fields: list[Field]) -> list[Field]:
    """The "J." of a journal of a society was taken for an initial: "Jones, C. D. J. Am. Chem. Soc."."""
    for author, host in pairwise(fields):
        if (author.variable, host.variable) != ("author", "container-title") or source[host.start - 1] != " ":
            continue
        letter = _letter_of_journal.search(source, author.start, author.end)
        if letter and _of_society.match(source, host.start):
            shorter = author._replace(end=letter.start())
            return changed(fields, {author: shorter, host: host._replace(start=letter.end() - 2)})
    return fields


# An initial behind others, which may be a journal's.
_letter_of_journal = pattern(r"(?<=\p{Lu}\.)\s(?:J|T|P|B)\.$")
# What is no journal by itself: its first word is "Journal" or "Transactions".
_of_society = pattern(r"(?:\p{Lu}[\p{L}]{0,6}\.?\s){0,3}(?:Soc|Assoc|Inst|Acad|Coll)\b")


@correction("title", "publisher-place", "volume", "page", lacks=("container-title", "publisher"))
def hosts_in_places(source: str, fields: list[Field]) -> list[Field]:
    """A journal that was taken for its city's part, as Brazil prints both: "Margens, Natal, v. 7, p. 45"."""
    if not shows(fields, "title", "page"):
        return fields
    for place, volume in pairwise(fields):
        if (place.variable, volume.variable) != ("publisher-place", "volume"):
            continue
        found = _HOST_AND_CITY.fullmatch(source, place.start, place.end)
        if found and _VOLUME_WORD.fullmatch(source, place.end, volume.start):
            host = place._replace(variable="container-title", end=found.end("host"))
            return parted(fields, place, host, place._replace(start=found.start("city")))
    return fields


_HOST_AND_CITY = re.compile(r"(?P<host>[^,]{3,60}), (?P<city>[A-ZÀ-Þ][^,\d]{2,30})")
_VOLUME_WORD = re.compile(r",\s(?:v|vol|ano|t|a)\.?\s?", re.IGNORECASE)


@correction("title", signs=("//",))
def double_slashes(source: str, fields: list[Field]) -> list[Field]:
    """Behind two slashes stands the host: "Title // Journal"."""
    for field in fields:
        if field.variable == "title" and (slashes := _two_slashes.search(source, field.start, field.end)):
            host = Field("container-title", slashes.end(), field.end, field.score)
            known = any(each.variable == "container-title" for each in fields)
            put = () if known or field.end - slashes.end() < 3 else (host,)
            return cut_at(source, fields, field, slashes.start(), *put)
    return fields


_two_slashes = pattern(r"(?<!:)\s*//\s*")


@correction("title", signs=("//",), beside=[("title", "publisher")])
def hosts_behind_slashes(source: str, fields: list[Field]) -> list[Field]:
    """What stands right behind two slashes is the host, and the publisher behind it: "Title // Azania. River Press"."""
    for title, publisher in pairwise(fields):
        if (title.variable, publisher.variable) == ("title", "publisher") and source[
            title.end : publisher.start
        ].strip() == "//":
            found = _FIRST_SENTENCE.match(source, publisher.start, publisher.end)
            if found and not any(each.variable == "container-title" for each in fields):
                host = publisher._replace(variable="container-title", end=found.end("host"))
                rest = publisher._replace(start=found.end())
                return parted(fields, publisher, host, rest)
    return fields


_FIRST_SENTENCE = re.compile(r"(?P<host>[^.]{3,})\.\s+")


@correction("title", lacks=("container-title",))
def hosts_in_titles(source: str, fields: list[Field]) -> list[Field]:
    """A host behind "In:" that the title went on into."""
    printed = not {"publisher", "publisher-place", "editor"}.isdisjoint([field.variable for field in fields])
    for field in fields:
        if field.variable == "title" and (
            found := _in_host(colon=not printed).search(source, field.start + 1, field.end)
        ):
            return cut_at(
                source, fields, field, found.start(), Field("container-title", found.end(), field.end, field.score)
            )
    return fields


@cache
def _in_host(*, colon: bool) -> Pattern[str]:
    """The word before a host; without a colon it counts only where a publisher or editor says that there is a host."""
    listed = "|".join(
        regex.escape(word.capitalize()) for word in words("in_words") if word.isalpha() and word.isascii()
    )
    bare = "" if colon else rf"|(?:{listed})\s+(?=\p{{Lu}})"
    return pattern(rf"(?<=[.?!”»\"])\s+(?:(?i:{listed})\s?:\s+(?=\S{{3}}){bare})")


@correction("title", either=("volume", "issue"), lacks=("container-title", "publisher", "publisher-place", "editor"))
def hosts_behind_sentences(source: str, fields: list[Field]) -> list[Field]:
    """The last sentence of a title before its numbers is the host: "Muddy rivers. Water and Man. Vol. 21, p. 4"."""
    if len(NUMBERS.intersection([field.variable for field in fields])) < _NUMBERS_OF_ARTICLES:
        return fields
    for field in [field for field in fields if field.variable == "title"]:
        found = _last_of_sentences.search(source, field.start + 1, field.end)
        if found and source.count(" ", found.end(), field.end) < _LONGEST_HOST:
            if found.start() - field.start < _ABBREVIATED:  # "Proc. Natl. Acad. Sci.": there is no title
                return changed(fields, {field: field._replace(variable="container-title")})
            host = Field("container-title", found.end(), field.end, field.score)
            return cut_at(source, fields, field, found.end("sign"), host)
    return fields


_NUMBERS_OF_ARTICLES = 2  # of volume, issue and pages
_LONGEST_HOST = 10  # words
_ABBREVIATED = 6  # characters


@pattern
def _last_of_sentences() -> str:
    """The end of a sentence that one other follows, or abbreviated words: "Rivers? J. Appl. Cryst"."""
    behind = r"(?<=\p{Ll}{3}|\d{2}s?|\p{Lu}{3}|[)\]”»\"])"
    host = r"(?:\p{Lu}\p{L}{0,5}\.\s)*+\p{Lu}[^.?!:]*$"
    return rf"{behind}(?P<sign>[?!]?)\.?(?<=[.?!])\s+(?={host})"


@correction("title", lacks=("container-title",), signs=QUOTES)
def hosts_in_quoted_titles(source: str, fields: list[Field]) -> list[Field]:
    """A host behind a quoted title and "in": "«Title» en Handbook of Rivers, ed. Doe"."""
    for field in fields:
        if field.variable == "title" and (closing := QUOTES.get(source[field.start])):
            found = _closed_before_in(closing).search(source, field.start + 1, field.end)
            if found:
                host = Field("container-title", found.end(), field.end, field.score)
                return cut_at(source, fields, field, found.start() + 1, host)
    return fields


@correction("title", lacks=("container-title", "publisher", "publisher-place"), signs=QUOTES)
def hosts_behind_quotes(source: str, fields: list[Field]) -> list[Field]:
    """What follows the quotes of a title is its host: "“Mud of the Minho”. Cadernos de Terra. Available at: http"."""
    for field in [field for field in fields if field.variable == "title"]:
        start, closing = quote_of(source, field.start)
        found = _closed_before_host(closing).search(source, field.start + 1, field.end) if closing else None
        if found and source.count(" ", field.start, found.start()) >= _QUOTED_WORDS:
            host = Field("container-title", found.end(), field.end, field.score)
            return cut_at(source, fields, field, found.start() + (start == field.start), host)
    return fields


_QUOTED_WORDS = 3  # a shorter quotation at the beginning may be a part of the title


@cache
def _closed_before_host(closing: str) -> Pattern[str]:
    return pattern(rf"{closing}[.,]\s+(?=\p{{Lu}}[^.?!:{closing}]*$)")


@cache
def _listed_ins() -> str:
    return "|".join(regex.escape(word) for word in words("in_words") if word.isalpha())


@cache
def _closed_before_in(closing: str) -> Pattern[str]:
    return pattern(rf"{closing}[.,]?\s+(?i:{_listed_ins()}):?\s+(?=\p{{Lu}})")


@correction("container-title", signs=("(",))
def brackets_of_hosts(source: str, fields: list[Field]) -> list[Field]:
    """A host has its bracket as a whole, "Science (New York, N.Y.)", or nothing of it: "Proceedings, (Oslo: Press)"."""
    for field in [field for field in fields if field.variable == "container-title"]:
        opened = source.rfind("(", field.start + 1, field.end)
        if opened < 0 or source.find(")", opened, field.end) > 0 or not source[opened - 1].isspace():
            continue
        closed = _CLOSING.match(source, field.end)
        if closed is None:
            behind = next((each for each in fields if each.start >= field.end), None)
            named = behind is not None and behind.variable == "publisher" and source[field.end : behind.start] == ": "
            put = (Field("publisher-place", opened + 1, field.end, field.score),) if named else ()
            fields = cut_at(source, fields, field, opened, *put)
        elif not any(field.end < each.end and each.start < closed.end() for each in fields):
            fields = changed(fields, {field: field._replace(end=closed.end())})
    return fields


_CLOSING = re.compile(r"\.?\)")


@correction("container-title", lacks=("publisher",), signs=("(",))
def hosts_with_their_place(source: str, fields: list[Field]) -> list[Field]:
    """The place and first year in a journal's name in catalogues: "Water (Oslo, Norway)", "Water (Oslo : 1950)".

    Source: the rules of the NLM Catalog for title abbreviations.
    """
    numbered = any(field.variable == "volume" for field in fields)
    for field in fields:
        if field.variable != "container-title":
            continue
        found = _place_and_year.match(source, field.end) or (numbered and _two_places.match(source, field.end))
        if found:
            rest = [each for each in fields if each.end <= field.start or each.start >= found.end()]
            return sorted([*rest, field._replace(end=found.end())], key=start_of)
    return fields


_two_places = pattern(r"\s\(\p{Lu}[\p{L} ]{2,30},\s\p{Lu}[\p{L}. ]{1,30}\)")
_place_and_year = plain_pattern(r"\s\([^():]{3,40}\s?:\s(?:1[89]|20)\d\d\)")


@correction("title", signs=lambda: runs_of(CHAPTERS))
def chapters_behind_books(source: str, fields: list[Field]) -> list[Field]:
    """BibTeX prints the book before its chapter: "The Companion, chapter On Rivers"."""
    if not any(field.variable == "container-title" for field in fields):
        for field in fields:
            inside = _chapter.search(source, field.start + 1, field.end) if field.variable == "title" else None
            if inside and source[inside.start() - 2 : inside.start()] == ", ":
                book = field._replace(variable="container-title", end=inside.start() - 2)
                chapter = field._replace(start=inside.end())
                return parted(fields, field, book, chapter)
    for book, chapter in pairwise(fields):
        if (book.variable, chapter.variable) == ("title", "container-title"):
            found = _chapter.match(source, chapter.start, chapter.end)
            if found:
                host = book._replace(variable="container-title")
                title = chapter._replace(variable="title", start=found.end())
                return changed(fields, {book: host, chapter: title})
    return fields


_chapter = pattern(lambda: rf"(?i:{'|'.join(CHAPTERS)})\s+(?=\p{{Lu}}\p{{L}})")
