"""A number cited for the first time before a smaller one, in a list that goes by the order of citation.

The list goes so if nearly all numbers are first cited in their order. Works that only a table or a caption cites may
be numbered by its place on the page, so the rule is off by default.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from refextract.model.citation import CitationItem, Number
from refextract.model.diagnostic import Severity
from refextract.rules import Case, Finding

CODE = "R111"
NAME = "numbers-out-of-order"
SEVERITY: Severity = "info"
DEFAULT = False


_MOST_IN_ORDER = 0.9  # of the first citations; below, the list goes by something else
_FEWEST = 5  # numbers


def find(case: Case) -> Iterator[Finding]:
    """Every first citation that leaves out numbers which are cited later."""
    firsts = _first_citations(case)
    numbers = [number for number, _ in firsts]
    steps = sum(number == before + 1 for before, number in pairwise([0, *numbers]))
    if len(numbers) < _FEWEST or steps < _MOST_IN_ORDER * len(numbers):
        return
    leaps = [place for place in range(len(numbers)) if _left_out(numbers, place)]
    for place in leaps:
        number, item = firsts[place]
        missing = ", ".join(f"[{each}]" for each in _left_out(numbers, place)[:3])
        yield Finding(item.span, f"[{number}] is cited before {missing}")


def _first_citations(case: Case) -> list[tuple[int, CitationItem]]:
    """Every number with the item that cites it first, in the order of the text."""
    found: dict[int, CitationItem] = {}
    for item, _, reference in case.resolved:
        if isinstance(item.pointer, Number) and reference.label and reference.label.isdecimal():
            found.setdefault(int(reference.label), item)
    return list(found.items())


def _left_out(numbers: Sequence[int], place: int) -> list[int]:
    """The smaller numbers that come only later, where this one goes further than all before it and leaves some out."""
    before = max(numbers[:place], default=0)
    return sorted(number for number in numbers[place + 1 :] if before < number < numbers[place])
