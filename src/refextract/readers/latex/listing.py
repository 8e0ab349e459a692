r"""Entries of a printed list: ``\bibitem`` and its kin, with the labels that are printed before them."""

from __future__ import annotations

from refextract.model.given import GivenEntry
from refextract.readers._writer import Writer
from refextract.readers.latex.scanner import Source
from refextract.text import Span, pattern
from refextract.values.latex import plain

__all__ = ["Listing"]


class Listing:
    """The entries of the lists of a document, written one after the other."""

    def __init__(self, source: Source, writer: Writer) -> None:
        self.entries: list[GivenEntry] = []
        self._source = source
        self._writer = writer
        self._number = 0
        self.is_open = False
        self._begun: tuple[int, str, str | None] | None = None

    def begin(self, place: int) -> None:
        """A list begins: under a heading of its own, unless one stands there."""
        self._number = 0
        self.is_open = True
        writer = self._writer
        last = max(writer.blocks, key=lambda block: block.span.end, default=None)
        if last is None or last.kind != "heading" or last.span.end < writer.length:
            writer.gap("\n\n", place, place)
            end = writer.begin()
            writer.add("References")
            end("heading", 1)
        writer.gap("\n\n", place, place)

    def item(self, name: str, start: int, place: int) -> int:
        """An entry begins; where what is printed of it does."""
        self.end()
        label = self._source.bracketed(place)
        place = label.end + 1 if label else place
        for _ in range(2 if name == "harvarditem" else 0):
            before = self._source.argument(place)
            place = before.end + 1 if before else place
        key = self._source.argument(place)
        if key is None:
            return place
        self._number += 1
        self._writer.gap("\n\n", start, start)
        shown = str(self._number) if label is None else _printed(label.of(self._source.text))
        begin = self._writer.flush()
        if shown:
            self._writer.add(f"[{shown}]", key.end + 1)
            self._writer.gap(" ", key.end + 1, key.end + 1)
        self._begun = (begin, _comments.sub("", key.of(self._source.text)).strip(), shown)
        return key.end + 1

    def end(self) -> None:
        """The entry that was begun, if any, ends here."""
        if self._begun:
            start, key, label = self._begun
            self._begun = None
            if start < self._writer.length:
                self.entries.append(GivenEntry(Span(start, self._writer.length), (key,) if key else (), label))


def _printed(label: str) -> str | None:
    r"""The label of an entry as it is printed: one of names and a year, which natbib takes, is not.

    >>> _printed("Knu84"), _printed("Knuth(1984)"), _printed("{Kn}84+")
    ('Knu84', None, 'Kn84+')
    """
    shown = "" if "\\" in label else plain(label)
    return shown if shown and _alphabetic.fullmatch(shown) else None


_comments = pattern(r"%[^\n]*+\n")
_alphabetic = pattern(r"[\p{L}*+’'.:-]{0,8}+\d{0,3}+[a-z+]?")
