"""Readers: the bytes of a file -> a `Document`. One plug-in a format, chosen by what the file holds and by its ending.

A reader is a module with ``SUFFIXES`` (file endings in lower case, with their dot) and
``read(data: bytes, source: str) -> Document``. One of a format that content tells (by a signature, a root element)
has ``claims(data: bytes) -> bool`` as well, and one that should not read all that lies in a folder has ``FOUND``, the
endings that are looked for there. One whose documents take in others, or cite from a bibliography beside
them, has ``read_file(data: bytes, path: Path, source: str) -> Document``, where `path` is where `data` lies, and, for a
document of several files, ``project_files(path: Path) -> tuple[Path, ...]``: those that the file is read with, the main
one first. Modules whose names begin with ``_`` are no readers.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from refextract import registry
from refextract.errors import InputTooLargeError, ReadError, UnsupportedFormatError, access
from refextract.model.document import Document
from refextract.model.source import Source, checked_source
from refextract.options import ReadOptions, chosen
from refextract.readers._formats import kind_of

__all__ = ["SHAPE", "Source", "content", "project_files", "project_suffixes", "read", "suffixes"]

SHAPE = (registry.SUFFIXES, registry.Wanted(("read",), "read(data, source) -> Document"))
"""What a reader must have."""


def read(
    source: Source, *, options: ReadOptions | None = None, name: str | None = None, path: Path | None = None
) -> Document:
    r"""The document of a text (`str`), a file (`Path`) or the content of a file (`bytes`).

    The reader goes by the content, and by the ending (of `name`, for bytes) where the content leaves it open; what no
    reader knows is read as plain text. `name` is what results call the document (the path, unless given). `path` is
    where bytes come from, for a reader that needs files beside them; what it takes in from there is read from the disk.

    Raises:
        UnsupportedFormatError: for a binary file, or a format no reader has.
        CorruptInputError: for bytes that are no text in any encoding.
        InputTooLargeError: above ``options.largest`` bytes.
        ReadError: for a `str` that is the name of a file: ``Path(…)`` reads it.
        TypeError: for anything else.
        FileAccessError: where the file cannot be opened.

    >>> read(b"caf\xe9 (Smith 2010)").text
    'café (Smith 2010)'
    """
    options = chosen(ReadOptions, "read", options)
    source = checked_source(source, "a document")
    if isinstance(source, str):
        name = name or "<text>"
        if options.format in (None, "text"):
            return Document.of(source, name)
        data, suffix = source.encode("utf-8", "surrogatepass"), ""
    elif isinstance(source, Path):
        path = source
        data, suffix, name = content(source, options), source.suffix, name or str(source)
    else:
        data, suffix, name = source, Path(name or "").suffix, name or "<bytes>"
    if len(data) > options.largest:
        raise _too_large(name, len(data), options)
    kind = options.format or kind_of(data, suffix.lower(), name)
    try:
        reader = registry.load("readers", kind)
    except KeyError:
        known = ", ".join(registry.names("readers"))
        raise UnsupportedFormatError(f"{name}: no reader for {kind!r}; there are {known}") from None
    beside = getattr(reader, "read_file", None) if path is not None else None
    document: Document = beside(data, path, name) if beside else reader.read(data, name)
    if document.problems or document.text.strip():
        return document
    return replace(document, problems=("there is no text in it",))


def content(path: Path, options: ReadOptions) -> bytes:
    """The bytes of a file.

    Raises:
        InputTooLargeError: above ``options.largest`` bytes; a pipe or a device is read no further.
        FileAccessError: where it cannot be opened.
    """
    with access():
        size = path.stat().st_size
        if size > options.largest:
            raise _too_large(str(path), size, options)
        with path.open("rb") as file:
            data = file.read(options.largest + 1)  # the size of what is no file is not known before
    if len(data) > options.largest:
        raise _too_large(str(path), len(data), options)
    return data


def suffixes() -> tuple[str, ...]:
    """The endings of files that are documents wherever they are found, sorted: those that readers claim."""
    readers = [registry.load("readers", kind) for kind in registry.names("readers")]
    return tuple(sorted({suffix for each in readers for suffix in getattr(each, "FOUND", each.SUFFIXES)}))


def project_suffixes() -> tuple[str, ...]:
    """The endings of files that may make up a document together, sorted."""
    readers = [registry.load("readers", kind) for kind in registry.names("readers")]
    return tuple(sorted({suffix for each in readers if hasattr(each, "project_files") for suffix in each.SUFFIXES}))


def project_files(path: Path) -> tuple[Path, ...]:
    """The files that a file is read with, the main one first; itself alone where it cannot be read."""
    readers = (registry.load("readers", kind) for kind in registry.names("readers"))
    for reader in readers if path.is_file() else ():  # a pipe can be read but once
        if hasattr(reader, "project_files") and path.suffix.lower() in reader.SUFFIXES:
            try:
                found: tuple[Path, ...] = reader.project_files(path)
            except (ReadError, OSError):  # it is told where the file is read
                break
            return found
    return (path,)


def _too_large(name: str, size: int, options: ReadOptions) -> InputTooLargeError:
    return InputTooLargeError(f"{name}: {size} bytes, more than the limit of {options.largest} (option largest)")
