"""A citation that two or more entries answer to equally well.

Two works of the same author and year need a letter (2019a, 2019b), a second name, or a title to be told apart. An
address in the text leads where it says, whichever of the entries that share it is meant.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from refextract.checking.rules import Case, Finding, called, is_ambiguous, shortened
from refextract.model.citation import Url
from refextract.model.diagnostic import Related, Severity
from refextract.model.reference import Reference
from refextract.options import THRESHOLD

CODE = "R102"
NAME = "ambiguous-citation"
SEVERITY: Severity = "error"
DEFAULT = True


def find(case: Case) -> Iterator[Finding]:
    """Every item that stays open between entries, with those entries."""
    for _, item, link in case.items:
        if not is_ambiguous(link) or isinstance(item.pointer, Url):
            continue
        rivals = [case.references[rival.reference] for rival in link.rivals if rival.score >= THRESHOLD]
        yield Finding(
            item.span,
            f"“{case.written(item.span)}” may be {' or '.join(_told_apart(rivals))}",
            tuple(Related(message="one of them", span=rival.span) for rival in rivals),
        )


def _told_apart(rivals: Sequence[Reference]) -> list[str]:
    """How a message names these entries: with their titles, where author and year are the same."""
    names = [called(rival) for rival in rivals]
    if len(set(names)) == len(names):
        return names
    return [f"{name} (“{shortened(rival.title or rival.text)}”)" for name, rival in zip(names, rivals, strict=True)]
