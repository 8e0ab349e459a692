"""Markdown: shown as it is written, markup and all, with its headings, list items, code and links told apart.

Only the backslash of an escaped sign is not shown. Citations by key (pandoc, Quarto, R Markdown, MyST) lead to the
bibliography that the header names.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from refextract.model.document import Anchor, Block, BlockKind, Document
from refextract.model.given import Given
from refextract.model.reference import Reference
from refextract.readers._beside import Folder, bibliography_beside, with_bibliography, works_of
from refextract.readers._closings import without_unclosed
from refextract.readers._header import Header, header_of, project_root, project_settings
from refextract.readers._includes import files_of_project, parts_not_read, project_with_parts
from refextract.readers._markup import begun_outside
from refextract.readers._pandoc_keys import Keys, has_keys, keys_of
from refextract.text import Span, TextView, pattern
from refextract.values.encoding import decode

__all__ = ["SUFFIXES", "beside_of", "document_of", "project_files", "read", "read_file"]

SUFFIXES = (".md", ".markdown", ".mdown", ".qmd", ".rmd", ".myst")


def read(data: bytes, source: str) -> Document:
    """The document of a Markdown file; its text is the file as written, less the backslashes of escaped signs.

    Raises:
        UnsupportedFormatError: for a binary file.
        CorruptInputError: for bytes that begin as one encoding and break off.
    """
    text, problems = decode(data, source)
    header = header_of(text)
    told = (*problems, *header.problems, *parts_not_read(text, "markdown"))
    document = Document(source, TextView.of(text), text, format="markdown", problems=told)
    return document_of(replace(document, language=header.language), header.works, header.listed)


def read_file(data: bytes, path: Path, source: str) -> Document:
    """The document of a Markdown file and its parts, with the works of the bibliography that it, or its project, names.

    Raises:
        UnsupportedFormatError: for a binary file.
        CorruptInputError: for bytes that begin as one encoding and break off.
    """
    text, problems = decode(data, source)
    project = project_with_parts(path, text, "markdown", project_root(path))
    text, main = project.original, project.parts[0]
    header = header_of(main.text)
    beside = beside_of(text, main.path, header)
    unread = parts_not_read(text, "markdown", are_texts_read=True)
    told = (*problems, *project.folder.problems, *beside.problems, *unread)
    document = Document(source, TextView.of(text), text, format="markdown", problems=told)
    return project.told(document_of(replace(document, language=header.language), beside.works, beside.listed))


def project_files(path: Path) -> tuple[Path, ...]:
    """The files of the project that a file belongs to, the main one first.

    Raises:
        CorruptInputError: for bytes that begin as one encoding and break off.
        OSError: where the file cannot be opened.
    """
    return files_of_project(path, "markdown", project_root(path))


def beside_of(text: str, path: Path, header: Header) -> Header:
    """The header of a text with all that its project says besides, and the works of the files that the two name."""
    folder = Folder(project_root(path))
    near = path.resolve().parent
    settings = project_settings(folder)
    named = (*header.bibliographies, *_directives(text))
    works = (*header.works, *works_of(folder, named, ("", ".bib"), stem=path.stem, near=near))
    works += works_of(folder, settings.bibliographies, ("", ".bib"))
    if not named and not settings.bibliographies and not header.works and has_keys(text):
        works = bibliography_beside(folder, path.stem, near)
    problems = (*header.problems, *settings.problems, *folder.problems)
    listed = header.listed | settings.listed | ({"*"} if _lists_all.search(text) else set())
    return replace(header, works=works, problems=problems, listed=listed)


def _directives(text: str) -> list[str]:
    """The bibliography files that a directive of MyST names."""
    return [name for found in _directive.finditer(text) for name in found["names"].split()]


def document_of(document: Document, works: Sequence[Reference], listed: Iterable[str] = ()) -> Document:
    """The document with blocks, links and citations told, where its text is Markdown so far.

    `works` may be cited, `listed` are the keys of those that its list has in any case.
    """
    text = document.text
    blocks = tuple(piece for block in _blocks(text) for piece in _apart_from_captions(text, block))
    code = [block.span for block in blocks if block.kind == "code"]
    hidden, raised = _hidden(text, code)
    known = {work.id for work in works}
    keys = keys_of(text, code, known) if has_keys(text) else Keys()
    given = with_bibliography(Given(keys.citations, keyless=keys.keyless), works, listed)
    anchors = tuple(_anchors(text, code))
    return replace(document, blocks=blocks, anchors=anchors, given=given, raised=raised, hidden=hidden)


def _hidden(text: str, code: Sequence[Span]) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """What is not shown of a text (sorted), and what of it is printed as a superscript.

    Not shown are comments, the backslashes of escaped signs, one of the two hyphens that stand for a dash between
    figures, and the tags of superscripts.
    """
    hidden: list[Span] = []
    raised: list[Span] = []
    for match in begun_outside(code, _marks.finditer(without_unclosed(text))):
        hidden += [Span(*match.span(name)) for name in ("comment", "escape", "dash", "sup", "end") if match[name]]
        if match["raised"]:
            raised.append(Span(*match.span("raised")))
    return tuple(hidden), tuple(raised)


# Signs that are not shown, or stand for others; code within the line and formulas keep theirs.
_marks = pattern(
    r"(?s)(?<!`)(?P<ticks>`++)(?:(?!`).){1,300}?(?<!`)(?P=ticks)(?!`)"
    r"|(?P<comment><!--.*?-->)|(?P<escape>\\)[\[\]().\"'#+!>|<~^-](?!\s*\n)|\\."
    r"|(?<=\d)(?P<dash>-)-(?=\d)|(?P<sup><sup>)(?P<raised>[^<>\n]{1,60}+)(?P<end></sup>)"
)
_lists_all = pattern(r"(?m)^(?:`{3,}|:{3,})\{bibliography\}[^\n]*\n(?::[\w-]+:[^\n]*\n)*?:all:")
_directive = pattern(r"(?m)^(?:`{3,}|:{3,})\{bibliography\}[ \t]*+(?P<names>[^\n]*+)$")


def _blocks(text: str) -> Iterator[Block]:
    """The blocks of a text: fenced code, and runs of lines that begin alike."""
    lines = [Span(*match.span()) for match in _line.finditer(text)]
    index = 0
    while index < len(lines):
        end = _code_end(text, lines, index) or _run_end(text, lines, index)
        kind, level = _kind(text, lines[index : end + 1])
        if kind:
            yield Block(kind, Span(lines[index].start, lines[end - 1].end), level)
        index = end + (1 if level and _underlined(text, lines, index) else 0)


def _apart_from_captions(text: str, block: Block) -> Iterator[Block]:
    """A block; of code, what of it is printed as a caption by itself, for it may cite."""
    place = block.span.start
    for found in _captions.finditer(text, block.span.start, block.span.end) if block.kind == "code" else ():
        yield Block("code", Span(place, found.start("caption")))
        yield Block("paragraph", Span(*found.span("caption")))
        place = found.end("caption")
    yield block if place == block.span.start else Block(block.kind, Span(place, block.span.end))


# Options of chunks: Quarto's "#| fig-cap: words", R Markdown's "{r, fig.cap='words'}".
_captions = pattern(
    r"(?m)^[ \t]*+(?:\#|//|%%)\|[ \t]*+(?:fig|tbl|lst)-(?:sub)?cap:[ \t]*+(?P<caption>[^\n]*[^\s])"
    r"|^[ \t]*+`{3,}\{[^\n]*?\b(?:fig|tbl)\.cap\s?=\s?([\"'])(?P<caption>[^\n]+?)\2"
)


@pattern
def _line() -> str:
    return r"(?s)[^\r\n]*+(?:\r\n|\n|\r|\Z)(?<=.|\n|\r)"


@pattern
def _opening() -> str:
    """What a line begins with, by the kind of its block."""
    return (
        r"(?P<blank>\s*+$)|(?P<heading>\#{1,6})(?=\s)|(?P<note>\[\^[^\]\s]{1,60}\]:)|(?P<link>\s{0,3}\[[^\]\n]{1,99}\]:\s)"
        r"|\s*+(?:(?P<fence>`{3,}|~{3,})|(?P<item>(?:[-*+]|\d{1,9}[.)])\s)|(?P<quote>>)|(?P<table>\|))"
    )


@pattern
def _underline() -> str:
    return r"(?P<first>={3,})\s*+|(?P<second>-{3,})\s*+"


def _opens(text: str, line: Span) -> str:
    match = _opening.match(text, line.start, line.end)
    return (match.lastgroup or "paragraph") if match else "paragraph"


def _code_end(text: str, lines: Sequence[Span], index: int) -> int:
    """The index after a fenced block or the front matter that begins here; 0 where none does."""
    first = lines[index].of(text).strip()
    fence = first[:3]
    if fence not in ("```", "~~~") and not (index == 0 and first == "---"):
        return 0
    for end in range(index + 1, len(lines)):
        if lines[end].of(text).strip() in (first.rstrip("abcdefghijklmnopqrstuvwxyz{}. "), fence):
            return end + 1
    return 0 if fence == "---" else len(lines)


def _run_end(text: str, lines: Sequence[Span], index: int) -> int:
    """The index after the lines of one block: a line that opens another kind, or an item, ends it."""
    if _opens(text, lines[index]) in ("blank", "heading", "link"):
        return index + 1
    end = index + 1
    while end < len(lines) and _opens(text, lines[end]) in ("paragraph", _same(text, lines[index])):
        if _underlined(text, lines, end - 1):
            break
        end += 1
    return end


def _same(text: str, line: Span) -> str:
    """The opening with which a line goes on the block of `line`."""
    kind = _opens(text, line)
    return kind if kind in ("quote", "table") else "paragraph"


def _underlined(text: str, lines: Sequence[Span], index: int) -> bool:
    """Whether a line is a heading by the line under it."""
    if index + 1 >= len(lines) or _opens(text, lines[index]) != "paragraph":
        return False
    return bool(_underline.fullmatch(text, lines[index + 1].start, lines[index + 1].end))


def _kind(text: str, lines: Sequence[Span]) -> tuple[BlockKind | None, int]:
    """The kind of the block that `lines` begin with, and the level of a heading."""
    opening = _opens(text, lines[0])
    if opening == "fence" or (lines[0].start == 0 and lines[0].of(text).strip() == "---"):
        return "code", 0
    if opening == "heading":
        line = lines[0].of(text)
        return "heading", len(line) - len(line.lstrip("#"))
    if _underlined(text, lines, 0):
        return "heading", 1 if lines[1].of(text).startswith("=") else 2
    kinds: dict[str, BlockKind] = {"item": "item", "quote": "quote", "table": "table", "note": "note"}
    return (None, 0) if opening in ("blank", "link") else (kinds.get(opening, "paragraph"), 0)


@pattern
def _link() -> str:
    """Links: with their address beside them, with the name of a definition, or bare in angle brackets."""
    address = r"<?(?P<url>[^\s()<>]++(?:\([^\s()]*+\)[^\s()<>]*+)*+)>?"
    return (
        rf"!?\[(?P<words>[^\[\]\n]{{1,300}}+)\](?:\(\s*+{address}(?:\s++[\"'][^\"'\n]*+[\"'])?+\s*+\)"
        r"|\s?\[(?P<name>[^\[\]\n]{0,99}+)\](?!\())|<(?P<bare>https?://[^\s<>]++)>"
    )


@pattern
def _definition() -> str:
    return r"(?m)^[ ]{0,3}\[(?P<name>[^\[\]\n^][^\[\]\n]{0,98}+)\]:\s*+<?(?P<url>[^\s<>]++)>?"


def _anchors(text: str, code: Sequence[Span]) -> Iterator[Anchor]:
    """The links of a text outside its code; those without an address or a definition are none."""
    defined = {match["name"].casefold(): match["url"] for match in _definition.finditer(text)}
    for match in begun_outside(code, _link.finditer(text)):
        url = match["url"] or match["bare"] or defined.get((match["name"] or match["words"]).casefold())
        if url and not match[0].startswith("!"):
            yield Anchor(Span(*match.span("bare" if match["bare"] else "words")), url)
