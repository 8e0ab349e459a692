"""XML of documents, parsed without what makes XML dangerous: entities of its own, and depth without end."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast
from xml.etree import ElementTree
from xml.parsers import expat

from refextract.errors import CorruptInputError

__all__ = ["parse_xml", "root_name", "root_of"]

_DEEPEST = 200  # elements inside one another; honest documents stay below a hundred, and readers walk down by calls
_CHUNK = 65536


class _RootSeen(Exception):  # noqa: N818 - it ends a look at the beginning, and is no error
    """The root element was reached."""


def parse_xml(data: bytes, name: str) -> ElementTree.Element:
    """The root element of an XML file; `name` tells it in messages.

    Raises:
        CorruptInputError: for what is no XML, declares entities, or is nested deeper than any document.

    >>> parse_xml(b"<a><b>text</b></a>", "a.xml")[0].text
    'text'
    """
    try:
        root_of(data)
        return _parsed(data, name)
    except (expat.ExpatError, ElementTree.ParseError, LookupError, ValueError) as error:
        raise CorruptInputError(f"{name}: broken XML ({error})") from error


def _parsed(data: bytes, name: str) -> ElementTree.Element:
    parser: ElementTree.XMLPullParser[Any] = ElementTree.XMLPullParser(("start", "end"))
    depth = 0
    root: ElementTree.Element | None = None
    for start in range(0, len(data) + 1, _CHUNK):
        parser.feed(data[start : start + _CHUNK])
        events = cast("Iterator[tuple[str, ElementTree.Element]]", parser.read_events())
        for event, element in events:
            depth += 1 if event == "start" else -1
            root = element if root is None else root
            if depth > _DEEPEST:
                raise CorruptInputError(f"{name}: elements nested more than {_DEEPEST} deep")
    parser.close()
    if root is None:
        raise CorruptInputError(f"{name}: broken XML (no element)")
    return root


def root_of(data: bytes) -> str:
    """The root element's name, its namespace in front of it after a blank; what follows the root is not looked at.

    Raises:
        ExpatError, LookupError, ValueError: for what is no XML up to there.
        ValueError: where the document declares entities.

    >>> root_of(b'<?xml version="1.0"?><a:b xmlns:a="urn:x"/>')
    'urn:x b'
    """
    found: list[str] = []
    parser = expat.ParserCreate(namespace_separator=" ")

    def at_root(name: str, _: object) -> None:
        found.append(name)
        raise _RootSeen

    def at_entity(name: str, *_: object) -> None:
        raise ValueError(f"it declares the entity {name!r}, which is refused")

    parser.StartElementHandler = at_root
    parser.EntityDeclHandler = at_entity
    try:
        for start in range(0, len(data), _CHUNK):
            parser.Parse(data[start : start + _CHUNK])
        parser.Parse(b"", True)
    except _RootSeen:
        pass
    return found[0]


def root_name(data: bytes) -> str:
    """What `root_of` gives; nothing where it raises."""
    try:
        return root_of(data)
    except (expat.ExpatError, LookupError, ValueError):
        return ""
