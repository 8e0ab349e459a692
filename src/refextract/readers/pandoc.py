"""Formats that pandoc reads and nothing else here does, wikis, DocBook, slides: the Markdown that it makes of them.

Lines and places are those of that Markdown, not of the file, and nothing can be fixed in it. Pandoc is run in its
sandbox: it opens no other file and fetches nothing.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from refextract.errors import CorruptInputError, MissingDependencyError
from refextract.model.document import Document
from refextract.readers import markdown

__all__ = ["FOUND", "SUFFIXES", "claims", "read"]

_FORMATS = {
    ".creole": "creole",
    ".dbk": "docbook",
    ".dj": "djot",
    ".docbook": "docbook",
    ".dokuwiki": "dokuwiki",
    ".fb2": "fb2",
    ".muse": "muse",
    ".opml": "opml",
    ".pod": "pod",
    ".pptx": "pptx",
    ".t2t": "t2t",
    ".textile": "textile",
    ".vimwiki": "vimwiki",
}
"""What pandoc calls the format of each ending (Source: pandoc 3.9, ``--list-input-formats``)."""

SUFFIXES = tuple(_FORMATS)
FOUND: tuple[str, ...] = ()  # below folders: such a file is read where it is named

_LONGEST = 120  # seconds that pandoc may take
_MISSING = "it is read through pandoc: install it, or pip install 'refextract-cite[pandoc]'"


def claims(data: bytes) -> bool:
    """Whether a file holds slides, or XML of one of the formats: all others are told by their endings alone."""
    return _kind_by_content(data) is not None


def _kind_by_content(data: bytes) -> str | None:
    if not data.startswith(b"PK\x03\x04"):
        root = _root.search(data[:_HEAD])
        return root.lastgroup if root else None
    try:
        return "pptx" if "ppt/presentation.xml" in ZipFile(BytesIO(data)).namelist() else None
    except BadZipFile:
        return None


_HEAD = 4096  # bytes
_root = re.compile(
    rb"<(?:(?P<fb2>FictionBook)\b|(?P<opml>opml)\b|(?P<docbook>\w+\s[^<>]*docbook\.org/ns|!DOCTYPE[^<>]*DocBook))"
)


def read(data: bytes, source: str) -> Document:
    """The document of a file, read as the Markdown that pandoc makes of it.

    Raises:
        MissingDependencyError: where there is no pandoc.
        CorruptInputError: for what pandoc cannot read.
    """
    kind = _kind_by_content(data) or _FORMATS.get(Path(source).suffix.lower(), "textile")
    document = markdown.read(_converted(data, kind, source), source)
    told = f"read through pandoc, as {kind}: places are those of the Markdown that it makes"
    return replace(document, assembled=True, problems=(told, *document.problems))


def _converted(data: bytes, kind: str, source: str) -> bytes:
    """The Markdown of pandoc, in UTF-8."""
    command = [_pandoc(source), "--sandbox", "--from", kind, "--to", "markdown", "--wrap", "none"]
    try:
        made = subprocess.run(command, input=data, capture_output=True, timeout=_LONGEST, check=False)  # noqa: S603 - the arguments are ours
    except subprocess.TimeoutExpired as error:
        raise CorruptInputError(f"{source}: pandoc was not done with it in {_LONGEST} seconds") from error
    if made.returncode:
        said = made.stderr.decode("utf-8", "replace").strip().splitlines()
        raise CorruptInputError(f"{source}: pandoc cannot read it as {kind}: {said[0] if said else 'no reason given'}")
    return made.stdout


def _pandoc(source: str) -> str:
    """Where pandoc is: on the path, or in the package that brings it."""
    found = shutil.which("pandoc")
    if found:
        return found
    try:
        import pypandoc

        return str(pypandoc.get_pandoc_path())
    except (ImportError, OSError) as error:
        raise MissingDependencyError(f"{source}: {_MISSING}") from error
