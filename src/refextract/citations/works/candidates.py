"""Possible works of a running text: titles with the signs of their words, of what stands beside them, of their rows."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, product
from typing import NamedTuple

from refextract.citations.works.before import HOUSE, WINDOW, cue_before
from refextract.citations.works.behind import FAMILIES_IN_BRACKETS, IN_BRACKETS, cue_behind
from refextract.citations.works.cue import Cue, Known, evidence, main_title
from refextract.citations.works.people import (
    authors_pattern,
    family_names,
    family_names_pattern,
    has_given_name,
    is_known_name,
)
from refextract.citations.works.rows import Row, row_signs, row_titles, rows_of, support_signs
from refextract.citations.works.titles import PossibleTitle, certain, shape, titles, with_aside
from refextract.citations.works.words import any_of, folded_words, is_work_noun, table, tokens
from refextract.model.reference import Evidence, Variable
from refextract.text import Span, pattern
from refextract.values.folding import squeeze

__all__ = ["Possible", "possible_works"]


class Possible(NamedTuple):
    """A possible work: all that names it, its title and fields, and the signs for and against it."""

    span: Span
    title: str
    place: Span
    fields: tuple[Evidence, ...]
    signs: tuple[str, ...]


class _Seen(NamedTuple):
    """A title with its cues, before its row and the rest of the document are looked at."""

    title: PossibleTitle
    before: Cue
    behind: Cue
    signs: tuple[str, ...]
    paragraph: int

    @property
    def makeup(self) -> str:
        """How title and author stand to each other."""
        authors = [sign for sign in self.signs if sign.startswith(("author", "by ", "of ", "owner"))]
        return f"{self.title.form} {' '.join(authors)}"

    @property
    def is_known(self) -> bool:
        """Whether its author has a name that many authors bear."""
        return "person" in self.signs or "person behind" in self.signs


class _Page(NamedTuple):
    """A running text and what is known of it; `slanted` is what it shows in italics, sorted.

    `writers` tells where each row says by whom something is.
    """

    text: str
    paragraphs: Sequence[Span]
    rows: dict[int, Row]
    known: Known
    slanted: Sequence[Span]
    writers: Mapping[int, Sequence[int]]


def possible_works(text: str, paragraphs: Sequence[Span], known: Known, slanted: Sequence[Span]) -> list[Possible]:
    """All possible works of a running text; many overlap."""
    rows = rows_of(text, paragraphs)
    page = _Page(text, paragraphs, rows, known, slanted, {at: _writers(text, row.span) for at, row in rows.items()})
    seen = _without_people(text, rows, [each for index in range(len(paragraphs)) for each in _titles_of(page, index)])
    support = support_signs(
        (page.rows[each.paragraph].series, each.paragraph, each.makeup, each.is_known)
        for each in seen
        if each.paragraph in page.rows
    )
    elsewhere = _elsewhere(text, seen)
    return [
        _possible(
            page,
            each,
            (
                *each.signs,
                *_document_signs(text, each, known, elsewhere),
                *_row_signs(page, each, support),
            ),
        )
        for each in seen
    ]


def _without_people(text: str, rows: Mapping[int, Row], seen: Sequence[_Seen]) -> Sequence[_Seen]:
    """The titles but for those beside names in lists of people, and those of programmes.

    A list is one of people where many rows have a body or a job for a title, and a programme where they begin with an
    hour.
    """
    every: dict[int, set[int]] = {}
    people: dict[int, set[int]] = {}
    for each in seen:
        if (row := rows.get(each.paragraph)) is not None:
            every.setdefault(row.series, set()).add(each.paragraph)
            if each.title.form == "row" and ("institution" in each.signs or _is_job(text, each.title.span)):
                people.setdefault(row.series, set()).add(each.paragraph)
    hours: dict[int, set[int]] = {}
    for paragraph, row in rows.items():
        if _hour.match(text, row.span.start, row.span.end):
            hours.setdefault(row.series, set()).add(paragraph)
    out = {series for series, some in people.items() if len(some) > 1 and 3 * len(some) >= len(every[series])}
    out |= {series for series, some in hours.items() if len(some) > 1}
    if not out:
        return seen
    inside = {paragraph for paragraph, row in rows.items() if row.series in out}
    return [
        each
        for each in seen
        if each.paragraph not in inside or (" author" not in each.makeup and each.title.form != "row")
    ]


def _is_job(text: str, span: Span) -> bool:
    """Whether a title is what somebody is: "CEO", "Professor of History"."""
    first = tokens(text, span.start, span.end)[:1]
    return bool(first) and first[0].word in table("job_words")


_hour = pattern(r"[\s*\-•]*+\(?[012]?\d[:.h][0-5]\d(?!\d)")


class _Elsewhere(NamedTuple):
    """What the document names with certainty: titles beside an author, series of works, authors."""

    titles: set[str]
    series: set[str]
    writers: set[str]


def _elsewhere(text: str, seen: Sequence[_Seen]) -> _Elsewhere:
    known = [each for each in seen if each.is_known]
    authored = [each.title.span.of(text) for each in known if certain(text, each.title.span)]
    fields = [field for each in known for field in each.behind.fields if field.variable == "collection-title"]
    return _Elsewhere(
        {*map(squeeze, authored), *map(main_title, authored)},
        {squeeze(field.spans[0].of(text)) for field in fields},
        {field.spans[0].of(text) for each in known for field in _authors_of(each)},
    )


def _authors_of(seen: _Seen) -> Iterator[Evidence]:
    return (field for field in (*seen.before.fields, *seen.behind.fields) if field.variable == "author")


def _titles_of(page: _Page, index: int) -> Iterator[_Seen]:
    """The titles of a paragraph with their cues, each once; a part of a row counts apart from a run of words."""
    text, paragraph, row = page.text, page.paragraphs[index], page.rows.get(index)
    first, last = (bisect_left(page.slanted, Span(at, at)) for at in (paragraph.start, paragraph.end))
    found = titles(text, paragraph.start, paragraph.end, page.slanted[first:last])
    met: set[tuple[Span, bool]] = set()
    for title in (*found, *(row_titles(text, row) if row else ())):
        key = (title.span, title.form == "row")
        passed = key in met or (title.form == "linked" and _names_linked(text, title))
        look = ("no words",) if passed else shape(text, title)
        if look != ("no words",):
            met.add(key)
            seen = _with_cues(page, title, look, index)
            if HOUSE not in seen.before.signs or title.form in ("quoted", "italic", "linked"):
                yield seen


def _with_cues(page: _Page, title: PossibleTitle, look: tuple[str, ...], index: int) -> _Seen:
    text, paragraph, row = page.text, page.paragraphs[index], page.rows.get(index)
    before = cue_before(text, max(paragraph.start, title.outer.start - WINDOW), title, page.known)
    end = row.span.end if row else paragraph.end
    behind = cue_behind(text, title, end)
    if title.form == "linked" and not behind.fields:
        apart = with_aside(text, title)
        behind = (apart != title and cue_behind(text, apart, end)) or behind
    more = [*_more(text, paragraph, title, page.known)]
    if row and any(place >= max(behind.place, title.outer.end) for place in page.writers[index]):
        more.append("writer left")
        if "name" in before.signs:  # what stands in front is no author: "A Title (Its Series #2) by Ann Blair"
            before = Cue(("name in front",), title.outer.start)
    if index == 0:
        more.append("first paragraph")
    if title.form == "row" and _names_kind(text, title.span):
        more.append("noun inside")
    return _Seen(title, before, behind, (*look, *before.signs, *behind.signs, *more), index)


def _writers(text: str, span: Span) -> list[int]:
    """Where it is said by whom something is, of people with names that many bear."""
    return [found.start() for found in _by.finditer(text, span.start, span.end) if is_known_name(found["who"])]


def _names_kind(text: str, span: Span) -> bool:
    """Whether a noun for a work stands inside, before a colon: "Prize awarded to a book on maps: How Maps Lie"."""
    colon = text.find(": ", span.start, span.end)
    return colon > 0 and any(
        is_work_noun(token.word) and token.span.of(text)[0].islower() for token in tokens(text, span.start, colon)
    )


def _row_signs(page: _Page, seen: _Seen, support: dict[tuple[int, str], tuple[str, ...]]) -> Iterator[str]:
    """How a work stands in its row, and how many others of the list are made up like it."""
    row = page.rows.get(seen.paragraph)
    if row and (row.kind != "closed line" or seen.title.form == "row"):
        whole = _span(page.text, seen) if seen.before.fields else seen.title.span
        yield from row_signs(page.text, row, whole, seen.signs)
        yield from support.get((row.series, seen.makeup), ())


def _more(text: str, paragraph: Span, title: PossibleTitle, known: Known) -> Iterator[str]:
    """Whether the words are names of people, and whether reading is spoken of around them."""
    if title.form != "linked" and _only_names(text, title, known):
        yield "only names"
    first = max(paragraph.start, title.outer.start - WINDOW)
    start = max(first, text.rfind(". ", first, title.outer.start))
    before = folded_words(text, start, title.outer.start)
    behind = folded_words(text, title.outer.end, min(paragraph.end, title.outer.end + 60))
    if any(word in table("reading_words") or is_work_noun(word) for word in chain(before, behind)):
        yield "reading"


def _document_signs(text: str, seen: _Seen, known: Known, elsewhere: _Elsewhere) -> Iterator[str]:
    """Whether a list has the title, whether it, or its main part, stands beside an author elsewhere, or is a series."""
    printed = seen.title.span.of(text)
    if squeeze(printed) in elsewhere.series:
        yield "series name"
    if printed in elsewhere.writers:
        yield "author elsewhere"
    if squeeze(printed) in known.titles:
        yield "listed"
    elif squeeze(printed) in elsewhere.titles:
        yield "named elsewhere"
    elif main_title(printed) in elsewhere.titles:
        yield "main title elsewhere"


def _only_names(text: str, title: PossibleTitle, known: Known) -> bool:
    """Whether all words in capitals are names of people whom the text names in full."""
    printed = title.span.of(text)
    capital = [word.strip(",.") for word in printed.split() if word[0].isupper()]
    return bool(capital) and (all(word in known.names for word in capital) or _names_alone(printed))


def _names_linked(text: str, title: PossibleTitle) -> bool:
    """Whether the words of a link are names alone, which its address tells more of."""
    if text[title.span.start - 1] != "[":  # in italics or quotation marks
        return False
    printed = title.span.of(text)
    return (_people.fullmatch(printed) is not None and is_known_name(printed)) or (
        _families.fullmatch(printed) is not None
    )


def _names_alone(printed: str) -> bool:
    if is_known_name(printed) and _people.fullmatch(printed):
        return True
    return "," in printed and _families.fullmatch(printed) is not None


_by = pattern(lambda: rf"(?i: {any_of('by_words')} )(?P<who>{authors_pattern()})")
_families = pattern(lambda: rf"{family_names_pattern()}")
_people = pattern(lambda: rf"{authors_pattern()}(?:,? (?:[IVX]{{1,4}}|Jr|Sr)\b\.?)?")


def _possible(page: _Page, seen: _Seen, signs: tuple[str, ...]) -> Possible:
    """The possible work, each sign also together with the kind of its title."""
    span = _span(page.text, seen)
    kind = seen.title.form if seen.title.form in ("plain", "phrase", "row") else "marked"
    crossed = tuple(f"{kind}: {sign}" for sign in signs[1:])
    dated = any(field.variable == "date" for field in seen.behind.fields)
    sure = dated or not {"best support", "by behind"}.isdisjoint(signs) or _is_person_behind(page.text, seen)
    doubtful = "name behind" in signs and not sure
    every = (*signs, *crossed, *_pairs(seen, signs))
    return Possible(
        span, seen.title.span.of(page.text), seen.title.span, _fields(page.text, seen, doubtful=doubtful), every
    )


def _is_person_behind(text: str, seen: _Seen) -> bool:
    """Whether the author behind a title has a given name of any language, or stands behind "by" with two names."""
    names = [each.spans[0].of(text) for each in seen.behind.fields if each.variable == "author"]
    led = not _BY_BEHIND.isdisjoint(seen.behind.signs)
    return any(has_given_name(name) or (led and " " in name) for name in names)


_BY_BEHIND = frozenset({"by behind", "of behind"})
_CROSSED = ("only names", "small words inside", "opener", "divided", "words 1", "words 2")
"""What the words of a title show that counts more or less with what stands before it."""


def _pairs(seen: _Seen, signs: tuple[str, ...]) -> tuple[str, ...]:
    """What stands before a title together with what stands behind it, or with what its words show."""
    before = [sign for sign in seen.before.signs if not sign.startswith("behind ")] or ["nothing"]
    behind = [sign for sign in seen.behind.signs if not sign.startswith(("before ", "ends "))] or ["nothing"]
    shown = [sign for sign in signs if sign in _CROSSED]
    led = [sign for sign in before[:2] if sign not in ("first", "nothing")]
    return (
        *(f"{one} + {other}" for one, other in product(before[:2], behind[:2])),
        *(f"{one} + {other}" for one, other in product(led, shown)),
    )


def _span(text: str, seen: _Seen) -> Span:
    """All that names the work, with the bracket that closes what opens before its title: "Mary Roach (*Stiff*)"."""
    title = seen.title
    led = title.form != "linked" or any(field.variable == "author" for field in seen.before.fields)
    start = seen.before.place if seen.before.signs and led else title.outer.start
    span = Span(min(start, title.outer.start), max(seen.behind.place, title.outer.end))
    opened = span.start < title.outer.start and text[title.outer.start - 1] == "("
    return Span(span.start, span.end + 1) if opened and text.startswith(")", span.end) else span


def _without_families(text: str, seen: _Seen) -> Iterator[Evidence]:
    """The fields behind a title, where it is told before it whose it is, and family names stand in the bracket.

    The author's own name says nothing new; another is the publisher's, but for titles in quotation marks; several are
    neither.
    """
    owners = [each.spans[0].of(text) for each in seen.before.fields if each.variable == "author"]
    families = {name for owner in owners for name in family_names(owner)}
    told = FAMILIES_IN_BRACKETS in seen.behind.signs and (owners or "pronoun" in seen.before.signs)
    for field in seen.behind.fields:
        name = field.spans[0].of(text)
        if field.variable in ("author", "publisher") and name in families:
            continue
        if not told or field.variable != "author":
            yield field
        elif " " not in name and seen.title.form != "quoted":
            yield evidence("publisher", field.spans[0])


def _fields(text: str, seen: _Seen, *, doubtful: bool) -> tuple[Evidence, ...]:
    """The fields of a work; what stands before its title goes first where both sides name the same.

    A `doubtful` author behind the title, whose name nobody else bears, is where it appeared.
    """
    link = (evidence("url", seen.title.url),) if seen.title.url else ()
    housed = IN_BRACKETS in seen.behind.signs and any(each.variable == "author" for each in seen.before.fields)
    other: Variable | None = "publisher" if housed else "container-title" if doubtful else None
    behind = [
        evidence(other, each.spans[0]) if other and each.variable == "author" else each
        for each in _without_families(text, seen)
    ]
    said = (
        "verb" in seen.before.signs and "person behind" in seen.behind.signs
    )  # "Jane Roe writes on “Trees” by Ann Poe"
    before = () if said and _BY_BEHIND.intersection(seen.behind.signs) else seen.before.fields
    fields = (*before, evidence("title", seen.title.span), *behind, *link)
    return tuple({field.variable: field for field in reversed(fields)}.values())[::-1]
