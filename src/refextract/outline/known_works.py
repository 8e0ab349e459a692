"""Works that a document prints already: a full reference in a note repeats an entry of the list, or an earlier note."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from refextract.values.folding import words

__all__ = ["KnownWorks"]

_SHORTEST = 4  # letters of words that tell works apart
_SHARED = 0.7  # of the words of a note that stand in one entry
_FEWEST = 3  # such words that tell a work
_COMMON = 80  # entries with a word above which it tells nothing


class KnownWorks:
    """The words of entries, by which a note is known that prints one of them again.

    >>> known = KnownWorks(["Knuth, Donald: The TeXbook. Reading, Mass.: Addison-Wesley 1984."])
    >>> known.have("Vgl. Donald Knuth, The TeXbook, Reading 1984, S. 12."), known.have("Leslie Lamport, LaTeX, 1986.")
    (True, False)
    """

    def __init__(self, entries: Iterable[str]) -> None:
        self._index: dict[str, list[int]] = defaultdict(list)
        self._count = 0
        for entry in entries:
            self.add(entry)

    def add(self, entry: str) -> None:
        """Know one more work."""
        for word in _telling(entry):
            self._index[word].append(self._count)
        self._count += 1

    def have(self, note: str) -> bool:
        """Whether a note prints a work that is known."""
        own = _telling(note)
        shared: Counter[int] = Counter()
        for word in own:
            numbers = self._index.get(word, ())
            if len(numbers) <= _COMMON:
                shared.update(numbers)
        best = max(shared.values(), default=0)
        return best >= _FEWEST and best >= _SHARED * len(own)


def _telling(text: str) -> set[str]:
    return {word for word in words(text) if len(word) >= _SHORTEST and not word.isdigit()}
