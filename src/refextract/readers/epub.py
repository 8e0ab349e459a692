"""EPUB: the parts of a book in reading order, each read as a page, with links from part to part.

A book is an archive of XHTML files; a package file lists them. Nothing is written to disk, nothing outside the
archive is read, and what an archive unpacks to is bounded, so that a small file cannot fill the memory.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from refextract.errors import CorruptInputError
from refextract.model.document import Document, Landmark
from refextract.model.unread import Unread

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from refextract.readers._zip import Archive

__all__ = ["SUFFIXES", "claims", "read"]

SUFFIXES = (".epub",)

_CONTAINER = "META-INF/container.xml"
_MIMETYPE = b"application/epub+zip"
_PAGES = ("application/xhtml+xml", "text/html", "application/xml", "text/xml", "")
_ENDINGS = (".xhtml", ".html", ".htm")


class _Part(NamedTuple):
    """A file of the book: its name in the archive and its text."""

    name: str
    text: str


def claims(data: bytes) -> bool:
    """Whether a file is a book in EPUB, by what it holds."""
    from refextract.readers._zip import first_content, is_zip, member_names

    return is_zip(data) and (first_content(data, "mimetype").strip() == _MIMETYPE or _CONTAINER in member_names(data))


def read(data: bytes, source: str) -> Document:
    """The document of an EPUB file: its parts one after the other, each with its name in `Document.locate`.

    Raises:
        CorruptInputError: for an archive that is broken or encrypted, or that holds no text.
        InputTooLargeError: for one that unpacks to more than a book can be.
    """
    from refextract.readers._zip import open_archive

    problems: list[str] = []
    parts = list(_parts(open_archive(data, source), problems))
    if not parts:
        raise CorruptInputError(f"{source}: this EPUB holds no text; open it in a reader and save it again")
    return _document(parts, source, tuple(problems))


def _document(parts: list[_Part], source: str, problems: tuple[str, ...]) -> Document:
    from refextract.readers.html.reading import document_of
    from refextract.readers.html.tree import Page, parse

    page = Page("\n".join(part.text for part in parts))
    landmarks = []
    start = 0
    for part in parts:
        landmarks.append(Landmark(start, part=part.name))
        parse(page, start, start + len(part.text), part.name)
        start += len(part.text) + 1
    return document_of(page, source, problems, "epub", landmarks)


def _parts(archive: Archive, problems: list[str]) -> Iterator[_Part]:
    """The parts in reading order, once each; one that is missing is a problem."""
    from refextract.readers.html.encoding import decoded

    for name in dict.fromkeys(_reading_order(archive, problems)):
        data = archive.find(name)
        if data is None:
            problems.append(Unread(f"{name}: named in the book's list, but not in the archive", name))
            continue
        text, doubts = decoded(data, f"{archive.source}/{name}")
        problems.extend(f"{name}: {doubt}" for doubt in doubts)
        yield _Part(name, text)


def _reading_order(archive: Archive, problems: list[str]) -> list[str]:
    """The names of the parts as the package lists them; all pages by name where no package can be read."""
    try:
        found = list(_listed(archive))
    except CorruptInputError as error:
        problems.append(f"the book's list cannot be read, all pages are taken: {error}")
        found = []
    return found or sorted(name for name in archive.names if name.lower().endswith(_ENDINGS))


def _listed(archive: Archive) -> Iterator[str]:
    """The names of the pages in the order of the spine; what leaves the archive or is no page is passed over."""
    from posixpath import dirname, join, normpath
    from urllib.parse import unquote

    package = next((root.get("full-path", "") for root in _all(archive, _CONTAINER, "rootfile")), "")
    manifest = {item.get("id", ""): item for item in _all(archive, package, "item")}
    for reference in _all(archive, package, "itemref"):
        item = manifest.get(reference.get("idref", ""))
        if item is None or item.get("media-type", "") not in _PAGES or "nav" in item.get("properties", "").split():
            continue
        name = normpath(join(dirname(package), unquote(item.get("href", ""))))
        if not name.startswith(("..", "/")):
            yield name


def _all(archive: Archive, file: str, name: str) -> Iterator[Element]:
    """The elements of that name in an XML file of the archive, whatever their namespace; none where it is missing."""
    from refextract.readers._safe_xml import parse_xml

    data = archive.find(file)
    if data is not None:
        root = parse_xml(data, f"{archive.source}/{file}")
        yield from (each for each in root.iter() if isinstance(each.tag, str) and each.tag.rpartition("}")[2] == name)
