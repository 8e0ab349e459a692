"""Typst: text without its code, citations by ``@key`` and ``#cite``, the bibliography that the file names."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import regex

from refextract.model.document import Document
from refextract.model.given import GivenItem
from refextract.model.reference import Reference
from refextract.readers._beside import bibliography_beside, works_of
from refextract.readers._closings import Closings
from refextract.readers._markup import Markup
from refextract.readers._project import Inclusion, Project, project_of
from refextract.text import Span, pattern
from refextract.values.encoding import decode
from refextract.values.locator import parse_locator

__all__ = ["SUFFIXES", "project_files", "read", "read_file"]

SUFFIXES = (".typ",)

_KEY = "citation key"
_CLOSING = "*/"  # of a comment
_DEEPEST = 20  # brackets within brackets
_HIDDEN = frozenset(
    ("let", "set", "import", "include", "bibliography", "cite", "label", "ref", "metadata", "image", "state")
)
_RUN = frozenset(
    ("let", "set", "show", "import", "include", "if", "else", "for", "while", "context", "return", "break")
)
_PLACES = frozenset(
    ("fig", "tbl", "tab", "eq", "sec", "lst", "thm", "lem", "def", "algo", "chap", "app", "fn", "figure")
)


def read(data: bytes, source: str) -> Document:
    r"""The document of a Typst file, without the works of its bibliography.

    Raises:
        UnsupportedFormatError: for a binary file.
        CorruptInputError: for bytes that begin as one encoding and break off.

    >>> document = read(b"= Maps\n#set text(11pt)\nKnown @knuth84[p. 3]. #bibliography(\"a.bib\")", "a.typ")
    >>> document.text.split(), document.given.citations[0].items[0].locator.value
    (['Maps', 'Known', '@knuth84[p.', '3].'], '3')
    """
    text, problems = decode(data, source)
    return _Reading(text, None).markup.document(source, "typst", problems=problems)


def read_file(data: bytes, path: Path, source: str) -> Document:
    """The document of the project that a Typst file belongs to, with the works of the bibliography that it names.

    Raises:
        UnsupportedFormatError: for a binary file.
        CorruptInputError: for bytes that begin as one encoding and break off.
    """
    text, problems = decode(data, source)
    project = _project(path, text)
    works: tuple[Reference, ...] = ()
    for part in project.parts:
        works += works_of(project.folder, _named(part.text), stem=path.stem, near=part.path.parent)
    if not works and not any(_named(part.text) for part in project.parts) and _looks.search(project.original):
        works = bibliography_beside(project.folder, path.stem)
    reading = _Reading(project.original, {work.id for work in works})
    if any(_full.search(call["files"]) for call in _bibliographies.finditer(project.original)):
        reading.markup.listed.append("*")
    told = (*problems, *project.folder.problems)
    return project.told(reading.markup.document(source, "typst", problems=told, bibliography=works))


def project_files(path: Path) -> tuple[Path, ...]:
    """The files of the project that a file belongs to, the main one first.

    Raises:
        CorruptInputError: for bytes that begin as one encoding and break off.
        OSError: where the file cannot be opened.
    """
    text, _ = decode(path.read_bytes(), str(path))
    return tuple(part.path for part in _project(path, text).parts)


def _project(path: Path, text: str) -> Project:
    """The project of a file; one that cites and names no bibliography is mostly a part of another."""
    return project_of(path, text, _inclusions, is_main=bool(_named(text)) or not _looks.search(text))


def _inclusions(text: str) -> Iterator[Inclusion]:
    """The files that ``#include`` takes in, outside of comments and code."""
    for found in _includes.finditer(text):
        if found["file"] is not None:
            yield Inclusion(found.end(), found["file"].lstrip("/"))


def _named(text: str) -> list[str]:
    """The bibliography files that a text names."""
    return [name.lstrip("/") for call in _bibliographies.finditer(text) for name in _files(call["files"])]


def _files(arguments: str) -> Iterator[str]:
    """The files of ``#bibliography("a.bib", style: "ieee")``: strings that no name of an argument stands before."""
    for found in _strings.finditer(arguments):
        if found["name"] is None and found["file"]:
            yield found["file"]


