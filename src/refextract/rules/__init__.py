"""Check rules: a document and its extraction -> diagnostics. One plug-in a rule; its docstring is the user's page.

A rule is a module with ``CODE`` ("R101"), ``NAME`` ("unresolved-citation"), ``SEVERITY``, ``DEFAULT`` (whether it runs
unless asked for) and ``find(case: Case) -> Iterable[Finding]``.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from refextract.model.citation import Citation, CitationItem
from refextract.model.diagnostic import Related
from refextract.model.document import Document
from refextract.model.extraction import Extraction
from refextract.model.link import Link
from refextract.model.reference import Reference
from refextract.text import Span

__all__ = ["Case", "Finding"]


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule has to say about one place."""

    span: Span
    message: str
    related: tuple[Related, ...] = ()


@dataclass(frozen=True)
class Case:
    """What a rule looks at: the document, what was extracted from it, and the two joined."""

    document: Document
    extraction: Extraction

    @cached_property
    def references(self) -> dict[str, Reference]:
        """Reference by id."""
        return {reference.id: reference for reference in self.extraction.references}

    @cached_property
    def linked(self) -> tuple[tuple[Citation, CitationItem, Link], ...]:
        """Every citation item with its citation and its link, in order."""
        citations = {citation.id: citation for citation in self.extraction.citations}
        return tuple(
            (citations[link.citation], citations[link.citation].items[link.item], link)
            for link in self.extraction.links
        )
