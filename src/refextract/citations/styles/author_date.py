"""Author-date citations: ``(see Smith 2000, p. 3; Jones 2010)``, ``Aukes and Kuhlmann (2022)``, ``(1999, 73)``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from refextract.citations import Candidate, Reading
from refextract.citations.styles._asides import is_aside
from refextract.citations.styles._dated import UNLIKELY
from refextract.citations.styles._dates import DateAnchor, anchors
from refextract.citations.styles._entries import Entries
from refextract.citations.styles._found import Found
from refextract.citations.styles._items import Inside, bracketed, entries_of_reading
from refextract.citations.styles._lexicon import stop_words
from refextract.citations.styles._names import LONGEST, Authors, Sought, authors_before
from refextract.citations.styles._unlisted import habits_of, is_cited
from refextract.model.citation import AuthorYear, CitationItem, Mode
from refextract.text import Span, pattern
from refextract.values.folding import squeeze
from refextract.values.signs import YEAR_FROM_1400
from refextract.values.written_language import languages_around

__all__ = ["find"]


def find(reading: Reading) -> Iterator[Candidate]:
    """The author-date citations of a text, as candidates: bracket to bracket, or from the first author's name on."""
    text, entries = reading.text, reading.once(entries_of_reading)
    every = [each for each in reading.once(bracketed) if entries or not is_aside(text, each)]
    named = {
        bracket.span: _authors_before(text, bracket, entries) for bracket in every if _begins_with_date(text, bracket)
    }
    inside = [each.authors for bracket in every for each in bracket.items if each.authors]
    telling = sum(each.evidence >= _KNOWN for each in inside) * 2 >= len(inside) or not entries
    trusting = not telling and any((*inside, *(each for each in named.values() if each and each.linked)))
    habits = habits_of(reading, every, named, listed=bool(entries)) if telling and named else None
    for bracket in every:
        authors = named.get(bracket.span)
        if authors and _versus.search(text, max(0, authors.span.start - _LONGEST_VERSUS), authors.span.start):
            continue  # the parties of a case and its year: "Roe v Doe [1997]"
        if authors and (authors.evidence or authors.linked or trusting):
            yield _narrative(bracket, authors)
        elif bracket.span in named:
            cited = authors if authors and habits and is_cited(reading, bracket, authors, habits) else None
            yield from _year_alone(text, bracket, entries, cited)
        elif any(each.kind == "dated" for each in bracket.items):
            yield _parenthetical(bracket)
    if telling and entries:
        yield from _without_brackets(text, every, entries)


_versus = pattern(r"\s(?:v|vs|versus)\.?\s$")
_LONGEST_VERSUS = 10

_KNOWN = 0.8
"""From this evidence on the list knows an author; where it knows most, one that it does not know is none."""


def _parenthetical(bracket: Inside) -> Candidate:
    """The citation of a bracket, without remarks beside works that are cited: "(For 2004 data, see Roe 2010)"."""
    items = [each for each in bracket.items if each.kind != "bare date"]
    best = max(each.score for each in items)
    kept = [each for each in items if each.score > UNLIKELY] or items
    return Candidate(bracket.span, tuple(each.item for each in kept), best)


def _begins_with_date(text: str, bracket: Inside) -> bool:
    return bool(bracket.items) and bracket.items[0].kind == "bare date" and _plain(text, bracket.items[0])


def _authors_before(text: str, bracket: Inside, entries: Entries) -> Authors | None:
    """The authors right before a bracket that begins with a date."""
    years = bracket.items[0].anchor.years if bracket.items[0].anchor else frozenset()
    start = _paragraph(text, bracket.span.start)
    sought = Sought(entries, years, prose=True, semicolons=bool(entries))
    authors = authors_before(text, Span(start, bracket.span.start), sought)
    return None if authors is None or _heads_entry(text, start, authors) else authors


def _year_alone(text: str, bracket: Inside, entries: Entries, unlisted: Authors | None) -> Iterator[Candidate]:
    """The citation of a bracket that begins with a date and has no names of the list right before it.

    Their author is far off, or else an `unlisted` one, who is cited though no entry has him; he comes first where his
    name is as plain as can be.
    """
    start = bracket.span.start
    numbered = _number.search(text, max(0, start - 2), start)
    nearby = unlisted and _is_plain_name(text, unlisted)
    sought = not numbered and not nearby
    far = _far_author(text, max(_paragraph(text, start), start - FARTHEST), bracket, entries) if sought else None
    if far:
        items = tuple(_named(each, (far,), "suppress-author") for each in bracket.items)
        yield Candidate(bracket.span, items, 0.7 if entries else 0.5)
    elif unlisted:
        yield _narrative(bracket, unlisted)
    elif any(each.kind == "dated" for each in bracket.items):
        yield _parenthetical(bracket)


def _is_plain_name(text: str, authors: Authors) -> bool:
    """Whether names are one word, and no other with a capital stands before it."""
    start = authors.span.start
    return " " not in authors.printed[0] and not _capital_before.search(text, max(0, start - _LONGEST_WORD), start)


_capital_before = pattern(r"(?<!\S)\p{Lu}[^\s.]*+[\s.]$")


_LONGEST_WORD = 24