class _Reading:
    """Goes over the source once: text, and code within which text stands in square brackets."""

    def __init__(self, text: str, known: set[str] | None) -> None:
        self.markup = Markup(text)
        self._text = text
        self._known = known
        self._closings = Closings(text)
        self._labels = {found[1] for found in _labels.finditer(text)}
        self._content(0, len(text), depth=0)

    def _content(self, start: int, end: int, *, depth: int) -> int:
        """Text up to `end`, or up to the bracket that closes it inside code; where it ends."""
        place = start
        while place < end:
            found = _marks.search(self._text, place, end)
            if found is None:
                return end
            if found["closing"] and depth:
                return found.start()
            place = max(found.start() + 1, self._mark(found, end, depth))
        return end

    def _mark(self, found: regex.Match[str], end: int, depth: int) -> int:
        """Note what stands in the text; where what follows it begins."""
        markup = self.markup
        if found["comment"] is not None:
            markup.hide(*found.span())
        elif found["remark"] is not None:
            return self._remark(found, end)
        elif found["opening"] is not None and depth:
            return min(end, self._content(found.end(), end, depth=min(depth + 1, _DEEPEST)) + 1)
        elif found["code"] is not None:
            markup.block("code", *found.span("code"))
        elif found["heading"] is not None:
            markup.hide(found.start(), found.start("heading"))
            markup.block("heading", *found.span("heading"), level=min(6, len(found["signs"])))
            return found.start("heading")
        elif found["key"] is not None:
            return self._reference(found)
        elif found["label"] is not None or found["sign"] is not None:
            markup.hide(*found.span())
        elif found["escaped"] is not None:
            markup.hide(found.start(), found.start() + 1)
        elif found["dash"] is not None:
            markup.replace(*found.span(), "–" if len(found["dash"]) == 2 else "—")
        elif found["hash"] is not None:
            return self._code(found.start(), end, depth)
        return found.end()

    def _remark(self, found: regex.Match[str], end: int) -> int:
        """Hide a comment; where what follows it begins."""
        stop = self._after_remark(found, end)
        if stop > found.start() + 1:
            self.markup.hide(found.start(), stop)
        return stop

    def _after_remark(self, found: regex.Match[str], end: int) -> int:
        """Where ``/* … */`` ends; behind its first sign where nothing closes it, for then it is none."""
        closing = self._closings.after(_CLOSING, found.end())
        stop = end + 1 if closing is None else closing + len(_CLOSING)
        return stop if stop <= end else found.start() + 1

    def _reference(self, found: regex.Match[str]) -> int:
        """``@key`` with its supplement; one that leads to a label of the text is a cross-reference."""
        key = found["key"].rstrip(".:")
        end = found.start("key") + len(key)
        supplement = _supplement.match(self._text, end)
        if not self._is_cited(key):
            return end
        place = parse_locator(supplement["words"].replace("~", " "), default="page") if supplement else None
        stop = supplement.end() if supplement else end
        suffix = supplement["words"] if supplement and not place else ""
        item = GivenItem(key, Span(found.start("key") - 1, end), place, suffix=suffix)
        self.markup.cite((found.start("key") - 1, stop), (item,), _KEY)
        return stop

    def _is_cited(self, key: str) -> bool:
        if self._known is not None and key in self._known:
            return True
        return key not in self._labels and key.partition(":")[0].partition("-")[0].casefold() not in _PLACES

    def _code(self, start: int, end: int, depth: int) -> int:
        """An expression behind ``#``: its code is not shown, the text in its brackets is."""
        head = _head.match(self._text, start, end)
        if head is None:
            return start + 1
        name = (head["name"] or "").split(".")[0]
        if name == "cite":
            return self._cite(start, end)
        stop, inner = self._extent(head.end(), end, is_statement=name in _RUN)
        if name in _HIDDEN:
            self.markup.hide(start, stop)
            return stop
        shown = [] if depth >= _DEEPEST else inner
        place = start
        for opened in shown:
            if opened < place:
                continue
            self.markup.replace(
                place, opened + 1, " " if name not in ("super", "emph", "strong", "link", "text") else ""
            )
            closed = self._content(opened + 1, stop, depth=depth + 1)
            if name == "super":
                self.markup.raise_(opened + 1, closed)
            elif name == "footnote":
                self.markup.block("note", opened + 1, closed)
            place = closed
        self.markup.hide(place, min(stop, max(stop, place)))
        return stop

    def _cite(self, start: int, end: int) -> int:
        """``#cite(<key>, supplement: [p. 3])``, shown as it is written."""
        head = _head.match(self._text, start, end)
        stop = self._extent(head.end(), end, is_statement=False)[0] if head else start + 5
        keys = list(_cited.finditer(self._text, start, stop))
        supplement = _supplied.search(self._text, start, stop)
        words = supplement["words"].replace("~", " ") if supplement else ""
        place = parse_locator(words, default="page") if words else None
        names = (key["key"] or key["quoted"] for key in keys)
        items = (GivenItem(name, None, place, suffix="" if place else words) for name in names)
        self.markup.cite((start, stop), items, _KEY)
        return stop

    def _extent(self, place: int, end: int, *, is_statement: bool) -> tuple[int, list[int]]:
        """Where code that goes on at `place` ends, and where text in square brackets opens in it, the outermost first.

        A statement ends with its line, anything else where no argument follows.
        """
        opened: list[str] = []
        squares = 0
        contents: list[int] = []
        while place < end:
            found = _code_marks.match(self._text, place, end)
            if found is None:
                return end, contents
            sign = found["sign"]
            if not opened and not is_statement and (sign is None or sign not in "(["):
                return place, contents
            if not opened and is_statement and found["line"] is not None:
                return found.start(), contents
            place = found.end() if found["remark"] is None else self._after_remark(found, end)
            if sign in ("(", "[", "{"):
                if sign == "[" and not squares:
                    contents.append(found.start("sign"))
                squares += sign == "["
                opened.append(sign)
            elif sign in (")", "]", "}"):
                if not opened:
                    return found.start("sign"), contents
                squares -= opened.pop() == "["
        return min(place, end), contents


