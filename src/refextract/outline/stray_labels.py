"""Stray labels: those of a numbered list that do not count up, and head an entry all the same.

Lists are numbered by hand, too: a number is left out where an entry was deleted, stands twice where one was put in, or
is mistyped. Two entries taken for one would be a work that nobody wrote, so what follows such a label decides: it has
to look like an entry by itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from refextract.outline.labels import Label
from refextract.outline.likeness import author_kind, likeness
from refextract.outline.lines import Line
from refextract.text import pattern

__all__ = ["MOST_MISSING", "with_strays"]

MOST_MISSING = 2
"""Labels that a list may skip in counting up."""

_MOST_LINES = 4  # that are looked at to tell whether they are an entry


def with_strays(
    text: str, lines: Sequence[Line], chosen: Mapping[int, Label], labels: Mapping[int, Label]
) -> dict[int, Label]:
    """The labels of a list that count up together with those that stand between and behind them."""
    filled = _with_other_brackets(chosen, labels)
    places = sorted(filled)
    for index in _strays(filled, places, labels):
        if _heads_entry(text, lines, index, labels):
            filled[index] = labels[index]
    return filled


def _with_other_brackets(chosen: Mapping[int, Label], labels: Mapping[int, Label]) -> dict[int, Label]:
    """The labels of a list together with those in other brackets that fill a gap between two of them."""
    filled = dict(chosen)
    for (one, earlier), (two, later) in pairwise(sorted(chosen.items())):
        wanted = range((earlier.number or 0) + 1, later.number or 0)
        for index in range(one + 1, two) if wanted else ():
            stray = labels.get(index)
            if stray and stray.number in wanted and stray.kind != "bare":
                filled[index] = stray
                wanted = range((stray.number or 0) + 1, wanted.stop)
    return filled


def _strays(chosen: Mapping[int, Label], places: Sequence[int], labels: Mapping[int, Label]) -> Iterator[int]:
    """Where labels in the brackets of a list stand that repeat a number of it, are mistyped, or follow a last gap."""
    for one, two in pairwise(places):
        for index in range(one + 1, two):
            if _may_stand_between(labels.get(index), chosen[one], chosen[two]):
                yield index
    longest = max((two - one for one, two in pairwise(places)), default=1) + 1
    last = places[-1]
    for index in (index for index in sorted(labels) if index > places[-1]):
        if index - last <= longest and _may_follow(labels[index], labels[last]):
            yield index
            last = index


def _may_stand_between(stray: Label | None, before: Label, behind: Label) -> bool:
    """Whether a label repeats that before it or behind it; one in square brackets may be any number, mistyped."""
    if stray is None or stray.number is None or stray.kind != before.kind:
        return False
    return stray.kind == "square" or stray.number in (before.number, behind.number)


def _may_follow(stray: Label, last: Label) -> bool:
    """Whether a label goes on from the last one that counts up: the same number again, or after a gap.

    One in square brackets may do so after any gap.
    """
    if stray.number is None or last.number is None or stray.kind != last.kind:
        return False
    most = stray.number if stray.kind == "square" else last.number + 1 + MOST_MISSING
    return last.number <= stray.number <= most


def _heads_entry(text: str, lines: Sequence[Line], index: int, labels: Mapping[int, Label]) -> bool:
    """Whether an entry stands behind a label: what is above it has ended, and names or a title begin it."""
    label, above = labels[index], lines[index - 1]
    if text[above.end - 1] in _GOES_ON and not lines[index].gap:
        return False
    end = index + 1
    while end < min(len(lines), index + _MOST_LINES) and end not in labels and not lines[end].gap:
        end += 1
    stop = lines[end - 1].end
    begins = author_kind(text, label.after, stop) != "none" or _quotes.match(text, label.after, stop)
    return bool(begins) and likeness(text, label.after, stop) > 0


_GOES_ON = ",-–—(&:;/"  # ends of lines in the midst of an entry
_quotes = pattern(r"[“”\"«„‘]")
