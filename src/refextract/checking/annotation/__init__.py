"""Annotation: a PDF file with its citations and entries linked both ways, and with a note on each finding.

What is added stands behind the file as it was, byte for byte; a file whose tables are broken is first written anew by
PDFium.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from refextract.errors import ExportError

if TYPE_CHECKING:
    from refextract.model.diagnostic import Diagnostic
    from refextract.model.document import Document
    from refextract.model.extraction import Extraction

__all__ = ["annotate"]


def annotate(data: bytes, document: Document, extraction: Extraction, diagnostics: Sequence[Diagnostic] = ()) -> bytes:
    """The PDF file `data`, which `document` was read from, with links and notes.

    Citations lead to their entries and entries to where they are cited first; findings are highlighted, with a note
    that says what is wrong. Links and notes that an earlier call has put there are replaced; all else stays.

    Raises:
        ExportError: for a document that is no PDF, and for an encrypted file.
        CorruptInputError: for a file that is too broken to add to.

    >>> from refextract import Document, extract
    >>> annotate(b"", Document.of("As Knuth (1984) says."), extract("As Knuth (1984) says."))
    Traceback (most recent call last):
        ...
    refextract.errors.ExportError: <text>: annotations can be put into a PDF file, and this is none
    """
    if document.format != "pdf":
        raise ExportError(f"{document.source}: annotations can be put into a PDF file, and this is none")
    from refextract.checking.annotation.highlights import highlights_of
    from refextract.checking.annotation.links import links_of
    from refextract.checking.annotation.paper import opened

    paper = opened(data, document)
    for page, link in links_of(document, extraction, paper.pages):
        paper.link(page, link)
    for mark in highlights_of(document, diagnostics):
        paper.highlight(mark)
    return paper.written()
