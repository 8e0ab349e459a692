"""What stands behind a title: when and where it appeared, who wrote it, what it is part of."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import islice

import regex

from refextract.citations.works.cue import YEAR, Cue, evidence
from refextract.citations.works.people import (
    authors_pattern,
    family_names_pattern,
    has_given_name,
    is_known_name,
    names_before,
)
from refextract.citations.works.titles import PossibleTitle, run_end
from refextract.citations.works.words import any_of, by_pattern, folded_words, is_month, table
from refextract.languages import languages
from refextract.lexicons import countries, places, publishers
from refextract.model.reference import Evidence, Variable
from refextract.text import Span, pattern
from refextract.values.people import FAMILY

__all__ = ["CLOSES", "FAMILIES_IN_BRACKETS", "IN_BRACKETS", "cue_behind", "is_house"]

CLOSES = "year closes"
"""The sign of a title that fills a bracket with its year: "Daniel Kahneman (Thinking, Fast and Slow, 2011)"."""

IN_BRACKETS = "person in brackets"
"""The sign of a title with its author and year in brackets behind it."""
FAMILIES_IN_BRACKETS = "families in brackets"
"""The sign of a title with family names and a year in brackets behind it, as a citation has them."""

_FIELDS: tuple[tuple[str, Variable], ...] = (
    ("place", "publisher-place"),
    ("publisher", "publisher"),
    ("edition", "edition"),
    ("series", "collection-title"),
    ("host", "container-title"),
    ("volume", "volume"),
    ("issue", "issue"),
    ("page", "page"),
    ("date", "date"),
)
_MOST_CUES = 5
_LONGEST_NAMES = 120  # characters of names before a title
_LONGEST_HOST = 300  # characters of what it is part of, and its date


def cue_behind(text: str, title: PossibleTitle, end: int) -> Cue:
    """All cues that follow the title, one behind the other, and what ends them."""
    signs: list[str] = []
    place = title.outer.end
    fields: dict[str, Evidence] = {}
    for _ in range(_MOST_CUES):
        cue = next(
            (cue for cue in _next_cue(text, place, end, title) if (cue and cue.place > place) or (cue and cue.fields)),
            None,
        )
        if cue is None or any(field.variable in fields for field in cue.fields):
            break
        signs.extend(cue.signs)
        place = cue.place
        fields.update({field.variable: field for field in cue.fields})
        if cue.place == title.outer.end:
            break
    return Cue((*signs, *_ending(text, title, place, end)), place, tuple(fields.values()))


def _ending(text: str, title: PossibleTitle, place: int, end: int) -> tuple[str, ...]:
    """What follows the last cue: the end of the line, a mark, a noun of an event or another word."""
    mark = next((mark for mark in _MARKS if text.startswith(mark, place, end)), "word")
    signs = ["ends the line" if _to_end.fullmatch(text, place, end) else f"before {mark.strip()}"]
    following = _next_word.match(text, place, end) if mark == "word" else None
    if following and following[1].casefold() in table("sentence_words") | table("small_words") | table("determiners"):
        signs.append("before small word")
    elif following and following[1][0].isupper():
        signs.append("before capital")
    behind = islice(folded_words(text, title.outer.end, min(end, title.outer.end + 40)), 2)
    if any(word.removesuffix("s") in table("event_nouns") or word in table("event_nouns") for word in behind):
        signs.append("event behind")
    if text.startswith(("'s", "’s"), title.outer.end):
        signs.append("possessor itself")
    return tuple(signs)


_MARKS = (". ", ", ", ": ", "; ", " (", ")", " - ", " – ", " — ", "?", "!", '"', "”")


def _next_cue(text: str, place: int, end: int, title: PossibleTitle) -> Iterator[Cue | None]:
    yield _imprint(text, place, end)
    yield _closing_year(text, place, end, title)
    yield _writer(text, place, end)
    if title.form in ("row", "linked", "italic", "quoted") or title.outer != title.span:
        yield _author(text, place, end)
        yield _outlet(text, place, end)
    if title.form in ("quoted", "linked"):
        yield _serial(text, place, end)
    yield _host(text, place, end, title)
    yield _extent(text, place, end)
    yield _date(text, place, end)
    if title.form in ("row", "italic", "linked"):
        yield _series(text, place, end)
    if _outlet_before.search(text, max(0, title.outer.start - 8), title.outer.start):
        yield _subject(text, place, end)


def _imprint(text: str, place: int, end: int) -> Cue | None:
    """When it appeared, and where: "(1986)", "(Chicago: University of Chicago Press, 2008)", "(Knopf, 2010)"."""
    cited = _families_dated.match(text, place, end)
    if cited and _are_families(cited["who"]):
        who = evidence("author", Span(*cited.span("who")))
        return Cue(("imprint", FAMILIES_IN_BRACKETS), cited.end(), (who, *_fields(cited)))
    found = _dated_well(_year_alone.match(text, place, end))
    if not found and _opens(text, place):
        found = _dated_well(_brackets.match(text, place, end))
    if not found:
        return None
    fields = _fields(found)
    fields = tuple(_place_or_house(text, field) for field in fields) if len(fields) < 3 else fields
    if len(fields) == 2 and _is_person(text, fields[0]):  # "(George Eliot, 1871)"
        who = evidence("author", fields[0].spans[0])
        return Cue((IN_BRACKETS, "person behind", "year"), found.end(), (who, fields[1]))
    kind = "year" if fields[0].variable == "date" else "imprint"
    if (
        kind == "imprint"
        and not any(field.variable == "date" for field in fields)
        and not is_house(fields[-1].spans[0].of(text))
    ):
        return None
    return Cue((kind,), found.end(), fields)


def _is_person(text: str, field: Evidence) -> bool:
    """Whether what stands in a bracket before a year is a person, no publisher: "George Eliot", not "John Murray"."""
    name = field.spans[0].of(text)
    return (
        field.variable == "publisher"
        and _people.fullmatch(name) is not None
        and is_known_name(name)
        and not is_house(name)
    )


def _closing_year(text: str, place: int, end: int, title: PossibleTitle) -> Cue | None:
    """The year at the end of a bracket that its title begins: "(Thinking, Fast and Slow, 2011)"."""
    start = title.outer.start
    found = _year_and_close.match(text, place, end) if place == title.outer.end and start else None
    if not found or text[start - 1] != "(" or _names_body(title.span.of(text)):
        return None
    who = names_before(text, max(0, start - _LONGEST_NAMES), start - 2)
    if who is None or not has_given_name(who.of(text)):  # "Cyborg Manifesto (Haraway, 1985)"
        return None
    return Cue(("year", CLOSES), found.end(), _fields(found))


def _names_body(printed: str) -> bool:
    """Whether words name a body, to which who stands before them belongs: "University of Leeds"."""
    return not table("institution_words").isdisjoint(word.casefold() for word in _word.findall(printed))


def _are_families(names: str) -> bool:
    """Whether what stands in a bracket before a year is one family name or several, and no publisher, place or season.

    >>> _are_families("Lave & Wenger"), _are_families("Haraway"), _are_families("Gallimard"), _are_families("Spring")
    (True, True, False, False)
    """
    if is_house(names) or any(part in _houses() for part in _family.findall(names)):
        return False
    several = not _family.fullmatch(names)
    return several or (names not in places() | countries() and names.casefold() not in _no_families())


@cache
def _no_families() -> frozenset[str]:
    """Words that stand with a capital before a year in brackets, and are no family names."""
    seasons = {name.casefold() for each in languages() for season in each.seasons for name in season}
    return table("appeared_words") | table("edition_words") | table("stop_words") | table("event_nouns") | seasons


def _place_or_house(text: str, field: Evidence) -> Evidence:
    """A place where publishers have their seat, alone before a year, is no publisher: "(Cincinnati, 1829)"."""
    is_place = field.variable == "publisher" and field.spans[0].of(text) in places()
    return evidence("publisher-place", field.spans[0]) if is_place else field


def _opens(text: str, place: int) -> bool:
    return text[place : place + 3].lstrip(", ").startswith(("(", "["))


def is_house(name: str) -> bool:
    """Whether a name is of a publisher: one of the known, or one with a word such as "Press"."""
    parts = [part.casefold().strip(".,") for part in name.split()]
    return (
        name in _houses()
        or name.split(" & ", maxsplit=1)[0] in _houses()
        or not table("publisher_words").isdisjoint(parts)
    )


@cache
def _houses() -> frozenset[str]:
    return frozenset(publishers())


def _serial(text: str, place: int, end: int) -> Cue | None:
    """Which issue it is in: "Cartographica 26 (1989): 1–20", "The New York Times, March 3, 2014"."""
    found = _dated_well(_issue.match(text, place, end))
    return Cue(("serial",), found.end(), _fields(found)) if found else None


def _fields(found: regex.Match[str]) -> tuple[Evidence, ...]:
    """The fields of a match, by the names of its groups."""
    shown = found.groupdict()
    return tuple(evidence(variable, Span(*found.span(group))) for group, variable in _FIELDS if shown.get(group))


def _writer(text: str, place: int, end: int) -> Cue | None:
    """Who wrote it: "by Susan Jacoby", "von Anna Meier", ", edited by Ann Blair"."""
    found = _by.match(text, place, end)
    if not found:
        return None
    who = Span(*found.span("who"))
    word = "by" if found["by"].strip().casefold() not in table("of_words") else "of"
    sure = "person" if is_known_name(who.of(text)) or "et al" in who.of(text) else "name"
    field: Variable = "editor" if found["edited"] else "author"
    return Cue((f"{word} behind", f"{sure} behind"), found.end(), (evidence(field, who),))


def _author(text: str, place: int, end: int) -> Cue | None:
    """Who wrote it, behind a mark, as lists have it: ", Merve Emre", " – Anna Meier", " (J. Turner)"."""
    found = _author_behind.match(text, place, end) or _families_behind.match(text, place, end)
    if not found or (found["mark"] == " (" and not text.startswith(")", found.end("who"))):
        return None
    who = Span(*found.span("who"))
    sure = "person behind" if is_known_name(who.of(text)) else "name behind"
    closed = found.end("who") + (found["mark"] == " (")
    return Cue((f"author behind {found['mark'].strip()}", sure), closed, (evidence("author", who),))


def _outlet(text: str, place: int, end: int) -> Cue | None:
    """Where it appeared, as lists have it, at the end of a line: ", Esquire.", " | The Atlantic"."""
    found = _outlet_behind.match(text, place, end)
    if not found or _is_clause(found["host"]):
        return None
    return Cue(("outlet behind",), found.end(), _fields(found))


def _is_clause(printed: str) -> bool:
    """Whether words say something: ", Caroline Perez shows how" is no name of an outlet, "Le Monde diplomatique" is."""
    told = [word for word in _word.findall(printed) if word[0].islower() and word not in table("small_words")]
    asks = printed.split(maxsplit=1)[0].casefold() in table("sentence_words") | table("stop_words")
    return len(told) > 1 or (len(told) == 1 and (asks or has_given_name(printed)))


def _subject(text: str, place: int, end: int) -> Cue | None:
    """Who writes in it: "In The Signal and the Noise, Nate Silver argues"; the name stays outside."""
    found = _writer_in_it.match(text, place, end)
    if not found or not is_known_name(found["who"]):
        return None
    return Cue(("subject behind",), place, (evidence("author", Span(*found.span("who"))),))


def _host(text: str, place: int, end: int, title: PossibleTitle) -> Cue | None:
    """What it is part of: "in the Journal of the Early Republic", "has been accepted at Nature", or in italics."""
    found = _in.match(text, place, end)
    if not found or title.form == "plain":
        return None
    published = any(word in _publishing() for word in folded_words(text, place, found.end("in")))
    if found["marked"]:
        return Cue(("host marked",), found.end(), (evidence("container-title", Span(*found.span("marked"))),))
    every = _dated.finditer(text, found.end(), min(end, found.end() + _LONGEST_HOST))
    dated = next((each for each in every if _dated_well(each)), None)
    host = Span(found.end(), run_end(text, found.end(), min(dated.start(), end) if dated else end))
    if not len(host) or (" " not in host.of(text) and not published):
        return None
    signs = ("host published",) if published else ("host",)
    fields = (evidence("container-title", host),)
    if dated and dated.start() == host.end:
        return Cue((*signs, "dated"), dated.end(), (*fields, evidence("date", Span(*dated.span("date")))))
    return Cue(signs, host.end, fields)


@cache
def _publishing() -> frozenset[str]:
    return table("writing_verbs") | table("reading_words") | {"accepted", "available", "appeared", "out"}


def _extent(text: str, place: int, end: int) -> Cue | None:
    """How long it is, of which edition, or where in it: ", 2 vols.", ", 2nd ed.", ", 124–29"."""
    found = _volumes.match(text, place, end)
    return Cue(("extent",), found.end(), _fields(found)) if found else None


def _date(text: str, place: int, end: int) -> Cue | None:
    """A day, month or year behind a mark: ", May 3, 2024", ". 1998", " de 1651"."""
    found = _dated_well(_day_behind.match(text, place, end))
    return Cue(("date behind",), found.end(), _fields(found)) if found else None


def _series(text: str, place: int, end: int) -> Cue | None:
    """The series that it is a part of: " (The Green Bone Saga #1)", " (Gentleman Bastard, #2)"."""
    found = _series_behind.match(text, place, end)
    return Cue(("series",), found.end(), _fields(found)) if found else None


_MONTH = r"\p{L}[\p{L}\p{M}]{2,13}"
"""A word that may be the name of a month, which `_dated_well` looks up."""


def _dated_well(found: regex.Match[str] | None) -> regex.Match[str] | None:
    """The match, unless a word in its date is no month."""
    date = found.groupdict().get("date") if found else None
    words_of_date = (word for word in _word.findall(date or "") if len(word) > 2)  # "de", "st", "th"
    return found if all(map(is_month, words_of_date)) else None


@pattern
def _brackets() -> str:
    """A year in brackets, with place and publisher or without; a name and a year are a citation, no publisher."""
    place = r"(?P<place>\p{Lu}[^():\n\d]{1,40}+): ?"
    house = r"(?P<publisher>\p{Lu}[^():,\n\d]{1,60}+)"
    return (
        rf",? ?[(\[](?:{place}{house}|{place}(?=\d)|{house}|(?P<place>\p{{Lu}}[^():,\n\d]{{1,40}}+), {house}),? ?"
        rf"(?:(?P<date>(?:{_MONTH}\.? )?{YEAR})(?:[,;/]? ?\[?{YEAR}\]?)?|, \p{{L}}++\.?)?[)\]]"
    )


_families_dated = pattern(lambda: rf",? ?[(\[](?P<who>{family_names_pattern()}),? ?(?P<date>{YEAR})[a-z]?[)\]]")
_family = pattern(FAMILY)
_year_and_close = pattern(rf",? (?P<date>{YEAR})(?=\))")
_year_alone = pattern(
    lambda: (
        rf",? ?[(\[](?P<date>(?:(?:\d{{1,2}}\.? )?{_MONTH}\.? (?:\d{{1,2}}, )?)?{YEAR})"
        rf"(?:[,;/–-] ?\[?{YEAR}\]?)?[)\]]"
    )
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
_day_behind = pattern(
    lambda: (
        r"(?:,? (?:in|on|of|from|vom|von|aus|du|de|del|do|da|di|van|från|fra|z|ze|z roku|от) |[,;.] | [–—-] |\n)"
        rf"(?P<date>{_day()}|{YEAR})(?![\d–-])"
    )
)


def _day() -> str:
    """A month, or a day of one, with its year."""
    return (
        rf"(?:{_MONTH}\.? \d{{1,2}}(?:st|nd|rd|th)?, |\d{{1,2}}\.?(?: de)? {_MONTH}\.?(?: de)? "
        rf"|{_MONTH}(?:\.?|,)(?: de)? ){YEAR}"
    )


@pattern
def _by() -> str:
    joined = rf"{FAMILY}(?: (?:{any_of('and_words')}|&) {FAMILY})?+(?:,? {any_of('et_al')})?+"
    ordinal = r"[Rr]ev|[Rr]evised|[Ss]econd|[Tt]hird|[Ff]ourth|[Ff]ifth|\d{1,2}(?:st|nd|rd|th)"
    edition = rf"(?:[,\n] ?(?:{ordinal})\b\.? [Ee]d(?:ition|\.|n\.)?,?)?+"
    return (
        rf"{edition}(?:,? |\n,?)(?P<edited>(?i:edited|ed\.) )?+(?P<by>(?i:{by_pattern()}))"
        rf"(?:(?:Dr|Prof|Sir)\b\.? )*+(?P<who>{authors_pattern()}|{joined})"
    )


_author_behind = pattern(
    lambda: (
        r"(?P<mark>, | [–—-] | \(|: | / | \| |;\s+|\.\s+|\n)(?:(?:Dr|Prof|Sir)\b\.? )*+"
        rf"(?P<who>{authors_pattern()})(?=$|[,.;:)(\n*\]]| [–—(-]|['’]s )"
    )
)
# "(Graeber & Wengrow)"; one name alone may be a publisher's.
_families_behind = pattern(
    lambda: (
        rf"(?P<mark> \()(?P<who>{FAMILY}(?:, {FAMILY}){{0,4}}+,? (?:{any_of('and_words')}|&) {FAMILY}"
        rf"|{FAMILY},? {any_of('et_al')})(?=\))"
    )
)
_outlet_behind = pattern(
    lambda: (
        r"(?:, | \| | – | - | / )(?P<host>\p{Lu}[^\n,.;:()\d\"“”\[\]*_|–/]{2,50}+)"
        rf"(?=\.?[ \t]*+(?:$|\n)|, {_day()})"
    )
)
_outlet_before = pattern(lambda: rf"(?i)(?<!\p{{L}}){any_of('outlet_words')} $")
_writer_in_it = pattern(lambda: rf", (?P<who>{authors_pattern()})(?= \p{{Ll}})")
_in = pattern(
    lambda: (
        rf",? (?P<in>(?:\p{{Ll}}++ ){{0,6}}(?:{any_of('outlet_words')}|nel|nella|im)) "
        r"(?:(?:the|der|die|das|la|le|les|el|o|a|het|de) )?"
        r"(?:(?P<open>[*_])(?P<marked>\p{Lu}[^*_\n]{1,80}+)[*_]|(?=\p{Lu}))"
    )
)


@pattern
def _volumes() -> str:
    ordinal = r"\d{1,2}(?:st|nd|rd|th)|(?:rev|revised|second|third|fourth|fifth|new)\b\.?"
    edition = rf"(?P<edition>{ordinal}) (?:ed\b\.?|edn\b\.?|edition)"
    pages = r"pp?\. ?\d{1,4}(?: ?[-–] ?\d{1,4})?|(?:\d{1,2}:)?\d{1,4} ?[-–] ?\d{1,4}"
    return rf"(?:, |\n)(?i:\d{{1,2}} vols?\b\.?|{edition})|, (?:{pages})"


_people = pattern(authors_pattern)
_word = pattern(r"\p{L}[\p{L}\p{M}]*+")
_to_end = pattern(r"[ .)*_\]]*+")
_next_word = pattern(r" ?(\p{L}++)")
_series_behind = pattern(r" \((?P<series>[^()\n#\d]{2,60}?),? ?(?:#|\p{L}{2,8}\.? )?\d{1,3}(?:\.\d)?\)")
