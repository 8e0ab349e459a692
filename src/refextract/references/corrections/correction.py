"""Corrections: a function from fields to fields for one habit of printing, and what an entry must have for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

from refextract.model.reference import Variable
from refextract.references.tagging.tagger import Field

__all__ = ["Beside", "Correct", "Correction", "correction"]

Correct = Callable[[str, list[Field]], list[Field]]
"""The fields of an entry set right, its text and its fields given; the same list where there is nothing to do."""

Beside = tuple[Variable, Variable] | tuple[Variable, Variable, str]
"""The variables of two neighbours, with what stands between them where that has to be so."""

Signs = Iterable[str] | Callable[[], Iterable[str]]
"""Signs and words; lists of words are read where the first entry is corrected."""


@dataclass(frozen=True)
class Correction:
    """A correction with what an entry must have for it: most entries need few, and are not searched for the rest.

    The entry has all variables of `needs`, one of `either`, one of the pairs of neighbours of `beside` and one of
    `signs` as far as these are given, and none of the variables of `lacks`. Signs are folded; letters in them are whole
    words: "c." is not in "vac.".
    """

    correct: Correct
    needs: frozenset[Variable]
    either: frozenset[Variable]
    lacks: frozenset[Variable]
    beside: frozenset[Beside]
    signs: Signs

    def __call__(self, source: str, fields: list[Field]) -> list[Field]:
        """The fields set right."""
        return self.correct(source, fields)

    def may_help(self, known: frozenset[Variable]) -> bool:
        """Whether an entry with these variables may need it, whatever stands beside what."""
        return (
            self.needs <= known
            and (not self.either or not self.either.isdisjoint(known))
            and self.lacks.isdisjoint(known)
        )

    @cached_property
    def shown_by(self) -> frozenset[str]:
        """The signs and words of which a text has to show one; none where it need not."""
        return frozenset(self.signs() if callable(self.signs) else self.signs)


def correction(
    *needs: Variable,
    either: Iterable[Variable] = (),
    lacks: Iterable[Variable] = (),
    beside: Iterable[Beside] = (),
    signs: Signs = (),
) -> Callable[[Correct], Correction]:
    """The decorator that makes a function a `Correction` of entries that have what it says."""

    def made(correct: Correct) -> Correction:
        conditions = (frozenset(needs), frozenset(either), frozenset(lacks), frozenset(beside))
        return Correction(correct, *conditions, signs)

    return made
