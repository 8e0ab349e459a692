"""Web citations: links, URLs, DOIs and arXiv identifiers in running text.

A link to a paper, a report or a page cites it; one to a home page, a profile, a shop's front or a picture does not.
A post or document with a reference list of its own is read more strictly: there an address cites what the list has.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

import regex

from refextract.citations import Candidate, Reading
from refextract.citations.styles._lists import cites_by_list, listed_parts
from refextract.languages import words
from refextract.model.citation import CitationItem, Url
from refextract.model.reference import Evidence, Reference, Variable
from refextract.text import Span, pattern
from refextract.values.addresses import addresses, place
from refextract.values.people import FAMILY, PERSON, is_person

__all__ = ["find"]

_CITED_PLACES = ("scholarly", "page")
_LINK_SCORE = 0.9
_ADDRESS_SCORE = 0.8
_LONGEST_TITLE = 300
_MARKS = "*_\"“”„«»‘’'"
_POINTS = " .,:;"
_LONGEST_NAME = 120
_LONG_LIST = 3
"""From this many entries on, a list is taken for all that a document cites."""


class _Link(NamedTuple):
    """A link as the text shows it: all of it, its words (if it has any), its address."""

    span: Span
    words: Span | None
    address: Span


def find(reading: Reading) -> Iterable[Candidate]:
    """The links and addresses of the running text that lead to a work."""
    known = _known(reading.references)
    listed = listed_parts(reading, _LONG_LIST)
    taken = 0
    for link in _links(reading):
        if link.span.start < taken:
            continue
        taken = link.span.end
        if reading.text.startswith("!", link.span.start):
            continue
        url = _url(reading, link)
        strict = cites_by_list(reading, link.span, listed)
        if _bare(url) in known if strict else _cited(url, link, reading.text):
            yield _candidate(reading.text, link, url)


def _links(reading: Reading) -> list[_Link]:
    """All links in the order of the text, outer ones first."""
    text = reading.text
    found = [*_anchors(reading), *_marked(text)]
    found += [_Link(each.span, None, each.value) for each in addresses(text) if not _is_defined(text, each.span.start)]
    return sorted(found, key=lambda link: (link.span.start, -link.span.end))


def _is_defined(text: str, start: int) -> bool:
    """Whether an address stands behind its name only: ``[name]: https://example.org/a``."""
    return _definition.search(text, max(0, start - _LONGEST_NAME), start) is not None


def _marked(text: str) -> Iterator[_Link]:
    """The inline links of Markdown, pictures among them, and the links of HTML that stand in a text as they are."""
    for found in (*_markdown.finditer(text), *_html.finditer(text)):
        yield _Link(Span(*found.span()), Span(*found.span("words")), Span(*found.span("url")))


def _anchors(reading: Reading) -> Iterator[_Link]:
    """The links that the reader of a format with markup knows of; their address stands in no text."""
    for anchor in reading.document.anchors:
        span = reading.view.from_source(anchor.span)
        if len(span) and reading.view.to_source(span) == anchor.span:
            marked = _reference_link.match(reading.text, max(0, span.start - 1))
            whole = Span(*marked.span()) if marked and marked.end("words") == span.end else span
            yield _Link(whole, span, Span(span.end, span.end))


def _url(reading: Reading, link: _Link) -> str:
    """The address of a link: printed, or the one that the document knows for it."""
    if len(link.address):
        return link.address.of(reading.text)
    source = reading.view.to_source(link.words or link.span)
    return next(anchor.url for anchor in reading.document.anchors if anchor.span == source)


def _cited(url: str, link: _Link, text: str) -> bool:
    """Whether a link cites a work; one to a shop does where its words are a title."""
    if url.startswith("10.") or not url.startswith(("http", "www")):
        return _identifier.match(url) is not None
    where = place(url)
    return where in _CITED_PLACES or (
        where == "shop" and link.words is not None and _title(text, link.words) is not None
    )


def _candidate(text: str, link: _Link, url: str) -> Candidate:
    said = _described_by_words(text, link, place(url) == "scholarly")
    described = (*said, *_address_evidence(link, url), *_accessed(text, link.span))
    item = CitationItem(span=link.span, pointer=Url(url=url), described=described)
    return Candidate(link.span, (item,), _LINK_SCORE if link.words else _ADDRESS_SCORE)


def _described_by_words(text: str, link: _Link, scholarly: bool) -> Iterator[Evidence]:
    """What the words of a link say of the work: its authors, with the year or not, or its title.

    One name alone is the author of a paper, but rather the subject of a page.
    """
    if link.words is None:
        return
    names = _names.fullmatch(text, link.words.start, link.words.end)
    if names and (names["several"] or (scholarly and is_person(names["author"]))):
        yield _evidence("author", Span(*names.span("author")))
        if names["date"]:
            yield _evidence("date", Span(*names.span("date")))
        return
    title = _title(text, link.words)
    if title:
        yield _evidence("title", title)


def _title(text: str, span: Span) -> Span | None:
    """The part of a link's words that is a title: three words or more that are no sentence and no mere pointer.

    Words in lower case are one only after an article: "the garden of forking paths", not "might be much less"; words
    in quotation marks or italics always.
    """
    title, marked = _unmarked(text, span)
    printed = title.of(text)
    if not 0 < len(printed) <= _LONGEST_TITLE or next(addresses(text, title.start, title.end), None):
        return None
    if marked:
        return title
    if len(printed.split()) < 3 or _sentence.search(printed) or _noun_alone.fullmatch(printed):
        return None
    return title if printed[0].isupper() or printed[0].isdigit() or _article.match(printed) else None


