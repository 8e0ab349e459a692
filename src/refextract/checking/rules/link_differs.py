"""A citation whose print means another entry than the file itself links it to.

Fields of a citation manager, anchors and cross-references go stale: the number or the name that a reader sees was
changed by hand, or the list was sorted anew without the fields being updated. The link is kept as the file declares
it; one of the two is wrong. Update the fields, or fix the print.
"""

from __future__ import annotations

from collections.abc import Iterator

from refextract.checking.rules import Case, Finding, called
from refextract.model.diagnostic import Related, Severity

CODE = "R112"
NAME = "link-differs"
SEVERITY: Severity = "warning"
DEFAULT = True


def find(case: Case) -> Iterator[Finding]:
    """Every item that the file links to one entry and that reads as another."""
    for _, item, link in case.items:
        if link.printed is None or link.reference is None:
            continue
        linked, printed = case.references[link.reference], case.references[link.printed]
        yield Finding(
            item.span,
            f"“{case.written(item.span)}” reads as {called(printed)}, the file links it to {called(linked)}",
            (
                Related(message="the entry that it reads as", span=printed.span),
                Related(message="the entry that the file links it to", span=linked.span),
            ),
        )
