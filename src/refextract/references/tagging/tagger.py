"""The shape of every tagger: reference strings in, fields with spans and scores out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from refextract.model.reference import Variable

__all__ = ["Field", "Tagged", "Tagger"]


class Field(NamedTuple):
    """One field of a reference string: `start` and `end` count in that string and hold the content alone."""

    variable: Variable
    start: int
    end: int
    score: float = 1.0


class Tagged(NamedTuple):
    """What a tagger found in one string: fields, sorted and disjoint, and how likely all of it is right."""

    fields: tuple[Field, ...]
    score: float


class Tagger(Protocol):
    """Anything that tags reference strings; strings of one list come together, a thousand at a time."""

    def tag(self, texts: Sequence[str], *, one_list: bool = False) -> list[Tagged]:
        """One result a string, in order; strings of `one_list` may be taken to be printed alike."""
        ...
