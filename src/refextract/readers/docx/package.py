"""The parts of a DOCX file: which XML files there are, and what they mean to each other."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element

from refextract.errors import CorruptInputError
from refextract.model.unread import Unread
from refextract.readers._safe_xml import parse_xml
from refextract.readers._zip import Archive, open_archive

__all__ = ["Package", "W", "is_on", "value"]

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_MAIN = "word/document.xml"
_STRICT = b"http://purl.oclc.org/ooxml/"
_TRANSITIONAL = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", b"http://schemas.openxmlformats.org/officeDocument/2006/math"),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/bibliography",
        b"http://schemas.openxmlformats.org/officeDocument/2006/bibliography",
    ),
)


class _Relation(NamedTuple):
    """What a part leads to: `kind` is the last word of its type, `target` a part or (outside) an address."""

    kind: str
    target: str
    is_outside: bool


class Package:
    """A DOCX file, opened; parts are found by what they are to the main part, or by their usual names.

    Raises:
        CorruptInputError: where it is no zip container, or has no main part.
        InputTooLargeError: where it unpacks to more than any document.
    """

    def __init__(self, data: bytes, source: str) -> None:
        self.archive: Archive = open_archive(data, source)
        self.problems: list[str] = []
        self.main = self._main()
        if self.main not in self.archive:
            raise CorruptInputError(f"{source}: no Word document ({_MAIN} is missing)")
        self._relations = dict(self._relations_of(self.main))

    def document(self) -> Element:
        """The root of the main part.

        Raises:
            CorruptInputError: where it is broken.
        """
        return self._parsed(self.main)

    def part(self, kind: str) -> tuple[str, Element | None]:
        """The name and the root of the part that is `kind` ("styles", "footnotes", …) to the main part.

        None where there is none, or a broken one, which becomes a problem.
        """
        related = (each.target for each in self._relations.values() if each.kind == kind and not each.is_outside)
        name = next(related, posixpath.join(posixpath.dirname(self.main), f"{kind}.xml"))
        return name, self.root(name)

    def root(self, name: str) -> Element | None:
        """The root of a part; None where there is none, or a broken one, which becomes a problem."""
        if name not in self.archive:
            return None
        try:
            return self._parsed(name)
        except CorruptInputError as error:
            self.problems.append(Unread(str(error), ""))
            return None

    def custom_parts(self) -> Iterator[bytes]:
        """The custom XML of the document, unread."""
        for name in self.archive.names:
            if name.startswith("customXml/item") and name.endswith(".xml") and "Props" not in name:
                yield self.archive.read(name)

    def links(self, part: str) -> dict[str, str]:
        """The addresses outside that a part names, by their ids."""
        return {key: each.target for key, each in self._relations_of(part) if each.is_outside}

    def _main(self) -> str:
        mains = (each.target for _, each in self._relations_of("") if each.kind == "officeDocument")
        return next((name for name in mains if name in self.archive), _MAIN)

    def _relations_of(self, part: str) -> Iterator[tuple[str, _Relation]]:
        folder, name = posixpath.split(part)
        root = self.root(posixpath.join(folder, "_rels", f"{name}.rels"))
        for each in root.iter(_RELATION) if root is not None else ():
            target, outside = each.get("Target", ""), each.get("TargetMode") == "External"
            inside = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            kind = each.get("Type", "").rpartition("/")[2]
            yield each.get("Id", ""), _Relation(kind, target if outside else inside, outside)

    def _parsed(self, name: str) -> Element:
        data = self.archive.read(name)
        if _STRICT in data:
            for strict, transitional in _TRANSITIONAL:
                data = data.replace(strict, transitional)
        return parse_xml(data, f"{self.archive.source}: {name}")


def value(element: Element | None, name: str, attribute: str = "val") -> str | None:
    """An attribute of the child `name` of an element; None where either is missing."""
    child = element.find(f"{W}{name}") if element is not None else None
    return child.get(f"{W}{attribute}") if child is not None else None


def is_on(element: Element | None, name: str) -> bool | None:
    """Whether a switch of an element is on; None where the element does not say."""
    child = element.find(f"{W}{name}") if element is not None else None
    return child.get(f"{W}val", "1") not in ("0", "false", "off") if child is not None else None
