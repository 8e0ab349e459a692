"""XML as a tree whose words know their places in the file; entities of a file's own are refused."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.entities import html5
from typing import NamedTuple
from xml.parsers import expat

from refextract.errors import CorruptInputError
from refextract.model.unread import Unread
from refextract.text import pattern
from refextract.values.encoding import decode

__all__ = ["Element", "Tree", "Words", "root_name", "tree_of"]

_DEEPEST = 300  # elements inside one another


class Words(NamedTuple):
    """A piece of text: what stands from `start` to `end` of the file, and what it reads as."""

    start: int
    end: int
    text: str


@dataclass(slots=True, eq=False)
class Element:
    """An element: its name and attributes without prefixes, and what stands in it, in order."""

    name: str
    attributes: dict[str, str]
    start: int
    end: int = 0
    inside: list[Element | Words] = field(default_factory=list)

    def get(self, attribute: str) -> str:
        """The value of an attribute, "" where it has none."""
        return self.attributes.get(attribute, "")

    def children(self, *names: str) -> Iterator[Element]:
        """The elements right inside this one, of these names or all."""
        return (each for each in self.inside if isinstance(each, Element) and (not names or each.name in names))

    def all(self, *names: str) -> Iterator[Element]:
        """The elements of these names at any depth, in the order of the file."""
        for each in self.children():
            if each.name in names:
                yield each
            yield from each.all(*names)

    def first(self, *names: str) -> Element | None:
        """The first element of these names at any depth."""
        return next(self.all(*names), None)

    def words(self) -> str:
        """All text inside, in one line."""
        return " ".join("".join(self._texts()).split())

    def _texts(self) -> Iterator[str]:
        for each in self.inside:
            if isinstance(each, Words):
                yield each.text
            else:
                yield from each._texts()


class Tree(NamedTuple):
    """The root element of a file, the characters of the file, and sentences on what is wrong with it."""

    root: Element
    original: str
    problems: tuple[str, ...]


def tree_of(data: bytes, source: str) -> Tree:
    """The tree of an XML file.

    A file that breaks off is read up to there, and its problem told. Character entities of HTML are known.

    Raises:
        CorruptInputError: for a file that is no XML, is nested too deep, or declares entities of its own: these can
            grow without end, or take in other files.
    """
    original, problems = _decoded(data, source)
    building = _Building(original, source)
    problems += building.run()
    if building.root is None:
        raise CorruptInputError(f"{source}: {problems[-1] if problems else 'no XML: no element in it'}")
    return Tree(building.root, original, problems)


def root_name(data: bytes) -> str:
    """The name of the root element, without its prefix, as the beginning of a file shows it; "" where none does.

    >>> root_name(b'<?xml version="1.0"?><!-- a --><tei:TEI xmlns:tei="x">')
    'TEI'
    """
    head = data[:65536]
    text = head.decode("utf-16" if head[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE) else "utf-8", "replace")
    found = _root.match(text)
    return found["name"] if found else ""


def _decoded(data: bytes, source: str) -> tuple[str, tuple[str, ...]]:
    """The characters of a file, in the encoding that it declares."""
    declared = _declaration.match(data[:200].decode("latin-1"))
    if declared and not data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_BE, codecs.BOM_UTF16_LE)):
        try:
            return data.decode(declared["encoding"]), ()
        except (LookupError, UnicodeDecodeError):
            pass  # a wrong declaration: the bytes tell
    return decode(data, source)


class _Building:
    """Builds the tree while the parser runs over the file."""

    def __init__(self, original: str, source: str) -> None:
        self.root: Element | None = None
        self._original = original
        self._source = source
        self._data = original.encode("utf-8", "replace")
        self._open: list[Element] = []
        self._byte = self._character = 0
        self._parser = expat.ParserCreate("utf-8")
        self._parser.UseForeignDTD(True)
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._words
        self._parser.SkippedEntityHandler = self._entity
        self._parser.EntityDeclHandler = self._declared

    def run(self) -> tuple[str, ...]:
        try:
            self._parser.Parse(self._data, True)
        except expat.ExpatError as error:
            while self._open:
                self._open.pop().end = len(self._original)
            told = f"no well-formed XML from line {error.lineno} on: {expat.ErrorString(error.code)}"
            return (Unread(told, ""),)
        return ()

    def _place(self) -> int:
        """The offset in characters of what the parser tells of; it never steps back."""
        byte = self._parser.CurrentByteIndex
        self._character += len(self._data[self._byte : byte].decode("utf-8", "replace"))
        self._byte = byte
        return self._character

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if len(self._open) >= _DEEPEST:
            raise CorruptInputError(f"{self._source}: elements nested more than {_DEEPEST} deep")
        local = {key.rpartition(":")[2]: value for key, value in attributes.items()}
        element = Element(name.rpartition(":")[2], local, self._place())
        if self._open:
            self._open[-1].inside.append(element)
        elif self.root is None:
            self.root = element
        self._open.append(element)

    def _end(self, _: str) -> None:
        if self._open:
            self._open.pop().end = self._place()

    def _words(self, text: str) -> None:
        start = self._place()
        end = start + len(text)
        if self._original[start:end] != text:
            sign = self._original[start : start + 1]
            close = self._original.find(";", start, start + 40) if sign == "&" else -1
            end = close + 1 if close >= 0 else start + 1 + (self._original[start : start + 2] == "\r\n")
        self._add(Words(start, min(end, len(self._original)), text))

    def _entity(self, name: str, is_parameter: bool) -> None:
        if not is_parameter:
            start = self._place()
            self._add(Words(start, start + len(name) + 2, html5.get(f"{name};", "")))

    def _add(self, words: Words) -> None:
        if self._open and words.text:
            self._open[-1].inside.append(words)

    def _declared(self, name: str, *_: object) -> None:
        raise CorruptInputError(
            f"{self._source}: declares an entity of its own ({name}), which is refused; put in what it stands for"
        )


_declaration = pattern(r"\s*<\?xml[^>]*?encoding\s*=\s*[\"'](?P<encoding>[\w.:-]+)[\"']")
_root = pattern(
    r"(?s)\ufeff?(?:\s|<!--.*?-->|<\?.*?\?>|<![^>\[]*+(?:\[.*?\]\s*+)?>)*+<(?:[\w.-]+:)?(?P<name>[A-Za-z_][\w.-]*)"
)