def _unmarked(text: str, span: Span) -> tuple[Span, bool]:
    """The span without blanks, points and the marks of emphasis and quotation around it; whether it had such marks."""
    printed = span.of(text)
    start = span.start + len(printed) - len(printed.lstrip(_MARKS + _POINTS))
    end = max(start, span.end - len(printed) + len(printed.rstrip(_MARKS + _POINTS)))
    marked = any(c in _MARKS for c in text[span.start : start]) and any(c in _MARKS for c in text[end : span.end])
    return Span(start, end), marked


def _address_evidence(link: _Link, url: str) -> tuple[Evidence, ...]:
    if not len(link.address):
        return ()
    variable: Variable = "doi" if url.startswith("10.") else "url" if url.startswith(("http", "www")) else "arxiv"
    return (_evidence(variable, link.address),)


def _accessed(text: str, span: Span) -> Iterator[Evidence]:
    """The day on which a page was read, where it is printed before or behind its address."""
    around = _accessed_behind.match(text, span.end)
    if not around and _access_words() & {
        word.casefold() for word in text[max(0, span.start - 80) : span.start].split()
    }:
        around = _accessed_before.match(text, max(0, span.start - 80), span.start)
    if around:
        yield _evidence("accessed", Span(*around.span("date")))


def _evidence(variable: Variable, span: Span) -> Evidence:
    return Evidence(variable=variable, spans=(span,))


def _known(references: Iterable[Reference]) -> frozenset[str]:
    """The addresses that the lists have."""
    return frozenset(_bare(each) for r in references for each in (r.doi, r.url, r.arxiv) if each)


def _bare(url: str) -> str:
    return _scheme.sub("", url.casefold()).rstrip("/")


_scheme = pattern(r"^(?:https?://)?(?:www\.|(?:dx\.)?doi\.org/|arxiv\.org/abs/)?")
_identifier = pattern(r"10\.\d{4,9}/|\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7}")


@pattern
def _markdown() -> str:
    """An inline link (Source: CommonMark 0.31, 6.3), or picture, brackets in its text one deep."""
    inner = r"[^\[\]\n]*+"
    return (
        rf"!?+\[(?<words>{inner}(?:\[{inner}\]{inner}){{0,4}}+)\]"
        r"\(\s?<?(?<url>(?:https?://|www\.)[^\s()<>]*+(?:\([^\s()<>]*+\)[^\s()<>]*+)*+)>?(?:\s+[\"'(][^\n\"')]*+[\"')])?\s?\)"
    )


_html = pattern(
    r"(?i)<a\s[^<>]{0,200}?\bhref=[\"']?(?<url>(?:https?://|www\.)[^\s\"'<>]++)[^<>]{0,200}+>(?<words>[^<>]{1,300}+)</a>"
)
# A link of Markdown whose address stands elsewhere: ``[words][name]``.
_reference_link = pattern(r"\[(?<words>[^\[\]\n]{1,300}+)\](?:\[[^\[\]\n]{0,99}+\])?+")
# What stands before the address of such a link: ``[name]: ``.
_definition = pattern(r"(?:^|\n| )\[[^\[\]\n^]{1,99}+\]:\s{0,3}<?$")


@pattern
def _names() -> str:
    name = rf"(?:{PERSON}|{FAMILY})"
    return (
        rf"(?<author>{PERSON}|{name}(?<several>(?:, {name}){{0,8}}+,? (?:and|&|und|et|y|e) {name}|,? et al\.?))"
        r"(?:,? \(?(?<date>(?:1[5-9]|20)\d\d[a-z]?)\)?)?+"
    )


_sentence = pattern(
    lambda: r"(?i)(?<![\p{L}'’])(?:" + "|".join(map(regex.escape, words("sentence_words"))) + r")(?![\p{L}'’])"
)


@pattern
def _noun_alone() -> str:
    """A noun for a work with an article and adjectives: "an earlier post", "the original paper"."""
    nouns = "|".join(map(regex.escape, words("work_nouns")))
    return rf"(?i)(?:[\p{{L}}'’-]++ ){{1,4}}(?:{nouns})"


_article = pattern(r"(?:the|an?|der|die|das|le|la|les|el|los|las|o|a|os|as|il|lo) (?=\p{L})")


_DATE = r"(?<date>\d{1,2}\.? \p{L}++\.? \d{4}|\p{L}++\.? \d{1,2},? \d{4}|\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{4})"


@cache
def _access_words() -> frozenset[str]:
    return frozenset(part for verb in words("accessed") for part in verb.split())


@pattern
def _accessed_behind() -> str:
    verbs = "|".join(map(regex.escape, words("accessed")))
    return rf"(?i)[\s.,;]{{0,3}}[(\[]?(?:{verbs}):?\s++{_DATE}"


@pattern
def _accessed_before() -> str:
    verbs = "|".join(map(regex.escape, words("accessed")))
    return rf"(?i)[^\n]*?\b(?:{verbs}):?\s++{_DATE}[\s,:]*+(?:\p{{L}}+:?\s?){{0,2}}+$"
