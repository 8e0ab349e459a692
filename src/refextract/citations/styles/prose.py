"""Works named in running prose: "Anna Meier's book *How Maps Lie* (2012)", "a paper “On Weak Ties” by Granovetter".

Every possible title is weighed by its signs: its own words, whose it is, what it is called, who wrote it, where and
when it appeared, what else stands in its list. None of these is certain alone; weights learned from pages decide.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator

from refextract.citations import Candidate, Reading
from refextract.citations.styles._items import entries_of_reading
from refextract.citations.styles._lists import cites_by_list, listed_parts
from refextract.citations.styles._works import pointer_of
from refextract.citations.works.before import EVENT
from refextract.citations.works.behind import FAMILIES_IN_BRACKETS
from refextract.citations.works.candidates import Possible, possible_works
from refextract.citations.works.cue import evidence, known_of
from refextract.citations.works.people import authors_pattern
from refextract.citations.works.records import is_remark
from refextract.citations.works.rows import paragraphs_of
from refextract.citations.works.untitled import untitled_works
from refextract.citations.works.weighing import LEAST, Weights, likelihood, rank, shipped_weights
from refextract.citations.works.words import any_of
from refextract.model.citation import CitationItem
from refextract.text import Span, pattern
from refextract.values.folding import squeeze

__all__ = ["find", "possible", "works_named"]

_FIELD = 0.02
"""What a field more is worth, of works as likely."""
_LISTED = 0.9
"""How likely a title is one of a work where a list has it, and an author stands beside it."""
_IN_A_ROW = 0.1
"""How likely a title is at least one of a work where it stands beside one."""
_MARKS = '"“„«*_'
_LONGEST_NAME = 3
_LONG_LIST = 6
"""A post, or a document, with a headed list of so many entries cites by that list, and not in prose."""


def find(reading: Reading) -> Iterable[Candidate]:
    """The works that the running text names."""
    return reading.once(works_named)


def works_named(reading: Reading) -> tuple[Candidate, ...]:
    """All that `find` finds."""
    return tuple(_works(reading))


def _works(reading: Reading) -> Iterator[Candidate]:
    """The works that the running text names, but for parts of a document that cite by a reference list.

    Printed pages are passed over: they cite by lists and notes, and name much that is no reference.
    """
    if reading.outline.printed:
        return
    text, listed = reading.text, listed_parts(reading, _LONG_LIST)
    paragraphs = [each for each in paragraphs_of(text) if not cites_by_list(reading, each, listed)]
    if not paragraphs:
        return
    announced = list(_announced(text))
    taken = [each.spans[0] for one in announced for each in one.items[0].described if each.variable == "title"]
    taken += [each.span for each in announced]
    found = [each for each in possible(reading) if not any(each.place.overlaps(span) for span in taken)]
    found = [each for each in found if not _is_author(reading, each)]
    found = _without_cited(reading, found)
    yield from _best(text, found, shipped_weights())
    yield from (each for each in announced if not cites_by_list(reading, each.span, listed))
    yield from (each for each in _untitled(text, paragraphs) if not cites_by_list(reading, each.span, listed))


def possible(reading: Reading) -> list[Possible]:
    """The possible works of a running text outside the parts that cite by a reference list."""
    listed, text = listed_parts(reading, _LONG_LIST), _plain(reading)
    named = [each for each in paragraphs_of(text) if not is_remark(text, each)]
    open_ones = [each for each in named if not cites_by_list(reading, each, listed)]
    if not open_ones:
        return []
    return possible_works(text, open_ones, known_of(text, reading.references), _slanted(reading))


def _plain(reading: Reading) -> str:
    """The running text with plain blanks for those of other kinds, which many sites put around names and titles."""
    return _blanks.sub(" ", reading.text)


def _best(text: str, found: list[Possible], weights: Weights) -> Iterator[Candidate]:
    """The works among possible ones: of those that overlap the best, of those as good the one of which most is told."""
    events = _united(each.place for each in found if EVENT in each.signs)
    found = [each for each in found if not _overlaps(events, each.place)]
    likely = [(_likelihood(each, weights), each) for each in found]
    kept: list[Span] = []
    for score, each in _ranked([(score, each) for score, each in likely if score >= LEAST], weights):
        if not _overlaps(kept, each.span):
            insort(kept, each.span)
            yield _candidate(text, each, score)
    for each in _in_a_row(text, likely, kept):
        yield _candidate(text, each, LEAST)


def _likelihood(work: Possible, weights: Weights) -> float:
    """How likely a title is one of a work: what the list or a citation right behind it bears out needs no more."""
    learned = likelihood(work.signs, weights)
    return _LISTED if _is_borne_out(work) else max(learned, LEAST) if _is_title_cited(work) else learned


def _candidate(text: str, work: Possible, score: float) -> Candidate:
    item = CitationItem(span=work.span, pointer=pointer_of(text, work.fields), described=work.fields)
    return Candidate(work.span, (item,), score)


def _ranked(likely: list[tuple[float, Possible]], weights: Weights) -> list[tuple[float, Possible]]:
    """The best first; what has the same title stands where the best of it does, the one of which most is told first."""
    ranks = [rank(each.signs, weights) + _FIELD * len(each.fields) for _, each in likely]
    best: dict[Span, float] = {}
    for value, (_, each) in zip(ranks, likely, strict=True):
        best[each.place] = max(value, best.get(each.place, 0.0))
    order = sorted(
        zip(ranks, likely, strict=True),
        key=lambda pair: (-best[pair[1][1].place], -len(pair[1][1].fields), -pair[0]),
    )
    return [pair for _, pair in order]


def _in_a_row(text: str, likely: list[tuple[float, Possible]], kept: list[Span]) -> Iterator[Possible]:
    """What stands in marks beside a work in the same marks: "“One,” “Two,” and “Three” are her books"."""
    marked = [each for score, each in likely if score > _IN_A_ROW and _is_marked(text, each)]
    marked.sort(key=lambda each: each.span)
    for each in (*marked, *reversed(marked)):
        place = bisect_left(kept, each.span)
        beside = [other for other in kept[max(0, place - 1) : place + 1] if _are_joined(text, each.span, other)]
        if beside and not _overlaps(kept, each.span):
            insort(kept, each.span)
            yield each


def _united(spans: Iterable[Span]) -> list[Span]:
    """Spans that overlap as one, sorted."""
    united: list[Span] = []
    for span in sorted(spans):
        if united and span.overlaps(united[-1]):
            united[-1] = united[-1].cover(span)
        else:
            united.append(span)
    return united


def _overlaps(kept: list[Span], span: Span) -> bool:
    """Whether a span overlaps one of those that are kept, sorted and disjoint."""
    place = bisect_left(kept, span)
    return any(span.overlaps(other) for other in kept[max(0, place - 1) : place + 1])


def _is_author(reading: Reading, work: Possible) -> bool:
    """Whether what may be a title begins with an author of the list: "in her 2003 book Cole argues that"."""
    if not reading.references or reading.text[max(0, work.place.start - 1)] in _MARKS:
        return False
    entries, title = reading.once(entries_of_reading), work.place.of(reading.text)
    if squeeze(title) in entries.titles:
        return False
    words = title.split()[:_LONGEST_NAME]
    return any(squeeze(" ".join(words[:count])) in entries.anyone for count in range(1, len(words) + 1))


def _without_cited(reading: Reading, works: list[Possible]) -> list[Possible]:
    """The works but for those that a bracket behind the title cites from a list: "“Weak Ties” (Granovetter, 1973)"."""
    listed = listed_parts(reading, 1)
    return [each for each in works if not (_is_cited_behind(each) and cites_by_list(reading, each.span, listed))]


def _is_cited_behind(work: Possible) -> bool:
    """Whether family names and a year in brackets, and no publisher's, stand behind a title."""
    housed = any(field.variable == "publisher" for field in work.fields)
    return FAMILIES_IN_BRACKETS in work.signs and not housed


