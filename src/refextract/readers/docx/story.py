"""The walk through a DOCX file: its body, its text boxes and its notes, as one reads them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple
from xml.etree.ElementTree import Element

from refextract.model.document import BlockKind
from refextract.readers._office.cited import Field
from refextract.readers._office.csl_citations import mendeley_citation
from refextract.readers._office.fields import field_of
from refextract.readers._office.flow import Flow
from refextract.readers._office.symbols import symbol, with_symbols
from refextract.readers._office.writing import Opened, Writing, is_grid, kind_of_style
from refextract.readers.docx.math import M, formula
from refextract.readers.docx.notes import ADDED, Note, Notes
from refextract.readers.docx.numbering import Numbering
from refextract.readers.docx.package import W, is_on, value
from refextract.readers.docx.styles import NumberedBy, Style, Styles, level_of, numbering_of
from refextract.readers.docx.tables import rows_of, size_of
from refextract.text import Span
from refextract.values.figures import whole

__all__ = ["Story"]

_COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_RELATED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_LEAST_RISE = 4  # half-points by which text set higher by hand is a superscript
_CONTENTS = "Table of Contents"


class _Look(NamedTuple):
    """How a run is printed."""

    raised: bool = False
    hidden: bool = False
    language: str | None = None
    font: str = ""


_PLAIN = _Look()


class Story:
    """Writes what is printed into a flow, part by part."""

    def __init__(self, flow: Flow, styles: Styles, numbering: Numbering, notes: dict[str, Notes]) -> None:
        self._flow = flow
        self._writing = Writing(flow)
        self._styles = styles
        self._numbering = numbering
        self._notes = notes
        self._links: dict[str, str] = {}
        self._kept: dict[str, str] = {}  # instructions of fields that a bookmark holds
        self._bookmarks: dict[str, Opened] = {}
        self._mute = 0  # how many fields around are still in their instruction
        self._look = _PLAIN
        self._style = Style()
        self._merging = False
        self._label = ""  # of the note that is written
        self._late: list[Callable[[], None]] = []
        self.languages: Counter[str | None] = Counter()
        self._acts = self._table_of_acts()

    def tell(self, root: Element, links: dict[str, str], kept: dict[str, str]) -> None:
        """Write the body of the document, and its notes: footnotes behind their paragraphs, endnotes at the end."""
        self._links, self._kept = links, kept
        self._walk(root)
        self._writing.flush()
        for act in self._late:
            act()
        self._writing.flush()

    def _table_of_acts(self) -> dict[str, Callable[[Element], None]]:
        acts: dict[str, Callable[[Element], None]] = {
            "p": self._paragraph,
            "tbl": self._table,
            "r": self._run,
            "t": self._text,
            "hyperlink": self._hyperlink,
            "fldSimple": self._simple_field,
            "sdt": self._control,
            "tab": lambda _: self._write("\t"),
            "ptab": lambda _: self._write("\t"),
            "cr": lambda _: self._write("\n"),
            "br": lambda _: self._write("\n"),
            "noBreakHyphen": lambda _: self._write("-"),
            "sym": self._symbol,
            "fldChar": self._field_sign,
            "instrText": self._instruction,
            "footnoteReference": lambda each: self._call("footnote", each),
            "endnoteReference": lambda each: self._call("endnote", each),
            "footnoteRef": self._own_label,
            "endnoteRef": self._own_label,
            "drawing": self._drawing,
            "pict": self._drawing,
            "object": self._drawing,
            "lastRenderedPageBreak": lambda _: self._flow.turn_page(),
            "bookmarkStart": self._bookmark,
            "bookmarkEnd": self._bookmark_end,
            "del": self._skip,
            "moveFrom": self._skip,
            "altChunk": self._foreign,
            "sectPr": self._section,
        }
        for transparent in ("body", "ins", "moveTo", "smartTag", "customXml", "dir", "bdo", "sdtContent", "rubyBase"):
            acts[transparent] = self._walk
        acts["ruby"] = self._walk
        found = {f"{W}{name}": act for name, act in acts.items()}
        found |= {f"{M}oMath": self._formula, f"{M}oMathPara": self._formula}
        return found | {f"{_COMPATIBLE}AlternateContent": self._alternatives}

    def _walk(self, element: Element) -> None:
        for child in element:
            act = self._acts.get(child.tag)
            if act is not None:
                act(child)

    # Paragraphs

    def _paragraph(self, element: Element) -> None:
        self._flow.paragraph = (self._flow.paragraph or 0) + 1
        properties = element.find(f"{W}pPr")
        key = value(properties, "pStyle") or self._styles.usual
        self._style = self._styles[key]
        goes_on = _is_deleted(properties)
        label = "" if goes_on else self._list_label(properties, key)
        if not self._merging:
            self._writing.begin("" if self._mute else label)
        self._walk(element)
        self._abandon()
        self._merging = goes_on
        if not goes_on:
            self._writing.end(*self._kind(properties, label), self._style.name)
            section = properties.find(f"{W}sectPr") if properties is not None else None
            if section is not None:
                self._section(section)

    def _list_label(self, properties: Element | None, style: str | None) -> str:
        own, inherited = numbering_of(properties), self._style.numbered
        by = own or inherited
        if own is not None and inherited is not None and own.number is None:
            by = NumberedBy(inherited.number, own.level)
        return self._numbering.label(by, style) if by is not None else ""

    def _kind(self, properties: Element | None, label: str) -> tuple[BlockKind, int]:
        own = value(properties, "outlineLvl")
        outline = level_of(own) if own is not None else self._style.outline
        return ("heading", outline + 1) if outline is not None else kind_of_style(self._style.name, label)

    def _tell_note(self, notes: Notes, note: Note, mark: Span) -> None:
        label, self._label = self._label, note.label
        self._writing.note(mark, notes.part, note.first, lambda: self._tell_inside(note.content, notes.links))
        self._label = label

    def _tell_inside(self, element: Element, links: dict[str, str]) -> None:
        """Write the content of a note or a text box, which the state of the text around it does not touch."""
        before = self._links, self._mute, self._look
        self._links, self._mute, self._look = links, 0, _PLAIN
        self._walk(element)
        self._links, self._mute, self._look = before

    def _tell_box(self, element: Element) -> None:
        with self._writing.elsewhere(self._flow.part, self._flow.paragraph):
            self._tell_inside(element, self._links)

    def _table(self, element: Element) -> None:
        rows = list(rows_of(element))
        acts = [[partial(self._walk, cell) for cell in row] for row in rows]
        self._writing.table(acts, grid=is_grid([[size_of(cell) for cell in row] for row in rows]))

    # Runs

    def _run(self, element: Element) -> None:
        properties = element.find(f"{W}rPr")
        before, self._look = self._look, self._look_of(properties)
        self._walk(element)
        self._look = before

    def _look_of(self, properties: Element | None) -> _Look:
        if properties is None:
            return _Look(bool(self._style.raised), bool(self._style.hidden))
        style = self._styles[value(properties, "rStyle")]
        align, rise = value(properties, "vertAlign"), value(properties, "position")
        raised = style.raised if style.raised is not None else self._style.raised
        if align is not None:
            raised = align == "superscript"
        elif (whole(rise) or 0) >= _LEAST_RISE:
            raised = True
        hidden = is_on(properties, "vanish")
        if hidden is None:
            hidden = style.hidden if style.hidden is not None else self._style.hidden
        fonts = properties.find(f"{W}rFonts")
        font = fonts.get(f"{W}ascii", "") if fonts is not None else ""
        return _Look(bool(raised), bool(hidden), value(properties, "lang"), font)

    def _write(self, text: str) -> None:
        if self._mute or self._look.hidden:
            return
        self._flow.write(text, raised=self._look.raised)
        self.languages[self._look.language] += len(text)

    def _text(self, element: Element) -> None:
        text = element.text or ""
        if element.get(_SPACE) != "preserve":
            text = text.strip()
        if not text.isascii():
            text = with_symbols(text.replace("\u00ad", ""), self._look.font)
        self._write(" ".join(text.splitlines()) if "\n" in text else text)

    def _symbol(self, element: Element) -> None:
        code = element.get(f"{W}char", "")
        if _HEXADECIMAL.issuperset(code) and code:
            self._write(symbol(int(code[-6:], 16), element.get(f"{W}font", "")))

    def _formula(self, element: Element) -> None:
        before, self._look = self._look, _PLAIN
        self._write(formula(element))
        self._look = before

    def _skip(self, element: Element) -> None:
        """Leave out what is deleted; the pages that ended in it count."""
        for _ in element.iter(f"{W}lastRenderedPageBreak"):
            self._flow.turn_page()

    def _alternatives(self, element: Element) -> None:
        chosen = element.find(f"{_COMPATIBLE}Choice")
        chosen = chosen if chosen is not None else element.find(f"{_COMPATIBLE}Fallback")
        if chosen is not None:
            self._walk(chosen)

    def _drawing(self, element: Element) -> None:
        if not (self._mute or self._look.hidden):
            for box in _boxes_in(element):
                self._writing.hold(partial(self._tell_box, box))

    def _foreign(self, _: Element) -> None:
        self._flow.problems.append("a file that is put into the document whole was not read")

    def _section(self, element: Element) -> None:
        for notes in self._notes.values():
            notes.read_properties(element)
            notes.end_section()

    # Notes

    def _call(self, kind: str, element: Element) -> None:
        if self._mute or self._look.hidden or kind not in self._notes:
            return
        notes = self._notes[kind]
        own = element.get(f"{W}customMarkFollows") in ("1", "true", "on")
        note = notes.called(element.get(f"{W}id", ""), self._flow.page, has_own_mark=own)
        if note is None:
            return
        act = partial(self._tell_note, notes, note, self._flow.write_mark(note.label))
        if kind == "footnote":
            self._writing.hold(act)
        else:
            self._late.append(act)

    def _own_label(self, element: Element) -> None:
        if self._label or not element.get(ADDED):
            self._flow.write_mark(self._label)
        if self._label and element.get(ADDED):
            self._flow.separate(" ")

    # Fields, links and bookmarks

    def _hyperlink(self, element: Element) -> None:
        key, anchor = element.get(f"{_RELATED}id"), element.get(f"{W}anchor", "")
        url = self._links.get(key or "", "")
        target = f"{url}#{anchor}" if url and anchor else url or anchor
        made = Field("link" if url else "jump", target=target, tip=element.get(f"{W}tooltip", ""))
        self._within(made, element)

    def _simple_field(self, element: Element) -> None:
        self._within(field_of(element.get(f"{W}instr", ""), element.findtext(f"{W}fldData", "")), element)

    def _control(self, element: Element) -> None:
        properties, content = element.find(f"{W}sdtPr"), element.find(f"{W}sdtContent")
        if content is None or is_on(properties, "showingPlcHdr"):
            return
        gallery = properties.find(f"{W}docPartObj") if properties is not None else None
        if value(gallery, "docPartGallery") == _CONTENTS:
            self._skip(content)
            return
        made = mendeley_citation(value(properties, "tag") or "")
        if made is None:
            self._walk(content)
        else:
            self._within(made, content)

    def _within(self, made: Field, element: Element) -> None:
        opened = self._writing.open(made)
        self._walk(element)
        self._settle(opened)

    def _field_sign(self, element: Element) -> None:
        kind, fields = element.get(f"{W}fldCharType"), self._writing.opened
        if kind == "begin":
            self._mute += 1
            fields.append(self._writing.open(data=element.findtext(f"{W}fldData", "")))
        elif kind == "separate" and fields and fields[-1].result is None:
            self._mute -= 1
            fields[-1].result = self._flow.mark()
        elif kind == "end" and fields:
            opened = fields.pop()
            self._mute -= opened.result is None
            opened.result = opened.result or self._flow.mark()
            self._settle(opened)

    def _instruction(self, element: Element) -> None:
        fields = self._writing.opened
        if fields and fields[-1].result is None:
            fields[-1].instruction.append(element.text or "")

    def _abandon(self) -> None:
        """Let fields be that did not come to their result in their paragraph: their end is lost."""
        fields = self._writing.opened
        while fields and fields[-1].result is None:
            fields.pop()
            self._mute -= 1

    def _settle(self, opened: Opened) -> None:
        if not self._mute:
            self._writing.settle(opened, opened.made or field_of("".join(opened.instruction), opened.data))

    def _bookmark(self, element: Element) -> None:
        name = element.get(f"{W}name", "")
        self._flow.bookmarks.setdefault(name, self._flow.ahead)
        if name in self._kept:
            self._bookmarks[element.get(f"{W}id", "")] = self._writing.open(field_of(self._kept[name]))

    def _bookmark_end(self, element: Element) -> None:
        opened = self._bookmarks.pop(element.get(f"{W}id", ""), None)
        if opened is not None:
            self._settle(opened)


_HEXADECIMAL = frozenset("0123456789abcdefABCDEF")


def _is_deleted(properties: Element | None) -> bool:
    """Whether the mark that ends a paragraph is deleted, so that the next one goes on with it."""
    run = properties.find(f"{W}rPr") if properties is not None else None
    return run is not None and (run.find(f"{W}del") is not None or run.find(f"{W}moveFrom") is not None)


def _boxes_in(element: Element) -> Iterator[Element]:
    """The contents of the text boxes of a drawing, each once, though older programs find a copy."""
    for child in element:
        if child.tag == f"{W}txbxContent":
            yield child
        elif child.tag == f"{_COMPATIBLE}AlternateContent":
            chosen = child.find(f"{_COMPATIBLE}Choice")
            yield from _boxes_in(chosen if chosen is not None else child)
        else:
            yield from _boxes_in(child)
