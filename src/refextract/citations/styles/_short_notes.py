"""Citation items of notes that print a work again: ``Blair, Too Much to Know, 45``, ``Vgl. ders., Titel, S. 12``.

A note names an author of an entry and words of its title, or prints all of the entry once more.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice

from refextract.citations.styles._entries import Entries
from refextract.citations.styles._found import EDGES, QUOTES, Found, is_given_name, leads_only, located
from refextract.citations.styles._lexicon import any_of
from refextract.citations.styles._names import Sought, authors_before
from refextract.languages import words
from refextract.model.citation import AuthorYear, CitationItem
from refextract.text import Span, pattern
from refextract.values.folding import squeeze
from refextract.values.locator import Locator
from refextract.values.signs import YEAR_FROM_1400

__all__ = ["place_cited", "same_author", "short_note"]

_SCORE = 0.9
_MOST_STOPS = 5
_LONGEST = 220  # characters of a short note
_MARKUP = QUOTES + "*_"


def short_note(text: str, part: Span, entries: Entries) -> Found | None:
    """The item of a part of a note that is an author of an entry, the title of that entry or a place in it."""
    body = _without_stop(text, part)
    if not entries or not len(body) or len(body) > _LONGEST:
        return None
    end = _end_of_title(text, body)
    for stop in _stops(text, Span(body.start, end)):
        authors = authors_before(text, Span(body.start, stop), Sought(entries, frozenset()))
        if authors is None or not authors.listed or not _opens(text, body.start, authors.span.start):
            continue
        title = _title(text, stop, end)
        first = squeeze(authors.names[0])
        if len(authors.names) == _INVERTED and _is_given(authors.names[1], first, entries):
            authors = authors._replace(names=authors.names[:1], printed=authors.printed[:1])
        if (
            _is_cited(text, Span(stop, end), title, first, entries)
            if title
            else _is_placed(text, body, end, first, entries)
        ):
            pointer = AuthorYear(names=authors.printed, others=authors.others, title=title or None)
            return Found(_item(text, body, end, pointer), "names", _SCORE, authors=authors)
    return None


def _is_cited(text: str, where: Span, title: str, first: str, entries: Entries) -> bool:
    """Whether a title is one of an author of the list, or printed as titles are: of a work that no entry has."""
    return entries.titled(first, title) or _marked.fullmatch(text, where.start, where.end) is not None


def _is_placed(text: str, body: Span, end: int, first: str, entries: Entries) -> bool:
    """Whether no more than a place in it behind an author means his one work; a year is no place."""
    alone = end < body.end and len(entries.named(first)) == 1
    return alone and _year_alone.fullmatch(text, end, body.end) is None


def _is_given(word: str, first: str, entries: Entries) -> bool:
    """Whether a second name is the given name of the first author: "Roe, Jane: Rivers, S. 5"."""
    return any(squeeze(word) in entry.given and squeeze(word) not in entry.authors for entry in entries.named(first))


_INVERTED = 2


def same_author(text: str, part: Span, names: Sequence[str], entries: Entries) -> CitationItem | None:
    """The item of a part that begins with a word for the author before, "idem, Justice, 5"; `names` are whose it is."""
    body = _without_stop(text, part)
    word = _same.match(text, body.start, body.end)
    if word is None or not names:
        return None
    end = _end_of_title(text, body)
    title = _title(text, word.end(), end)
    if not title or not entries.titled(squeeze(names[0]), title):
        return None
    return _item(text, body, end, AuthorYear(names=tuple(names), title=title))


def place_cited(text: str, span: Span) -> Locator | None:
    """The place in the work that a full reference in a note ends with."""
    body = _without_stop(text, span)
    end = _end_of_title(text, body)
    return located(text, Span(end, body.end))[0] if end < body.end else None


def _without_stop(text: str, span: Span) -> Span:
    """The span without the stop and the separators at its end."""
    return Span(span.start, span.start + len(span.of(text).rstrip(EDGES + ".")))


def _end_of_title(text: str, body: Span) -> int:
    place = _place.search(text, body.start, body.end)
    return place.start() if place else body.end


def _stops(text: str, body: Span) -> Iterator[int]:
    """Where the authors may end: before a comma or a colon, or at the end."""
    yield from (mark.start() for mark in islice(_mark.finditer(text, body.start, body.end), _MOST_STOPS))
    yield body.end


def _opens(text: str, start: int, names: int) -> bool:
    """Whether the names open the part, a given name before them."""
    return leads_only(text, start, names) or is_given_name(text, start, names)


def _title(text: str, start: int, end: int) -> str:
    """The title of a note, without the year, the edition or the word that points back behind it."""
    title = text[start:end].strip(_MARKUP)
    for behind in (_back_behind, _year_behind, _edition_behind):
        found = behind.search(title)
        title = (title[: found.start()] if found else title).strip(_MARKUP)
    return title


def _item(text: str, body: Span, end: int, pointer: AuthorYear) -> CitationItem:
    locator, suffix = located(text, Span(end, body.end))
    return CitationItem(span=body, pointer=pointer, locator=locator, suffix=suffix)


_mark = pattern(r"[,:]\s")
# A title in italics or in quotation marks, alone: ``, *Information Overload*``.
_marked = pattern(r",\s(?:\*[^*\n]{4,}\*|_[^_\n]{4,}_|[“\"«„][^”\"»“\n]{4,}[”\"»“])[,.]?")
_year_alone = pattern(rf"[\s,.:]*+{YEAR_FROM_1400}\.?")
_year_behind = pattern(rf"[\s.,:]*+[(\[]?(?<!\d){YEAR_FROM_1400}[)\]]?[\s.,:]*+$")
_WORD_AND_NUMBERS = (
    r"(?:S|Sp|Bl|p{1,2}|fols?|ff?|chap|ch|cap|nos?|Nr|§{1,2}|Rn|Rz|Anm|n|note|page|с|стр|sid|str)\.?\s?[\dIVXLivxl]"
    r"[\dIVXLCivxlc\s,/–—‐-]*+"
)
# Where in the work: "45", ", S. 30 f.", ", no. 12, 101–2", ", § 15 Rn. 12"; not the year by which a journal goes.
_place = pattern(
    rf"[,.:]?\s{_WORD_AND_NUMBERS}(?:(?<=[\s,]){_WORD_AND_NUMBERS})*+(?:f{{1,2}}\.?)?+$"
    rf"|[,.:]?\s(?!{YEAR_FROM_1400},)\d{{1,4}}(?:[\s,–—‐-]++\d{{1,4}})*+(?:\s?f{{1,2}}\.?|\s?(?:nn?|note|fn|Anm)\.?\s?\d{{1,3}})?+$"
)


@pattern
def _back_behind() -> str:
    found = any_of(frozenset(word.rstrip(".") for word in words("back_words")))
    return rf"[,*_\s]++(?i:{found})[.*_]*+$"


@pattern
def _edition_behind() -> str:
    found = any_of(frozenset(words("edition_words")))
    return rf"[,.*_]\s++(?:\d{{1,3}}(?:\.|\p{{L}}{{1,2}})?\s++)?(?i:{found})[\s,.*_]*+$"


@cache
def _same_words() -> str:
    return any_of(frozenset(words("same_author_words")))


_same = pattern(lambda: rf"(?i:{_same_words()})[,:]?\s++")
