"""ODT, the format of LibreOffice: the text as it is printed, without what is deleted, and what its marks say.

Numbers of lists are counted; footnotes stand behind the paragraph that calls them, endnotes at the end; comments,
headers, footers, tables of contents and hidden text are left out. A flat file (``.fodt``) is read as well.
"""

from __future__ import annotations

from refextract.model.document import Document

__all__ = ["SUFFIXES", "claims", "read"]

SUFFIXES = (".odt", ".ott", ".fodt")

_MIMETYPE = b"application/vnd.oasis.opendocument.text"
_ROOT = "urn:oasis:names:tc:opendocument:xmlns:office:1.0 document"


def claims(data: bytes) -> bool:
    """Whether a file is a text document of LibreOffice, by what it holds."""
    from refextract.readers._safe_xml import root_name
    from refextract.readers._zip import first_content, is_zip

    if is_zip(data):
        return first_content(data, "mimetype").startswith(_MIMETYPE)
    return b"opendocument" in data[:4096] and root_name(data) == _ROOT and _MIMETYPE in data[:8192]


def read(data: bytes, source: str) -> Document:
    """The document of an ODT file; places are counted in its text, and lead to page and paragraph.

    Raises:
        CorruptInputError: where it is neither a zip container with a text nor a flat file, or broken.
        InputTooLargeError: where it unpacks to more than any document.
    """
    from refextract.readers.odt.reading import document_in

    return document_in(data, source)
