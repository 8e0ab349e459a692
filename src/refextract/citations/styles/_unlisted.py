"""Names that no entry has, before a bracket that begins with a date: what else shows that a work is cited.

An entry may be missing, and "Galtung (1969)" is a citation all the same, while "Portugal (1974)" is none. The document
itself tells most: where it cites the same work in brackets, what stands beside the name, and how it cites elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

import regex

from refextract.citations import Reading
from refextract.citations.styles._items import Inside
from refextract.citations.styles._lexicon import and_words, any_of, is_surname, writes
from refextract.citations.styles._names import Authors
from refextract.languages import language, words
from refextract.lexicons import countries, given_names, places, surnames
from refextract.model.citation import AuthorYear
from refextract.text import Span, pattern
from refextract.values.folding import squeeze
from refextract.values.letters import letters
from refextract.values.written_language import languages_around

__all__ = ["Habits", "habits_of", "is_cited", "may_be_author", "small_words"]

_KNOWN = 0.8  # the evidence for an author of the list, in a year of the list
_FEWEST = 4  # authors of the list before brackets show that names stand there because they are cited
_FEWEST_INSIDE = 2  # the same inside brackets, which hold little else
_STRANGERS = 0.25  # in proportion to these, so many names may be unknown
_SHORTEST = 3  # letters of a name
_SHORTEST_HAN, _LONGEST_HAN = 2, 3  # characters of a Chinese one
_LONGEST_WORD = 24
_MANY_YEARS = (
    3  # so many dates behind one name that no entry has are rather those of events: "Brazil (1958, 1962, 1970)"
)


class Habits(NamedTuple):
    """How a document cites.

    `cited` holds the names (folded) and years that it cites inside brackets or says something of, `joined` the brackets
    that stand in a row with one of an author of the list ("Lin (2011) and Mudimu (2002)"), or in one of which it tells
    what they write. `square`: its dates stand in square brackets; `often`: several names of the list stand before a
    date; `usual`: hardly any others do; `capitals`: it prints names in capitals.
    """

    cited: frozenset[tuple[str, str]]
    joined: frozenset[Span]
    square: bool
    often: bool
    usual: bool
    capitals: bool


def habits_of(
    reading: Reading, every: Sequence[Inside], named: Mapping[Span, Authors | None], *, listed: bool
) -> Habits:
    """The habits of a document, by its brackets and the names before those that begin with a date.

    Where nothing is `listed`, names inside brackets and authors in a row stand for those of the list.
    """
    before = [(bracket, authors) for bracket in every if (authors := named.get(bracket.span))]
    known = {squeeze(authors.names[0]) for _, authors in before if _is_known(authors, listed=listed)}
    if not listed:
        known |= {name for name, _ in _cited(every)}
    fewest = _FEWEST if listed else _FEWEST_INSIDE
    strangers = {squeeze(authors.names[0]) for _, authors in before if not authors.evidence and not authors.linked}
    capitals = [authors.names[0].isupper() for _, authors in before if authors.evidence >= _KNOWN]
    return Habits(
        frozenset((*_cited(every), *_told_of(reading, before))),
        frozenset((*_joined(reading.text, before, listed=listed), *_spoken_of(reading.text, before))),
        _is_square(reading.text, every, named),
        len(known) >= fewest,
        len(known) >= fewest and len(strangers) <= (_STRANGERS if listed else 1) * len(known),
        sum(capitals) * 2 > len(capitals),
    )


def _is_known(authors: Authors, *, listed: bool) -> bool:
    return authors.evidence >= _KNOWN or (not listed and authors.linked)


def small_words(reading: Reading) -> frozenset[str]:
    """The words that a document writes with a small letter, and that are hardly names therefore."""
    found: set[str] = set()
    for line in set(reading.text.split("\n")):
        found.update(
            (word for word in letters(line) if len(word) > 2 and word.islower())
            if line.isascii()
            else _small_word.findall(line)
        )
    return frozenset(found)


def is_cited(reading: Reading, bracket: Inside, authors: Authors, habits: Habits) -> bool:
    """Whether names that no entry has are cited with the date that a bracket begins with."""
    first = bracket.items[0]
    date = first.item.pointer.date if isinstance(first.item.pointer, AuthorYear) else None
    if first.anchor is None or date is None or date.end:
        return False
    name = authors.names[0]
    if habits.square or first.item.locator or any((squeeze(name), year) in habits.cited for year in first.anchor.years):
        return True
    if is_surname(name):
        return True
    if len(bracket.items) >= _MANY_YEARS or name.casefold() in words("status_words"):
        return False
    if _is_of_place_or_thing(reading.text, authors.span.start):
        return False
    if not habits.usual and bracket.span not in habits.joined:
        full = habits.often and " " in name
        if not full and not _is_spoken_of(reading.text, authors.span.start, bracket.span.end):
            return False
    return may_be_author(name, reading.once(small_words), capitals=habits.capitals)


def _is_of_place_or_thing(text: str, end: int) -> bool:
    """Whether a word stands before a name that makes it a place or a thing: "in Lisbon", "the Panther"."""
    start = max(0, end - _LONGEST_WORD)
    if _place_word.search(text, start, end):
        return True
    word = _last_word.search(text, start, end)
    return word is not None and any(word[0].lower() in language(code).articles for code in languages_around(text, end))


def _is_spoken_of(text: str, start: int, end: int) -> bool:
    """Whether who stands before a date writes something there, or is what a text leads to: "see", "according to"."""
    return bool(writes.match(text, end) or _leads.search(text, max(0, start - _LONGEST_WORD), start))


def may_be_author(name: str, other: frozenset[str], *, capitals: bool = False) -> bool:
    """Whether a name may be a person's: a family name that is no place and no `other` word, or one with a given name.

    A name all in `capitals`, or the plural of such an acronym, is one only where the document prints names so.
    """
    if name in places() or name in countries() or (_capitals.fullmatch(name) and not capitals):
        return False
    if _han.match(name):
        return all(
            _SHORTEST_HAN <= len(each) <= _LONGEST_HAN and each[0] in surnames() for each in _and_han.split(name)
        )
    first, *more = name.split()
    if more:
        return first in given_names()
    return sum(map(str.isalpha, name)) >= _SHORTEST and name.lower() not in other


def _cited(every: Iterable[Inside]) -> Iterator[tuple[str, str]]:
    for bracket in every:
        for each in bracket.items:
            if each.kind == "dated" and each.authors and each.anchor:
                yield from ((squeeze(each.authors.names[0]), year) for year in each.anchor.years)


def _joined(text: str, before: Sequence[tuple[Inside, Authors]], *, listed: bool) -> Iterator[Span]:
    for (one, author), (other, second) in pairwise(before):
        if one.span.end <= second.span.start and _joint.fullmatch(text, one.span.end, second.span.start):
            if _is_known(author, listed=listed):
                yield other.span
            if _is_known(second, listed=listed):
                yield one.span


def _told_of(reading: Reading, before: Sequence[tuple[Inside, Authors]]) -> Iterator[tuple[str, str]]:
    """The names and years of persons of whom a text says what they write, and who are cited elsewhere therefore."""
    for bracket, authors in before:
        start, anchor, name = authors.span.start, bracket.items[0].anchor, authors.names[0]
        if not anchor or not _is_spoken_of(reading.text, start, bracket.span.end):
            continue
        if not _is_of_place_or_thing(reading.text, start) and may_be_author(name, reading.once(small_words)):
            yield from ((squeeze(name), year) for year in anchor.years)


def _spoken_of(text: str, before: Sequence[tuple[Inside, Authors]]) -> Iterator[Span]:
    """The brackets of authors in a row of whom a text says what they write: "Lin (2011) and Mudimu (2002) say"."""
    row: list[tuple[Inside, Authors]] = []
    for bracket, authors in before:
        if row and not _joint.fullmatch(text, row[-1][0].span.end, max(authors.span.start, row[-1][0].span.end)):
            row.clear()
        row.append((bracket, authors))
        if len(row) > 1 and _is_spoken_of(text, row[0][1].span.start, bracket.span.end):
            yield from (each.span for each, _ in row)


def _is_square(text: str, every: Iterable[Inside], named: Mapping[Span, Authors | None]) -> bool:
    """Whether authors of the list stand with their dates in square brackets."""
    opening = [
        text[bracket.span.start]
        for bracket in every
        for authors in (named.get(bracket.span), *(each.authors for each in bracket.items))
        if authors and authors.evidence >= _KNOWN
    ]
    return opening.count("[") * 2 > len(opening)


# A word like "in" at the end of what stands before a name, which is rather a place then.
_place_word = pattern(lambda: rf"(?<!\p{{L}})(?:{any_of(frozenset(words('in_words')))})\s+$", regex.IGNORECASE)
_last_word = pattern(r"(?<!\p{L})\p{L}++(?=\s$)")
_han = pattern(r"\p{Han}")
_and_han = pattern(r"[和与及、]")
_capitals = pattern(r"[\p{Lu}\P{L}]++s?")


@pattern
def _leads() -> str:
    """Words that lead to an author and to hardly anything else at the end of what stands before a name."""
    by = frozenset(words("by_words")) - frozenset(words("of_words"))
    return rf"(?i)(?<!\p{{L}})(?:{any_of(by | frozenset(words('attributions')))})\s+$"


_joint = pattern(lambda: rf"\s*(?:,\s*)?(?:(?:{any_of(and_words())})\s+)?", regex.IGNORECASE)
_small_word = pattern(r"(?<![\p{L}\p{M}])\p{Ll}[\p{Ll}\p{M}]{2,}+(?!\p{L})")
