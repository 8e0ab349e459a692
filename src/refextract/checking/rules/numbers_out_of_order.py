"""A number cited for the first time before a smaller one, in a list that goes by the order of citation.

The list goes so if nearly all numbers are first cited in their order. Works that only a table or a caption cites may
be numbered by its place on the page, so the rule is off by default.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import pairwise

from refextract.checking.rules import Case, Finding
from refextract.model.citation import CitationItem, Number
from refextract.model.diagnostic import Severity
from refextract.values.figures import whole

CODE = "R111"
NAME = "numbers-out-of-order"
SEVERITY: Severity = "info"
DEFAULT = False


_MOST_IN_ORDER = 0.9  # of the first citations; below, the list goes by something else
_FEWEST = 5  # numbers
_SHOWN = 3


def find(case: Case) -> Iterator[Finding]:
    """Every first citation that leaves out numbers which are cited later."""
    firsts = _first_citations(case)
    numbers = [number for number, _ in firsts]
    steps = sum(number == before + 1 for before, number in pairwise([0, *numbers]))
    if len(numbers) < _FEWEST or steps < _MOST_IN_ORDER * len(numbers):
        return
    ordered = sorted(numbers)
    highest = 0
    for number, item in firsts:
        left_out = ordered[bisect_right(ordered, highest) : bisect_left(ordered, number)]
        if left_out:
            missing = ", ".join(f"[{each}]" for each in left_out[:_SHOWN])
            yield Finding(item.span, f"[{number}] is cited before {missing}")
        highest = max(highest, number)


def _first_citations(case: Case) -> list[tuple[int, CitationItem]]:
    """Every number with the item that cites it first, in the order of the text."""
    found: dict[int, CitationItem] = {}
    for item, _, reference in case.resolved:
        number = whole(reference.label)
        if isinstance(item.pointer, Number) and number is not None:
            found.setdefault(number, item)
    return list(found.items())
