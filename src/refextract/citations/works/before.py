"""What stands before a title: whose it is, what it is called, who wrote it."""

from __future__ import annotations

from bisect import bisect_right
from functools import cache
from typing import NamedTuple

import regex

from refextract.citations.works.cue import YEAR, Cue, Known, any_of, any_of_capital_languages, evidence
from refextract.citations.works.titles import Title
from refextract.languages import words
from refextract.model.reference import Evidence, Variable
from refextract.text import Span, pattern
from refextract.values.people import FAMILY, PEOPLE, is_person, name_start

__all__ = ["WINDOW", "cue_before"]

WINDOW = 200
"""How many characters before a title can introduce it."""
_LONGEST_NAMES = 100
"""How many characters of names before a title are read as its authors."""


def cue_before(text: str, start: int, title: Title, known: Known) -> Cue:
    """The best of the cues that end where the title begins; a title of an event is none of a work."""
    end = title.outer.start
    near = _near(text[start:end])
    if near & _last_words("event_nouns") and _event.search(text, start, end):
        return Cue(-0.4, end)
    cues = []
    if any(word.endswith(("'s", "’s", "s'", "s’")) for word in near):
        cues.append(_owner(text, start, end, known))
    if near & _last_words("possessive_pronouns"):
        cues.append(_pronoun(text, start, end))
    if near & _last_words("work_nouns") or near & _last_words("copy_words"):
        cues.append(_noun(text, start, end, title))
    if text.endswith((", ", " (", " – ", " — ", " - "), start, end):
        cues.append(_author_in_front(text, max(start, end - _LONGEST_NAMES), title))
    if near & _last_words("writing_verbs"):
        cues.append(_author_of_verb(text, start, end))
    return max((cue for cue in cues if cue), key=lambda cue: (cue.score, end - cue.place), default=Cue(0.0, end))


def _near(before: str) -> set[str]:
    """The last words before a title, in lower case and without punctuation."""
    return {word.strip("(,:;.)").casefold() for word in before.split()[-14:]}


@cache
def _last_words(kind: str) -> frozenset[str]:
    return frozenset(word.split()[-1] for word in words(kind))


def _owner(text: str, start: int, end: int, known: Known) -> Cue | None:
    """Whose it is: "James Turner's", "Mel Piehl's 1982", "Leigh Schmidt's groundbreaking but rarely cited essay,"."""
    for found in reversed(list(_possessor.finditer(text, start, end))):
        between = _modifiers(text, Span(found.end(), end))
        if between:
            author = Span(name_start(text, *found.span("who")), found.end("who"))
            certain = is_person(author.of(text)) or author.of(text) in known.people
            score = (0.4 if certain else 0.2) + between.score
            return Cue(score, author.start, (evidence("author", _full_name(text, author, known)), *between.date))
    return None


def _full_name(text: str, author: Span, known: Known) -> Span:
    """A family name alone is led back to the full name that the text has last given before it."""
    named = known.people.get(author.of(text), [])
    earlier = bisect_right(named, author.start, key=lambda span: span.start)
    return named[earlier - 1] if earlier else author


def _pronoun(text: str, start: int, end: int) -> Cue | None:
    """Whose it is, by a pronoun: "Her", "his 1962 book"; the sentence before knows the name."""
    for found in reversed(list(_possessive_pronoun.finditer(text, start, end))):
        between = _modifiers(text, Span(found.end(), end))
        if between:
            named = _named_before.search(text, max(start, found.start() - _LONGEST_NAMES), found.start())
            author = (evidence("author", Span(*named.span("who"))),) if named and is_person(named["who"]) else ()
            return Cue(0.15 + between.score, found.start(), (*author, *between.date))
    return None


def _noun(text: str, start: int, end: int, title: Title) -> Cue | None:
    """What it is: "a paper", "the novel by Mary Shelley,", "an essay entitled", "a copy of"."""
    copy = _copy.search(text, start, end)
    if copy:
        return Cue(0.45, copy.start())
    found = _noun_phrase(title.form == "plain").search(text, start, end)
    if not found:
        return None
    if title.form == "plain" and text[end - 2] == "," and not text.startswith(",", title.outer.end):
        return None
    score = 0.35 + 0.15 * (title.form != "plain" or bool(found["titled"]))
    if found["topic"]:
        score += 0.1 if found["topic"] in title.span.of(text) else -0.3
    shown = found.groupdict()
    fields = tuple(evidence(field, Span(*found.span(group))) for group, field in _NOUN_FIELDS if shown.get(group))
    score += 0.3 * bool(found["who"]) + 0.2 * bool(found["date"])
    return Cue(score, found.start(), fields)


_NOUN_FIELDS: tuple[tuple[str, Variable], ...] = (
    ("who", "author"),
    ("body", "author"),
    ("host", "container-title"),
    ("date", "date"),
)


def _author_in_front(text: str, start: int, title: Title) -> Cue | None:
    """Whose it is, in the way of notes and lists: "Frances E. Trollope, ", "Mary Roach (", "Tom McLeish – "."""
    found = _names_in_front.search(text, start, title.outer.start)
    bracket = text[title.outer.start - 1] == "("
    if not found or (bracket and not text.startswith(")", title.outer.end)):
        return None
    author = Span(name_start(text, *found.span("who")), found.end("who"))
    score = 0.1 if not is_person(author.of(text)) else 0.4 if bracket else 0.25
    return Cue(score, author.start, (evidence("author", author),))


