"""The walk through the tokens of RTF: its text and its notes, as one reads them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from functools import partial

from refextract.readers._office.fields import field_of
from refextract.readers._office.flow import Flow
from refextract.readers._office.numerals import numeral
from refextract.readers._office.writing import Opened, Writing, kind_of_style
from refextract.readers.rtf.charsets import codec_of_charset, codec_of_page, decoded
from refextract.readers.rtf.state import FORMATS, Font, Header, State, Style
from refextract.readers.rtf.tokens import Token, ends_of_groups
from refextract.text import Span

__all__ = ["Story"]

_SIGNS = {
    "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "bullet": "•",
    "emspace": "\u2003", "enspace": "\u2002", "qmspace": "\u2005", "tab": "\t", "line": "\n", "lbr": "\n",
}  # fmt: skip
_PAGES = {"ansicpg": None, "mac": 10000, "pc": 437, "pca": 850}
_SKIPPED = frozenset(
    {"colortbl", "info", "pict", "object", "header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr"}
    | {"footerf", "ftnsep", "ftnsepc", "ftncn", "aftnsep", "aftnsepc", "aftncn", "annotation", "nonshppict", "private"}
    | {
        "xe",
        "tc",
        "rxe",
        "listtable",
        "listoverridetable",
        "revtbl",
        "rsidtbl",
        "themedata",
        "sp",
        "atnid",
        "atnauthor",
    }
)
_KEPT = frozenset(
    {"fldinst", "bkmkstart", "bkmkend", "footnote", "shpinst", "cs", "datafield", "pn", "pntxtb", "pntxta"}
)
_DEEPEST = 20  # notes and text boxes inside one another
_NEAR = 40  # tokens between the number of a note and the note
_ASIDE = frozenset({"footnote", "shptxt"})
_LABELS = frozenset({"listtext", "pntext"})
_HEADS = {"f": "fonttbl", "s": "stylesheet"}
_COLLECTED = frozenset({"fldinst", "bkmkstart", "bkmkend", "datafield", "fonttbl", "stylesheet", *_LABELS})


_NOTE_STYLES = {"ar": "decimal", "alc": "lowerLetter", "auc": "upperLetter", "rlc": "lowerRoman", "ruc": "upperRoman"}
_NOTE_WORDS = {
    f"{prefix}nn{end}": (kind, style)
    for prefix, kind in (("ft", "footnote"), ("aft", "endnote"))
    for end, style in _NOTE_STYLES.items()
}


_NOWHERE = Span(0, 0)


class Story:
    """Writes what is printed into a flow."""

    def __init__(self, flow: Flow, tokens: list[Token]) -> None:
        self._flow = flow
        self._writing = Writing(flow)
        self._tokens = tokens
        self._ends = ends_of_groups(tokens)
        self._header = Header()
        self._state = State()
        self._index = 0
        self._bytes = bytearray()
        self._skip = 0  # characters that stand for a Unicode character
        self._high = 0  # the first half of a pair of UTF-16
        self._begun = False  # a paragraph
        self._numbers = Counter[str]()
        self._label = ""  # of the paragraph that comes next
        self._called = _NOWHERE  # the mark of the note that comes next
        self._depth = 0  # of notes and text boxes inside one another
        self._note = ""  # the number of the note that is written
        self._row: int | None = None  # how many units there were before the row
        self._table: int | None = None
        self._late: list[Callable[[], None]] = []
        self._defined = 0  # the number of the font that is defined
        self.languages: Counter[str | None] = Counter()

    def tell(self) -> None:
        """Write the text of the document, and its notes: footnotes behind their paragraphs, endnotes at the end."""
        self._run(0, len(self._tokens))
        self._end_paragraph()
        self._end_table()
        self._writing.flush()
        for act in self._late:
            act()
        self._writing.flush()

    def _run(self, start: int, end: int) -> None:
        """Follow the tokens from `start` up to `end`; groups that are written elsewhere are passed over."""
        stack: list[State] = []
        index = start
        while index < end:
            token = self._tokens[index]
            index += 1
            self._index = index
            if token.kind == "open":
                self._flush_bytes()
                stack.append(self._state)
                self._state = replace(self._state, field=None)
                index = self._open(index, end)
            elif token.kind == "close":
                self._flush_bytes()
                self._close(stack[-1] if stack else self._state)
                self._state = stack.pop() if stack else self._state
            else:
                self._token(token)
        self._flush_bytes()

    def _open(self, index: int, end: int) -> int:
        """Enter a group by its first word; the index from which to go on."""
        self._skip = 0
        optional = index < end and self._tokens[index] == ("sign", "*", None)
        index += optional
        word = self._tokens[index].text if index < end and self._tokens[index].kind == "word" else ""
        if word in _ASIDE and self._state.target in ("", "shape"):
            return self._put_aside(word, index, self._ends.get(index - 1 - optional, end))
        if word in _SKIPPED or (optional and word not in _KEPT):
            return min(end, self._ends.get(index - 1 - optional, end))
        if word in _COLLECTED:
            self._state.target, self._state.collected = word, []
            return index + 1
        if word == "shpinst":
            self._state.target = "shape"
        if word == "field":
            self._state.field = self._begin_field()
        if word == "fldrslt":
            self._begin_result()
        return index

    def _close(self, outer: State) -> None:
        """Leave a group."""
        state = self._state
        if state.collected is not outer.collected:
            self._use(state.target, "".join(state.collected))
        if state.field is not None:
            self._end_field(state.field)

    def _use(self, target: str, text: str) -> None:
        """Use the text of a group that is no part of the text."""
        fields = self._writing.opened
        if target == "fldinst" and fields:
            fields[-1].instruction.append(text)
        elif target == "datafield" and fields:
            fields[-1].data = _from_hexadecimal(text)
        elif target == "bkmkstart":
            self._flow.bookmarks.setdefault(text.strip(), self._flow.ahead)
        elif target in _LABELS:
            self._label = text

    # Tokens

    def _token(self, token: Token) -> None:
        if token.kind in ("text", "byte"):
            self._characters(token)
            return
        if self._skip and token.kind != "word":
            self._skip -= 1
            return
        if token.kind == "sign":
            self._flush_bytes()
            self._put(
                {"~": "\u00a0", "_": "-", "-": "", "*": ""}.get(token.text, token.text if token.text in "\\{}" else "")
            )
            return
        if token.text == "u":
            self._unicode(token.number or 0)
            return
        self._flush_bytes()
        self._word(token)

    def _characters(self, token: Token) -> None:
        if token.kind == "byte":
            if self._skip:
                self._skip -= 1
            else:
                self._bytes.append(token.number or 0)
            return
        text = token.text[self._skip :]
        self._skip = max(0, self._skip - len(token.text))
        self._bytes += text.encode("latin-1", "replace")

    def _unicode(self, number: int) -> None:
        """A character by its number, of which those above 32767 are written as negative ones."""
        self._flush_bytes()
        code = number + 0x10000 if number < 0 else number
        self._skip = self._state.fallback
        if 0xD800 <= code < 0xDC00:
            self._high = code
            return
        if 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((self._high - 0xD800) << 10) + code - 0xDC00 if self._high else 0xFFFD
        self._high = 0
        self._put(chr(code) if 0 < code <= 0x10FFFF else "")

    def _flush_bytes(self) -> None:
        if self._bytes:
            font = self._header.fonts.get(self._state.font, Font())
            text = decoded(bytes(self._bytes), font.codec or self._header.page, font.name)
            self._bytes.clear()
            self._put(text)

    def _put(self, text: str) -> None:
        """Put characters where they belong in this group."""
        state = self._state
        if not text or state.target == "shape":
            return
        if state.target in ("fonttbl", "stylesheet"):
            self._define(text)
        elif state.target:
            state.collected.append(text)
        elif not (state.hidden or self._is_muted()):
            if not self._begun:
                self._begin_paragraph()
            self._flow.write(text.replace("\u00ad", ""), raised=state.raised)
            self.languages[state.language] += len(text)

    def _word(self, token: Token) -> None:
        word, number = token.text, token.number
        if word in _SIGNS:
            self._put(_SIGNS[word])
        elif word in ("par", "sect", "page"):
            self._end_line(word)
        elif word in ("cell", "nestcell"):
            self._end_cell()
        elif word in ("row", "nestrow"):
            self._end_row()
        elif word == "chftn":
            self._note_number()
        elif word in _PAGES:
            self._header.page = codec_of_page(number if word == "ansicpg" else _PAGES[word])
        elif word in _NOTE_WORDS:
            kind, style = _NOTE_WORDS[word]
            self._header.notes[kind] = style
        else:
            self._format(word, number)

    def _format(self, word: str, number: int | None) -> None:
        """Words that say how what follows is printed; in the head of the file, what is defined there."""
        target = self._state.target
        if word in ("f", "s") and target == _HEADS[word]:
            self._defined = number or 0
        elif word == "fcharset" and target == "fonttbl":
            self._font().codec = codec_of_charset(number)
        elif word in ("cs", "ds", "ts") and target == "stylesheet":
            self._state.target = "shape"
        if word in FORMATS:
            FORMATS[word](self._state, number)

    # The head of the file

    def _font(self) -> Font:
        return self._header.fonts.setdefault(self._defined, Font())

    def _define(self, text: str) -> None:
        """The name of a font or a style, which a semicolon ends."""
        name = text.strip().rstrip(";")
        if self._state.target == "fonttbl":
            self._font().name += name
        else:
            self._header.styles.setdefault(self._state.style or 0, Style(name, self._state.outline))

    # Paragraphs and tables

    def _begin_paragraph(self) -> None:
        if self._table is not None and not self._state.in_table and not self._note:
            self._end_table()
        self._flow.paragraph = (self._flow.paragraph or 0) + 1
        self._begun = True
        if self._state.in_table and self._row is None:
            self._row = len(self._flow.units)
            self._table = self._row if self._table is None else self._table
        self._writing.begin(self._label)

    def _end_paragraph(self, joint: str | None = None) -> None:
        if not self._begun:
            self._label = ""
            return
        style = self._header.styles.get(self._state.style or 0, Style())
        heading = self._state.outline if self._state.outline is not None else style.heading
        kind, level = ("heading", heading + 1) if heading is not None else kind_of_style(style.name, self._label)
        self._begun, self._label = False, ""
        self._writing.end(kind, level, style.name, joint=joint)  # type: ignore[arg-type]  # a heading is one of the kinds

    def _end_line(self, word: str) -> None:
        if self._state.target:
            return
        if word != "page":
            self._abandon()
            self._end_paragraph(" " if self._state.in_table and self._row is not None else None)

    def _end_cell(self) -> None:
        self._end_paragraph("\t")

    def _end_row(self) -> None:
        self._end_paragraph("\t")
        if self._row is not None:
            self._writing.join_units(self._row)
            self._row = None
        self._flow.separate("\n")

    def _end_table(self) -> None:
        if self._table is not None:
            self._writing.end_table(self._table)
        self._table = self._row = None

    # Notes and text boxes

    def _note_number(self) -> None:
        if self._state.target:
            return
        if self._is_muted() or self._state.hidden:
            return
        if not self._begun:
            self._begin_paragraph()
        if self._note:
            self._flow.write_mark(self._note)
            return
        kind = self._kind_of_next_note()
        self._numbers[kind] += 1
        self._called = self._flow.write_mark(numeral(self._numbers[kind], self._header.notes[kind]))

    def _kind_of_next_note(self) -> str:
        """Whether the number that stands here calls a footnote or an endnote: the group of the note follows it."""
        ahead = range(self._index, min(self._index + _NEAR, len(self._tokens) - 1))
        place = next((index for index in ahead if self._tokens[index].text == "footnote"), None)
        return "endnote" if place is not None and self._tokens[place + 1].text == "ftnalt" else "footnote"

    def _put_aside(self, word: str, index: int, end: int) -> int:
        """Have a note or a text box written later; what follows goes on behind it."""
        if self._is_muted() or self._state.hidden or self._depth > _DEEPEST:
            return end
        ends_late = any(token.text == "ftnalt" for token in self._tokens[index : index + 3])
        kind = "endnote" if ends_late else "footnote"
        number = numeral(self._numbers[kind], self._header.notes[kind]) if word == "footnote" else ""
        mark, self._called = (self._called, _NOWHERE) if word == "footnote" else (_NOWHERE, self._called)
        act = partial(self._tell_aside, index + 1, end, number, mark if word == "footnote" else None)
        if ends_late:
            self._late.append(act)
        else:
            self._writing.hold(act)
        return end

    def _tell_aside(self, start: int, end: int, number: str, mark: Span | None) -> None:
        before = self._state, self._begun, self._label, self._note, self._row, self._table
        self._depth += 1
        self._state, self._begun, self._label, self._note = (
            State(),
            False,
            "",
            number if mark is not None else self._note,
        )
        self._row = self._table = None

        def tell() -> None:
            self._run(start, end)
            self._end_paragraph()
            self._end_table()

        paragraph = self._flow.paragraph
        if mark is not None:
            self._writing.note(mark, self._flow.part, paragraph, tell)
        else:
            with self._writing.elsewhere(self._flow.part, paragraph):
                tell()
        self._depth -= 1
        self._state, self._begun, self._label, self._note, self._row, self._table = before

    # Fields

    def _is_muted(self) -> bool:
        return any(each.result is None for each in self._writing.opened)

    def _begin_field(self) -> Opened | None:
        if self._state.target in ("shape", "fonttbl", "stylesheet"):
            return None
        if not self._begun and not self._is_muted():
            self._begin_paragraph()
        opened = self._writing.open()
        self._writing.opened.append(opened)
        return opened

    def _begin_result(self) -> None:
        fields = self._writing.opened
        self._state.target = ""
        if fields and fields[-1].result is None:
            fields[-1].result = self._flow.mark()

    def _end_field(self, opened: Opened) -> None:
        fields = self._writing.opened
        if opened in fields:
            del fields[fields.index(opened) :]
        if opened.result is None:
            opened.result = self._flow.mark()
        if not self._is_muted():
            self._writing.settle(opened, field_of("".join(opened.instruction), opened.data))

    def _abandon(self) -> None:
        """Let fields be that did not come to their result in their paragraph."""
        fields = self._writing.opened
        while fields and fields[-1].result is None:
            fields.pop()


def _from_hexadecimal(text: str) -> str:
    digits = "".join(text.split())
    try:
        return bytes.fromhex(digits).decode("utf-8", "replace")
    except ValueError:
        return ""
