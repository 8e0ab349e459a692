"""The parts of an ODT file, or of a flat one, which has all in one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element

from refextract.errors import CorruptInputError
from refextract.model.unread import Unread
from refextract.readers._safe_xml import parse_xml
from refextract.readers._zip import is_zip, open_archive

__all__ = ["META", "OFFICE", "STYLE", "TEXT", "Parts", "parts_of"]

_NAMES = "urn:oasis:names:tc:opendocument:xmlns:"
OFFICE = f"{{{_NAMES}office:1.0}}"
TEXT = f"{{{_NAMES}text:1.0}}"
STYLE = f"{{{_NAMES}style:1.0}}"
META = f"{{{_NAMES}meta:1.0}}"
_CONTENT, _STYLES, _META = "content.xml", "styles.xml", "meta.xml"


class Parts(NamedTuple):
    """The text of a document, all elements that hold its styles, and its properties by name."""

    name: str | None
    text: Element
    styles: tuple[Element, ...]
    properties: tuple[tuple[str, str], ...]
    problems: tuple[str, ...]


def parts_of(data: bytes, source: str) -> Parts:
    """The parts of a file.

    Raises:
        CorruptInputError: where the text is missing or broken.
        InputTooLargeError: where it unpacks to more than any document.
    """
    problems: list[str] = []
    if is_zip(data):
        archive = open_archive(data, source)
        found = archive.find(_CONTENT)
        if found is None:
            raise CorruptInputError(f"{source}: no text document ({_CONTENT} is missing)")
        roots = [parse_xml(found, f"{source}: {_CONTENT}")]
        for name in (_STYLES, _META):
            roots.extend(_optional(archive.find(name), f"{source}: {name}", problems))
    else:
        roots = [parse_xml(data, source)]
    text = roots[0].find(f"{OFFICE}body/{OFFICE}text")
    if text is None:
        raise CorruptInputError(f"{source}: no text document (it has no office:text)")
    part = _CONTENT if is_zip(data) else None
    return Parts(part, text, tuple(roots), tuple(_properties(roots)), tuple(problems))


def _optional(data: bytes | None, name: str, problems: list[str]) -> Iterator[Element]:
    try:
        if data is not None:
            yield parse_xml(data, name)
    except CorruptInputError as error:
        problems.append(Unread(str(error), ""))


def _properties(roots: list[Element]) -> Iterator[tuple[str, str]]:
    for root in roots:
        for each in root.iter(f"{META}user-defined"):
            yield each.get(f"{META}name", ""), each.text or ""