def _is_marked(text: str, work: Possible) -> bool:
    """Whether a work is named by a title in quotation marks or italics and no more."""
    return text[work.span.start] in _MARKS and work.place.start == work.span.start + 1


def _are_joined(text: str, one: Span, other: Span) -> bool:
    first, second = sorted((one, other))
    same = (text[first.start] in "*_" or text[first.end - 1] in "*_") == (text[second.start] in "*_")
    return same and _joint.fullmatch(text, first.end, second.start) is not None


def _is_borne_out(work: Possible) -> bool:
    """Whether a list has the title, and an author stands beside it."""
    return "listed" in work.signs and any(field.variable == "author" for field in work.fields)


def _is_title_cited(work: Possible) -> bool:
    """Whether family names and a year stand behind words in marks that are no term: "“Do Artifacts Have Politics?”"."""
    marked = not {"quoted", "italic"}.isdisjoint(work.signs) and {"few capitals", "sentence"}.isdisjoint(work.signs)
    return marked and FAMILIES_IN_BRACKETS in work.signs and {"words 1", "words 2"}.isdisjoint(work.signs)


def _untitled(text: str, paragraphs: Iterable[Span]) -> Iterator[Candidate]:
    """The works that paragraphs name by author and kind, or by author and outlet, without a title."""
    for paragraph in paragraphs:
        for each in untitled_works(text, paragraph):
            item = CitationItem(span=each.span, pointer=pointer_of(text, each.fields), described=each.fields)
            yield Candidate(each.span, (item,), each.score)


