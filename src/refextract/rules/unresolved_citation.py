"""A citation that no entry of the reference list answers to.

Readers cannot follow it, and reviewers will ask. The message names the nearest entry: often the year or a name is
off. Cite an entry that exists, or add the missing one.
"""

from __future__ import annotations

from collections.abc import Iterator

from refextract.model.citation import CitationItem, Url
from refextract.model.diagnostic import Related, Severity
from refextract.model.link import Link
from refextract.rules import Case, Finding, called, is_ambiguous

CODE = "R101"
NAME = "unresolved-citation"
SEVERITY: Severity = "error"
DEFAULT = True


def find(case: Case) -> Iterator[Finding]:
    """Every item without an entry, unless several fit it equally (that is an ambiguous citation)."""
    for _, item, link in case.items:
        if link.reference is None and not is_ambiguous(link) and not isinstance(item.pointer, Url):
            yield _finding(case, item, link)


def _finding(case: Case, item: CitationItem, link: Link) -> Finding:
    cited = case.written(item.span)
    if not case.listed and not link.rivals:
        return Finding(item.span, f"“{cited}” has no entry: the document has no reference list")
    if not link.rivals:
        return Finding(item.span, f"“{cited}” has no entry in the reference list")
    nearest = case.references[link.rivals[0].reference]
    related = (Related(message="the nearest entry", span=nearest.span),)
    return Finding(item.span, f"“{cited}” has no entry; the nearest is {called(nearest)}", related)
