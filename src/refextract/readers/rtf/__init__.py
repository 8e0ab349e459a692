"""RTF: the text as it is printed, without what is deleted, and what its fields say.

Footnotes stand behind the paragraph that calls them, endnotes at the end; comments, headers, footers, tables of
contents and hidden text are left out.
"""

from __future__ import annotations

from refextract.model.document import Document

__all__ = ["SUFFIXES", "claims", "read"]

SUFFIXES = (".rtf",)

_SIGN = b"{\\rtf"


def claims(data: bytes) -> bool:
    """Whether a file is RTF, by how it begins; many files of Word that end in .doc are."""
    return data[:64].lstrip().startswith(_SIGN)


def read(data: bytes, source: str) -> Document:
    """The document of an RTF file; places are counted in its text, and lead to its paragraphs.

    Raises:
        CorruptInputError: for what does not begin as RTF.
    """
    from refextract.errors import CorruptInputError
    from refextract.readers.rtf.reading import document_in

    if not claims(data):
        raise CorruptInputError(f"{source}: no RTF (it does not begin with {{\\rtf)")
    return document_in(data, source)
