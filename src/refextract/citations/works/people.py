"""Authors as running prose prints them: names in the order they are spoken, with the words between them."""

from __future__ import annotations

from functools import cache, lru_cache

from refextract.citations.works.words import any_of, table
from refextract.lexicons import first_names, given_names
from refextract.text import Span, pattern
from refextract.values.people import FAMILY, INITIALS

__all__ = [
    "NAME",
    "authors_pattern",
    "family_names",
    "family_names_pattern",
    "has_given_name",
    "is_known_name",
    "names_before",
]

_GIVEN = r"\p{Lu}\p{Ll}*+(?:[-'’](?!s\b)\p{Lu}?\p{Ll}++)*+"
_PARTICLE = r"(?:(?:Le|La|De|Van|Von|Mac|Mc|Ben|Al|El) )?"
NAME = rf"(?:{INITIALS} ?|{_GIVEN} ){{1,3}}{_PARTICLE}{FAMILY}(?:,? (?:Jr|Sr|II|III)\b\.?)?"
"""A name in the order it is spoken: "Mary W. Shelley", "J. M. Robertson", "Ursula K. Le Guin"."""

_LONGEST = 160  # characters of names before a place
_MANY_PLACES = 256  # whose names are kept


@cache
def authors_pattern() -> str:
    """One person or several, with "and" of any language, "et al.", "and friends"."""
    between = rf"(?:, ?(?:{any_of('and_words')} )?| ?& ?| {any_of('and_words')} )"
    return rf"(?:{NAME})(?:{between}(?:{NAME})){{0,15}}+(?:[*_]*,? [*_]*{any_of('et_al')}[*_]*)?+"


def names_before(text: str, start: int, end: int) -> Span | None:
    """The names, or the one family name, that end at `end`; a capitalised word before them is left out."""
    return _names_ending(text, max(start, end - _LONGEST), end)


@lru_cache(_MANY_PLACES)
def _names_ending(text: str, first: int, end: int) -> Span | None:
    """The names before a place, which is asked for each title behind it, by several ways to name an author."""
    apart = _apart.search(text, first, end)
    found = _ending.search(text, apart.end() if apart else first, end)
    return Span(_first_name(text, *found.span()), found.end()) if found else None


def is_known_name(name: str) -> bool:
    """Whether a list of names begins with initials or with a given name that many authors bear.

    >>> is_known_name("James Turner and N. N."), is_known_name("J. M. Robertson"), is_known_name("Great Basin")
    (True, True, False)
    """
    return _begins_with(name, first_names())


def has_given_name(name: str) -> bool:
    """Whether a list of names begins with initials or with a given name of any language.

    >>> has_given_name("Zadie Smith"), has_given_name("Юрий Лотман"), has_given_name("Great Basin")
    (True, True, False)
    """
    return _begins_with(name, given_names())


def _begins_with(name: str, given: frozenset[str]) -> bool:
    first = _first.match(name)
    if not first:
        return False
    words = name.casefold().split()
    if words[0] in table("articles") or (len(words) > 2 and words[-1] in table("institution_words")):
        return False  # "The" is a given name in Vietnam, "George Mason University" a body
    return first["initials"] is not None or any(part in given for part in (first[0], first[0].split("-")[0]))


def family_names(people: str) -> tuple[str, ...]:
    """The family name of each person in a list.

    >>> family_names("Ann Blair and J. B. Harley"), family_names("Wiegmann et al.")
    (('Blair', 'Harley'), ('Wiegmann',))
    """
    return tuple(found[0] for found in _families.finditer(people))


def _first_name(text: str, start: int, end: int) -> int:
    """Where the first name begins that a capitalised word may precede: "See", "Historian Seth Rockman"."""
    words = list(_capitalised.finditer(text, start, end))
    leading = len(words) > 1 and words[0][0].casefold() in _no_names()
    stranger = len(words) > 2 and not is_known_name(text[start:end]) and is_known_name(text[words[1].start() : end])
    return int(words[1].start()) if leading or stranger else start


@cache
def _no_names() -> frozenset[str]:
    """Words with which a sentence begins, and no name."""
    return table("prefixes") | table("possessive_pronouns") | table("sentence_words") | table("stop_words")


def family_names_pattern() -> str:
    """One family name or several, with "and" of any language and "et al."."""
    several = rf"(?:(?:, {FAMILY}){{1,8}},?)? (?:{any_of('and_words')}|&) {FAMILY}"
    return rf"{FAMILY}(?:{several})?+(?:,? {any_of('et_al')})?+"


_ending = pattern(lambda: rf"(?<![\p{{L}}\p{{N}}'’-])(?:{authors_pattern()}|{family_names_pattern()})$")
_apart = pattern(r"(?r)[\p{Nd}()\[\]{}:;!?\"“”„«»/\\=<>|\n]")  # the last sign that stands in no list of names
_first = pattern(rf"(?:(?:Dr|Prof|Sir|Dame)\.? )?+(?:(?P<initials>{INITIALS})|\p{{Lu}}\p{{Ll}}++(?:-\p{{L}}++)?+)")
_capitalised = pattern(r"(?<!\S)\p{Lu}[^\s,]*+")
# The last part of each name in a list of names.
_families = pattern(lambda: rf"{FAMILY}(?=$|[,;(]| \(|[*_]*,? [*_]*{any_of('et_al')}| {any_of('and_words')} | &|['’])")
