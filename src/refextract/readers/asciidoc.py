"""AsciiDoc: text without its markup, cross-references into its bibliography, keys of its citation extensions."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import regex

from refextract.model.document import Document
from refextract.model.given import GivenItem
from refextract.readers._beside import bibliography_beside, works_of
from refextract.readers._includes import files_of_project, parts_not_read, project_with_parts
from refextract.readers._markup import Markup, each_line, outside
from refextract.text import Span, pattern
from refextract.values.encoding import decode
from refextract.values.locator import parse_locator

__all__ = ["SUFFIXES", "project_files", "read", "read_file"]

SUFFIXES = (".adoc", ".asciidoc", ".asc")

_KEY = "citation key"
_SIGNS = {
    "nbsp": " ",
    "plus": "+",
    "lt": "<",
    "gt": ">",
    "amp": "&",
    "apos": "'",
    "quot": '"',
    "startsb": "[",
    "endsb": "]",
}
_SIGNS |= {
    "backslash": "\\",
    "ldquo": "“",
    "rdquo": "”",
    "lsquo": "‘",
    "rsquo": "’",
    "vbar": "|",
    "asterisk": "*",
    "deg": "°",
}


def read(data: bytes, source: str) -> Document:
    r"""The document of an AsciiDoc file, without the works of its bibliography.

    Raises:
        UnsupportedFormatError: for a binary file.
        CorruptInputError: for bytes that begin as one encoding and break off.

    >>> document = read(b"As in <<doe>> and cite:[a(p. 3), b].\n\n* [[[doe]]] Doe, A. (1999). Rivers.", "a.adoc")
    >>> [[item.key for item in each.items] for each in document.given.citations], document.given.entries[0].keys
    ([['doe'], ['a', 'b']], ('doe',))
    """
    text, problems = decode(data, source)
    unread = parts_not_read(text, "asciidoc")
    return _marked(text, is_whole=not unread).document(source, "asciidoc", problems=(*problems, *unread))


def read_file(data: bytes, path: Path, source: str) -> Document:
    """The document of an AsciiDoc file and its parts, with the works of the bibliography that it names.

    Raises:
        UnsupportedFormatError: for a binary file.
        CorruptInputError: for bytes that begin as one encoding and break off.
    """
    text, problems = decode(data, source)
    project = project_with_parts(path, text, "asciidoc")
    text, folder = project.original, project.folder
    unread = (*folder.problems, *parts_not_read(text, "asciidoc", are_texts_read=True))
    markup = _marked(text, is_whole=not unread)
    names = [found["name"] for found in _bibliographies.finditer(text)]
    works = works_of(folder, names, ("", ".bib"), stem=path.stem)
    if not names and any(citation.origin == _KEY for citation in markup.citations):
        works = bibliography_beside(folder, path.stem)
    told = (*problems, *dict.fromkeys((*unread, *folder.problems)))
    return project.told(markup.document(source, "asciidoc", problems=told, bibliography=works))


def project_files(path: Path) -> tuple[Path, ...]:
    """The files of the project that a file belongs to, the main one first.

    Raises:
        CorruptInputError: for bytes that begin as one encoding and break off.
        OSError: where the file cannot be opened.
    """
    return files_of_project(path, "asciidoc")


def _marked(text: str, *, is_whole: bool) -> Markup:
    """The markup of a text; one that is not `is_whole` may have entries elsewhere."""
    markup = Markup(text)
    entries = {name for found in _anchors.finditer(text) for name in _names(found)}
    entries |= set(_lost_keys(text)) if entries and is_whole else set()
    hidden = list(_blocks(markup))
    for start, end in outside(hidden, 0, len(text)):
        for found in _inline.finditer(text, start, end):
            _mark(markup, found, entries)
    return markup


def _lost_keys(text: str) -> Iterator[str]:
    """The targets of cross-references that no place of the text has as its name: keys of entries that it lacks.

    What is called by its kind, or begins as the names of headings do, is none.
    """
    places = {found["name"].strip() for found in _places.finditer(text)}
    headings = {_squeezed(found["heading"]) for found in _headings.finditer(text)}
    for found in _key_used.finditer(text):
        key = found["key"]
        if key not in places and _squeezed(key) not in headings and not _of_kind.match(key):
            yield key


def _squeezed(text: str) -> str:
    return "".join(each for each in text.casefold() if each.isalnum())


def _names(found: regex.Match[str]) -> tuple[str, ...]:
    """The names of an entry: its key, and the printed label behind a comma."""
    return tuple(dict.fromkeys(name.strip() for name in found["names"].split(",") if name.strip()))


def _blocks(markup: Markup) -> Iterator[Span]:
    """Note what the lines of a file are; what holds no markup within the line is told."""
    text = markup.source
    numbers: dict[int, int] = {}
    reached = 0
    for line in each_line(text):
        if line.start < reached:
            continue
        fenced = _fence.match(text, line.start, line.end)
        if fenced:
            end = _fence_end(text, line.end, fenced["fence"])
            if end and fenced["fence"][0] in "-.`":
                markup.block("code", line.start, end)
            elif end and fenced["fence"][0] in "/+":
                markup.hide(line.start, end)
            else:
                markup.hide(line.start, line.end)
                end = line.end
            yield Span(line.start, end)
            reached = end
            continue
        found = _kinds.match(text, line.start, line.end)
        if found is None:
            if not text[line.start : line.end].isspace() and line.start > 0 and text.endswith("\n\n", 0, line.start):
                numbers = {}
            continue
        if found["hidden"] is not None:
            markup.hide(line.start, line.end)
            yield line
        else:
            numbers = _line(markup, found, numbers)


def _fence_end(text: str, start: int, fence: str) -> int:
    """Behind the line that closes a block; 0 where none does."""
    place = start
    while (place := text.find(fence, place)) >= 0:
        end = text.find("\n", place)
        line = text[text.rfind("\n", 0, place) + 1 : end if end >= 0 else len(text)]
        if line.strip() == fence:
            return end + 1 if end >= 0 else len(text)
        place += len(fence)
    return 0


def _line(markup: Markup, found: regex.Match[str], numbers: dict[int, int]) -> dict[int, int]:
    """Note what a line is; the numbers of the last items by their depth, for the next one."""
    if found["heading"] is not None:
        markup.hide(found.start(), found.start("heading"))
        markup.block("heading", *found.span("heading"), level=min(6, len(found["signs"])))
        return {}
    keys = _names(found) if found["names"] is not None else ()
    if keys:
        end = _entry_end(markup.source, found.end())
        label = keys[1] if len(keys) > 1 else keys[0]
        markup.replace(found.start(), found.end(), f"[{label}] ")
        markup.entry(found.start(), end, keys, label)
    elif found["dots"] is not None:
        depth = len(found["dots"])
        number = numbers.get(depth, 0) + 1
        markup.replace(*found.span("dots"), f"{number}." if depth % 2 else f"{chr(96 + min(26, number))}.")
        return {**{other: last for other, last in numbers.items() if other < depth}, depth: number}
    elif found["bullet"] is not None or found["names"] is not None:
        markup.hide(found.start(), found.end())
    elif found["caption"] is not None:
        markup.hide(found.start(), found.start("caption"))
    return numbers


def _entry_end(text: str, start: int) -> int:
    """Where the paragraph of an entry ends."""
    found = _entry_ends.search(text, start)
    return found.start() if found else len(text)


def _mark(markup: Markup, found: regex.Match[str], entries: set[str]) -> None:
    """Note what stands within a line."""
    if found["cited"] is not None:
        markup.cite(found.span(), _items(found), _KEY)
    elif found["target"] is not None:
        _cross_reference(markup, found, entries)
    elif found["raised"] is not None:
        markup.keep(found.span(), found.span("raised"))
        markup.raise_(*found.span("raised"))
    elif found["url"] is not None:
        markup.keep(found.span(), found.span("words" if found["words"] else "url"))
        markup.anchor(*found.span("words" if found["words"] else "url"), found["url"])
    elif found["note"] is not None:
        markup.replace(found.start(), found.start("note"), " ")
        markup.block("note", *found.span("note"))
        markup.replace(found.end("note"), found.end(), " ")
    elif found["kept"] is not None:
        markup.keep(found.span(), found.span("kept"))
    elif found["sign"] is not None:
        markup.replace(*found.span(), _SIGNS.get(found["sign"], ""))
    elif found["code"] is not None:
        markup.keep(found.span(), found.span("code"))
        markup.block("code", *found.span("code"))
    elif found["dash"] is not None:
        markup.replace(*found.span("dash"), "–" if found["dash"][0] != " " else " — ")


def _cross_reference(markup: Markup, found: regex.Match[str], entries: set[str]) -> None:
    """``<<key>>`` or ``<<key, words>>``; one that leads to an entry cites."""
    target = found["target"].strip()
    if target not in entries:
        markup.keep(found.span(), found.span("shown" if found["shown"] else "target"))
        return
    markup.replace(found.start(), found.start("target"), "[")
    if found["shown"]:
        markup.hide(*found.span("target"))
        markup.hide(found.end("target"), found.start("shown"))
    markup.replace(found.end() - 2, found.end(), "]")
    markup.cite(found.span(), (GivenItem(target),), "cross-reference")


def _items(found: regex.Match[str]) -> Iterator[GivenItem]:
    """The keys of ``cite:[a(p. 3), b]`` and of ``cite:[a, page=3]``."""
    offset = found.start("cited")
    for part in _parts.finditer(found["cited"]):
        place = parse_locator(part["place"], default="page") if part["place"] else None
        yield GivenItem(part["key"], Span(offset + part.start("key"), offset + part.end("key")), place)


_fence = pattern(r"(?P<fence>-{4,}|\.{4,}|`{3,}|\+{4,}|/{4,}|={4,}|\*{4,}|_{4,}|--|\|===)\w*[ \t]*\r?$")
_kinds = pattern(
    r"""(?x)
    (?P<hidden>//(?!/)[^\n]*|:!?[\w-]+!?:(?:[ ][^\n]*)?$|(?:include|image|toc|bibliography|ifdef|ifndef|endif)::[^\n]*
     |\[\[[^\[\]\n]+\]\][ \t]*\r?$|\[(?![^\[\]\n]*\]\S)[^\[\]\n]*\][ \t]*\r?$|<<<|'''|---$|\+[ \t]*\r?$)
    |(?P<signs>={1,6}|\#{1,6})[ ]+(?P<heading>[^\n]*\S)
    |[ \t]*(?:[*-]|\.)[ ]+\[\[\[(?P<names>[^\[\]\n]+)\]\]\][ ]*
    |[ \t]*(?P<dots>\.{1,5})(?=[ ]+\S)
    |[ \t]*(?P<bullet>\*{1,5}|-)[ ]+(?=\S)
    |\.(?P<caption>[^\s.][^\n]*)
    """
)
_anchors = pattern(r"\[\[\[(?P<names>[^\[\]\n]+)\]\]\]")
_key_used = pattern(r"(?<!\w)<<(?P<key>[^\s<>,#_./][^\s<>,#/]{0,60}+)>>")
_places = pattern(
    r"\[\[(?P<name>[^\[\],\n]+)|^\[[^\[\]\n]*?\#(?P<name>[\w:.-]+)|\bid=[\"']?(?P<name>[\w:.-]+)|\banchor:(?P<name>[^\[\s]+)\[",
    regex.MULTILINE,
)
_headings = pattern(r"(?m)^(?:={1,6}|\#{1,6}|\.)[ ]*(?P<heading>[^\n]*\S)")
_of_kind = pattern(
    r"(?i)(?:fig|img|image|tab|tbl|sec|ch|chap|app|eq|lst|listing|ex|example|note|step|table|figure)\w*[-_:]"
)
_entry_ends = pattern(r"\n[ \t]*\r?\n|\n(?=[ \t]*(?:[*-]|\.)[ ]+\[\[\[)|\n(?=\[|=)")
_inline = pattern(
    r"""(?x)
    (?<!\w)(?:full|foot)?cite(?:np|t|p|author|year)?:\w*\[(?P<cited>[^\[\]\n]{1,500}+)\]
    |<<(?P<target>[^<>,\n]{1,120}+)(?:,[ ]?(?P<shown>[^<>\n]{1,200}+))?>>
    |(?<=\S)\^(?P<raised>[^\s^][^^\n]{0,60}?)\^
    |(?:link:)?(?P<url>https?://[^\s\[\]<>]{1,1000}+)\[(?P<words>[^\[\]\n]*+)\]
    |footnote(?:ref)?:\w*\[(?P<note>(?:[^\[\]]|\[[^\[\]]*\]){1,2000}?)\]
    |\{(?P<sign>[a-z]{2,12})\}
    |\+\+(?P<kept>[^+\n]{1,200}?)\+\+|pass:\w*\[(?P<kept>[^\[\]\n]*)\]
    |(?<![\w`])`(?P<code>[^`\n]{1,200}+)`(?!\w)
    |(?P<double>\*\*|__|\#\#)(?=\S)(?P<kept>[^\n]{1,300}?)(?<=\S)(?P=double)
    |(?<![\w*_\#;:}])(?P<single>[*_\#])(?=[^\s*_\#])(?P<kept>[^\n]{1,300}?)(?<=\S)(?P=single)(?!\w)
    |(?<=\w)(?P<dash>--)(?=\w)|(?P<dash>[ ]--[ ])
    """
)
_parts = pattern(
    r"(?P<key>[^\s,()=]++)(?:\s*\((?P<place>[^()]*)\))?(?:,\s*(?:page|pages|loc)s?=(?P<place>[^,]+))?(?:\s*,\s*|$)"
)
_bibliographies = pattern(
    r"(?m)^:(?:bibtex-file|bibliography-database|biblio-file):[ \t]*(?P<name>\S+)|^bibliography::(?P<name>[^\s\[\]]+)\["
)
