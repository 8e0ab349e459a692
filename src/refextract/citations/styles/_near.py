"""Folded names and titles found by a misspelt one, at a cost that does not grow with their number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rapidfuzz import fuzz, process

__all__ = ["Near"]

_MOST = 64  # of one block; where more are alike, one of them is as good as another
_EDGE = 8  # letters at either end that bear one wrong letter
_INTACT = 3  # letters at either end of a word with more than one


class Near:
    """Words by their ends, whole and less one letter; made on the first question, for most texts ask none.

    >>> near = Near(["kochkrumrei", "hernandez"])
    >>> near.most_like("kockhrumrei", 80), near.most_like("kramer", 80)
    (('kochkrumrei', 90.9090909090909), None)
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._words = tuple(words)
        self._blocks: dict[str, list[int]] = {}

    def most_like(self, word: str, least: float) -> tuple[str, float] | None:
        """The word that is most like this one, of equals the first, and its likeness; None below `least` of 100."""
        found = process.extractOne(word, self.like(word), scorer=fuzz.ratio, score_cutoff=least)
        return (found[0], found[1]) if found else None

    def like(self, word: str) -> list[str]:
        """The few words that may be like this one, in order."""
        if not self._blocks:
            self._fill()
        found = {index for key in _keys(word) for index in self._blocks.get(key, ())}
        return [self._words[index] for index in sorted(found)]

    def _fill(self) -> None:
        for index, word in enumerate(self._words):
            for key in set(_keys(word)):
                block = self._blocks.setdefault(key, [])
                if len(block) < _MOST:
                    block.append(index)


def _keys(word: str) -> Iterator[str]:
    for mark, edge in (("^", word[:_EDGE]), ("$", word[-_EDGE:])):
        yield mark + edge
        yield from (mark + edge[:cut] + edge[cut + 1 :] for cut in range(len(edge)))
    yield f"<{word[:_INTACT]}"
    yield f">{word[-_INTACT:]}"