_marks = pattern(
    r"""(?xm)
    (?P<comment>(?<![:\\])//[^\n]*+)|(?P<remark>/\*)
    |(?P<code>```(?s:.*?)```|`[^`\n]*+`)
    |\$(?:[^$\\]|\\.){1,2000}?\$
    |^[ \t]*(?P<signs>={1,6})[ ]+(?P<heading>[^\n]*)
    |(?<![\w\\@.])@(?P<key>[\p{L}_][\p{L}\d_.:/+-]*)
    |(?P<label>(?<=\s)<[\p{L}_][\w.:-]*>)
    |https?://[^\s\])"]++
    |\\(?P<escaped>[^\s\w])
    |(?<![\w*])(?P<sign>\*)(?=\S)|(?<=[^\s*])(?P<sign>\*)(?!\w)|(?<!\w)(?P<sign>_)(?=\w)|(?<=\w)(?P<sign>_)(?!\w)
    |(?<!-)(?P<dash>---?)(?!-)
    |(?P<hash>\#)(?=[\p{L}_(\[{])
    |(?P<opening>\[)|(?P<closing>\])
    """
)
_head = pattern(r"\#(?P<name>[\p{L}_][\w-]*(?:\.[\p{L}_][\w-]*)*)?")
_supplement = pattern(r"\[(?P<words>[^\[\]\n]{1,120}+)\]")
_supplied = pattern(r"supplement:\s*\[(?P<words>[^\[\]]{1,120}+)\]")
_cited = pattern(r"<(?P<key>[^<>\s]+)>|label\(\s*\"(?P<quoted>[^\"\n]+)\"")
_code_marks = pattern(
    r"""(?xs)
    (?:[^()\[\]{}"\n;/\\`\#,.\s]++|(?P<line>\n|;)|"(?:[^"\\]|\\.)*+"|//[^\n]*+|(?P<remark>/\*)|`[^`]*+`|(?P<sign>[()\[\]{}])|\\.|.)
    """
)
_labels = pattern(r"(?<=\s|\])<([\p{L}_][\w.:-]*)>")
_looks = pattern(r"(?<![\w\\@.])@[\p{L}_]|\#cite\(")
_bibliographies = pattern(r"(?s)\#?(?<![\w-])bibliography\((?P<files>[^()]*(?:\([^()]*\)[^()]*)*)\)")
_includes = pattern(r"""(?xms)
    //[^\n]*+|/\*.*?\*/|```.*?```|`[^`\n]*+`
    |^[ \t]*\#include[ \t]+"(?P<file>[^"\n]+)"[ \t]*(?:\r?\n|;|$)
    """)
_full = pattern(r"\bfull:\s*true\b")
_strings = pattern(r"(?P<name>[\w-]+:\s*)?\"(?P<file>[^\"\n]*)\"")
