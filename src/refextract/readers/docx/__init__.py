"""DOCX, the format of Word: the text as it is printed, with tracked changes accepted, and what its fields say.

Numbers of lists and notes are counted as Word counts them; footnotes stand behind the paragraph that calls them,
endnotes at the end; comments, headers, footers, tables of contents and hidden text are left out.
"""

from __future__ import annotations

from refextract.model.document import Document

__all__ = ["SUFFIXES", "claims", "read"]

SUFFIXES = (".docx", ".docm", ".dotx", ".dotm")


def claims(data: bytes) -> bool:
    """Whether a file is a document of Word, by what it holds."""
    from refextract.readers._zip import is_zip, member_names

    return is_zip(data) and any(name.startswith("word/") for name in member_names(data))


def read(data: bytes, source: str) -> Document:
    """The document of a DOCX file; places are counted in its text, and lead to part, page and paragraph.

    Raises:
        CorruptInputError: where it is no zip container, or its main part is missing or broken.
        InputTooLargeError: where it unpacks to more than any document.
    """
    from refextract.readers.docx.reading import document_in

    return document_in(data, source)
