"""Citations: run the styles over the running text, and settle where they overlap.

A style is a module of `refextract.citations.styles` with ``find(reading) -> Iterable[Candidate]``.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar, cast

from refextract import registry
from refextract.citations.chapters import chapters_of
from refextract.citations.given import with_given_citations
from refextract.citations.styles._lexicon import any_of, is_surname, months, writes
from refextract.citations.styles._taxa import is_authority, names_species
from refextract.errors import wrong_type
from refextract.languages import words
from refextract.lexicons import countries, places
from refextract.model.citation import AuthorYear, Citation, CitationItem
from refextract.model.document import Document, checked_document
from refextract.model.reference import Evidence, Reference
from refextract.outline.listings import is_code, is_in_ticks, session_spans
from refextract.outline.parts import Outline
from refextract.text import Span, TextView, pattern

__all__ = ["Candidate", "Reading", "find_citations"]


T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a style sees: the running text, the document it leads back to, and the entries of its lists.

    Spans of candidates count in `text`, which is ``view.text``.
    """

    view: TextView
    document: Document
    references: tuple[Reference, ...]
    outline: Outline
    _known: dict[Callable[[Reading], object], object] = field(default_factory=dict, repr=False, compare=False)

    def once(self, of: Callable[[Reading], T]) -> T:
        """What `of` makes of this reading, worked out for the first style that asks."""
        if of not in self._known:
            self._known[of] = of(self)
        return cast("T", self._known[of])

    @property
    def text(self) -> str:
        """The running text."""
        return self.view.text


@dataclass(frozen=True, slots=True)
class Candidate:
    """A citation that a style proposes; all spans count in the running text; the best score wins where two overlap."""

    span: Span
    items: tuple[CitationItem, ...]
    score: float


def find_citations(
    document: Document,
    outline: Outline,
    references: Sequence[Reference] = (),
    *,
    styles: Sequence[str] | None = None,
) -> tuple[Citation, ...]:
    """The citations of a document, sorted and disjoint, their spans in the document's text.

    `references` are the parsed entries of its lists: what they are called decides what can be a citation. `styles`
    names the plug-ins to run (all).

    Raises:
        TypeError: for what is no document, or no outline.
    """
    checked_document(document)
    if not isinstance(outline, Outline):
        raise wrong_type("find_citations", "the Outline of the document", outline)
    code = _code_of(document)
    found = [
        (candidate, style, part.running)
        for part, cited in chapters_of(outline, tuple(references))
        for candidate, style in _in_chapter(Reading(part.running, document, cited, part), styles, code)
    ]
    citations = [_citation(*each, index) for index, each in enumerate(found, start=1)]
    return with_given_citations(citations, document, outline)


def _in_chapter(reading: Reading, styles: Sequence[str] | None, code: Sequence[Span]) -> list[tuple[Candidate, str]]:
    """What the styles find in a part of a document that cites by a list of its own, in one way."""
    proposals = [
        (candidate, style)
        for style in (registry.names("styles") if styles is None else styles)
        for candidate in registry.load("styles", style).find(reading)
    ]
    proposals = _of_others(_outside_code(proposals, reading, code), reading.text)
    return _settle(_in_use(proposals, reading.text))


_BY_LABEL = frozenset({"numeric", "superscript", "label", "key"})
_BY_NAME = frozenset({"author_date", "author_page", "title", "note"})
_SURE = 0.9
"""From this score on the list bears a candidate out; it counts whatever else the document uses."""

_LIKELY = 0.7
_LEAST = 0.5


def _in_use(proposals: Sequence[tuple[Candidate, str]], text: str) -> list[tuple[Candidate, str]]:
    """The proposals but for the doubtful ones, and names where the document cites by labels.

    A document cites its list in one way: in one with numbers, names with a year have to be those of an entry. One that
    cites by keys of a file prints no list, and its author may have typed a name all the same: such a citation counts
    where it can hardly be a place and a year.
    """
    labels = sum(style in _BY_LABEL for _, style in proposals)
    names = sum(style in _BY_NAME and candidate.score >= _SURE for candidate, style in proposals)
    least = _SURE if labels > names else _LEAST
    by_key = labels == sum(style == "key" for _, style in proposals)
    return [
        (candidate, style)
        for candidate, style in proposals
        if candidate.score >= (least if style in _BY_NAME and not (by_key and _is_typed(candidate, text)) else _LEAST)
    ]


def _is_typed(candidate: Candidate, text: str) -> bool:
    """Whether what looks like a citation says so itself: "see", a page, two authors or works, "et al.", a person."""
    if len(candidate.items) > 1 or _is_of_person(candidate, text):
        return True
    return any(
        item.prefix
        or item.locator
        or (isinstance(item.pointer, AuthorYear) and (item.pointer.others or len(item.pointer.names) > 1))
        for item in candidate.items
    )