def _slanted(reading: Reading) -> list[Span]:
    """What a format with markup prints in italics, as its source tells, in the running text."""
    if reading.document.format != "html":
        return []
    found = []
    for tag in _italics.finditer(reading.document.original):
        place = reading.document.view.from_source(Span(*tag.span("words")))
        span = reading.view.from_source(place)
        if len(span) and reading.view.to_source(span) == place:
            found.append(span)
    return found


def _announced(text: str) -> Iterator[Candidate]:
    """Works announced by a line such as "New article by Karl Gustafsson in Memory Studies", under their title."""
    for found in _announcement.finditer(text):
        heading = _heading_before.search(text, max(0, found.start() - 400), found.start())
        if not heading:
            continue
        span = Span(found.start("span"), found.end("span"))
        fields = [
            evidence("author", Span(*found.span("who"))),
            evidence("title", Span(*heading.span("title"))),
        ]
        if found["host"]:
            fields.append(evidence("container-title", Span(*found.span("host"))))
        pointer = pointer_of(text, tuple(fields))
        yield Candidate(span, (CitationItem(span=span, pointer=pointer, described=tuple(fields)),), 0.8)


_joint = pattern(lambda: rf"[*_]*[,;]?[*_]* (?:(?:{any_of('and_words')}|&) )?[*_]*")
_blanks = pattern(r"[\xa0\u2007\u2009\u200a\u202f]")
_italics = pattern(r"(?i)<(i|em|cite)(?:\s[^<>]*+)?>(?<words>[^<>]{2,250}+)</\1\s*>")
# A line of its own that says whose work and where it appeared, and no more.
_announcement = pattern(
    lambda: (
        rf"(?m)^(?P<span>(?:\p{{L}}++ ){{0,4}}(?i:{any_of('work_nouns')}) {any_of('by_words')} "
        rf"(?P<who>{authors_pattern()})"
        r"(?: (?:published )?in (?:the )?(?P<host>\p{Lu}[^\n.,;]{1,80}+))?+)[.,:]?\s*$"
    )
)
# The line before, without the words that announce a work: "New article: ".
_heading_before = pattern(
    lambda: rf"(?:^|\n)(?:(?:\p{{L}}++ ){{0,3}}(?i:{any_of('work_nouns')}):\s*)?+(?P<title>[^\n]{{8,250}}[^\n.:])\s*$"
)
