"""EPUB: the parts of a book in reading order, each read as a page, with links from part to part.

A book is an archive of XHTML files; a package file lists them. Nothing is written to disk, nothing outside the
archive is read, and what an archive unpacks to is bounded, so that a small file cannot fill the memory.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from posixpath import dirname, join, normpath
from typing import NamedTuple
from urllib.parse import unquote
from xml.etree import ElementTree

from refextract.errors import CorruptInputError, InputTooLargeError
from refextract.model.document import Document, Landmark
from refextract.readers.html.encoding import decoded
from refextract.readers.html.reading import document_of
from refextract.readers.html.tree import Page, parse

__all__ = ["SUFFIXES", "read"]

SUFFIXES = (".epub",)

_CONTAINER = "META-INF/container.xml"
_LARGEST_PART = 32 * 2**20
_LARGEST_BOOK = 128 * 2**20
_LARGEST_PACKAGE = 4 * 2**20
_MOST_PARTS = 5000
_PAGES = ("application/xhtml+xml", "text/html", "application/xml", "text/xml", "")
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError)
"""What `zipfile` raises for an archive that is cut off, encrypted or packed in a way it does not know."""


class _Part(NamedTuple):
    """A file of the book: its name in the archive and its text."""

    name: str
    text: str


def read(data: bytes, source: str) -> Document:
    """The document of an EPUB file: its parts one after the other, each with its name in `Document.locate`.

    Raises:
        CorruptInputError: for an archive that is broken or encrypted, or that lists no text.
        InputTooLargeError: for one that unpacks to more than a book can be.
    """
    problems: list[str] = []
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = list(_parts(archive, source, problems))
    except _BROKEN as error:
        raise CorruptInputError(f"{source}: not a readable EPUB archive: {error}") from error
    if not parts:
        raise CorruptInputError(f"{source}: this EPUB lists no text; open it in a reader and save it again")
    return _document(parts, source, tuple(problems))


def _document(parts: list[_Part], source: str, problems: tuple[str, ...]) -> Document:
    page = Page("\n".join(part.text for part in parts))
    landmarks = []
    start = 0
    for part in parts:
        landmarks.append(Landmark(start, part=part.name))
        parse(page, start, start + len(part.text), part.name)
        start += len(part.text) + 1
    return document_of(page, source, problems, "epub", landmarks)


def _parts(archive: zipfile.ZipFile, source: str, problems: list[str]) -> Iterator[_Part]:
    """The parts in reading order; one that is missing or broken is a problem."""
    left = _LARGEST_BOOK
    seen: set[str] = set()
    for name in _reading_order(archive, source):
        if name in seen:
            continue
        seen.add(name)
        try:
            data = _content(archive, name, min(_LARGEST_PART, left), source)
            text, doubts = decoded(data, f"{source}/{name}")
        except KeyError:
            problems.append(f"{name}: named in the book's list, but not in the archive")
            continue
        left -= len(data)
        problems.extend(f"{name}: {doubt}" for doubt in doubts)
        yield _Part(name, text)


def _reading_order(archive: zipfile.ZipFile, source: str) -> list[str]:
    """The names of the parts as the package lists them; all pages by name where no package can be read."""
    try:
        container = _xml(archive, _CONTAINER, source)
        package = next(iter(_each(container, "rootfile"))).get("full-path", "")
        found = list(_spine(_xml(archive, package, source), dirname(package)))
    except (KeyError, StopIteration, ElementTree.ParseError):
        found = []
    pages = sorted(name for name in archive.namelist() if name.lower().endswith((".xhtml", ".html", ".htm")))
    return (found or pages)[:_MOST_PARTS]


def _spine(package: ElementTree.Element, folder: str) -> Iterator[str]:
    """The names of the pages in the order of the spine; what leaves the archive or is no page is passed over."""
    manifest = {item.get("id", ""): item for item in _each(package, "item")}
    for reference in _each(package, "itemref"):
        item = manifest.get(reference.get("idref", ""))
        if item is None or item.get("media-type", "") not in _PAGES or "nav" in item.get("properties", "").split():
            continue
        name = normpath(join(folder, unquote(item.get("href", ""))))
        if not name.startswith(("..", "/")):
            yield name


def _each(element: ElementTree.Element, name: str) -> Iterator[ElementTree.Element]:
    """The elements of that name, whatever their namespace."""
    return (each for each in element.iter() if isinstance(each.tag, str) and each.tag.rpartition("}")[2] == name)


def _xml(archive: zipfile.ZipFile, name: str, source: str) -> ElementTree.Element:
    """The root of an XML file of the archive; one that defines entities is refused, as they can be bombs."""
    data = _content(archive, name, _LARGEST_PACKAGE, source)
    if b"<!ENTITY" in data or b"<\0!\0E\0N\0T\0I\0T\0Y" in data or b"\0<\0!\0E\0N\0T\0I\0T\0Y" in data:
        raise CorruptInputError(f"{source}: {name} defines XML entities, which no EPUB needs")
    return ElementTree.fromstring(data)  # noqa: S314 - entities are refused above


def _content(archive: zipfile.ZipFile, name: str, largest: int, source: str) -> bytes:
    """The bytes of a file of the archive, as many as are allowed.

    Raises:
        KeyError: where there is none of that name.
        InputTooLargeError: where it unpacks to more than `largest` bytes.
    """
    with archive.open(name) as file:
        data = file.read(largest + 1)
    if len(data) > largest:
        raise InputTooLargeError(f"{source}: {name} unpacks to more than {largest} bytes")
    return data