def _is_of_person(candidate: Candidate, text: str) -> bool:
    """Whether a citation of one work names a person: one who writes in the sentence, or has a common family name.

    A comma before the year tells as much, unless the name is a place's.
    """
    pointer = candidate.items[0].pointer
    if not isinstance(pointer, AuthorYear) or not pointer.names:
        return False
    name = pointer.names[0]
    if is_surname(name):
        return True
    if name in places() or name in countries() or name.casefold() in months():
        return False
    printed = candidate.span.of(text)
    return bool(
        _name_comma_year.fullmatch(printed) or (printed[0].isalpha() and writes.match(text, candidate.span.end))
    )


_name_comma_year = pattern(r"\(\p{Lu}\p{M}*\p{Ll}[\p{L}\p{M}’'-]*+,\s\d{4}[a-z]?\)")


def _code_of(document: Document) -> list[Span]:
    """Where the whole document shows code, sorted: as its format marks it up, or by its look."""
    marked = [block.span for block in document.blocks if block.kind == "code"]
    return sorted([*marked, *session_spans(document.text)])


def _outside_code(
    proposals: list[tuple[Candidate, str]], reading: Reading, code: Sequence[Span]
) -> list[tuple[Candidate, str]]:
    """The proposals that stand in no code: what cites there is an example, or an index."""
    starts = [span.start for span in code]
    return [
        (candidate, style)
        for candidate, style in proposals
        if not (code and _within(reading.view, candidate, code, starts))
        and not (style == "numeric" and is_code(reading.text, candidate.span.start))
        and not (style in _IN_TICKS and is_in_ticks(reading.text, candidate.span))
    ]


_IN_TICKS = frozenset(("numeric", "label"))  # an index and a label look alike; addresses are printed in ticks, too


def _of_others(proposals: list[tuple[Candidate, str]], text: str) -> list[tuple[Candidate, str]]:
    """The proposals but for unlisted names of who described a species, or of whom the document asks to cite."""
    doubtful = [each for each, style in proposals if style in _BY_NAME and each.score < _SURE]
    authorities = {each.span for each in doubtful if is_authority(text, each.span)}
    if authorities and not names_species(text):
        authorities.clear()
    others = authorities | {
        each.span for each in doubtful if _own.search(text, max(0, each.span.start - _FARTHEST), each.span.start)
    }
    return [
        (candidate, style)
        for candidate, style in proposals
        if style not in _BY_NAME or candidate.score >= _SURE or candidate.span not in others
    ]


_FARTHEST = 200
_own = pattern(
    lambda: rf"(?im)(?:^[ \t*_>#-]*+|[.!?]\s++)(?:{any_of(frozenset(words('citing_requests')))})(?!\p{{L}})[^\n]*+\Z"
)


def _within(view: TextView, candidate: Candidate, spans: Sequence[Span], starts: list[int]) -> bool:
    place = view.to_source(candidate.span)
    index = bisect_right(starts, place.start) - 1
    return index >= 0 and spans[index].overlaps(place)


def _settle(proposals: list[tuple[Candidate, str]]) -> list[tuple[Candidate, str]]:
    """The proposals that are kept: of two that overlap the one with the better score, then the longer one.

    A link with its author beside it is one citation with both.
    """
    kept: list[tuple[Candidate, str]] = []
    for candidate, style in sorted(proposals, key=lambda p: (p[0].span.start, -p[0].span.end)):
        while kept and kept[-1][0].span.overlaps(candidate.span):
            if _names_author_of(kept[-1], (candidate, style)):
                break
            if _rank(kept[-1][0]) >= _rank(candidate) and not _names_author_of((candidate, style), kept[-1]):
                break
            kept.pop()
        else:
            kept.append((candidate, style))
    return kept


def _names_author_of(one: tuple[Candidate, str], other: tuple[Candidate, str]) -> bool:
    """Whether one proposal is a work with its author, and the other a part of it.

    That is its link, with the author outside, or author and year behind the title, which no list has: "*Dune* (Frank
    Herbert, 1965)"; or the title itself with its year: "Daniel Kahneman (Thinking, Fast and Slow, 2011)".
    """
    if one[1] != "prose" or not one[0].span.contains(other[0].span):
        return False
    authors = [each.spans[0] for item in one[0].items for each in item.described if each.variable == "author"]
    if other[1] == "author_date":
        titles = [each.spans[0] for item in one[0].items for each in item.described if each.variable == "title"]
        return other[0].score < _SURE and any(other[0].span.contains(each) for each in (*authors, *titles))
    linked = other[1] == "web" and one[0].score > _LIKELY
    return linked and any(not other[0].span.overlaps(each) for each in authors)


def _rank(candidate: Candidate) -> tuple[float, int]:
    return candidate.score, len(candidate.span)


def _citation(candidate: Candidate, style: str, view: TextView, index: int) -> Citation:
    items = tuple(_item(item, view) for item in candidate.items)
    return Citation(
        id=f"c{index}", span=view.to_source(candidate.span), items=items, style=style, score=candidate.score
    )


def _item(item: CitationItem, view: TextView) -> CitationItem:
    described = tuple(
        Evidence(variable=e.variable, spans=tuple(view.to_source(span) for span in e.spans), score=e.score)
        for e in item.described
    )
    return item.model_copy(update={"span": view.to_source(item.span), "described": described})
