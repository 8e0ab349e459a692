"""Brackets of the running text: where they open and close, nested or not, in one pass."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from refextract.text import Span, pattern

__all__ = ["Bracket", "brackets", "innermost"]

_CLOSING = {"(": ")", "[": "]", "（": "）", "［": "］", "【": "】"}
_OPENING = {closing: opening for opening, closing in _CLOSING.items()}


class Bracket(NamedTuple):
    """A pair of brackets: `span` from the opening to the closing one, `inside` between them, `depth` 0 outermost."""

    span: Span
    opening: str
    depth: int

    @property
    def inside(self) -> Span:
        """What stands between the two."""
        return Span(self.span.start + 1, self.span.end - 1)


@lru_cache(maxsize=1)  # several styles ask, one after the other
def brackets(text: str) -> tuple[Bracket, ...]:
    """All pairs of brackets, round and square, in the order of their opening.

    A pair does not reach over a newline, for that ends a paragraph of the running text; what is left open or closed
    without an opening is no bracket. Takes one pass, whatever the text.

    >>> [pair.span.of("see ([7], p. 127)") for pair in brackets("see ([7], p. 127)")]
    ['([7], p. 127)', '[7]']
    """
    pairs: list[tuple[int, int]] = []
    stack: list[tuple[str, int]] = []
    waiting: Counter[str] = Counter()
    for mark in _marks.finditer(text):
        character = mark[0]
        if character == "\n":
            stack.clear()
            waiting.clear()
        elif character in _CLOSING:
            stack.append((character, mark.start()))
            waiting[character] += 1
        elif waiting[_OPENING[character]]:
            pairs.append((_close(stack, waiting, _OPENING[character]), mark.end()))
    return tuple(_nested(text, sorted(pairs)))


def innermost(pairs: Sequence[Bracket]) -> list[Bracket]:
    """The pairs that hold no other of their own kind, from among those of `brackets`.

    >>> text = "[as in [1]; [2 (b)]]"
    >>> [pair.span.of(text) for pair in innermost(brackets(text))]
    ['[1]', '[2 (b)]', '(b)']
    """
    found = []
    starts: dict[str, int] = {}
    for pair in reversed(pairs):
        if starts.get(pair.opening, pair.span.end) >= pair.span.end:
            found.append(pair)
        starts[pair.opening] = pair.span.start
    return found[::-1]


_marks = pattern(r"[()\[\]（）［］【】\n]")


def _close(stack: list[tuple[str, int]], waiting: Counter[str], opening: str) -> int:
    """Take the innermost `opening` off the stack, with all that was left open inside it."""
    while True:
        character, start = stack.pop()
        waiting[character] -= 1
        if character == opening:
            return start


def _nested(text: str, pairs: list[tuple[int, int]]) -> list[Bracket]:
    found = []
    ends: list[int] = []
    for start, end in pairs:
        while ends and ends[-1] <= start:
            ends.pop()
        found.append(Bracket(Span(start, end), text[start], len(ends)))
        ends.append(end)
    return found
