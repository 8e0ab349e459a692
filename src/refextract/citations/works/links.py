"""What the words of a link, and those beside it, say of the work that it leads to.

``[Ann Blair, *Too Much to Know*](…)``, ``[Axios: "A headline"](…)``, ``[A title](…); Ann Blair (2010)``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from refextract.citations.works.before import WINDOW, cue_before
from refextract.citations.works.behind import cue_behind
from refextract.citations.works.cue import YEAR, Cue, Known, evidence
from refextract.citations.works.people import (
    NAME,
    authors_pattern,
    family_names,
    family_names_pattern,
    is_known_name,
)
from refextract.citations.works.titles import PossibleTitle, marked_titles, with_aside
from refextract.citations.works.words import any_of, is_work_noun, table, tokens
from refextract.model.reference import Evidence
from refextract.text import Span, pattern
from refextract.values.addresses import addresses
from refextract.values.people import FAMILY

__all__ = ["said_around", "said_by_words", "said_with_author"]

_LONGEST_TITLE = 300
_MARKS = "*_\"“”„«»‘’'"
_POINTS = " .,:;\xa0"
_LEAST_MARKED = 0.3  # so much of the words a title in quotation marks or italics has


def said_by_words(text: str, words: Span, known: Known, *, scholarly: bool) -> tuple[Evidence, ...]:
    """What the words of a link say: authors, with the year or not, or a title, with its author or outlet.

    One name alone is the author of a paper, but rather the subject of a page.
    """
    names = _names.fullmatch(text, words.start, words.end)
    if (
        names
        and text[words.start] not in _MARKS
        and _of_people(names["author"], dated=bool(names["date"] or scholarly))
    ):
        several = len(family_names(names["author"])) > 1 or "et al" in names["author"]
        person = is_known_name(names["author"])
        if several or (names["date"] and (scholarly or person)) or (scholarly and person):
            author = evidence("author", Span(*names.span("author")))
            return (author, evidence("date", Span(*names.span("date")))) if names["date"] else (author,)
        return ()
    for marked in marked_titles(text, words.start, words.end):
        if len(marked.span) > _LEAST_MARKED * len(words):
            return tuple(_once(_of_marked(text, words, marked, known)))
    title = _title(text, words)
    return tuple(_once(_of_plain(text, title))) if title else ()


def said_with_author(text: str, link: Span, words: Span, known: Known) -> tuple[Evidence, ...]:
    """A title that no words tell for one, but who wrote it: "[Have we learned it?](…) by Ann Blair"."""
    found = said_around(text, link, words, known)
    title = _unmarked(text, words)[0]
    authors = [each.spans[0] for each in found if each.variable == "author"]
    if not authors or not is_known_name(authors[0].of(text)) or len(tokens(text, title.start, title.end)) < 2:
        return ()
    return (evidence("title", title), *found) if title.of(text)[0].isupper() and authors[0].start > link.end else ()


def _of_people(names: str, *, dated: bool) -> bool:
    """Whether what looks like names is that: "The Discussion Book" and "War and Peace" do, too."""
    if "et al" in names or ", " in names or "&" in names:
        return True
    words = names.split()
    if len(words) < 3:
        return True
    if _people.fullmatch(names):
        return any(is_known_name(found[0]) for found in _person.finditer(names))
    return dated


def said_around(text: str, link: Span, words: Span, known: Known) -> tuple[Evidence, ...]:
    """What stands before and behind a link whose words are a title: whose it is, who wrote it, when it appeared."""
    title = PossibleTitle(words, link, "linked")
    start = text.rfind("\n", 0, link.start) + 1
    end = text.find("\n", link.end)
    before = cue_before(text, max(start, link.start - WINDOW), title, known)
    behind = cue_behind(text, with_aside(text, title), len(text) if end < 0 else end)
    return tuple(_once((*_sure(before), *_sure(behind))))


def _of_marked(text: str, words: Span, title: PossibleTitle, known: Known) -> Iterator[Evidence]:
    """The fields around a title in quotation marks or italics inside the words of a link."""
    yield evidence("title", title.span)
    before = cue_before(text, words.start, title, known)
    outlet = _outlet.fullmatch(text, words.start, title.outer.start)
    if outlet and "person" not in before.signs:
        yield evidence("container-title", Span(*outlet.span("host")))
    else:
        yield from before.fields
    yield from cue_behind(text, title, words.end).fields


def _of_plain(text: str, title: Span) -> Iterator[Evidence]:
    """The fields of words without marks: "A Title by Ann Blair", "Ann Blair: A Title", or all of it the title."""
    by = _by_inside.search(text, title.start, title.end)
    if by and is_known_name(by["who"]):
        yield evidence("title", Span(title.start, by.start()))
        yield evidence("author", Span(*by.span("who")))
        return
    front = _name_in_front.match(text, title.start, title.end)
    if front and (is_known_name(front["who"]) or front["families"]) and front.end() < title.end:
        yield evidence("author", Span(*front.span("who")))
        yield evidence("title", Span(front.end(), title.end))
        return
    yield evidence("title", title)


def _sure(cue: Cue) -> Iterator[Evidence]:
    """The fields of a cue but for names that are hardly those of a person."""
    known = "person" in cue.signs or "person behind" in cue.signs or "by behind" in cue.signs
    dated = any(field.variable == "date" for field in cue.fields)
    for field in cue.fields:
        if field.variable != "author" or known or dated:
            yield field
        elif "author behind ," in cue.signs and "ends the line" in cue.signs:
            yield evidence("container-title", field.spans[0])


def _once(fields: Iterable[Evidence]) -> Iterable[Evidence]:
    return {field.variable: field for field in reversed(list(fields))}.values()


def _title(text: str, span: Span) -> Span | None:
    """The part of a link's words that is a title: three words or more that are no sentence and no mere pointer.

    Words in lower case are one only after an article, four or more: "the garden of forking paths", not "might be much
    less"; words in quotation marks or italics always.
    """
    title, marked = _unmarked(text, span)
    printed = title.of(text)
    if not 0 < len(printed) <= _LONGEST_TITLE or next(addresses(text, title.start, title.end), None):
        return None
    if marked:
        return title
    read = tokens(text, title.start, title.end)
    if (
        len(read) < 3
        or _is_sentence([token.word for token in read], printed)
        or (_noun_alone([token.word for token in read]) and read[-1].span.of(text)[0].islower())
    ):
        return None
    opens = printed[0].isupper() or printed[0].isdigit() or (read[0].word in table("articles") and len(read) > 3)
    return title if opens else None


def _is_sentence(words: list[str], printed: str) -> bool:
    """Whether words have pronouns and auxiliary verbs, and are no headline: a capital first, and no such word."""
    if table("sentence_words").isdisjoint(words):
        return False
    first = words[0].split("'")[0].split("’")[0]
    return len(words) < 5 or not printed[0].isupper() or first in table("sentence_words")


def _noun_alone(words: list[str]) -> bool:
    """A noun for a work with an article and adjectives: "an earlier post", "the original paper"."""
    return len(words) < 6 and is_work_noun(words[-1]) and words[0] in table("determiners") | table("articles")


def _unmarked(text: str, span: Span) -> tuple[Span, bool]:
    """The span without blanks, points and the marks of emphasis and quotation around it; whether it had such marks."""
    printed = span.of(text)
    start = span.start + len(printed) - len(printed.lstrip(_MARKS + _POINTS))
    end = max(start, span.end - len(printed) + len(printed.rstrip(_MARKS + _POINTS)))
    marked = any(c in _MARKS for c in text[span.start : start]) and any(c in _MARKS for c in text[end : span.end])
    return Span(start, end), marked


_names = pattern(
    lambda: (
        rf"(?P<author>{authors_pattern()}|{family_names_pattern()}(?:[*_]*,? [*_]*{any_of('et_al')}[*_]*)?+)"
        rf"(?:,? \(?(?P<date>{YEAR}[a-z]?)\)?)?"
    )
)
_people = pattern(authors_pattern)
_person = pattern(NAME)
_outlet = pattern(r"[*_]*(?P<host>\p{Lu}[^:\n\"“”*_]{1,40}+)[*_]*: ?")
_by_inside = pattern(lambda: rf",? by (?P<who>{authors_pattern()})$")


@pattern
def _name_in_front() -> str:
    """Who wrote it, before its title: "Ann Blair: ", "A post by Ann Blair: ", "Blair, Grafton. ", "Blair et al. "."""
    one = rf"{FAMILY}(?:,? \p{{Lu}}{{1,3}}\b(?!\.))?+"
    last = rf"(?:,? (?:{any_of('and_words')}|&) {one})"
    families = rf"(?:{one}(?:, {one}){{0,9}}+,? et al|{one}(?:, {one}){{1,9}}+{last}?+|{one}{last})"
    led = rf"(?:(?:\p{{L}}++ ){{0,2}}(?i:{any_of('work_nouns')}) {any_of('by_words')} )?"
    return rf"(?:{led}(?P<who>{authors_pattern()}): |(?P<who>(?P<families>{families}))[.:] )(?=[\p{{Lu}}\d])"
