"""Groups of numbers that were raised once and came out plain: ``word.12,13``, ``cells4–6``, ``of the pain 1, 2.``.

Such figures look like any other, so each is sure or doubtful by what stands around it, and the course of the numbers
through the document decides on the doubtful ones.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import NamedTuple

import regex

from refextract.citations.styles._bylines import without_bylines
from refextract.citations.styles._groups import Group
from refextract.citations.styles._numbering import Course
from refextract.citations.styles._numbers import beginnings, numbers, parse_group
from refextract.citations.styles._raised import is_power
from refextract.languages import languages, words
from refextract.text import Span, pattern
from refextract.values.signs import DASHES, YEAR

__all__ = ["Figure", "believed", "fused_figures", "spaced_figures"]

_CLOSING = ")]}’'”\"»%"
_STOPS = ".,;:!?"
_LONGEST_WORD = 40


class Figure(NamedTuple):
    """Plain figures that may be a citation, `likely` or not by what stands around; `word` is the one they are fused to.

    `sure` ones tell whether a document has figures of this kind at all. Those that are not even likely must name a work
    that the text has not named before.
    """

    group: Group
    sure: bool
    likely: bool = True
    word: str = ""


def fused_figures(text: str) -> list[Figure]:
    """Figures that follow a word or its punctuation without a blank."""
    return [
        figure for group in without_bylines(text, [*_groups(text, _fused)]) if (figure := _fused_figure(text, group))
    ]


def spaced_figures(text: str) -> list[Figure]:
    """Figures that follow a word behind a blank."""
    return [figure for group in _groups(text, _spaced) if (figure := _spaced_figure(text, group))]


def believed(text: str, figures: list[Figure], course: Course | None) -> list[Group]:
    """The figures that are citations, seen from the whole document; without a `course` only the sure ones can be."""
    names = _names(text, figures)
    return [
        figure.group
        for figure in figures
        if (figure.word, figure.group.span.of(text)) not in names and _is_on(course, figure)
    ]


def _is_on(course: Course | None, figure: Figure) -> bool:
    if course is None:
        return figure.sure
    place = figure.group.span.start
    if not all(course.expects(place, number) for number in beginnings(figure.group)):
        return False
    return figure.likely or any(number > course.reached(place - 1) for number in numbers(figure.group))


def _names(text: str, figures: list[Figure]) -> set[tuple[str, str]]:
    """Words that bear their number as a name: "CD4", "caspase3" hardly stand without it."""
    pairs = Counter((figure.word, figure.group.span.of(text)) for figure in figures if figure.word)
    bare = Counter(_bare.findall(text)) if pairs else Counter()
    return {pair for pair, count in pairs.items() if _is_name(pair[0], count, bare[pair[0]])}


def _is_name(word: str, together: int, alone: int) -> bool:
    if word.islower():
        return together > 2 and not alone
    return not word.istitle() and together > alone


def _groups(text: str, pattern: regex.Pattern[str]) -> Iterator[Group]:
    for found in pattern.finditer(text):
        group = parse_group(text, Span(*found.span()))
        if group and not group.prose:
            yield group


def _fused_figure(text: str, group: Group) -> Figure | None:
    start = group.span.start
    before = text[start - 1]
    if before in _STOPS:
        return _behind_a_stop(text, group)
    if before in _CLOSING:
        return Figure(group, text[start - 2 : start - 1] in _STOPS)
    if before.isdigit():
        return Figure(group, False)
    word = _word_before(text, start)
    if not word or is_power(text, group):
        return None
    sure = word == "al" or (len(word) >= 3 and word[1:].islower())
    return Figure(group, sure, len(word) > 1, word)


def _behind_a_stop(text: str, group: Group) -> Figure | None:
    """Figures behind a full stop or comma; not those of "Fig.3" and of decimals."""
    place = group.span.start - 1
    if text[place - 1].isdigit():
        return Figure(group, False) if _year_or_unit.search(text, max(0, place - 8), place) else None
    if text[place - 1] in _CLOSING:
        return Figure(group, True)
    word = _word_before(text, place)
    return Figure(group, True) if word and (text[place] != "." or word.casefold() not in _shortened()) else None


def _spaced_figure(text: str, group: Group) -> Figure | None:
    before = text[group.span.start - 2]
    after = text[group.span.end : group.span.end + 2]
    ends = not after or after[0] in ".,;:)\n"
    if (not after or after[0] == "\n") and _counts_pages(text, group.span.start):
        return None
    if before in _STOPS:
        if not after or after[0] == "\n" or after[1:2].isupper():
            return Figure(group, True)
        behind_others = ends and _word_before(text, group.span.start - 2).casefold() == "al"
        return Figure(group, True) if behind_others or _is_rising(group) else None
    if not before.isalpha():
        return Figure(group, ends, ends) if before in _CLOSING or before.isdigit() else None
    word = _word_before(text, group.span.start - 1)
    if not word or word.casefold() in _place_words():
        return None
    if word.casefold() in _little_words():
        return Figure(group, False, False)
    if _is_rising(group) and " ," in group.span.of(text):  # as raised numbers are parted that stood alone
        return Figure(group, True)
    opens = text[group.span.start - len(word) - 2 : group.span.start - len(word) - 1] in {"", "\n"}  # "Case 1."
    return Figure(group, ends and not opens, ends and not word.istitle())


def _counts_pages(text: str, start: int) -> bool:
    """Whether a number at the end of a line is the page of a heading or of a word of an index, or in a row of a table.

    A table of contents numbers its lines or leads to the page by dots: "2.1 Gravel . . . . 12".
    """
    line = text[max(0, text.rfind("\n", 0, start) + 1, start - _LONGEST_HEADING) : start]
    return _before_page.search(line) is not None


_LONGEST_HEADING = 200
_before_page = pattern(r"\.\s?\.\s*$|^\d+(?:\.\d+)*\s[^.!?]*$|(?:^|\s)\d{1,2}\s\d{1,2}\s$|^[\p{L}\w.\s-]{2,30},\s$")


def _is_rising(group: Group) -> bool:
    """Whether a group is a row of numbers, each larger than the one before, as nothing but works are counted."""
    found = numbers(group)
    return len(found) >= _ROW and all(one < other for one, other in pairwise(found))


_ROW = 3


def _word_before(text: str, end: int) -> str:
    found = _word.search(text, max(0, end - _LONGEST_WORD), end)
    return found[0] if found else ""


@cache
def _place_words() -> frozenset[str]:
    """Words that a number of their own follows: "fig", "table", "vol"."""
    return frozenset(word.removesuffix(".") for word in _placing()) - {"al"}


@cache
def _shortened() -> frozenset[str]:
    """Those of them that are cut short, so that a stop behind them ends no sentence: "fig", but not "issue"."""
    return frozenset(word.removesuffix(".") for word in _placing() if word[-1] == "." or len(word) <= _SHORT) - {"al"}


_SHORT = 3


@cache
def _placing() -> frozenset[str]:
    found = {word for each in languages() for spellings in each.locators.values() for word in spellings}
    return frozenset(word.casefold() for word in (*found, *words("volume_words"), *words("issue_words")))


@cache
def _little_words() -> frozenset[str]:
    """Words that hardly end a clause, so that a number behind them counts what follows."""
    months = {month.casefold() for each in languages() for names in each.months for month in names}
    return frozenset(words("stop_words")) | frozenset(words("and_words")) | months


@pattern
def _fused() -> str:
    rest = r"\d{0,2}+(?:\((?:pp?|sec|ch|chap)\.?\s?[^()\n]{1,30}\))?+"
    behind = (
        rf"(?<=[^\s\d(\[/$€£#_=<>+*~^\\-].)|(?<=\b{YEAR}.)"  # asked behind the digit, so that digits alone are tried
    )
    more = rf"(?:(?:,|\s?[-{DASHES}]\s?)[1-9]{rest})*+"
    return rf"[1-9](?:{behind}){rest}{more}(?![\w%+]|[.,;]\d|-\p{{L}}|/\w|\(\d)"


@pattern
def _spaced() -> str:
    more = rf"(?:\s?[-{DASHES},]\s?[1-9]\d{{0,2}}+)*+"
    return rf"[1-9](?<=[^\s(\[/$€£#_=<>+*~^\\-][ ].)\d{{0,2}}+{more}(?![\w%°]|[.,;]\d|-\p{{L}}|/\w|\s?[=<>±×%°])"


_word = pattern(r"(?<!\p{L})\p{L}++$|(?<!\d)\d++\p{L}$")  # also "1960s"
_bare = pattern(r"(?<!\w)\p{L}++(?!\w)")
_year_or_unit = pattern(rf"(?:(?<!\d){YEAR}|\p{{L}}\d)$")
