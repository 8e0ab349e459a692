"""Find the citations and references of a document, parse them, link them, check them and export them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from refextract.outline import outline
from refextract.registry import lazily

if TYPE_CHECKING:
    from refextract.checking import check
    from refextract.citations import find_citations
    from refextract.exporters import export
    from refextract.linking import link
    from refextract.model.document import Document
    from refextract.model.extraction import Extraction
    from refextract.model.reference import RawReference, Reference
    from refextract.options import Options
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
    "check": "checking.diagnostics",
    "export": "exporters",
    "extract": "pipeline",
    "find_citations": "citations",
    "link": "linking",
    "parse_references": "references",
    "read": "readers",
}

__getattr__, __dir__ = lazily(__name__, {name: f"{__name__}.{home}" for name, home in _HOMES.items()})
