"""What stands behind a title: when and where it appeared, who wrote it, what it is part of."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import regex

from refextract.citations.works.cue import YEAR, Cue, any_of, any_of_capital_languages, evidence
from refextract.citations.works.titles import Title, run_end
from refextract.languages import words
from refextract.lexicons import publishers
from refextract.model.reference import Evidence, Variable
from refextract.text import Span, pattern
from refextract.values.people import FAMILY, PEOPLE, is_person

__all__ = ["cue_behind", "is_event"]

_FIELDS: tuple[tuple[str, Variable], ...] = (
    ("place", "publisher-place"),
    ("publisher", "publisher"),
    ("edition", "edition"),
    ("host", "container-title"),
    ("volume", "volume"),
    ("issue", "issue"),
    ("page", "page"),
    ("date", "date"),
)


def cue_behind(text: str, title: Title, end: int) -> Cue:
    """All cues that follow the title, one behind the other."""
    score, place = 0.0, title.outer.end
    fields: dict[str, Evidence] = {}
    for _ in range(4):
        cue = next((cue for cue in _next_cue(text, place, end, title) if cue), None)
        if cue is None or any(field.variable in fields for field in cue.fields):
            break
        score, place = score + cue.score, cue.place
        fields.update({field.variable: field for field in cue.fields})
    return Cue(score, place, tuple(fields.values()))


def is_event(text: str, title: Title) -> bool:
    """Whether the name is of something else than a work: "her Digital Humanities course"."""
    return _event_behind.match(text, title.outer.end) is not None


def _next_cue(text: str, place: int, end: int, title: Title) -> Iterator[Cue | None]:
    yield _imprint(text, place, end)
    yield _writer(text, place, end, title)
    if title.form == "quoted":
        yield _serial(text, place, end)
    yield _host(text, place, end, title)
    yield _extent(text, place, end)
    if title.outer.end == place and text[max(0, title.outer.start - 3) : title.outer.start].casefold() == "in ":
        yield _subject(text, place, end)


def _imprint(text: str, place: int, end: int) -> Cue | None:
    """When it appeared, and where: "(1986)", "(Chicago: University of Chicago Press, 2008)", "(Knopf, 2010)"."""
    found = _brackets.match(text, place, end)
    if not found:
        return None
    fields = _fields(found)
    return Cue(0.35 if len(fields) == 1 else 0.5, found.end(), fields)


def _serial(text: str, place: int, end: int) -> Cue | None:
    """Which issue it is in: "Cartographica 26 (1989): 1–20", "The New York Times, March 3, 2014"."""
    found = _issue.match(text, place, end)
    return Cue(0.5, found.end(), _fields(found)) if found else None


def _fields(found: regex.Match[str]) -> tuple[Evidence, ...]:
    """The fields of a match, by the names of its groups."""
    shown = found.groupdict()
    return tuple(evidence(variable, Span(*found.span(group))) for group, variable in _FIELDS if shown.get(group))


def _writer(text: str, place: int, end: int, title: Title) -> Cue | None:
    """Who wrote it: "by Susan Jacoby"."""
    found = _by(title.form == "plain").match(text, place, end)
    if not found:
        return None
    author = Span(*found.span("who"))
    certain = is_person(author.of(text)) or found["others"]
    return Cue(0.5 if certain else 0.1, found.end(), (evidence("author", author),))


def _subject(text: str, place: int, end: int) -> Cue | None:
    """Who writes in it: "In The Signal and the Noise, Nate Silver argues"; the name stays outside."""
    found = _writer_in_it.match(text, place, end)
    if not found or not is_person(found["who"]):
        return None
    return Cue(0.35, place, (evidence("author", Span(*found.span("who"))),))


def _host(text: str, place: int, end: int, title: Title) -> Cue | None:
    """What it is part of: "in the Journal of the Early Republic", two capitalised words at least, or italics."""
    found = _in.match(text, place, end)
    if not found or title.form == "plain":
        return None
    if found["marked"]:
        return Cue(0.2, found.end(), (evidence("container-title", Span(*found.span("marked"))),))
    dated = _dated.search(text, found.end(), end)
    host = Span(found.end(), run_end(text, found.end(), min(dated.start(), end) if dated else end))
    if " " not in host.of(text):
        return None
    fields = (evidence("container-title", host),)
    if dated and dated.start() == host.end:
        return Cue(0.3, dated.end(), (*fields, evidence("date", Span(*dated.span("date")))))
    return Cue(0.2, host.end, fields)


def _extent(text: str, place: int, end: int) -> Cue | None:
    """How long it is, of which edition, or where in it: ", 2 vols.", ", 2nd ed.", ", 124–29"."""
    found = _volumes.match(text, place, end)
    return Cue(0.1, found.end(), _fields(found)) if found else None


def _month() -> str:
    return "(?i:" + "|".join(regex.escape(word) for each in words("months") for word in each) + ")"


@pattern
def _brackets() -> str:
    """A year in brackets, with place and publisher or without; a name and a year are a citation, no publisher."""
    known = "|".join(regex.escape(name) for name in sorted(publishers(), key=len, reverse=True))
    named = rf"\p{{Lu}}[^():,\n]{{0,60}}?\b(?i:{any_of('publisher_words')})[^():,\n]{{0,30}}"
    house = rf"(?:{known})(?: (?:&|and) \p{{Lu}}\p{{L}}++)?+|{named}"
    place = r"(?P<place>\p{Lu}[^():\n\d]{1,40}+): ?"
    return (
        rf",? ?[(\[](?:{place}(?:(?P<publisher>\p{{Lu}}[^():,\n]{{1,60}}+),? ?)?+|(?P<publisher>{house}),? )?"
        rf"(?P<date>(?:{_month()}\.? )?{YEAR})(?:[,;/]? ?\[?{YEAR}\]?)?[)\]]"
        rf"|,? ?\((?P<publisher>{house})(?:, \p{{L}}++\.?)?\)"
    )


@pattern
def _issue() -> str:
    """A journal with volume, year and pages, or a newspaper with its day."""
    host = r",? (?P<slant>[*_])?(?P<host>\p{Lu}[^\d\n\"“”()*_,]{1,80}?)(?(slant)[*_])"
    number = r"(?:(?:, |\.| )(?:no\.? ?)?(?P<issue>\d{1,4}))?"
    pages = r"(?:[:,] (?:pp?\. ?)?(?P<page>\d{1,5} ?[-–] ?\d{1,5}|\d{1,5}))?+"
    volume = rf",? (?:vol\.? ?)?(?P<volume>\d{{1,4}}){number} ?\((?:[^()\d]{{1,20}} )?(?P<date>{YEAR})\){pages}"
    return rf"{host}(?:{volume}|(?:, ?| \()(?P<date>{_day()}|{YEAR})\)?)|,? (?P<date>{_day()})"


# When it appeared, behind what it is part of: " in December 1993", ", March 2014".
_dated = pattern(lambda: rf"(?:,? (?:in|on|of) |, | \()(?P<date>{_day()}|{YEAR})\)?")


def _day() -> str:
    return rf"(?:{_month()} \d{{1,2}}, |\d{{1,2}} {_month()} |{_month()} ){YEAR}"


@cache
def _by(plain: bool) -> regex.Pattern[str]:
    by = any_of_capital_languages("by_words") if plain else any_of("by_words")
    others = rf"(?P<others>,? {any_of('et_al')})?+"
    return regex.compile(rf",? {by} (?P<who>(?:{PEOPLE}|{FAMILY}(?: (?:and|&) {FAMILY})?+){others})")


_writer_in_it = pattern(lambda: rf", (?P<who>{PEOPLE})(?= \p{{Ll}})")
_in = pattern(
    r",? (?:\p{Ll}++ ){0,2}(?:in|im|en|dans|em|nel|nella) (?:the |der |die |das |la |le |el |o |a )?"
    r"(?:(?P<open>[*_])(?P<marked>\p{Lu}[^*_\n]{1,80}+)[*_]|(?=\p{Lu}))"
)


@pattern
def _volumes() -> str:
    edition = (
        r"(?P<edition>\d{1,2}(?:st|nd|rd|th)|(?:rev|revised|second|third|fourth|new)\b\.?) (?:ed\b\.?|edn\b\.?|edition)"
    )
    place = r"(?:pp?\. ?)?(?:\d{1,2}:)?\d{1,4} ?[-–] ?\d{1,4}"
    return rf", (?:\d{{1,2}} vols?\b\.?|{edition}|{place})"


_event_behind = pattern(lambda: rf" {any_of('event_nouns')}s?(?!\p{{L}})")
