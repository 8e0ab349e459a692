"""The pipeline: the stages in a row. Each is a pure function of its arguments and can be used alone."""

from __future__ import annotations

from refextract.citations import find_citations
from refextract.linking import link
from refextract.mentions import mentioned_references
from refextract.model.document import Document
from refextract.model.extraction import Extraction
from refextract.options import Options
from refextract.outlining import outline
from refextract.readers import Source, read
from refextract.references import parse_references
from refextract.standalone import with_standalone_references

__all__ = ["extract"]


def extract(source: Source | Document, *, options: Options | None = None) -> Extraction:
    r"""Citations, references and links of a document.

    `source` is a text (`str`), a file (`Path`), the content of one (`bytes`), or a `Document` read before.

    Raises:
        ReadError: where the document cannot be read.
        OSError: where the file cannot be opened.

    >>> text = "As shown by Knuth (1984).\n\nReferences\n\nKnuth, D. (1984). The TeXbook. Reading: Addison-Wesley.\n"
    >>> extract(text).source
    '<text>'
    """
    options = options or Options()
    document = source if isinstance(source, Document) else read(source, options=options.read)
    parts = with_standalone_references(outline(document))
    references = parse_references(parts.entries)
    citations = find_citations(document, parts, references, styles=options.extract.styles)
    references = mentioned_references(document, citations, references)
    links = link(citations, references, scopes=parts.scopes, threshold=options.extract.threshold)
    return Extraction(
        source=document.source, citations=citations, references=references, links=links, scopes=parts.scopes
    )
