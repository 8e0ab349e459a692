"""A title that the citation spells otherwise than the entry it means.

Only where a work is cited by its title. A subtitle left out is no misspelling. The unsafe fix puts
the entry's title into the citation.
"""

from __future__ import annotations

from collections.abc import Iterator

from refextract.checking.rules import Case, Finding, place_of
from refextract.model.citation import CitationItem, Title
from refextract.model.diagnostic import Fix, Related, Severity
from refextract.model.reference import Reference
from refextract.values.folding import squeeze

CODE = "R105"
NAME = "misspelt-title"
SEVERITY: Severity = "warning"
DEFAULT = True


def find(case: Case) -> Iterator[Finding]:
    """Every title of a linked item that its entry does not contain to the letter, accents and case aside."""
    for item, _, reference in case.resolved:
        if isinstance(item.pointer, Title) and squeeze(item.pointer.title) not in squeeze(reference.text):
            title = reference.title or reference.text
            yield Finding(
                item.span,
                f"“{item.pointer.title}” is “{title}” in the entry",
                (Related(message="the title of the entry", span=place_of(reference, "title")),),
                _respelt(case, item, item.pointer.title, reference),
            )


def _respelt(case: Case, item: CitationItem, cited: str, reference: Reference) -> Fix | None:
    """The words of the entry's title, as many as the citation has: what it leaves out of a long title stays out."""
    meant = " ".join((reference.title or "").split()[: len(cited.split())]).rstrip(" .,:;?!–-")
    return case.replacing(cited, meant, item.span, safe=False) if meant else None
