"""Two entries of one list for the same work.

The same DOI, or the same title by the same first author in the same year and place. Keep one of them.
"""

from __future__ import annotations

from collections.abc import Iterator

from refextract.checking.rules import Case, Finding, called
from refextract.model.diagnostic import Related, Severity
from refextract.model.naming import first_maker
from refextract.model.reference import Reference
from refextract.values.folding import squeeze

CODE = "R202"
NAME = "duplicate-reference"
SEVERITY: Severity = "warning"
DEFAULT = True

_Identity = tuple[str, ...]


def find(case: Case) -> Iterator[Finding]:
    """Every entry that says again what an earlier one said."""
    first: dict[_Identity, Reference] = {}
    for reference in case.listed:
        identity = _identity(reference)
        if identity is None:
            continue
        earlier = first.setdefault(identity, reference)
        if earlier is not reference:
            yield Finding(
                reference.span,
                f"{called(reference)} stands twice in the list",
                (Related(message="the first time", span=earlier.span),),
            )


def _identity(reference: Reference) -> _Identity | None:
    """What two entries of the same work share to the letter; None where too little is known."""
    if not reference.title:
        return None
    issued = reference.issued
    return tuple(
        squeeze(str(part))
        for part in (
            first_maker(reference),
            reference.title,
            issued and (issued.year, issued.month, issued.day, issued.suffix),
            reference.container_title,
            reference.volume,
            reference.issue,
            reference.page,
            reference.edition,
            reference.doi,
            reference.url,
        )
    )
