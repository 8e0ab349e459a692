"""The walk through an ODT file: its text, its text boxes and its notes, as one reads them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from functools import partial
from typing import NamedTuple
from xml.etree.ElementTree import Element

from refextract.readers._office.cited import CitedItem, Field
from refextract.readers._office.fields import field_of
from refextract.readers._office.flow import Flow
from refextract.readers._office.symbols import with_symbols
from refextract.readers._office.writing import Opened, Writing, is_grid, kind_of_style
from refextract.readers.odt.lists import Lists
from refextract.readers.odt.marks import field_of_mark, marked_work
from refextract.readers.odt.package import OFFICE, TEXT
from refextract.readers.odt.styles import Styles
from refextract.text import Span, pattern
from refextract.values.figures import whole

__all__ = ["Story"]

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_HREF = "{http://www.w3.org/1999/xlink}href"
_BLANKS = pattern(r"[ \t\r\n]++")
_MANY = 1_000_000
_MOST_BLANKS = 1000
_DEEPEST_HEADING = 10
_CONTENTS = (
    "table-of-content",
    "illustration-index",
    "table-index",
    "object-index",
    "alphabetical-index",
    "user-index",
)
_OUT = (
    "tracked-changes",
    "sequence-decls",
    "variable-decls",
    "user-field-decls",
    "note-citation",
    "ruby-text",
    "hidden-text",
)


class _Look(NamedTuple):
    """How a run is printed."""

    raised: bool = False
    hidden: bool = False
    language: str | None = None


_PLAIN = _Look()


class Story:
    """Writes what is printed into a flow."""

    def __init__(self, flow: Flow, styles: Styles, kept: Mapping[str, str]) -> None:
        self._flow = flow
        self._writing = Writing(flow)
        self._styles = styles
        self._lists = Lists(styles)
        self._kept = kept  # instructions of fields that a bookmark holds
        self._marks: dict[str, Opened] = {}
        self._look = _PLAIN
        self._blank = True  # whether a blank would not be shown, for one stands before it
        self._inside = False  # a paragraph
        self._late: list[Callable[[], None]] = []
        self.languages: Counter[str | None] = Counter()
        self._acts = self._table_of_acts()

    def tell(self, root: Element) -> None:
        """Write the text of the document, and its notes: footnotes behind their paragraphs, endnotes at the end."""
        self._walk(root)
        self._writing.flush()
        for act in self._late:
            act()
        self._writing.flush()

    def _table_of_acts(self) -> dict[str, Callable[[Element], None]]:
        acts: dict[str, Callable[[Element], None]] = {
            "p": self._paragraph,
            "h": self._heading,
            "span": self._span,
            "a": self._link,
            "s": lambda each: self._write(" " * min(_MOST_BLANKS, whole(each.get(f"{TEXT}c")) or 1)),
            "tab": lambda _: self._write("\t"),
            "line-break": lambda _: self._write("\n"),
            "soft-page-break": lambda _: self._flow.turn_page(),
            "note": self._note,
            "list": self._list,
            "list-item": self._item,
            "section": self._section,
            "bibliography": lambda each: self._within(Field("bibliography", "LibreOffice"), each),
            "bibliography-mark": self._bibliography_mark,
            "bookmark": self._bookmark,
            "bookmark-start": self._bookmark,
            "bookmark-end": self._bookmark_end,
            "reference-mark": self._place,
            "reference-mark-start": self._mark_start,
            "reference-mark-end": self._mark_end,
            "bookmark-ref": self._jump,
            "reference-ref": self._jump,
            "hidden-paragraph": self._hidden_paragraph,
        }
        found = {f"{TEXT}{name}": act for name, act in acts.items()}
        found |= {f"{TEXT}{name}": _nothing for name in (*_CONTENTS, *_OUT)}
        found |= {f"{OFFICE}{name}": _nothing for name in ("annotation", "annotation-end", "forms")}
        found |= {f"{_TABLE}table": self._table, f"{_TABLE}covered-table-cell": _nothing, f"{_DRAW}frame": self._frame}
        return found | {f"{_DRAW}{name}": self._shape for name in ("custom-shape", "rect", "ellipse", "text-box")}

    def _walk(self, element: Element) -> None:
        """Write what an element holds; elements that are not known are of their text."""
        self._text(element.text)
        for child in element:
            if isinstance(child.tag, str):
                self._acts.get(child.tag, self._walk)(child)
            self._text(child.tail)

    def _text(self, text: str | None) -> None:
        """Write characters, of whose blanks only the first of several is shown."""
        if not text or not self._inside:
            return
        shown = _BLANKS.sub(" ", text)
        if self._blank:
            shown = shown.lstrip(" ")
        if shown:
            self._write(with_symbols(shown.replace("\u00ad", "")))
            self._blank = shown.endswith(" ")

    def _write(self, text: str) -> None:
        self._blank = False
        if not self._look.hidden:
            self._flow.write(text, raised=self._look.raised)
            self.languages[self._look.language] += len(text)

    # Paragraphs

    def _paragraph(self, element: Element) -> None:
        self._tell_paragraph(element, None, self._lists.label())

    def _heading(self, element: Element) -> None:
        level = min(_DEEPEST_HEADING, whole(element.get(f"{TEXT}outline-level")) or 1)
        label = self._lists.label() if self._lists.are_around else ""
        if not label and element.get(f"{TEXT}is-list-header") != "true":
            label = self._lists.heading(level)
        self._tell_paragraph(element, level, label)

    def _tell_paragraph(self, element: Element, level: int | None, label: str) -> None:
        self._flow.paragraph = (self._flow.paragraph or 0) + 1
        style = self._styles.of("paragraph", element.get(f"{TEXT}style-name"))
        before, self._look = self._look, _Look(bool(style.raised), bool(style.hidden), style.language)
        self._blank = self._inside = True
        self._writing.begin("" if self._look.hidden else label)
        self._walk(element)
        self._inside, self._look = False, before
        level = level or style.outline
        kind = ("heading", level) if level else kind_of_style(style.name, label)
        self._writing.end(kind[0], kind[1], style.name)  # type: ignore[arg-type]  # "heading" is one of the kinds

    def _span(self, element: Element) -> None:
        style = self._styles.of("text", element.get(f"{TEXT}style-name"))
        before = self._look
        self._look = _Look(
            before.raised if style.raised is None else style.raised,
            before.hidden or bool(style.hidden),
            style.language or before.language,
        )
        self._walk(element)
        self._look = before

    def _hidden_paragraph(self, element: Element) -> None:
        if element.get(f"{TEXT}is-hidden") == "true":
            self._look = self._look._replace(hidden=True)

    def _list(self, element: Element) -> None:
        self._lists.enter(element, None)
        self._walk(element)
        self._lists.leave()

    def _item(self, element: Element) -> None:
        self._lists.begin_item(element)
        self._walk(element)

    def _section(self, element: Element) -> None:
        if element.get(f"{TEXT}display") == "none":
            return
        made = field_of_mark(element.get(f"{TEXT}name", ""))
        if made is None:
            self._walk(element)
        else:
            self._within(made, element)

    def _table(self, element: Element) -> None:
        rows = [
            [cell for cell in row if cell.tag == f"{_TABLE}table-cell"] for row in element.iter(f"{_TABLE}table-row")
        ]
        if any(cell.find(f".//{_TABLE}table") is not None for row in rows for cell in row):
            rows = [[cell] for row in _rows(element) for cell in row if cell.tag == f"{_TABLE}table-cell"]
        acts = [[partial(self._walk, cell) for cell in row] for row in rows]
        self._writing.table(acts, grid=is_grid([[_size(cell) for cell in row] for row in rows]))

    # What stands elsewhere

    def _note(self, element: Element) -> None:
        if self._look.hidden:
            return
        label = "".join("".join(each.itertext()) for each in element.iter(f"{TEXT}note-citation")).strip()
        act = partial(self._tell_note, element, label, self._flow.write_mark(label))
        self._blank = False
        if element.get(f"{TEXT}note-class") == "endnote":
            self._late.append(act)
        else:
            self._writing.hold(act)

    def _tell_note(self, element: Element, label: str, mark: Span) -> None:
        def tell() -> None:
            self._flow.write_mark(label)
            self._flow.separate(" ")
            self._apart(element)

        self._writing.note(mark, self._flow.part, self._flow.paragraph, tell)

    def _frame(self, element: Element) -> None:
        for box in element.iter(f"{_DRAW}text-box"):
            self._shape(box)

    def _shape(self, element: Element) -> None:
        if not self._look.hidden:
            self._writing.hold(partial(self._tell_shape, element))

    def _tell_shape(self, element: Element) -> None:
        with self._writing.elsewhere(self._flow.part, self._flow.paragraph):
            self._apart(element)

    def _apart(self, element: Element) -> None:
        """Write a text that stands apart, which the state of the text around it does not touch."""
        before = self._look, self._blank, self._inside, self._lists
        self._look, self._inside, self._lists = _PLAIN, False, self._lists.aside()
        self._walk(element)
        self._look, self._blank, self._inside, self._lists = before

    # Fields, links and bookmarks

    def _within(self, made: Field, element: Element) -> None:
        opened = self._writing.open(made)
        self._walk(element)
        self._writing.settle(opened, made)

    def _link(self, element: Element) -> None:
        url = element.get(_HREF, "")
        inside = url.startswith("#")
        self._within(Field("jump" if inside else "link", target=url.removeprefix("#")), element)

    def _jump(self, element: Element) -> None:
        self._within(Field("jump", target=element.get(f"{TEXT}ref-name", "")), element)

    def _bibliography_mark(self, element: Element) -> None:
        item = CitedItem(element.get(f"{TEXT}identifier", ""), marked_work(element))
        self._within(Field("citation", "LibreOffice citation", (item,)), element)

    def _place(self, element: Element) -> None:
        self._flow.bookmarks.setdefault(element.get(f"{TEXT}name", ""), self._flow.ahead)

    def _bookmark(self, element: Element) -> None:
        self._place(element)
        name = element.get(f"{TEXT}name", "")
        if name in self._kept:
            self._marks[name] = self._writing.open(field_of(self._kept[name]))

    def _bookmark_end(self, element: Element) -> None:
        self._mark_end(element)

    def _mark_start(self, element: Element) -> None:
        self._place(element)
        name = element.get(f"{TEXT}name", "")
        made = field_of_mark(name)
        if made is not None:
            self._marks[name] = self._writing.open(made)

    def _mark_end(self, element: Element) -> None:
        opened = self._marks.pop(element.get(f"{TEXT}name", ""), None)
        if opened is not None and opened.made is not None:
            self._writing.settle(opened, opened.made)


def _nothing(_: Element) -> None:
    """Leave out what is not printed, or not here."""


def _rows(table: Element) -> list[Element]:
    """The rows of a table itself, not of those inside it."""
    found = []
    for child in table:
        if child.tag == f"{_TABLE}table-row":
            found.append(child)
        elif child.tag in (f"{_TABLE}table-header-rows", f"{_TABLE}table-rows", f"{_TABLE}table-row-group"):
            found.extend(_rows(child))
    return found


def _size(cell: Element) -> tuple[int, int]:
    """How many paragraphs of a cell have text, and how many characters; a list or a table inside counts as many."""
    if cell.find(f".//{TEXT}list") is not None or cell.find(f".//{_TABLE}table") is not None:
        return _MANY, _MANY
    texts = ["".join(each.itertext()) for each in cell.iter(f"{TEXT}p")]
    return sum(bool(text.strip()) for text in texts), sum(map(len, texts))
