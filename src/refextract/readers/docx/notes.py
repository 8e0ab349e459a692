"""Footnotes and endnotes of a DOCX file, and how they are numbered."""

from __future__ import annotations

from typing import NamedTuple
from xml.etree.ElementTree import Element, SubElement

from refextract.readers._office.numerals import numeral
from refextract.readers.docx.package import Package, W, value
from refextract.values.figures import whole

__all__ = ["ADDED", "Note", "NoteKind", "Notes"]

ADDED = "added"
"""The attribute of a mark that the file itself lacks."""

NoteKind = str  # "footnote" or "endnote"


class Note(NamedTuple):
    """A note that is called in the text: its content, the number it shows, and how many paragraphs stand before it."""

    content: Element
    label: str
    first: int


class Notes:
    """The notes of one kind: `part` is the file that holds them."""

    def __init__(self, package: Package, kind: NoteKind, settings: Element | None) -> None:
        self.part, root = package.part(f"{kind}s")
        self.links = package.links(self.part) if root is not None else {}
        self._kind = kind
        self._notes: dict[str, tuple[Element, int]] = {}
        before = 0
        for each in root if root is not None else ():
            if each.tag == f"{W}{kind}":
                _with_own_mark(each, kind)
                self._notes[each.get(f"{W}id", "")] = each, before
            before += sum(1 for _ in each.iter(f"{W}p"))
        self._style, self._start, self._restart = "decimal" if kind == "footnote" else "lowerRoman", 1, "continuous"
        self.read_properties(settings)
        self._number = self._start - 1
        self._page: int | None = None

    def read_properties(self, settings: Element | None) -> None:
        """Count as the settings of the document, or of a section, say."""
        found = settings.find(f"{W}{self._kind}Pr") if settings is not None else None
        self._style = value(found, "numFmt") or self._style
        self._restart = value(found, "numRestart") or self._restart
        start = whole(value(found, "numStart"))
        self._start = self._start if start is None else start

    def end_section(self) -> None:
        """Count anew, where each section does."""
        if self._restart == "eachSect":
            self._number = self._start - 1

    def called(self, key: str, page: int | None, *, has_own_mark: bool) -> Note | None:
        """The note that the text calls next; None where the file lacks it. One with its own mark is not counted."""
        if key not in self._notes:
            return None
        content, first = self._notes[key]
        if has_own_mark:
            return Note(content, "", first)
        if self._restart == "eachPage" and page != self._page:
            self._number, self._page = self._start - 1, page
        self._number += 1
        return Note(content, numeral(self._number, self._style), first)


def _with_own_mark(content: Element, kind: NoteKind) -> None:
    """Let a note begin with its mark where the program that wrote it has left that out: else nothing ties the two."""
    name = f"{W}{kind}Ref"
    first = content.find(f"{W}p")
    if first is not None and content.find(f".//{name}") is None:
        run = Element(f"{W}r")
        SubElement(run, name, {ADDED: "1"})
        first.insert(1 if first.find(f"{W}pPr") is not None else 0, run)
