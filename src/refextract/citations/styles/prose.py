"""Works named in running prose: "Anna Meier's book *How Maps Lie* (2012)", "a paper “On Weak Ties” by Granovetter".

Every possible title is weighed with what stands before and behind it: whose it is, what it is called, who wrote it,
where and when it appeared. None of these cues is certain alone; their sum decides.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

import regex

from refextract.citations import Candidate, Reading
from refextract.citations.styles._lists import cites_by_list, listed_parts
from refextract.citations.works.before import WINDOW, cue_before
from refextract.citations.works.behind import cue_behind, is_event
from refextract.citations.works.cue import (
    YEAR,
    Cue,
    Known,
    any_of,
    evidence,
    family_names,
    folded,
    known_of,
    main_title,
)
from refextract.citations.works.titles import Title, certain, shape, titles
from refextract.languages import words
from refextract.model.citation import AuthorYear, CitationItem, Pointer
from refextract.model.citation import Title as TitlePointer
from refextract.model.reference import Evidence
from refextract.text import Span, pattern
from refextract.values.date import PartialDate
from refextract.values.figures import number_of
from refextract.values.people import PEOPLE, is_person

__all__ = ["find"]

_LEAST = 0.65
"""The sum of cues from which on a title is a work that is cited."""
_LEAST_SHAPE = -0.5
"""Titles that look less like one are not weighed at all."""
_LONG_LIST = 6
"""A post, or a document, with a headed list of so many entries cites by that list, and not in prose."""


class _Weighed(NamedTuple):
    """A possible work with the sum of its cues."""

    span: Span
    title: str
    score: float
    fields: tuple[Evidence, ...]


def find(reading: Reading) -> Iterable[Candidate]:
    """The works that the running text names, but for parts of a document that cite by a reference list."""
    listed, text = listed_parts(reading, _LONG_LIST), reading.text
    paragraphs = [Span(*found.span()) for found in _paragraphs.finditer(text)]
    open_ones = [each for each in paragraphs if not cites_by_list(reading, each, listed)]
    if not open_ones:
        return
    known, slanted = known_of(text, reading.references), _slanted(reading)
    weighed = [_weighed(text, each, known, slanted) for each in open_ones]
    sure = {main_title(each.title) for paragraph in weighed for each in paragraph if each.score >= _LEAST}
    for paragraph in weighed:
        yield from _best(text, paragraph, known.titles | sure)
    yield from (each for each in _announced(text) if not cites_by_list(reading, each.span, listed))


def _best(text: str, weighed: list[_Weighed], known: frozenset[str]) -> Iterator[Candidate]:
    """The best works of a paragraph that do not overlap; a title that the document names elsewhere needs less."""
    ranked = [(each.score + 0.5 * (folded(each.title) in known), each) for each in weighed]
    kept: list[Span] = []
    for score, each in sorted(ranked, key=lambda pair: (-pair[0], -len(pair[1].span))):
        if score >= _LEAST and not any(each.span.overlaps(other) for other in kept):
            kept.append(each.span)
            item = CitationItem(span=each.span, pointer=_pointer(text, each.fields), described=each.fields)
            yield Candidate(each.span, (item,), min(1.0, score))


def _weighed(text: str, paragraph: Span, known: Known, slanted: Sequence[Span]) -> list[_Weighed]:
    """The titles of a paragraph that have a cue beside them, with the sum of all cues."""
    found = []
    inside = slanted[bisect_left(slanted, paragraph) : bisect_left(slanted, Span(paragraph.end, paragraph.end))]
    for title in titles(text, paragraph.start, paragraph.end, inside):
        look = shape(text, title)
        if look < _LEAST_SHAPE or _only_names(text, title, known) or is_event(text, title):
            continue
        before = cue_before(text, max(paragraph.start, title.outer.start - WINDOW), title, known)
        behind = cue_behind(text, title, paragraph.end)
        if before.score <= 0 and not _shown_behind(text, title, look, behind):
            continue
        read = not _reading_words().isdisjoint(_sentence(text, paragraph, title))
        score = look + before.score + behind.score + 0.1 * read
        span = _closed(text, Span(before.place, max(behind.place, title.outer.end)), title)
        found.append(_Weighed(span, title.span.of(text), round(score, 2), _fields(title, before, behind)))
    return found


def _closed(text: str, span: Span, title: Title) -> Span:
    """The span with the bracket that closes behind a title what opens before it: "Mary Roach (*Stiff*)"."""
    opened = span.start < title.outer.start and text[title.outer.start - 1] == "("
    return Span(span.start, span.end + 1) if opened and text.startswith(")", span.end) else span


def _fields(title: Title, before: Cue, behind: Cue) -> tuple[Evidence, ...]:
    """The fields of a work; what stands before its title goes first where both sides name the same."""
    link = (evidence("url", title.url),) if title.url else ()
    fields = (*before.fields, evidence("title", title.span), *behind.fields, *link)
    return tuple({field.variable: field for field in reversed(fields)}.values())[::-1]


def _slanted(reading: Reading) -> list[Span]:
    """What a format with markup prints in italics, as its source tells, in the running text."""
    if reading.document.format != "html":
        return []
    found = []
    for tag in _italics.finditer(reading.document.original):
        place = reading.document.view.from_source(Span(*tag.span("words")))
        span = reading.view.from_source(place)
        if len(span) and reading.view.to_source(span) == place:
            found.append(span)
    return found


def _shown_behind(text: str, title: Title, look: float, behind: Cue) -> bool:
    """Whether what follows is enough where nothing introduces a title; a mere year follows many a name."""
    if len(behind.fields) == 1 and behind.fields[0].variable == "date":
        marked = title.form in ("italic", "linked") or (title.form == "quoted" and look > _LEAST / 2)
        return marked or certain(text, title.span)
    return behind.score > 0


def _only_names(text: str, title: Title, known: Known) -> bool:
    """Whether all words in capitals are names of people whom the text names in full."""
    if title.form != "plain":
        return False
    printed = title.span.of(text)
    if is_person(printed) and _people.fullmatch(printed):
        return True
    return all(word.strip(",.") in known.names for word in printed.split() if word[0].isupper())


def _pointer(text: str, fields: tuple[Evidence, ...]) -> Pointer:
    shown = {field.variable: field.spans[0].of(text) for field in fields}
    year = regex.search(YEAR, shown.get("date", ""))
    date = PartialDate(year=number_of(year[0])) if year else None
    names = family_names(shown.get("author", ""))
    if names:
        return AuthorYear(names=names, date=date, title=shown["title"])
    return TitlePointer(title=shown["title"], date=date)


def _announced(text: str) -> Iterator[Candidate]:
    """Works announced by a line such as "New article by Karl Gustafsson in Memory Studies", under their title."""
    for found in _announcement.finditer(text):
        heading = _heading_before.search(text, max(0, found.start() - 400), found.start())
        if not heading:
            continue
        span = Span(found.start("span"), found.end("span"))
        fields = [
            evidence("author", Span(*found.span("who"))),
            evidence("title", Span(*heading.span("title"))),
        ]
        if found["host"]:
            fields.append(evidence("container-title", Span(*found.span("host"))))
        pointer = _pointer(text, tuple(fields))
        yield Candidate(span, (CitationItem(span=span, pointer=pointer, described=tuple(fields)),), 0.8)


def _sentence(text: str, paragraph: Span, title: Title) -> set[str]:
    """The words around a title, among which one for reading or writing counts."""
    start = max(paragraph.start, text.rfind(". ", paragraph.start, title.outer.start))
    around = text[max(start, title.outer.start - WINDOW) : min(paragraph.end, title.outer.end + 60)]
    return {word.strip('.,;:!?()*_"“”').casefold() for word in around.split()}


_paragraphs = pattern(r"[^\n]++")
_italics = pattern(r"(?i)<(i|em|cite)(?:\s[^<>]*+)?>(?<words>[^<>]{2,250}+)</\1\s*>")


@cache
def _reading_words() -> frozenset[str]:
    return frozenset(word.split()[-1] for kind in ("work_nouns", "reading_words") for word in words(kind))


# A line of its own that says whose work and where it appeared, and no more.
_announcement = pattern(
    lambda: (
        rf"(?m)^(?P<span>(?:\p{{L}}++ ){{0,4}}(?i:{any_of('work_nouns')}) {any_of('by_words')} (?P<who>{PEOPLE})"
        r"(?: (?:published )?in (?:the )?(?P<host>\p{Lu}[^\n.,;]{1,80}+))?+)[.,:]?\s*$"
    )
)
# The line before, without the words that announce a work: "New article: ".
_heading_before = pattern(
    lambda: rf"(?:^|\n)(?:(?:\p{{L}}++ ){{0,3}}(?i:{any_of('work_nouns')}):\s*)?+(?P<title>[^\n]{{8,250}}[^\n.:])\s*$"
)
_people = pattern(lambda: PEOPLE)
