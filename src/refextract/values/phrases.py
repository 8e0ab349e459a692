"""Phrases: words of a list, found at a place of a text without a pattern of them all, which takes long to compile."""

from __future__ import annotations

from collections.abc import Iterable

__all__ = ["Phrases"]


class Phrases:
    """Words and phrases of a list, in any case unless `cased`; a no-break space is any other.

    >>> editors = Phrases(["ed.", "edited by"])
    >>> editors.ends("Rivers. Edited by J. Doe", 8), editors.starts("Rivers, ed.", 11)
    ([17], [8])
    """

    def __init__(self, listed: Iterable[str], *, cased: bool = False) -> None:
        self._cased = cased
        phrases = dict.fromkeys(phrase if cased else phrase.lower() for phrase in listed)
        ordered = sorted(phrases, key=len, reverse=True)
        self._longest = len(ordered[0]) if ordered else 0
        self._by_first = _grouped(ordered, 0)
        self._by_last = _grouped(ordered, -1)

    def ends(self, text: str, start: int) -> list[int]:
        """Where the phrases end that begin at `start`, the longest first."""
        found = self._folded(text[start : start + self._longest])
        phrases = self._by_first.get(found[:1], ())
        if not found.startswith(phrases):
            return []
        sizes = [len(phrase) for phrase in phrases if found.startswith(phrase)]
        return [start + size for size in sizes if size == len(self._folded(text[start : start + size]))]

    def starts(self, text: str, end: int) -> list[int]:
        """Where the phrases begin that end at `end`, the longest first."""
        found = self._folded(text[max(0, end - self._longest) : end])
        phrases = self._by_last.get(found[-1:], ())
        if not found.endswith(phrases):
            return []
        sizes = [len(phrase) for phrase in phrases if found.endswith(phrase)]
        return [end - size for size in sizes if size == len(self._folded(text[max(0, end - size) : end]))]

    def _folded(self, text: str) -> str:
        spaced = text if text.isascii() else text.replace("\u00a0", " ")
        return spaced if self._cased else spaced.lower()


def _grouped(phrases: Iterable[str], place: int) -> dict[str, tuple[str, ...]]:
    """The phrases by their character at `place`."""
    groups: dict[str, list[str]] = {}
    for phrase in phrases:
        groups.setdefault(phrase[place], []).append(phrase)
    return {sign: tuple(group) for sign, group in groups.items()}
