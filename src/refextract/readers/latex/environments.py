r"""What becomes of environments: lists with their numbers, the list of references, and what is left out."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from refextract.model.document import BlockKind
from refextract.readers._writer import Writer
from refextract.readers.latex.tables import tables
from refextract.text import pattern

if TYPE_CHECKING:
    from refextract.readers.latex.commands import Use
    from refextract.readers.latex.typesetting import Typesetter

__all__ = ["Lists", "begin", "counter", "end", "item"]

_LISTS_OF_REFERENCES = ("thebibliography", "references")
_UNSEEN = frozenset(("comment", "filecontents", "filecontents*", "math"))
"""Environments that do not part what stands around them."""


class Lists:
    """The lists that are open, with the numbers of their last items."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer
        self._open: list[tuple[bool, int]] = []
        self._item: Callable[[BlockKind, int], None] | None = None
        self.missing: set[str] = set()  # environments that nothing ends

    def begin(self, name: str) -> None:
        """A list begins."""
        self._open.append((name in tables().numbered, 0))

    def end(self) -> None:
        """The innermost list ends."""
        self.end_item()
        if self._open:
            self._open.pop()

    def item(self) -> str:
        """An item begins; its number as it is printed, if it has one."""
        self._item = self._writer.begin()
        if not self._open or not self._open[-1][0]:
            return ""
        number = self._open[-1][1] + 1
        self._open[-1] = (True, number)
        if sum(is_numbered for is_numbered, _ in self._open) == 2 and number <= 26:
            return f"({chr(96 + number)})"
        return f"{number}."

    def end_item(self) -> None:
        """The item that was begun, if any, ends."""
        if self._item:
            self._item("item", 0)
            self._item = None

    def count_from(self, number: int) -> None:
        """The number of the last item of the innermost list."""
        if self._open:
            self._open[-1] = (self._open[-1][0], number)


def begin(page: Typesetter, use: Use) -> int:
    """An environment begins; where what follows does."""
    known = tables()
    if use.name in known.left_out:
        return _left_out(page, use)
    if use.name in _LISTS_OF_REFERENCES:
        place = page.arguments("m", use.end) if use.name == "thebibliography" else use.end
        page.listing.begin(place)
        return place
    if use.name in known.lists:
        page.lists.begin(use.name)
    if use.name not in _UNSEEN:
        page.writer.gap("\n\n", use.start, use.start)
    arguments = known.tabular.get(use.name) or known.environments.get(use.name)
    return page.arguments(arguments, use.end) if arguments else _behind_placement(page, use.end)


def _behind_placement(page: Typesetter, place: int) -> int:
    """Behind the optional argument of an environment, unless it is words to read: a theorem's name."""
    option = page.source.bracketed(place)
    if option and not _words_to_read.search(page.text, option.start, option.end):
        return option.end + 1
    return place


def end(page: Typesetter, use: Use) -> int:
    """An environment ends; where what follows begins."""
    if use.name == "document":
        page.stop = use.start
    elif use.name in _LISTS_OF_REFERENCES:
        page.listing.end()
        page.listing.is_open = False
    elif use.name in tables().lists:
        page.lists.end()
    if use.name not in _UNSEEN:
        page.writer.gap("\n\n", use.start, use.start)
    return use.end


def _left_out(page: Typesetter, use: Use) -> int:
    """An environment of which only citations are shown."""
    closing = f"\\end{{{use.name}}}"
    place = -1 if closing in page.lists.missing else page.text.find(closing, use.end)
    if place < 0:
        page.lists.missing.add(closing)
        return use.end
    if "cite" in page.text[use.end : place]:
        page.citations_within(use.end, place)
    page.writer.gap(" ", place, place + len(closing))
    return place + len(closing)


def item(page: Typesetter, use: Use) -> int:
    r"""``\item`` with the label in brackets that is printed, or with its number."""
    page.lists.end_item()
    page.writer.gap("\n", use.start, use.start)
    label = page.source.bracketed(use.end)
    number = page.lists.item()
    if label:
        page.run_inside(label)
        page.writer.gap(" ", label.end, label.end)
        return label.end + 1
    if number:
        page.writer.add(number, use.end)
        page.writer.gap(" ", use.end, use.end)
    return use.end


def counter(page: Typesetter, use: Use) -> int:
    r"""``\setcounter{enumi}{3}``: the number of the item before the next one."""
    name = page.source.argument(use.end)
    value = page.source.argument(name.end + 1) if name else None
    if name is None or value is None:
        return use.end
    number = value.of(page.text).strip()
    if name.of(page.text).startswith("enum") and number.isdecimal() and len(number) < 6:
        page.lists.count_from(int(number))
    return value.end + 1


_words_to_read = pattern(r"\\|(?<!\p{L})\p{L}{2,}+[ ,]++\p{L}{2,}|^\p{Lu}\p{L}{4,}$")