def _author_of_verb(text: str, start: int, end: int) -> Cue | None:
    """Who wrote it: "Bruno Latour once asked", "Kate Crawford and Jason Schultz published"; they stay outside."""
    found = _writes.search(text, start, end)
    if not found:
        return None
    author = Span(name_start(text, *found.span("who")), found.end("who"))
    return Cue(0.35 if is_person(author.of(text)) else 0.1, end, (evidence("author", author),))


class _Modifiers(NamedTuple):
    """What stands between whose a work is and its title: its weight, and a year."""

    score: float
    date: tuple[Evidence, ...]


def _modifiers(text: str, span: Span) -> _Modifiers | None:
    """A word or two, a year, or a phrase with a noun for a work, such as "brief book on maps, "; None for all else."""
    between = span.of(text)
    if _break.search(between) or (not between.endswith(" ") and between):
        return None
    year = _year.search(between)
    date = (evidence("date", Span(*year.span()).shifted(span.start)),) if year else ()
    kept = [word for word in between.split() if not _year.search(word)]
    bare = [word.strip("(),:").casefold() for word in kept]
    noun = next((place for place in reversed(range(len(bare))) if bare[place] in _last_words("work_nouns")), None)
    if noun is None:
        fits = len(kept) < 3 and all(word.islower() and word not in words("small_words") for word in kept)
    else:
        fits = noun < 7 and _leads_on(kept[noun + 1 :])
    return _Modifiers(0.35 * (noun is not None) + 0.35 * bool(date), date) if fits else None


def _leads_on(behind: list[str]) -> bool:
    """Whether the words between a noun for a work and its title lead on to it: "of Robert Ingersoll,", "entitled"."""
    about = len(behind) < 6 and behind[:1] in (["of"], ["on"], ["about"]) and behind[-1].endswith(",")
    return not behind or about or " ".join(behind) in words("titled_words")


_break = pattern(r"[;!?\"“”„«»*]|\. |['’]s? ")
_year = pattern(lambda: rf"(?<!\d){YEAR}(?!\d)")


@pattern
def _possessor() -> str:
    who = rf"{PEOPLE}|{FAMILY}(?: (?:and|&) {FAMILY})?+"
    return rf"(?<![\p{{L}}\p{{N}}'’])(?P<who>{who})(?:['’]s|(?<=s)['’]) "


_possessive_pronoun = pattern(lambda: rf"(?i)(?<!\p{{L}}){any_of('possessive_pronouns')} ")
# The name right before "in her essay" or "published his first book".
_named_before = pattern(lambda: rf"(?<![\p{{L}}'’-])(?P<who>{PEOPLE}),?(?: \p{{Ll}}++){{0,3}}+ $")


@cache
def _noun_phrase(plain: bool) -> regex.Pattern[str]:
    """A noun for a work with its article and adjectives, up to where its title begins.

    A title without marks stands right behind a noun with an article, in a language that prints titles in capitals.
    """
    determiner = rf"(?<![\p{{L}}\p{{N}}])(?i:{any_of('determiners')})"
    adjective = rf"(?!(?:{any_of('determiners')}|{any_of('small_words')})\b)[\p{{L}}\p{{N}}][\p{{L}}\p{{N}}'’-]*+,? "
    article = rf"{determiner} (?:{adjective}){{0,6}}?"
    nouns = any_of_capital_languages("work_nouns") if plain else any_of("work_nouns")
    by = rf"(?: {any_of('by_words')} (?P<who>{PEOPLE}))?+"
    topic = r"(?: (?:on|about)(?: (?P<topic>\p{Lu}\p{L}++))?)?+"
    year = rf"(?: \(?(?P<date>{YEAR})\)?)?+"
    name = r"\p{Lu}[\p{L}\p{N}.&'’-]*+(?: (?:(?:of|for|and|on|the|in) )*+\p{Lu}[\p{L}\p{N}.&'’-]*+){0,8}+"
    source = rf"(?: from (?:the )?(?P<body>{name})| in (?:the )?[*_]?(?P<host>{name})[*_]?)?+,?"
    return regex.compile(
        rf"(?:{article}){'' if plain else '?'}(?<![\p{{L}}\p{{N}}'’-])(?i:{nouns}){by}{year}"
        rf"(?P<titled>,? {any_of('titled_words')}:?)?+{',?' if plain else source}{topic} $"
    )


_copy = pattern(lambda: rf"(?:(?<!\p{{L}})(?i:{any_of('determiners')}) )?+(?<!\p{{L}})(?i:{any_of('copy_words')}) $")
_names_in_front = pattern(lambda: rf"(?<![\p{{L}}\p{{N}}.'’-])(?P<who>{PEOPLE})(?:, | \(| [–—-] )$")


@pattern
def _writes() -> str:
    verb = rf"(?: \p{{Ll}}++){{0,2}}? {any_of('writing_verbs')}(?:,| \p{{Ll}}++){{0,3}}+:?"
    return rf"(?<![\p{{L}}'’-])(?P<who>{PEOPLE}){verb} $"


@pattern
def _event() -> str:
    titled = rf"(?:(?: \p{{Ll}}++){{0,2}} {any_of('titled_words')})?"
    return rf"(?i)(?<!\p{{L}}){any_of('event_nouns')},?:?{titled}:?(?: on| about| of)? $"
