"""Rules: a mend, and what an entry must have for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from refextract.model.reference import Variable
from refextract.references.tagging.tagger import Field

__all__ = ["Mend", "Rule", "Signs"]

Mend = Callable[[str, list[Field]], list[Field]]
Signs = Iterable[str] | Callable[[], Iterable[str]]
"""Signs and words; lists of words are read where the first entry is mended."""


class Rule(NamedTuple):
    """A mend, and what an entry must have for it: most entries have little to mend, and need not be searched.

    The entry has all variables of `needs`, one of `either`, one of the pairs of neighbours of `beside` and one of
    `signs` (which are folded words, too) as far as these are given, and none of the variables of `lacks`.
    """

    mend: Mend
    needs: frozenset[Variable] = frozenset()
    either: frozenset[Variable] = frozenset()
    lacks: frozenset[Variable] = frozenset()
    beside: frozenset[tuple[Variable, Variable]] = frozenset()
    signs: Signs = ()

    @classmethod
    def of(
        cls,
        mend: Mend,
        *needs: Variable,
        either: Iterable[Variable] = (),
        lacks: Iterable[Variable] = (),
        beside: Iterable[tuple[Variable, Variable]] = (),
        signs: Signs = (),
    ) -> Rule:
        """The rule of a mend by what it needs."""
        return cls(mend, frozenset(needs), frozenset(either), frozenset(lacks), frozenset(beside), signs)
