"""PDF: the text as it is printed, in the order in which one reads it, with the page and the box of every line."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from refextract.model.document import Document

__all__ = ["SUFFIXES", "claims", "read"]

SUFFIXES = (".pdf",)


def claims(data: bytes) -> bool:
    """Whether these are the bytes of a PDF file; blanks may stand before its mark."""
    return data[:1024].lstrip().startswith(b"%PDF-")


def read(data: bytes, source: str) -> Document:
    """The document of a PDF file: paragraphs on lines of their own, furniture of the pages left out.

    Nothing in the file is executed, fetched or followed.

    Raises:
        MissingDependencyError: where pypdfium2 is not installed.
        ReadError: for a file that needs a password, or whose pages are pictures without text.
        CorruptInputError: for a file that is no PDF, or too broken to open.
        InputTooLargeError: for a file of more pages than any book has.
    """
    from refextract.readers.pdf.assembly import document_of
    from refextract.readers.pdf.file import pages_of

    pages, problems = pages_of(data, source)
    return document_of(pages, source, problems)
