"""Numbers of lines, as manuscripts have beside their text: words that are parted from the lines that they count."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from operator import attrgetter
from typing import Literal

from refextract.readers.pdf.page import Page, Word

__all__ = ["without_line_numbers"]

_FEWEST = 8  # on a page whose lines are numbered
_FEWEST_APART = 4  # where not each line is
_MOST_STEP = 10
_MOSTLY = 0.75  # of the steps from one to the next
_REGULAR = 1.2  # times the distance of lines
_MOST_DIGITS = 5
_ALIGNED = 3.0  # points by which the edges of numbers of one column differ
_MANY_WORDS = 60  # on a page of text
_SIDES: tuple[Literal["left", "right"], ...] = ("left", "right")
_base = attrgetter("base")


def without_line_numbers(pages: Sequence[Page]) -> list[tuple[list[Word], list[Word]]]:
    """The words of each page without the numbers of its lines, and these; where most pages have them."""
    bare = [_numbers(page.words) for page in pages]
    columns = [list(_counting(numbers)) for numbers in bare]
    texts = sum(len(page.words) >= _MANY_WORDS for page in pages)
    if sum(map(bool, columns)) < max(2, texts // 2):
        return [([*page.words], []) for page in pages]
    places = Counter(place for of_page in columns for place in of_page)
    usual = {place for place, count in places.items() if count >= max(2, texts // 4)}
    each = zip(pages, bare, columns, strict=True)
    return [_parted(page.words, numbers, {*of_page, *usual}) for page, numbers, of_page in each]


def _numbers(words: Iterable[Word]) -> list[Word]:
    return sorted((word for word in words if word.text.isdecimal() and len(word.text) <= _MOST_DIGITS), key=_base)


def _counting(numbers: Sequence[Word]) -> Iterator[tuple[str, int]]:
    """Where the columns of numbers stand that rise by the same step from line to line: a side, and a place of it."""
    for side in _SIDES if len(numbers) >= _FEWEST_APART else ():
        groups: defaultdict[int, list[Word]] = defaultdict(list)
        for word in numbers:
            groups[round(getattr(word, side) / _ALIGNED)].append(word)
        yield from ((side, place) for place, group in groups.items() if len(group) >= _FEWEST_APART and _counts(group))


def _counts(group: Sequence[Word]) -> bool:
    """Whether numbers count lines: all of them, or every fifth; those of notes or entries leave lines out."""
    pairs = [*pairwise(group)]
    step, count = Counter(int(b.text) - int(a.text) for a, b in pairs).most_common(1)[0]
    if not 0 < step <= _MOST_STEP or count < _MOSTLY * len(pairs):
        return False
    leadings = sorted(b.base - a.base for a, b in pairs)
    regular = sum(leading <= _REGULAR * leadings[len(pairs) // 4] for leading in leadings)
    return step > 1 or (len(group) >= _FEWEST and regular >= _MOSTLY * len(pairs))


def _parted(
    words: Sequence[Word], numbers: Iterable[Word], places: set[tuple[str, int]]
) -> tuple[list[Word], list[Word]]:
    """Words that are no numbers at one of the places, and those that are."""
    found = [
        word for word in numbers if any((side, round(getattr(word, side) / _ALIGNED)) in places for side in _SIDES)
    ]
    ids = frozenset(map(id, found))
    return [word for word in words if id(word) not in ids], found
