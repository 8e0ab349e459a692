"""A numbered list whose numbers do not run on: one is left out, or stands twice.

Citations by number then point to the wrong entry, or to none.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from refextract.checking.rules import Case, Finding
from refextract.model.diagnostic import Related, Severity
from refextract.model.reference import Reference
from refextract.values.figures import whole

CODE = "R203"
NAME = "numbering-gap"
SEVERITY: Severity = "warning"
DEFAULT = True


def find(case: Case) -> Iterator[Finding]:
    """Every step of the numbering that is not one; lists that start anew at 1 are several lists."""
    numbered = [(number, each) for each in case.listed if (number := whole(each.label)) is not None]
    if len(numbered) < len(case.listed):
        return
    for (before, earlier), (number, reference) in pairwise(numbered):
        if number == before:
            yield _finding(reference, f"number {number} stands twice", earlier)
        elif number == before + 2:
            yield _finding(reference, f"number {before + 1} is missing before {number}", earlier)
        elif number > before + 2:
            yield _finding(reference, f"numbers {before + 1} to {number - 1} are missing before {number}", earlier)


def _finding(reference: Reference, message: str, earlier: Reference) -> Finding:
    return Finding(reference.span, message, (Related(message="the entry before", span=earlier.span),))
