"""Scores: what speaks for and against an entry as the work that a citation names.

Each clue has a weight in log-odds; the score is the logistic function of their sum, so that a score of 0.9 is meant
to be right nine times in ten. The weights were set by hand and checked on documents whose links are known.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from math import exp
from types import MappingProxyType
from typing import Literal, NamedTuple

from rapidfuzz import fuzz

from refextract.languages import languages
from refextract.lexicons import short_surnames
from refextract.linking.entries import ComparedEntry, contains_word
from refextract.linking.names import Called
from refextract.linking.query import Query
from refextract.linking.spelling import letters_off
from refextract.values.date import PartialDate
from refextract.values.folding import skeleton, squeeze
from refextract.values.title import is_short_title

__all__ = ["WEIGHTS", "Clue", "clues", "date_clues", "logistic", "reasons", "total"]

Feature = Literal[
    "start", "name", "name in part", "name in text", "given name", "name alike", "short name alike",
    "tiny name alike", "tiny name misspelt",
    "tiny name of other first letter", "name roughly alike", "short name roughly alike", "later author", "initial",
    "initial clash", "co-author", "co-author alike", "co-author hidden", "co-author absent", "number of authors",
    "more authors", "unnamed authors", "two authors", "too few authors", "year", "year alone", "year in text",
    "year elsewhere", "year near", "year clash", "year absent", "year unasked", "neither dated", "undated",
    "undated clash", "suffix", "suffix clash", "suffix unasked", "suffix unprinted", "month", "month clash",
    "month absent", "day", "day clash", "title", "title alike", "title inside", "title clash",
    "title in place of author", "title beside author", "page inside", "page outside", "own post", "other post",
    "own chapter", "claimed", "claimed, more authors", "author apart", "unclaimed", "claimed, name alike",
    "claimed, tiny name alike", "unclaimed, name alike", "known name", "order", "too few entries",
]  # fmt: skip

WEIGHTS: Mapping[Feature, float] = MappingProxyType(
    {
        "start": -5.0,
        "name": 4.5,
        "name in part": 3.2,
        "name in text": 3.2,
        "given name": 1.5,
        "name alike": 2.5,
        "short name alike": 1.8,
        "tiny name alike": 1.2,
        "tiny name misspelt": 2.4,
        "tiny name of other first letter": -0.4,
        "name roughly alike": 1.5,
        "short name roughly alike": -0.8,
        "later author": -4.5,
        "initial": 0.5,
        "initial clash": -4.5,
        "co-author": 1.0,
        "co-author alike": 0.5,
        "co-author hidden": -1.0,
        "co-author absent": -5.0,
        "number of authors": 0.5,
        "more authors": -0.7,
        "unnamed authors": -2.0,
        "two authors": -1.5,
        "too few authors": -3.0,
        "year": 3.0,
        "year alone": 1.5,
        "year in text": 2.0,
        "year elsewhere": -0.8,
        "year near": -2.2,
        "year clash": -6.0,
        "year absent": -1.5,
        "year unasked": 1.0,
        "neither dated": 1.0,
        "undated": 2.0,
        "undated clash": -3.0,
        "suffix": 1.0,
        "suffix clash": -6.0,
        "suffix unasked": -1.0,
        "suffix unprinted": -0.5,
        "month": 1.0,
        "month clash": -4.2,
        "month absent": -1.5,
        "day": 0.5,
        "day clash": -1.0,
        "title": 4.0,
        "title alike": 2.5,
        "title inside": 1.2,
        "title clash": -4.0,
        "title in place of author": 1.5,
        "title beside author": -0.5,
        "page inside": 0.5,
        "page outside": -0.5,
        "own post": 1.0,
        "other post": -1.5,
        "own chapter": 1.0,
        "claimed": -2.5,
        "claimed, more authors": -1.2,
        "author apart": 1.2,
        "unclaimed": 1.0,
        "claimed, name alike": -0.5,
        "claimed, tiny name alike": -1.5,
        "unclaimed, name alike": 1.5,
        "known name": -1.5,
        "order": 1.5,
        "too few entries": -6.0,
    }
)
"""How much each clue weighs, in log-odds."""


class Clue(NamedTuple):
    """One thing that speaks for or against an entry, with a sentence on it where users should read one."""

    feature: Feature
    reason: str = ""


def total(found: Iterable[Clue]) -> float:
    """The sum of the weights."""
    return sum(WEIGHTS[clue.feature] for clue in found)


def logistic(log_odds: float) -> float:
    """The score that log-odds stand for.

    >>> logistic(0.0)
    0.5
    """
    return 1 / (1 + exp(-max(-60.0, min(60.0, log_odds))))


def reasons(found: Iterable[Clue]) -> tuple[str, ...]:
    """The sentences of the clues."""
    return tuple(clue.reason for clue in found if clue.reason)


def clues(query: Query, entry: ComparedEntry) -> tuple[Clue, ...]:
    """All that speaks for and against `entry`; nothing where neither name nor title fits at all."""
    named = tuple(_name_clues(query, entry)) if query.names else ()
    titled = tuple(_title_clues(query, entry))
    if query.names and not named:
        return ()
    if not query.names and query.title and not titled:
        return ()
    return (Clue("start"), *named, *titled, *date_clues(query.date, entry))


# ------------------------------------------------------------------------------------------ names


def _name_clues(query: Query, entry: ComparedEntry) -> Iterator[Clue]:
    first = _first_author(query.names[0], entry)
    if not first:
        return
    yield from first
    yield from (_co_author(name, entry, place) for place, name in enumerate(query.names[1:], start=1))
    if first[0].feature != "name in text":  # else its authors were not read right, and their number says nothing
        yield from _number(query, entry)


def _first_author(name: Called, entry: ComparedEntry) -> tuple[Clue, ...]:
    """How the first name printed fits the first author, or else a later one, or what stands in its place."""
    if entry.authors and (first := _likeness(name, entry.authors[0], "first author")):
        return first
    for author in entry.authors[1:]:
        if later := _likeness(name, author, "author"):
            return (*later, Clue("later author", f"{author.printed} is not the first author"))
    return _beginning(name, entry) or (() if entry.authors else _title_as_name(name, entry))


def _beginning(name: Called, entry: ComparedEntry) -> tuple[Clue, ...]:
    """How the name fits the first words of the entry, which may be a name that no field holds."""
    if set(name.full) & set(entry.opening):
        return (Clue("name in text", f"the entry begins with {name.printed}"),)
    if set(name.parts) & set(entry.opening):
        return (Clue("name in part", f"the entry begins like {name.printed}"),)
    if entry.authors or not entry.opening:
        return ()
    first = Called(entry.opening[0], entry.opening[:1])
    return _likeness(name, first, "first word")


def _likeness(name: Called, author: Called, role: str) -> tuple[Clue, ...]:
    clue = _name_clue(name, author, role)
    return (clue, *_initials(name, author)) if clue else ()


def _name_clue(name: Called, author: Called, role: str) -> Clue | None:
    if not set(name.full).isdisjoint(author.full):
        return Clue("name", f"{role} {author.printed}")
    if not (set(name.full).isdisjoint(author.parts) and set(name.parts).isdisjoint(author.full)):
        return Clue("name in part", f"{name.printed} for {role} {author.printed}")
    if not set(name.full).isdisjoint(author.given):
        return Clue("given name", f"{name.printed} is the given name of {role} {author.printed}")
    off, length, otherwise = min(_offs(name, author), default=(-1, 0, False))
    if off < 0:
        return None
    if off == 0:
        return Clue("name", f"{role} {author.printed}, in another spelling")
    count = "one letter" if off == 1 else f"{off} letters"
    known = not short_surnames().isdisjoint(name.full)
    return Clue(
        _alike(off, length, otherwise=otherwise, known=known), f"{role} {name.printed} is {count} off {author.printed}"
    )


def _offs(name: Called, author: Called) -> Iterator[tuple[int, int, bool]]:
    """Letters off, length, and whether the first letter is another one; for each way to compare two near names.

    None is off for umlauts.
    """
    for a in name.full:
        for b in author.family:
            off = letters_off(a, b)
            if off is not None:
                yield 0 if skeleton(a) == skeleton(b) else off, max(len(a), len(b)), a[0] != b[0]


def _alike(off: int, length: int, *, otherwise: bool, known: bool) -> Feature:
    """One letter off means the less, the shorter the name; the first letter is hardly ever the wrong one.

    A short name that others bear is rather theirs; one that is `known` of nobody is a misspelling.
    """
    if off > 1:
        return "name roughly alike" if length > 9 else "short name roughly alike"
    if length > 4:
        return "name alike" if length > 6 else "short name alike"
    if otherwise:
        return "tiny name of other first letter"
    return "tiny name alike" if known else "tiny name misspelt"


def _initials(name: Called, author: Called) -> tuple[Clue, ...]:
    """Whether the initials agree, of which either may leave some out."""
    asked, printed = name.initials, author.initials
    if not asked or not printed:
        return ()
    fewer, more = sorted((asked, printed), key=len)
    left = iter(more)
    same = all(letter in left for letter in fewer)
    return (Clue("initial"),) if same else (Clue("initial clash", "another initial"),)


def _title_as_name(name: Called, entry: ComparedEntry) -> tuple[Clue, ...]:
    key = name.full[0] if name.full else ""
    if len(key) > 3 and (entry.title.startswith(key) or entry.lead.startswith(key)):
        return (Clue("name", f"title {name.printed} in place of an author"),)
    if len(key) > 8 and letters_off(key, entry.title[: len(key)]) is not None:
        return (Clue("name alike", f"title like {name.printed} in place of an author"),)
    return ()


def _co_author(name: Called, entry: ComparedEntry, place: int) -> Clue:
    """How an author printed at a `place` behind the first fits; what others hide is not printed before them."""
    found = [clue for author in entry.authors if (clue := _likeness(name, author, "author"))]
    if any(clue[0].feature in {"name", "name in part"} for clue in found):
        return Clue("co-author", f"co-author {name.printed}")
    if any(contains_word(entry, key) for key in name.full):
        return Clue("co-author", f"co-author {name.printed}")
    if found:
        return Clue("co-author alike", found[0][0].reason.replace("author", "co-author", 1))
    if entry.others and place >= len(entry.authors):
        return Clue("co-author hidden", f"{name.printed} may be among its other authors")
    return Clue("co-author absent", f"{name.printed} is no author of it")


def _number(query: Query, entry: ComparedEntry) -> Iterator[Clue]:
    printed, present = len(query.names), len(entry.authors)
    if not present:
        return
    if query.others:
        if present > max(printed, 2) or entry.others:
            yield Clue("number of authors")
        elif present > printed:
            yield Clue("two authors", "two authors, where others are meant")
        else:
            yield Clue("too few authors", f"only {present} author{'s' * (present > 1)}, where others are meant")
    elif present == printed and not entry.others:
        yield Clue("number of authors")
    elif present > printed or entry.others:
        feature: Feature = "more authors" if printed == 1 else "unnamed authors"
        yield Clue(feature, "more authors than the citation names")


# ------------------------------------------------------------------------------------------ dates


def date_clues(date: PartialDate | None, entry: ComparedEntry) -> Iterator[Clue]:
    """What the date that is asked for says for and against an entry."""
    if date is None:
        yield Clue("year unasked")
        if not entry.years and (entry.issued is None or entry.issued.year is None):
            yield Clue("neither dated", "neither has a year")
        return
    if date.year is None:
        yield from _undated(date.literal or "", entry)
        return
    issued = entry.issued
    if issued is None or issued.year is None:
        yield from _year_in_text(date, entry)
        return
    if _covers(issued, date.year):
        yield Clue("year", f"year {date.year} as printed")
        yield from _suffix(date.suffix, issued.suffix or _suffix_in_text(entry, date.year))
        yield from _month(date, issued)
    elif any(year == date.year for year, _ in entry.years):
        yield Clue("year elsewhere", f"{date.year} stands in the entry, but seems not to be its date")
    elif abs(date.year - issued.year) == 1:
        yield Clue("year near", f"year {date.year}, the entry has {issued.year}")
        yield from _month(date, issued)
    else:
        yield Clue("year clash", f"year {date.year}, the entry has {issued.year}")


def _covers(issued: PartialDate, year: int) -> bool:
    last = issued.end.year if issued.end and issued.end.year else issued.year
    return issued.year is not None and last is not None and issued.year <= year <= last


def _undated(words: str, entry: ComparedEntry) -> Iterator[Clue]:
    if words and words.casefold() in entry.reference.text.casefold():
        yield Clue("undated", f"{words} as printed")
    elif entry.issued is None or entry.issued.year is None:
        yield Clue("undated", "neither has a year")
    else:
        yield Clue("undated clash", f"the entry has the year {entry.issued.year}")


def _year_in_text(date: PartialDate, entry: ComparedEntry) -> Iterator[Clue]:
    suffixes = [suffix for year, suffix in entry.years if year == date.year]
    if suffixes:
        yield Clue("year in text", f"{date.year} stands in the entry")
        yield from _suffix(date.suffix, next((s for s in suffixes if s), None))
        yield from _month_in_text(date, entry)
    elif entry.years:
        yield Clue("year clash", f"{date.year} does not stand in the entry")
    else:
        yield Clue("year absent", "the entry has no year")


def _suffix_in_text(entry: ComparedEntry, year: int) -> str | None:
    return next((suffix for found, suffix in entry.years if found == year and suffix), None)


def _suffix(asked: str | None, printed: str | None) -> Iterator[Clue]:
    if asked and printed:
        same = asked.casefold() == printed.casefold()
        yield Clue("suffix", f"suffix {asked}") if same else Clue("suffix clash", f"suffix {asked}, not {printed}")
    elif asked:
        yield Clue("suffix unprinted")
    elif printed:
        yield Clue("suffix unasked")


def _month(date: PartialDate, issued: PartialDate) -> Iterator[Clue]:
    asked, printed = _months(date), _months(issued)
    if asked is None:
        return
    if printed is None:
        yield Clue("month absent")
        return
    if asked != printed:
        yield Clue("month clash", "another month")
        return
    yield Clue("month", "month as printed")
    if date.day and issued.day:
        yield Clue("day") if date.day == issued.day else Clue("day clash", "another day")


def _month_in_text(date: PartialDate, entry: ComparedEntry) -> Iterator[Clue]:
    if date.month and not entry.vocabulary.isdisjoint(_month_words()[date.month - 1]):
        yield Clue("month", "month as printed")
        if date.day and str(date.day) in entry.vocabulary:
            yield Clue("day")


@cache
def _month_words() -> tuple[frozenset[str], ...]:
    """The words for each month in all languages, folded."""
    months = zip(*(each.months for each in languages() if each.months), strict=True)
    return tuple(frozenset(squeeze(word) for words in month for word in words) for month in months)


def _months(date: PartialDate) -> tuple[int, int | None] | None:
    first = date.month or (date.season + 100 if date.season else None)
    return (first, date.end.month if date.end else None) if first else None


# ------------------------------------------------------------------------------------------ titles


def _title_clues(query: Query, entry: ComparedEntry) -> Iterator[Clue]:
    if not query.title:
        return
    likeness = title_likeness(query, entry)
    if likeness >= 99.5:
        yield Clue("title", "title as printed")
    elif likeness >= (85 if len(query.title) >= 8 else 100):
        yield Clue("title alike", f"title alike, {round(likeness)} of 100")
    elif _stands_inside(query, entry):
        yield Clue("title inside", "the title stands in the entry")
    elif query.names:
        yield Clue("title clash", "another title")
        return
    else:
        return
    if not query.names:
        yield Clue("title beside author" if entry.authors else "title in place of author")


def _stands_inside(query: Query, entry: ComparedEntry) -> bool:
    """Whether words of the entry make the title; beside a name a word of its title does, as notes shorten it."""
    if len(query.title) >= 10 and query.title in entry.lead:
        return True
    if not query.names:
        return False
    return (len(query.title) >= 7 and query.title in entry.title) or is_short_title(
        query.title_words, entry.title_words
    )


def title_likeness(query: Query, entry: ComparedEntry) -> float:
    """How alike the title that is asked for and that of the entry are, from 0 to 100.

    The entry's subtitle may be left out; of a title of three words or more, its end may be left out too. Where no
    field says what the title is, it is sought at the start of the entry.
    """
    size = len(query.title)
    printed = [entry.title, entry.main_title]
    if len(query.title_words) > 2:
        printed += [entry.title[:size], entry.title[: size + 1]]
    if len(query.title_words) > 2 or not entry.authors:
        printed += [entry.lead[:size]]
    return max((fuzz.ratio(query.title, each) for each in printed if each), default=0.0)
