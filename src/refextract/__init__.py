"""Find the citations and references of a document, parse them, link them, check them and export them."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from refextract.checking import check
    from refextract.citations import find_citations
    from refextract.exporters import export
    from refextract.linking import link
    from refextract.model.document import Document
    from refextract.model.extraction import Extraction
    from refextract.model.reference import RawReference, Reference
    from refextract.options import Options
    from refextract.outlining import outline
    from refextract.pipeline import extract
    from refextract.readers import read
    from refextract.references import parse_references
    from refextract.text import Span

__version__ = "0.1.0"

__all__ = [
    "Document",
    "Extraction",
    "Options",
    "RawReference",
    "Reference",
    "Span",
    "__version__",
    "check",
    "export",
    "extract",
    "find_citations",
    "link",
    "outline",
    "parse_references",
    "read",
]

_HOMES = {
    "Document": "model.document",
    "Extraction": "model.extraction",
    "Options": "options",
    "RawReference": "model.reference",
    "Reference": "model.reference",
    "Span": "text",
    "check": "checking",
    "export": "exporters",
    "extract": "pipeline",
    "find_citations": "citations",
    "link": "linking",
    "outline": "outlining",
    "parse_references": "references",
    "read": "readers",
}


def __getattr__(name: str) -> Any:
    """Public names are imported on first use, so that a start costs only what it needs (PEP 562)."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = value
    return value
