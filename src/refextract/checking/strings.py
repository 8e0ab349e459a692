"""Strings: a long list of reference strings, parsed on all cores, with the results in order."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from itertools import chain
from typing import Generic, TypeVar

from refextract.checking.workers import in_workers
from refextract.model.reference import Reference
from refextract.references import iter_references

__all__ = ["least_certain", "parse_strings"]

R = TypeVar("R")

_AT_ONCE = 500
"""Strings that a process is given at a time, however many there are: so the results do not depend on their number."""


def parse_strings(
    strings: Sequence[str], make: Callable[[Reference], R], *, jobs: int | None = None, one_list: bool = False
) -> Iterator[R]:
    """What `make` makes of the reference of each string, in order.

    From a few thousand strings on they are parsed in `jobs` processes (one a core), and `make` is called there: a
    function of a module, whose result can be pickled. Strings of `one_list` lend each other evidence, so they stay in
    one process.

    Raises:
        ModelError: where the shipped model cannot be read.

    >>> from refextract import Reference
    >>> list(parse_strings(["Doe, J. (2001). Rivers.", "Roe, R. (1999). Lakes."], Reference.to_csl))[1]["title"]
    'Lakes'
    """
    if one_list:
        yield from map(make, iter_references(strings, one_list=True))
        return
    if len(strings) > _AT_ONCE and jobs != 1:
        deque(iter_references(strings[:1]), maxlen=0)  # what all processes need is loaded before they are forked off
    parts = [_Part(start, strings[start : start + _AT_ONCE]) for start in range(0, len(strings), _AT_ONCE)]
    done = in_workers(_Task(make), parts, number=len(parts), jobs=jobs)
    yield from chain.from_iterable(each.result() for each in done)


def least_certain(references: Iterable[Reference], number: int) -> list[Reference]:
    """The `number` references that are the least likely to be right, the least likely first; of empty strings none.

    >>> from refextract import parse_references
    >>> read = parse_references(["Doe, J. (2001). Rivers. Oslo: Silt Press.", "see the above"])
    >>> [reference.id for reference in least_certain(read, 1)]
    ['r2']
    """
    return nsmallest(number, (each for each in references if each.text.strip()), key=lambda each: each.score)


@dataclass(frozen=True, slots=True)
class _Part:
    """Strings that follow one another, and how many stand before them."""

    before: int
    strings: Sequence[str]


@dataclass(frozen=True, slots=True)
class _Task(Generic[R]):
    make: Callable[[Reference], R]

    def __call__(self, part: _Part) -> list[R]:
        return [self.make(each) for each in iter_references(part.strings, first=part.before + 1)]
