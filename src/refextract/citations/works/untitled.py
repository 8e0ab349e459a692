"""Works named without a title: "a paper by Felipe Acker", "Ann Blair wrote a book", "Silver argues in The Atlantic"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from refextract.citations.works.behind import is_house
from refextract.citations.works.cue import YEAR, evidence
from refextract.citations.works.people import authors_pattern, family_names, is_known_name, names_before
from refextract.citations.works.titles import run_end
from refextract.citations.works.words import Token, any_of, by_pattern, is_work_noun, table, tokens
from refextract.model.reference import Evidence
from refextract.text import Span, pattern
from refextract.values.people import FAMILY

__all__ = ["Untitled", "untitled_works"]

_SURE = 0.7
_DOUBTFUL = 0.6
_MOST_ADJECTIVES = 5
_MOST_BETWEEN = 4


class Untitled(NamedTuple):
    """A work that is named without its title."""

    span: Span
    fields: tuple[Evidence, ...]
    score: float


def untitled_works(text: str, paragraph: Span) -> Iterator[Untitled]:
    """The works that a paragraph names by author and kind, or by author and outlet.

    >>> text = "There is a survey by Benedetto Bongiorno."
    >>> [each.span.of(text) for each in untitled_works(text, Span(0, len(text)))]
    ['a survey by Benedetto Bongiorno']
    """
    read = tokens(text, paragraph.start, paragraph.end)
    for index, token in enumerate(read):
        if is_work_noun(token.word) and token.span.of(text)[0].islower():
            yield from _by_author(text, read, index, paragraph.end)
            yield from _author_wrote(text, read, index, paragraph.start)
        elif token.word in table("writing_verbs"):
            yield from _at_outlet(text, token, paragraph)


def _by_author(text: str, read: list[Token], noun: int, end: int) -> Iterator[Untitled]:
    """A noun with an article, and who wrote it: "un article publié en 1989 par Francis Fukuyama"."""
    start = _article(text, read, noun)
    found = _by.match(text, read[noun].span.end, end)
    if start is None or not found or read[noun].word in table("event_nouns"):
        return
    if is_house(found["who"]):  # "a guide published by Verso Books"
        return
    clear = found["by"].strip().casefold() not in table("of_words")
    if not clear and not is_known_name(found["who"]) and len(family_names(found["who"])) < 2:
        return
    fields = [evidence("author", Span(*found.span("who")))]
    year = _year.search(text, start, found.start("who"))
    if year:
        fields.append(evidence("date", Span(*year.span())))
    yield Untitled(Span(start, found.end("who")), tuple(fields), _SURE)


def _article(text: str, read: list[Token], noun: int) -> int | None:
    """Where the article or demonstrative before a noun begins, adjectives between; None for "novels", "her book"."""
    for index in range(noun - 1, max(-1, noun - 2 - _MOST_ADJECTIVES), -1):
        word = read[index]
        if word.word in table("determiners") and word.word not in table("possessive_pronouns"):
            return word.span.start
        if _stop.search(text, word.span.start, read[index + 1].span.start) or word.word in _no_adjectives():
            return None
    return None


@cache
def _no_adjectives() -> frozenset[str]:
    return table("sentence_words") | table("small_words")


def _author_wrote(text: str, read: list[Token], noun: int, start: int) -> Iterator[Untitled]:
    """Who wrote what: "Alex J. Best wrote a paper", "Voeten has a working paper"."""
    for index in range(noun - 1, max(0, noun - _MOST_ADJECTIVES - 1), -1):
        if read[index].word in table("writing_verbs"):
            found = _subject.search(text, max(start, read[index].span.start - 100), read[index].span.start)
            article = _article(text, read, noun)
            if found and article is not None and article > read[index].span.start and _is_name(found["who"]):
                who = names_before(text, start, found.end("who")) or Span(*found.span("who"))
                about = _about.match(text, read[noun].span.end)
                end = about.end() if about else read[noun].span.end
                yield Untitled(Span(who.start, end), (evidence("author", who),), _DOUBTFUL)
            return


def _is_name(who: str) -> bool:
    """Whether a capitalised word is no pronoun at the beginning of a sentence."""
    return who.casefold() not in table("sentence_words") | table("stop_words")


def _at_outlet(text: str, verb: Token, paragraph: Span) -> Iterator[Untitled]:
    """Who says something where: "Roberto Foa and Yascha Mounk argue in Journal of Democracy"."""
    who = _subject.search(text, max(paragraph.start, verb.span.start - 100), verb.span.start)
    outlet = _outlet.match(text, verb.span.end, paragraph.end)
    author = names_before(text, paragraph.start, who.end("who")) if who and outlet else None
    if not outlet or author is None or not is_known_name(author.of(text)):
        return
    host = (
        Span(*outlet.span("marked"))
        if outlet["marked"]
        else Span(outlet.end(), run_end(text, outlet.end(), paragraph.end))
    )
    if not outlet["marked"] and (" " not in host.of(text) or is_known_name(host.of(text))):
        return
    end = outlet.end() if outlet["marked"] else host.end
    yield Untitled(Span(author.start, end), (evidence("author", author), evidence("container-title", host)), _DOUBTFUL)


# What a work is about, up to where the clause ends.
_about = pattern(r" (?:on|about|over|über|sur|sobre|su|om|o|о) [^\n.,;:()\"“”]{3,100}+")
_stop = pattern(r"[.;:!?,()\"“”]")
_year = pattern(rf"(?<!\d){YEAR}(?!\d)")
_by = pattern(
    lambda: (
        rf"(?: (?:\p{{Ll}}++|{YEAR})){{0,{_MOST_BETWEEN}}}? (?P<by>{by_pattern()})"
        rf"(?P<who>{authors_pattern()}|{FAMILY}(?:, {FAMILY})*,? (?:{any_of('and_words')}|&) {FAMILY}"
        rf"|{FAMILY} {any_of('et_al')})"
    )
)
_subject = pattern(
    lambda: rf"(?<![\p{{L}}'’-])(?P<who>{authors_pattern()}|{FAMILY})(?: (?:\p{{Ll}}++ly|also|has|have|had))?+ $"
)
_outlet = pattern(
    r" (?:in|at|for|over at|in the|at the|for the|dans|im|in der|en|em|su) "
    r"(?:(?P<open>[*_])(?P<marked>\p{Lu}[^*_\n]{1,80}+)[*_]|(?=\p{Lu}))"
)
