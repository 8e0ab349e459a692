"""Rows: lines that may be items of a list of works, and what stands in them as titles.

What one item of a list is, the others are: a row counts for more where others are made up like it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from refextract.citations.works.people import authors_pattern
from refextract.citations.works.titles import PossibleTitle
from refextract.citations.works.words import by_pattern, folded_words, is_work_noun, table
from refextract.text import Span, pattern
from refextract.values.signs import YEAR, YEAR_FROM_1900

__all__ = ["Row", "row_signs", "row_titles", "rows_of", "support_signs"]

_LONGEST_LINE = 220  # characters of a line that may be an item
_FARTHEST = {"heading": 12, "line": 8, "closed line": 4, "bullet": 3, "number": 3}
"""So many paragraphs may stand between two rows of one list."""
_MOST_MARKS = 6
_FEWEST_ALIKE = 3  # rows of one make-up with an author, whatever the name
_MARKS = ' \t*_"“”„«»'


class Row(NamedTuple):
    """A line that may be an item: `span` has its number or bullet, `content` the words, `series` tells its list.

    `read` tells that a heading above speaks of books or of reading.
    """

    span: Span
    content: Span
    kind: str
    series: int
    read: bool


def rows_of(text: str, paragraphs: Sequence[Span]) -> dict[int, Row]:
    r"""The rows of a running text, by the index of their paragraph.

    >>> text = "Read\n1. Emma by Jane Austen\n2. Ulysses by James Joyce\nWhat else? Nothing, and it was a good year!"
    >>> [(row.kind, row.content.of(text)) for row in rows_of(text, paragraphs_of(text)).values()][1:]
    [('number', 'Emma by Jane Austen'), ('number', 'Ulysses by James Joyce')]
    """
    found: dict[int, Row] = {}
    last: dict[str, tuple[int, int]] = {}
    series, read = 0, False
    for index, paragraph in enumerate(paragraphs):
        marks = _opening.match(text, paragraph.start, paragraph.end)
        kind = _kind(text, paragraph, marks["marks"] if marks else "")
        if kind == "heading" or (kind == "line" and index == 0) or (kind == "line" and _is_heading(text, paragraph)):
            read = _speaks_of_reading(text, paragraph)
        if kind is None or marks is None:
            continue
        before = last.get(kind)
        if before is None or index - before[0] > _FARTHEST[kind]:
            series += 1
            before = (index, series)
        last[kind] = (index, before[1])
        end = paragraphs[index + 1].end if _goes_on(text, paragraphs, index) else paragraph.end
        found[index] = Row(Span(paragraph.start, end), Span(marks.end(), paragraph.end), kind, before[1], read)
    return found


def paragraphs_of(text: str) -> list[Span]:
    """The paragraphs of a running text, which newlines separate."""
    return [Span(*found.span()) for found in _paragraph.finditer(text)]


def _kind(text: str, paragraph: Span, marks: str) -> str | None:
    if "#" in marks:
        return "heading"
    if any(mark.isdigit() for mark in marks):
        return "number"
    if marks.strip():
        return "bullet"
    if len(paragraph) > _LONGEST_LINE or text[paragraph.end - 1] in "!?:;,":
        return None
    if text[paragraph.end - 1] != ".":
        return "line"
    return "closed line" if _short.fullmatch(text, paragraph.start, paragraph.end) else None


def _is_heading(text: str, paragraph: Span) -> bool:
    return len(paragraph) < 60 and text[paragraph.end - 1].isalnum()


def _speaks_of_reading(text: str, paragraph: Span) -> bool:
    said = folded_words(text, paragraph.start, paragraph.end)
    return any(word in table("reading_words") or is_work_noun(word) for word in said)


def _goes_on(text: str, paragraphs: Sequence[Span], index: int) -> bool:
    """Whether the paragraph behind one names the authors of the title in it."""
    if index + 1 == len(paragraphs) or paragraphs[index + 1].start != paragraphs[index].end + 1:
        return False
    following = paragraphs[index + 1]
    if index + 2 < len(paragraphs) and _day_alone.fullmatch(
        text, paragraphs[index + 2].start, paragraphs[index + 2].end
    ):
        return False  # whose post it is, and of which day
    return _byline.fullmatch(text, following.start, following.end) is not None


def row_titles(text: str, row: Row) -> Iterator[PossibleTitle]:
    """The parts of a row that may be its title: from its beginning, or from behind a mark, up to another mark."""
    found = list(_mark.finditer(text, row.content.start, row.content.end))[:_MOST_MARKS]
    starts = [row.content.start, *(mark.end() for mark in found[:4])]
    ends = [*(mark.start() for mark in found), row.content.end]
    for start in starts:
        for end in [end for end in ends if end > start][:_MOST_MARKS]:
            title = _bare(text, Span(start, end))
            if len(title) > 1 and "[" not in text[start:end]:
                yield PossibleTitle(title, Span(start, end), "row")


def row_signs(text: str, row: Row, span: Span, signs: Sequence[str]) -> Iterator[str]:
    """How a work stands in its row: at its beginning, to its end, under a heading that speaks of reading."""
    yield f"row {row.kind}"
    starts = span.start <= row.content.start or not text[row.content.start : span.start].strip(_MARKS + "[")
    if starts:
        yield "starts row"
        if "ends the line" in signs:
            yield "whole row"
    if row.read:
        yield "reading heading"


def support_signs(series: Iterable[tuple[int, int, str, bool]]) -> dict[tuple[int, str], tuple[str, ...]]:
    """How many rows of each list have a work of each make-up whose author is known for a name, or of anyone.

    `series` holds, for each possible work, its list, its row, its make-up and whether its author is known.
    """
    rows: dict[int, set[int]] = {}
    strong: dict[tuple[int, str], set[int]] = {}
    alike: dict[tuple[int, str], set[int]] = {}
    for number, row, makeup, known in series:
        rows.setdefault(number, set()).add(row)
        if " author" in makeup:
            alike.setdefault((number, makeup), set()).add(row)
        if known:
            strong.setdefault((number, makeup), set()).add(row)
    best: Counter[int] = Counter()
    for (number, _), those in strong.items():
        best[number] = max(best[number], len(those))
    found = {key: _support(len(those), len(rows[key[0]]), len(those) == best[key[0]]) for key, those in strong.items()}
    for key, those in alike.items():
        if len(those) >= _FEWEST_ALIKE and 2 * len(those) > len(rows[key[0]]):
            found[key] = (*found.get(key, ()), "alike")
    return found


def _support(count: int, total: int, best: bool) -> tuple[str, ...]:
    size = "1" if count == 1 else "2" if count == 2 else "3-5" if count < 6 else "6+"
    share = "few" if count < 0.25 * total else "some" if count < 0.6 * total else "most"
    signs = (f"support {size}", f"support {share}", f"support {size} {share}")
    return (*signs, "best support") if best and count > 1 else signs


def _bare(text: str, span: Span) -> Span:
    """The span without blanks, emphasis and closing punctuation around it."""
    printed = span.of(text)
    start = span.start + len(printed) - len(printed.lstrip(_MARKS))
    end = span.end - len(printed) + len(printed.rstrip(_MARKS + ",.;:"))
    return Span(start, max(start, end))


_paragraph = pattern(r"[^\n]++")
# Headings, bullets, numbers, check boxes; emphasis and quotation marks are left to the words.
_opening = pattern(r"[ \t]*+(?P<marks>(?:\#{1,6}\s++|[-*+•·–▪◦‣]\s++(?:\[[ xX]\]\s++)?+|\(?\d{1,3}[.)]\s++){0,3}+)")
_short = pattern(r"[^.]{3,120}+(?:\p{Lu}\.[^.]{0,60}){0,3}+\.")
_mark = pattern(
    lambda: (
        r"[*_\"”»]{0,3}(?:,|:|;|\.| /| \|| [–—-]| \()[*_]{0,2} ?(?<=[ (])"
        rf"|[*_\"”»]{{0,3}},? {by_pattern()}(?=[\p{{Lu}}*_])"
    )
)
_day_alone = pattern(
    rf"[^\n\d]{{0,20}}(?:{YEAR_FROM_1900}-\d\d-\d\d|\d{{1,2}}[./]\d{{1,2}}[./]{YEAR_FROM_1900}"
    rf"|(?:\d{{1,2}}\.? )?\p{{L}}{{3,12}}\.? (?:\d{{1,2}}, )?{YEAR_FROM_1900})[^\n\d]{{0,20}}"
)
_byline = pattern(
    lambda: (
        r"(?:[^\n,.]{3,20} [Ee]dition,? )?(?:[Ww]ritten |[Ee]dited )?"
        rf"(?:(?i:{by_pattern()}))?{authors_pattern()}(?: \p{{Ll}}[^\n.]{{0,20}})?(?:,? ?\(?{YEAR}\)?)?\.?"
    )
)
