"""Readers: the bytes of a file -> a `Document`. One plug-in a format, chosen by the file's ending.

A reader is a module with ``SUFFIXES`` (file endings in lower case, with their dot) and
``read(data: bytes, source: str) -> Document``. One whose documents take in others, or cite from a bibliography beside
them, has ``read_file(data: bytes, path: Path, source: str) -> Document`` as well, where `path` is where `data` lies.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from refextract import registry
from refextract.errors import InputTooLargeError, UnsupportedFormatError
from refextract.model.document import Document
from refextract.model.source import Source, checked_source
from refextract.options import ReadOptions

__all__ = ["Source", "content", "format_of", "read", "suffixes"]


_MARKS = {b"%PDF-": "pdf"}
_HEAD = 1024  # bytes, in which the mark stands if anywhere


def read(
    source: Source, *, options: ReadOptions | None = None, name: str | None = None, path: Path | None = None
) -> Document:
    r"""The document of a text (`str`), a file (`Path`) or the content of a file (`bytes`).

    A file's reader goes by its first bytes where they tell, or by its ending; others are read as plain text. `name` is
    what results call the document (the path, unless given). `path` is where bytes come from, for a reader that needs
    files beside them; what it takes in from there is read from the disk.

    Raises:
        UnsupportedFormatError: for a binary file, or a format no reader has.
        CorruptInputError: for bytes that are no text in any encoding.
        InputTooLargeError: above ``options.largest`` bytes.
        ReadError: for a `str` that is the name of a file: ``Path(…)`` reads it.
        TypeError: for anything else.
        OSError: where the file cannot be opened.

    >>> read(b"caf\xe9 (Smith 2010)").text
    'café (Smith 2010)'
    """
    options = options or ReadOptions()
    source = checked_source(source, "a document")
    if isinstance(source, str):
        data, kind, name = source.encode("utf-8", "surrogatepass"), options.format or "text", name or "<text>"
        if kind == "text":
            return Document.of(source, name)
    elif isinstance(source, Path):
        path = source
        data, name = content(source, options), name or str(source)
        kind = options.format or _recognised(data) or format_of(source)
    else:
        data, name = source, name or "<bytes>"
        kind = options.format or _recognised(data) or "text"
    if len(data) > options.largest:
        raise _too_large(name, len(data), options)
    try:
        reader = registry.load("readers", kind)
    except KeyError:
        known = ", ".join(registry.names("readers"))
        raise UnsupportedFormatError(f"{name}: no reader for {kind!r}; there are {known}") from None
    beside = getattr(reader, "read_file", None) if path is not None else None
    document: Document = beside(data, path, name) if beside else reader.read(data, name)
    return document


def content(path: Path, options: ReadOptions) -> bytes:
    """The bytes of a file.

    Raises:
        InputTooLargeError: above ``options.largest`` bytes, of which none is read.
        OSError: where it cannot be opened.
    """
    size = path.stat().st_size
    if size > options.largest:
        raise _too_large(str(path), size, options)
    return path.read_bytes()


def format_of(path: Path) -> str:
    """The format that the ending of a file stands for: plain text where no reader claims it.

    >>> format_of(Path("README.md")), format_of(Path("README"))
    ('markdown', 'text')
    """
    return _by_suffix(path.suffix.lower())


def suffixes() -> tuple[str, ...]:
    """The endings of files that readers claim, sorted."""
    return tuple(sorted({s for kind in registry.names("readers") for s in registry.load("readers", kind).SUFFIXES}))


def _recognised(data: bytes) -> str | None:
    """The format that a file shows in its first bytes, whatever its ending says."""
    head = data[:_HEAD].lstrip()
    return next((kind for mark, kind in _MARKS.items() if head.startswith(mark)), None)


def _too_large(name: str, size: int, options: ReadOptions) -> InputTooLargeError:
    return InputTooLargeError(f"{name}: {size} bytes, more than the limit of {options.largest} (option largest)")


@cache
def _by_suffix(suffix: str) -> str:
    for kind in registry.names("readers"):
        if suffix in registry.load("readers", kind).SUFFIXES:
            return kind
    return "text"
