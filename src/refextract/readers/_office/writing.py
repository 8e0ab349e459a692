"""The writing of paragraphs, notes and tables into a flow: what all word processors have in common."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from refextract.model.document import BlockKind
from refextract.readers._office.cited import Field
from refextract.readers._office.flow import Flow, Mark
from refextract.text import Span, pattern

__all__ = ["Opened", "Writing", "is_grid", "kind_of_style"]

_APART = "\n\n"
_LONGEST_HEADING = 140  # characters; longer ones are text that took over its style from elsewhere
_LONGEST_CELL = 400  # characters of a cell of a table; what is longer is text that a table arranges
_FEWEST_CELLS = 4

_QUOTES = frozenset({"quote", "intense quote", "block text", "quotations"})
_CODE = frozenset({"source code", "html preformatted", "macro text", "plain code", "preformatted text"})
_LISTED = frozenset(
    {"bibliography", "endnote bibliography", "citavi bibliography entry", "reference list", "csl entry"}
    | {"bibliography 1", "bibliography entry"}
)


# Names that templates of journals and of authors give the style of entries: "MDPI_7.1_References", "Bib_entry".
_likely = pattern(
    r"(?i)(?:^|[\s_.\d-])(?:references?|reference ?(?:items?|list|text)|bib(?:liograph\w*+)?[_ ]?(?:entry|item|text)?"
    r"|(?:works|literature) cited|literatur\w*+|bibliogra[fp]\w*+|refer[êe]n[cs]ias?)$"
)


@dataclass(slots=True)
class Opened:
    """A field that has begun, in the paragraph that began at `paragraph`; its `result` is what follows that state."""

    paragraph: Mark
    result: Mark | None = None
    made: Field | None = None
    data: str = ""
    instruction: list[str] = field(default_factory=list)


class Writing:
    """Writes into a flow: paragraphs that know where they began, with what hangs on them behind them."""

    def __init__(self, flow: Flow) -> None:
        self.flow = flow
        self.opened: list[Opened] = []
        self._joint = _APART
        self._mark = self._content = flow.mark()  # where the paragraph begins, and its text behind an automatic number
        self._in_note = False
        self._waiting: list[Callable[[], None]] = []

    def begin(self, label: str = "") -> None:
        """Begin a paragraph; `label` is its automatic number with the blank behind it."""
        self._mark = self._content = self.flow.mark()
        self.flow.begin()
        if label:
            self.flow.write(label)
            self._content = self.flow.mark()

    def end(self, kind: BlockKind, level: int = 0, style: str = "", *, joint: str | None = None) -> None:
        """End a paragraph of a style; one without any text is none. What hangs on it follows.

        `joint` sets it apart from the next one where both are parts of a row.
        """
        flow, mark = self.flow, self._mark
        joint = self._joint if joint is None else joint
        if flow.is_blank_since(self._content):
            self._rewind(mark)
        else:
            span = flow.written_since(mark)
            if kind == "heading" and len(span) > _LONGEST_HEADING:
                kind, level = "paragraph", 0
            if joint == _APART:
                flow.block(kind, span, level)
            if not self._in_note:
                flow.units.append(span)
            if not self._in_note and style.casefold() in _LISTED:
                flow.listed.add(span)
            elif _likely.search(style) and not self._in_note:
                flow.likely.add(span)
        flow.separate(joint)
        if joint == _APART:
            self.flush()

    def hold(self, act: Callable[[], None]) -> None:
        """Do something when the paragraph, or the table around it, has ended."""
        self._waiting.append(act)

    def flush(self) -> None:
        """Do what was held."""
        while self._waiting:
            waiting, self._waiting = self._waiting, []
            for act in waiting:
                act()

    def open(self, made: Field | None = None, data: str = "") -> Opened:
        """A field that begins here; its result does too, where it is known what the field is."""
        return Opened(self._mark, self.flow.mark() if made is not None else None, made, data)

    def settle(self, opened: Opened, made: Field) -> None:
        """Note what a field, which ends here, has shown; a table of contents is taken back."""
        if made.problem:
            self.flow.problems.append(made.problem)
        if opened.result is None:
            return
        if made.kind == "contents":
            self._rewind(opened.result)
            self._mark = self._content = opened.paragraph
        else:
            self.flow.settle(made, opened.result)

    def note(self, mark: Span, part: str | None, paragraph: int | None, act: Callable[[], None]) -> None:
        """Write a note, which stands elsewhere in the file and which `mark` calls, as one block."""
        flow = self.flow
        flow.separate(_APART)
        before = flow.mark()
        in_note, self._in_note = self._in_note, True
        with self.elsewhere(part, paragraph, "\n"):
            act()
        self._in_note = in_note
        flow.separate(_APART)
        if not flow.is_blank_since(before):
            flow.block("note", flow.written_since(before), mark=mark if len(mark) else None)

    @contextmanager
    def elsewhere(self, part: str | None, paragraph: int | None, joint: str = _APART) -> Iterator[None]:
        """Write what has a place of its own, with fields of its own; then all is as before."""
        flow = self.flow
        before = flow.part, flow.paragraph, self._joint, self.opened
        flow.part, flow.paragraph, self._joint, self.opened = part, paragraph, joint, []
        yield
        flow.part, flow.paragraph, self._joint, self.opened = before

    def table(self, rows: Sequence[Sequence[Callable[[], None]]], *, grid: bool) -> None:
        """Write the cells of a table by their acts: a row of a `grid` is a line, else all paragraphs stand apart."""
        flow, joint = self.flow, self._joint
        if joint != _APART or not grid:
            for act in (act for row in rows for act in row):
                act()
            return
        self._joint = " "
        first = len(flow.units)
        for row in rows:
            before = len(flow.units)
            for act in row:
                act()
                flow.separate("\t")
            self.join_units(before)
            flow.separate("\n")
        self._joint = joint
        self.end_table(first)

    def join_units(self, first: int) -> None:
        """Make one unit of those of a row, whose first one is given by its index."""
        flow = self.flow
        units = flow.units[first:]
        if len(units) > 1:
            whole = flow.span(units[0].start, units[-1].end)
            if not flow.listed.isdisjoint(units):
                flow.listed.difference_update(units)
                flow.listed.add(whole)
            flow.units[first:] = [whole]

    def end_table(self, first: int) -> None:
        """End a table whose first row is the unit with that index."""
        flow = self.flow
        if len(flow.units) > first:
            flow.block("table", flow.span(flow.units[first].start, flow.units[-1].end))
        flow.separate(_APART)
        self.flush()

    def _rewind(self, mark: Mark) -> None:
        """Take back what was written; fields whose result began there begin with what comes next."""
        self.flow.rewind(mark)
        for each in self.opened:
            if each.result is not None and each.result.pieces > mark.pieces:
                each.result = mark


def kind_of_style(name: str, label: str) -> tuple[BlockKind, int]:
    """What a paragraph without an outline level is, by the name of its style and whether it has a number."""
    folded = name.casefold()
    if folded == "title":
        return "heading", 1
    if folded in _QUOTES:
        return "quote", 0
    return ("code", 0) if folded in _CODE else ("item" if label else "paragraph", 0)


def is_grid(rows: Sequence[Sequence[tuple[int, int]]]) -> bool:
    """Whether the rows of a table are to be read as lines, by the paragraphs and characters of their cells.

    So they are where no cell holds more than a paragraph, or all are short.

    >>> is_grid([[(1, 3), (1, 900)]]), is_grid([[(5, 900), (7, 2000)]])
    (True, False)
    """
    cells = [cell for row in rows for cell in row]
    if all(paragraphs <= 1 for paragraphs, _ in cells) and len(cells) > len(rows):
        return True
    return len(cells) >= _FEWEST_CELLS and all(length <= _LONGEST_CELL for _, length in cells)
