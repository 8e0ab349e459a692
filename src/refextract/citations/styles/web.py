"""Web citations: links, URLs, DOIs and arXiv identifiers in running text.

A link to a paper, a report or a page cites it; one to a home page, a profile, a shop's front or a picture does not.
A post or document with a reference list of its own is read more strictly: there an address cites what the list has.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

from refextract.citations import Candidate, Reading
from refextract.citations.styles._lists import cites_by_list, listed_parts
from refextract.citations.works.cue import NOTHING_KNOWN, Known, known_of
from refextract.citations.works.links import said_around, said_by_words, said_with_author
from refextract.languages import words
from refextract.model.citation import CitationItem, Url
from refextract.model.reference import Evidence, Reference, Variable
from refextract.text import Span, pattern
from refextract.values.addresses import addresses, place
from refextract.values.phrases import Phrases

__all__ = ["find"]

_CITED_PLACES = ("scholarly", "page")
_LINK_SCORE = 0.9
_ADDRESS_SCORE = 0.8
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
    people = known_of(reading.text, reading.references)
    taken = 0
    anchored = {anchor.span: anchor.url for anchor in reversed(reading.document.anchors)}
    for link in _links(reading):
        if link.span.start < taken:
            continue
        taken = link.span.end
        if reading.text.startswith("!", link.span.start):
            continue
        url = _url(reading, link, anchored)
        strict = cites_by_list(reading, link.span, listed)
        if _bare(url) in known if strict else _cited(url, link, reading.text):
            yield _candidate(reading.text, link, url, people)


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


def _url(reading: Reading, link: _Link, anchored: Mapping[Span, str]) -> str:
    """The address of a link: printed, or the one that the document knows for it."""
    if len(link.address):
        return link.address.of(reading.text)
    return anchored[reading.view.to_source(link.words or link.span)]


def _cited(url: str, link: _Link, text: str) -> bool:
    """Whether a link cites a work; one to a shop does where its words are a title."""
    if url.startswith("10.") or not url.startswith(("http", "www")):
        return _identifier.match(url) is not None
    where = place(url)
    return where in _CITED_PLACES or (
        where == "shop" and link.words is not None and bool(_said(text, link, url, NOTHING_KNOWN))
    )


def _candidate(text: str, link: _Link, url: str, people: Known) -> Candidate:
    found = (*_said(text, link, url, people), *_address_evidence(link, url), *_accessed(text, link.span))
    described = tuple({each.variable: each for each in reversed(found)}.values())[::-1]
    item = CitationItem(span=link.span, pointer=Url(url=url), described=described)
    return Candidate(link.span, (item,), _LINK_SCORE if link.words else _ADDRESS_SCORE)


def _said(text: str, link: _Link, url: str, people: Known) -> tuple[Evidence, ...]:
    """What the words of a link say of the work, and where they are a title, what stands beside them."""
    if link.words is None:
        return ()
    said = said_by_words(text, link.words, people, scholarly=place(url) == "scholarly")
    if not said:
        return said_with_author(text, link.span, link.words, people)
    titled = any(each.variable == "title" for each in said)
    return (*said, *said_around(text, link.span, link.words, people)) if titled else said


def _address_evidence(link: _Link, url: str) -> tuple[Evidence, ...]:
    if not len(link.address):
        return ()
    variable: Variable = "doi" if url.startswith("10.") else "url" if url.startswith(("http", "www")) else "arxiv"
    return (_evidence(variable, link.address),)


def _accessed(text: str, span: Span) -> Iterator[Evidence]:
    """The day on which a page was read, where it is printed before or behind its address."""
    date = _read_on_behind(text, span.end) or _read_on_before(text, span.start)
    if date:
        yield _evidence("accessed", date)


def _read_on_behind(text: str, end: int) -> Span | None:
    separators = _separators.match(text, end)
    start = separators.end() if separators else end
    return next((date for verb in _access_verbs().ends(text, start) if (date := _day(text, verb))), None)


def _read_on_before(text: str, end: int) -> Span | None:
    """The day behind a verb for reading, where nothing but a word or two stands between it and `end`."""
    start = max(0, end - _LONGEST_ACCESS)
    line = text.find("\n", start, end)
    for word in _word_start.finditer(text, start, end if line < 0 else line):
        for verb in _access_verbs().ends(text, word.start()):
            date = _day(text, verb)
            if date and _little_between.fullmatch(text, date.end, end):
                return date
    return None


def _day(text: str, verb: int) -> Span | None:
    """The day that stands behind a verb, which ends at that place."""
    found = _behind_verb.match(text, verb)
    return Span(*found.span("date")) if found else None


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


_DATE = r"(?<date>\d{1,2}\.? \p{L}++\.? \d{4}|\p{L}++\.? \d{1,2},? \d{4}|\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{4})"


_LONGEST_ACCESS = 80  # characters


@cache
def _access_verbs() -> Phrases:
    return Phrases(words("accessed"))


_separators = pattern(r"[\s.,;]{0,3}[(\[]?")
_behind_verb = pattern(rf":?\s++{_DATE}")
_word_start = pattern(r"\b\S")
_little_between = pattern(r"[\s,:]*+(?:\p{L}+:?\s?){0,2}+")
