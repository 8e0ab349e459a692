"""Words of all languages that tell names, dates and prefixes from other words in a citation."""

from __future__ import annotations

from functools import cache

import regex

from refextract.languages import codes, language, languages, words
from refextract.lexicons import first_names, surnames
from refextract.text import pattern
from refextract.values.lexicon import lexicon

__all__ = [
    "and_words",
    "any_of",
    "dateless",
    "is_surname",
    "leads",
    "months",
    "months_of",
    "own_authors",
    "particles",
    "parts_of_documents",
    "stop_words",
    "words_before_names",
    "writes",
]


@cache
def months() -> frozenset[str]:
    """The names and abbreviations of months and seasons, in lower case."""
    return frozenset().union(*map(months_of, codes()))


@cache
def months_of(code: str) -> frozenset[str]:
    """The names and abbreviations of months and seasons of a language, in lower case."""
    each = language(code)
    return frozenset(
        word.casefold()
        for month in (*each.months, *each.seasons)
        for form in month
        for word in (form, form.rstrip("."))
    )


@cache
def and_words() -> frozenset[str]:
    """Words and signs between two authors, in lower case."""
    return frozenset(word.casefold() for word in words("and_words")) | {"&", "/", "+", "·", "・"}


@cache
def particles() -> frozenset[str]:
    """Lower-case words that begin a family name or stand inside it."""
    found = {word.rstrip("'’") for word in lexicon().non_dropping_particles + lexicon().dropping_particles}
    return frozenset(found - and_words() - set(words("in_words")))


@cache
def leads() -> frozenset[str]:
    """Words that lead to a citation and that no name holds: "see", "apud"."""
    found = {part.strip(".,:") for phrase in words("prefixes") for part in phrase.casefold().split()}
    return frozenset(found - {word.casefold() for word in words("stop_words")} - particles() - and_words())


@cache
def stop_words() -> frozenset[str]:
    """Words that are no name even with a capital, in lower case: the commonest, and those that lead to a citation."""
    leads = {part.strip(".,:") for phrase in words("prefixes") for part in phrase.casefold().split()}
    return frozenset(word.casefold() for word in words("stop_words")) | leads


@cache
def words_before_names() -> frozenset[str]:
    """Words that are no part of the name behind them, in lower case, though alone they may be one."""
    return frozenset(words("words_before_names"))


def is_surname(name: str) -> bool:
    """Whether a name is one of the commonest family names, which hardly anything but an author bears with a year.

    >>> is_surname("Smith"), is_surname("Adam Smith"), is_surname("Smith Street"), is_surname("London")
    (True, True, False, False)
    """
    *given, family = name.split()
    return family in surnames() and (not given or given[0] in first_names())


@cache
def own_authors() -> frozenset[str]:
    """What a document calls those who wrote it, in lower case: "source: authors, 2020" cites nobody."""
    found = {word for each in languages() for word in each.record_labels.get("author", ())}
    return frozenset(word.casefold() for word in found if len(word) > _SHORT) - set(words("by_words"))


_SHORT = 3


@cache
def parts_of_documents() -> frozenset[str]:
    """What a document calls its own parts, in lower case: "appendix", "table"."""
    found = {word for each in languages() for spellings in each.locators.values() for word in spellings}
    return frozenset(word.casefold() for word in found if len(word) > _SHORT)


@cache
def dateless() -> tuple[str, ...]:
    """What stands in place of a date: "n.d.", "in press"."""
    return tuple(word for word in (*words("no_date"), *words("in_press")))


def any_of(phrases: tuple[str, ...] | frozenset[str]) -> str:
    """A regular expression for any of the phrases, longest first, with any white space for a blank."""
    ordered = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return "|".join(r"\s+".join(regex.escape(part) for part in phrase.split()) for phrase in ordered)


_WEAK = {"has", "released", "publish", "reviewed"}  # what others do as well


@pattern
def writes() -> str:
    """What an author does, behind a date; Chinese has no blank between."""
    verbs = any_of(frozenset((*words("writing_verbs"), *words("saying_verbs"))) - _WEAK)
    return rf"(?:\s+|(?=\p{{Han}}))(?:{verbs})(?:(?<=\p{{Han}})|(?!\p{{L}}))"