def _without_brackets(text: str, every: Sequence[Inside], entries: Entries) -> Iterator[Candidate]:
    """Authors and years of the list that stand in the sentence itself: "as in Burdin et al., 2014"."""
    taken = iter([*(bracket.span for bracket in every if bracket.items), Span(len(text), len(text))])
    span = next(taken)
    for year in _year_behind_word.finditer(text):
        while span.end <= year.start():
            span = next(taken)
        if span.start <= year.start():
            continue
        start = _paragraph(text, year.start() - 1)
        authors = authors_before(
            text, Span(start, year.start()), Sought(entries, frozenset({year["year"]}), prose=True)
        )
        date = next(iter(anchors(text, year.start(), year.start() + 20)), None)
        if authors and date and authors.evidence == 1.0 and not _heads_entry(text, start, authors):
            yield _bare(authors, date)


def _bare(authors: Authors, anchor: DateAnchor) -> Candidate:
    span = Span(authors.span.start, anchor.span.end)
    pointer = AuthorYear(names=authors.names, others=authors.others, date=anchor.parts[0][1])
    return Candidate(span, (CitationItem(span=span, pointer=pointer),), 0.8)


_year_behind_word = pattern(
    rf"(?P<year>{YEAR_FROM_1400})(?<=[\p{{L}}.](?:,\s?|\s)\d{{4}})[a-z]?(?![\p{{L}}\d]|[-–.,]\d)"
)


def _plain(text: str, found: Found) -> bool:
    """Whether a date at the start of a bracket is one year (no span of a life), with no sentences behind it.

    A slash parts the years of original and reprint.
    """
    date = found.item.pointer.date if isinstance(found.item.pointer, AuthorYear) else None
    span = date.end.year - date.year if date and date.end and date.end.year and date.year else 0
    reprinted = found.anchor is not None and "/" in found.anchor.span.of(text)
    return (span < _LIFE or reprinted) and _sentence.search(found.item.suffix) is None


_LIFE = 4  # years; what lasts longer is no date of publication


_sentence = pattern(r"\p{Ll}[.!?]\s+\p{Lu}")


def _heads_entry(text: str, start: int, authors: Authors) -> bool:
    """Whether the names begin a paragraph as in a list, family name first: "Law, J. (2009)."."""
    before = text[start : authors.span.start].strip(" \t-*•")
    return not before and _inverted.search(authors.span.of(text)) is not None


_inverted = pattern(r",\s*\p{Lu}\p{M}*\.")


FARTHEST = 300
"""So many characters before a lone year its author may stand."""


def _far_author(text: str, start: int, bracket: Inside, entries: Entries) -> str | None:
    """The name nearest to a lone year that an entry of that year begins with; without a list, a full name."""
    words = [(word.start(), word[0]) for word in _capitals.finditer(text, start, bracket.span.start)]
    if entries:
        years = bracket.items[0].anchor.years if bracket.items[0].anchor else frozenset()
        near = next((word for _, word in reversed(words) if entries.begins(squeeze(word), years)), None)
        near = near or next(
            (name for at, word in reversed(words) for name in _bent(text, at, word, entries, years)), None
        )
        return near or entries.called([squeeze(word) for _, word in words[-2:]], years)
    return _full_name(words) if bracket.items[0].item.locator else None


def _bent(text: str, at: int, word: str, entries: Entries, years: frozenset[str]) -> Iterator[str]:
    """The names, of entries of these years, that a word is in another case."""
    for each in entries.nominatives(word):
        if entries.begins(squeeze(each.name), years) and each.languages & languages_around(text, at):
            yield each.name


def _full_name(words: Sequence[tuple[int, str]]) -> str | None:
    """The last family name of two words in a row, neither of which begins a sentence only."""
    pairs = [
        (word, name)
        for (at, word), (place, name) in pairwise(words)
        if place == at + len(word) + 1 and not {word.casefold(), name.casefold()} & stop_words()
    ]
    return pairs[-1][1] if pairs else None


# A number right before a bracket, which then holds the year of an issue: "89, no. 348 (2015)".
_number = pattern(r"\d\s?$")
_capitals = pattern(r"\p{Lu}[\p{L}\p{M}]++(?:[-‐’'](?!s\b)[\p{L}\p{M}]++)*+")


def _paragraph(text: str, place: int) -> int:
    """Where the paragraph of a place begins, or the part of it that is looked at."""
    first = max(0, place - _REACH)
    return max(first, text.rfind("\n", first, place) + 1)


_REACH = LONGEST + 100  # farther than names are searched for, so that none of them seems to open a paragraph


def _narrative(bracket: Inside, authors: Authors) -> Candidate:
    score = 0.6 + 0.4 * authors.evidence if authors.evidence else 0.7 if authors.linked else 0.5
    span = Span(bracket.span.start if authors.given else authors.span.start, bracket.span.end)
    mode: Mode = "suppress-author" if authors.given else "normal"
    items = tuple(_named(each, authors.printed, mode, others=authors.others) for each in bracket.items)
    if len(items) == 1:
        items = (items[0].model_copy(update={"span": span}),)
    return Candidate(span, items, score)


def _named(found: Found, names: tuple[str, ...], mode: Mode, *, others: bool = False) -> CitationItem:
    """The item with names from outside the bracket, where it has none of its own."""
    pointer = found.item.pointer
    if found.kind != "bare date" or not isinstance(pointer, AuthorYear):
        return found.item
    named = pointer.model_copy(update={"names": names, "others": others})
    return found.item.model_copy(update={"pointer": named, "mode": mode})
