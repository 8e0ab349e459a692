r"""LaTeX: the text of a project as printed, its citations by key, the entries of its printed list or its bibliography.

Commands that cite are shown as they are written; what they lead to is in `Document.given`.
"""

from __future__ import annotations

from pathlib import Path

from refextract.model.document import Document

__all__ = ["SUFFIXES", "project_files", "read", "read_file"]

SUFFIXES = (".tex", ".ltx", ".latex")


def read(data: bytes, source: str) -> Document:
    r"""The document of one LaTeX file, without those that it takes in.

    Raises:
        UnsupportedFormatError: for a binary file.
        CorruptInputError: for bytes that begin as one encoding and break off.

    >>> read(rb"Known~\cite{knuth84} since \emph{long} % ago", "paper.tex").text
    'Known \\cite{knuth84} since long'
    """
    from refextract.readers.latex import reading

    return reading.read(data, source)


def read_file(data: bytes, path: Path, source: str) -> Document:
    r"""The document of the project that a file belongs to: the main file, what it takes in, its bibliography.

    `data` is what the file at `path` holds. Files outside the folder of the main file are not read.

    Raises:
        UnsupportedFormatError: for a binary file.
        CorruptInputError: for bytes that begin as one encoding and break off.
    """
    from refextract.readers.latex import reading

    return reading.read_file(data, path, source)


def project_files(path: Path) -> tuple[Path, ...]:
    """The files of the project that a file belongs to, the main one first.

    Raises:
        CorruptInputError: for bytes that begin as one encoding and break off.
        OSError: where the file cannot be opened.
    """
    from refextract.readers.latex import reading

    return reading.project_files(path)
