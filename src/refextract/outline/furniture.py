"""Page furniture: the page numbers and running heads that a text keeps from its printed pages.

Page numbers are known by their shape and by counting up page after page; running heads by standing beside page
numbers or form feeds and coming back.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

import regex

from refextract.outline.lines import Line
from refextract.text import pattern
from refextract.values.figures import number_of

__all__ = ["furniture_lines"]

_LONGEST = 100  # columns of a running head
_SHORTEST = 10  # characters of one with a page number beside it: "Table 3" and "Figure 4" are none
_LEAST_APART = 400  # code points between two page numbers
_MOST_APART = 9000  # code points of a page
_MOST_PAGES = 4  # pages from one running head to the next
_UNEVEN = 2.0  # how much longer or shorter than usual a page may be
_REACH = 2  # lines from a page number or form feed to its running head


# A line that is a page number alone: ``12``, ``- 12 -``, ``Page 12``, ``12 of 30``.
_number = pattern(
    (
        r"(?P<worded>(?:page|pag\.?|pág\.?|seite|página|pagina|стр\.?)\s*+)?+"
        r"(?P<dashed>[-–—|\[]\s*+)?+(?P<number>\d{1,4})(?:\s*+(?:of|/|de|von)\s*+\d{1,4})?+(?:\s*+[-–—|\]])?+"
    ),
    regex.IGNORECASE,
)
# A line with a page number at its start or end: ``12 Smith et al.``, ``A STUDY OF MICE 13``.
_numbered_head = pattern(r"(?P<first>\d{1,4})\s++(?P<head>\P{N}.*+)|(?P<head>.*[^\d\s])\s++(?P<last>\d{1,4})")


def furniture_lines(text: str, lines: Sequence[Line]) -> frozenset[int]:
    r"""The indexes of the lines that are page furniture.

    >>> from refextract.outline.lines import lines_of
    >>> text = "One ends\n\nPage 1\n\fand goes on.\n\nPage 2\n"
    >>> sorted(furniture_lines(text, lines_of(text)))
    [1, 3]
    """
    numbers = _page_numbers(text, lines)
    heads = _numbered_heads(text, lines)
    sure = numbers | heads
    feeds = {index for index, line in enumerate(lines) if line.paged}
    return frozenset(sure | _plain_heads(text, lines, sure, feeds))


def _page_numbers(text: str, lines: Sequence[Line]) -> set[int]:
    """Lines that are page numbers: worded or between dashes, or counting up."""
    sure, bare = set(), []
    for index, line in enumerate(lines):
        if line.end - line.start > 16 or not _stands_alone(lines, index):
            continue
        match = _number.fullmatch(text, line.start, line.end)
        if not match:
            continue
        near_feed = line.paged or (index + 1 < len(lines) and lines[index + 1].paged)
        if (
            (match["worded"] and len(match[0]) > len(match["number"]) + 1)
            or (match["dashed"] and match["dashed"] != "[")
            or near_feed
            or _interrupts(text, lines, index)
        ):
            sure.add(index)
        if not match["dashed"] and not match["worded"]:
            bare.append((index, number_of(match["number"])))
    return sure | _counting(lines, bare)


def _stands_alone(lines: Sequence[Line], index: int) -> bool:
    """Whether a page may end before or after a line: a blank line or a form feed is there."""
    line, following = lines[index], lines[min(index + 1, len(lines) - 1)]
    return bool(line.gap or line.paged or following.gap or following.paged or following is line)


def _interrupts(text: str, lines: Sequence[Line], index: int) -> bool:
    """Whether a sentence goes on across a line that blank lines part from it."""
    if not 0 < index < len(lines) - 1 or not lines[index].gap or not lines[index + 1].gap:
        return False
    return text[lines[index + 1].start].islower() and text[lines[index - 1].end - 1] not in ".!?:;"


def _counting(lines: Sequence[Line], candidates: Sequence[tuple[int, int]]) -> set[int]:
    """The candidates that count up by one with a page between them, three or more in a row."""
    chains: dict[int, list[int]] = {}
    found: set[int] = set()
    for index, number in candidates:
        before = chains.get(number - 1)
        far = before is not None and lines[index].start - lines[before[-1]].start >= _LEAST_APART
        chain = [*before, index] if before is not None and far and len(before) < 8 else [index]
        if before is not None and far and len(before) >= 8:
            chain = [*before[-7:], index]
        chains[number] = chain
        if len(chain) >= 3:
            found.update(chain)
    return found


def _numbered_heads(text: str, lines: Sequence[Line]) -> set[int]:
    """Lines with a page number and a running head that come back with another number."""
    groups: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for index, line in enumerate(lines):
        if (
            not 4 < line.end - line.start <= _LONGEST
            or not (line.gap or line.paged)
            or not (text[line.start].isdecimal() or text[line.end - 1].isdecimal())
        ):
            continue
        match = _numbered_head.fullmatch(text, line.start, line.end)
        if match:
            groups[match["head"].strip()].append((index, number_of(match["first"] or match["last"])))
    found: set[int] = set()
    for head, members in groups.items():
        if len(members) >= 2 and len(head) >= _SHORTEST and _is_rising(lines, members):
            found.update(index for index, _ in members)
    return found


def _is_rising(lines: Sequence[Line], members: Sequence[tuple[int, int]]) -> bool:
    """Whether page numbers rise from line to line with pages of like length between them."""
    steps = [(lines[b].start - lines[a].start, later - earlier) for (a, earlier), (b, later) in pairwise(members)]
    pages = [length / step for length, step in steps if 0 < step <= _MOST_PAGES]
    if not pages:
        return False
    usual = median(pages)
    alike = sum(usual / _UNEVEN <= page <= usual * _UNEVEN for page in pages)
    return _LEAST_APART <= usual <= _MOST_APART and alike >= 0.7 * len(steps)


def _plain_heads(text: str, lines: Sequence[Line], sure: set[int], feeds: set[int]) -> set[int]:
    """Running heads without a number: lines beside page breaks that come back there."""
    near: list[int] = []
    for index in sorted(sure | feeds):
        near.extend(i for i in range(max(0, index - _REACH), min(len(lines), index + _REACH + 1)) if i not in sure)
    near = sorted({i for i in near if lines[i].end - lines[i].start <= _LONGEST})
    counts = Counter(_shape(text, lines[i]) for i in near)
    pages = len(sure) or len(feeds)
    least = 2 if pages < 12 else 3
    return {i for i in near if counts[_shape(text, lines[i])] >= least}


def _shape(text: str, line: Line) -> str:
    return text[line.start : line.end]
