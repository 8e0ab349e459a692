"""Plain text: shown as it is, newlines and all, whatever its encoding."""

from __future__ import annotations

from refextract.model.document import Document
from refextract.text import TextView
from refextract.values.encoding import decode

__all__ = ["SUFFIXES", "decode", "read"]

SUFFIXES = (".txt", ".text")


def read(data: bytes, source: str) -> Document:
    """The document of plain text in any Unicode encoding, or in a common one from before Unicode.

    Raises:
        UnsupportedFormatError: for a binary file.
        CorruptInputError: for bytes that begin as one encoding and break off.
    """
    text, problems = decode(data, source)
    return Document(source, TextView.of(text), text, problems=problems)
