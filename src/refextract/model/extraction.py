"""The extraction: all that was found in one document."""

from __future__ import annotations

from refextract.frozen import Frozen
from refextract.model.citation import Citation
from refextract.model.diagnostic import Diagnostic
from refextract.model.link import Link
from refextract.model.reference import Reference
from refextract.text import Span

__all__ = ["Extraction"]


class Extraction(Frozen):
    """Citations, references and links of a document, sorted by place; one link for each citation item.

    `scopes` are the parts of a page with several posts, in which a citation is resolved first.
    """

    source: str
    citations: tuple[Citation, ...] = ()
    references: tuple[Reference, ...] = ()
    links: tuple[Link, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    scopes: tuple[Span, ...] = ()
