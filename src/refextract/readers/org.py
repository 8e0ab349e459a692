"""Org: text without its markup, citations of Org itself and of org-ref, the bibliography that the file names."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
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

SUFFIXES = (".org",)

_ORIGIN = "citation key"
_SHOWN = frozenset(("title", "subtitle", "caption"))


def read(data: bytes, source: str) -> Document:
    r"""The document of an Org file, without the works of its bibliography.

    Raises:
        UnsupportedFormatError: for a binary file.
        CorruptInputError: for bytes that begin as one encoding and break off.

    >>> document = read(b"* Maps :draft:\nKnown from [cite/t:see @knuth84 p. 3].", "a.org")
    >>> document.text, document.given.citations[0].items[0].key
    ('Maps\nKnown from [cite/t:see @knuth84 p. 3].', 'knuth84')
    """
    text, problems = decode(data, source)
    told = (*problems, *parts_not_read(text, "org"))
    return _marked(text).document(source, "org", problems=told, language=_language_of(text))


def read_file(data: bytes, path: Path, source: str) -> Document:
    """The document of an Org file and its parts, with the works of the bibliography that it names.

    Raises:
        UnsupportedFormatError: for a binary file.
        CorruptInputError: for bytes that begin as one encoding and break off.
    """
    text, problems = decode(data, source)
    project = project_with_parts(path, text, "org")
    text, folder = project.original, project.folder
    markup = _marked(text)
    names = [name.strip() for found in _bibliographies.finditer(text) for name in _names(found)]
    works = works_of(folder, names, ("", ".bib"), stem=path.stem)
    if not names and markup.citations:
        works = bibliography_beside(folder, path.stem)
    told = (*problems, *folder.problems, *parts_not_read(text, "org", are_texts_read=True))
    found = markup.document(source, "org", problems=told, bibliography=works, language=_language_of(text))
    return project.told(found)


def project_files(path: Path) -> tuple[Path, ...]:
    """The files of the project that a file belongs to, the main one first.

    Raises:
        CorruptInputError: for bytes that begin as one encoding and break off.
        OSError: where the file cannot be opened.
    """
    return files_of_project(path, "org")


def _names(found: regex.Match[str]) -> list[str]:
    """Names of files apart by commas; behind the first of old Org stand its style and options."""
    if found["setting"] is not None:
        return [found["setting"].strip().strip('"').split(" option:")[0]]
    return str(found["linked"]).split(",")


def _language_of(text: str) -> str | None:
    found = _language.search(text)
    return found[1].lower() if found else None


def _marked(text: str) -> Markup:
    markup = Markup(text)
    hidden = list(_blocks(markup))
    for start, end in outside(hidden, 0, len(text)):
        for found in _inline.finditer(text, start, end):
            _mark(markup, found)
    return markup


def _blocks(markup: Markup) -> Iterator[Span]:
    """Note what the lines of a file are; what holds no markup within the line is told."""
    lines = list(each_line(markup.source))
    closings = _closings(markup.source, lines)
    index = 0
    while index < len(lines):
        line = lines[index]
        begun = _begin.match(markup.source, line.start, line.end)
        if begun:
            end = _end_of(closings, index, begun)
            if begun["drawer"] or begun["kind"].lower() in ("export", "comment", "src", "example"):
                kind = (begun["kind"] or "").lower()
                if kind in ("src", "example"):
                    _code(markup, lines[index:end])
                else:
                    markup.hide(line.start, lines[end - 1].end)
                yield Span(line.start, lines[end - 1].end)
                index = end
                continue
        if _line(markup, line):
            yield line
        index += 1


def _code(markup: Markup, lines: list[Span]) -> None:
    """A block of code, of which the lines that begin and end it are not printed."""
    markup.hide(lines[0].start, lines[0].end)
    last = lines[-1] if len(lines) > 1 else Span(lines[0].end, lines[0].end)
    markup.block("code", lines[0].end, last.start)
    markup.hide(last.start, last.end)


def _closings(text: str, lines: list[Span]) -> dict[str, list[int]]:
    """The indexes of the lines that may end a block or drawer, by what they say."""
    found: dict[str, list[int]] = defaultdict(list)
    for index, line in enumerate(lines):
        closing = _closing.fullmatch(text, line.start, line.end)
        if closing:
            found[closing[1].lower()].append(index)
    return found


def _end_of(closings: dict[str, list[int]], index: int, begun: regex.Match[str]) -> int:
    """The index after the line that ends a block or drawer; the next line where none does."""
    lines = closings.get(":end:" if begun["drawer"] else f"#+end_{begun['kind'].lower()}", [])
    place = bisect_right(lines, index)
    return lines[place] + 1 if place < len(lines) else index + 1


def _line(markup: Markup, line: Span) -> bool:
    """Note what a line is; whether it holds no markup."""
    found = _kinds.match(markup.source, line.start, line.end)
    if found is None:
        return False
    if found["stars"]:
        markup.hide(found.start(), found.start("heading"))
        markup.hide(found.end("heading"), found.end("tags"))
        markup.block("heading", *found.span("heading"), level=min(6, len(found["stars"])))
    elif found["setting"]:
        if found["setting"].lower() not in _SHOWN:
            markup.hide(line.start, line.end)
            return True
        markup.hide(line.start, found.start("value"))
        if found["setting"].lower() == "title":
            markup.block("heading", *found.span("value"), level=1)
    elif found["note"]:
        markup.block("note", line.start, line.end)
    elif found["hidden"] is not None:
        markup.hide(line.start, line.end)
        return True
    return False


def _mark(markup: Markup, found: regex.Match[str]) -> None:
    """Note what stands within a line."""
    if found["cited"] is not None and _nocite.match(found["style"]):
        markup.listed += (item.key for item in _items(found))
        markup.hide(*found.span())
    elif found["listed"] is not None:
        markup.listed += (key[0].lstrip("&") for key in _plain_key.finditer(found["listed"]))
        markup.hide(*found.span())
    elif found["cited"] is not None:
        markup.cite(found.span(), _items(found), _ORIGIN)
    elif found["keys"] is not None:
        markup.cite(found.span(), _org_ref(found), _ORIGIN)
    elif found["target"] is not None:
        _link(markup, found)
    elif found["raised"] is not None:
        markup.keep(found.span(), found.span("raised"))
        markup.raise_(*found.span("raised"))
    elif found["lowered"] is not None:
        markup.keep(found.span(), found.span("lowered"))
    elif found["strong"] is not None:
        markup.keep(found.span("marked"), found.span("strong"))
    elif found["dash"] is not None:
        markup.replace(*found.span(), "–" if len(found[0]) == 2 else "—")
    elif found["code"] is not None:
        markup.block("code", *found.span("code"))
    elif found["dropped"] is not None:
        markup.hide(*found.span())


def _link(markup: Markup, found: regex.Match[str]) -> None:
    """``[[target][words]]``; org-ref writes citations so, too."""
    command = _linked_cite.fullmatch(found["target"])
    if command:
        form = _linked_key if "&" in command["keys"] else _old_linked_key
        keys = form.finditer(found["target"], command.start("keys"))
        items = (GivenItem(key["key"], locator=parse_locator(key["after"], default="page")) for key in keys)
        markup.cite(found.span(), items, _ORIGIN)
        return
    words = "words" if found["words"] is not None else "target"
    markup.keep(found.span(), found.span(words))
    if "://" in found["target"] or found["target"].startswith(("doi:", "mailto:")):
        markup.anchor(*found.span(words), found["target"])


def _items(found: regex.Match[str]) -> Iterator[GivenItem]:
    """The items of Org's own citations, apart by semicolons, each with its prefix and suffix."""
    offset = found.start("cited")
    style = found["style"] or ""
    for part in _parts.finditer(found["cited"]):
        key = _key.search(part[0])
        if key:
            after = part[0][key.end() :].strip(" ,")
            place = parse_locator(after, default="page") if after else None
            span = Span(offset + part.start() + key.start(), offset + part.start() + key.end())
            item = GivenItem(key[1], span, place, part[0][: key.start()].strip(), "" if place else after)
            yield replace(item, mode="author-only") if style.startswith(("/a", "/author")) else item


def _org_ref(found: regex.Match[str]) -> Iterator[GivenItem]:
    """The keys of org-ref's ``cite:a,b``; a full stop behind the last is the sentence's."""
    offset = found.start("keys")
    for key in _plain_key.finditer(found["keys"]):
        yield GivenItem(key[0].lstrip("&"), Span(offset + key.start(), offset + key.end()))


_begin = pattern(r"(?i)[ \t]*+(?:\#\+begin_(?P<kind>\w+)|(?P<drawer>:(?!end:)[\w-]+:)[ \t]*\r?$)")
_closing = pattern(r"(?i)\s*(:end:|\#\+end_\w+)\s*")
_kinds = pattern(
    r"""(?xi)
    (?P<stars>\*++)[ ]++(?:(?-i:TODO|DONE|WAITING|NEXT|CANCELLED)[ ]++)?
     (?P<heading>[^\n]*?)(?P<tags>(?:[ \t]+:[\w@\#%:]+:)?[ \t]*\r?)$
    |[ \t]*\#\+(?P<setting>[\w-]+(?:\[[^\]\n]*\])?):[ \t]*(?P<value>[^\n]*)
    |(?P<note>\[fn:[\w-]+\])
    |(?P<hidden>\#(?:[ ][^\n]*)?$|[ \t]*\#\+(?:end|begin)_\w+[^\n]*|[ \t]*\|[-+]+\|?[ \t]*\r?$
     |bibliography(?:style)?:\S+)
    """
)
_inline = pattern(
    r"""(?x)
    \[cite(?P<style>(?:/[\w/-]+)?):(?P<cited>(?:[^\[\]]|\[[^\[\]\n]*\]){1,1000}?)\]
    |\[\[(?P<target>[^\[\]\n]{1,500}+)\](?:\[(?P<words>[^\[\]\n]{1,500}+)\])?\]
    |(?<![\w:/@-])nocite:(?P<listed>[^\s;\[\](){}"']++)
    |(?<![\w:/@-])(?!nocite)[a-zA-Z]{0,8}[cC]ite[a-zA-Z]{0,10}\*?:
     (?P<keys>&?[\p{L}\d_][^\s,;\[\](){}"']*(?:[ ]?,[ ]?&?[\p{L}\d_][^\s,;\[\](){}"']*)*)(?<![.:?!])
    |(?<=\S)\^\{(?P<raised>[^{}\n]{1,80}+)\}
    |(?<=\S)_\{(?P<lowered>[^{}\n]{1,80}+)\}
    |(?<![\w])(?P<code>(?P<tick>[=~])(?=\S)[^\n]{1,200}?(?<=\S)(?P=tick))(?![\w])
    |(?<![^\s('"{-])(?P<marked>(?P<sign>[*/+_])(?=[^\s*/+_])(?P<strong>[^\n]{1,300}?)(?<=[^\s])(?P=sign))(?=[\s.,;:!?'")}\[-]|$)
    |(?<!-)(?P<dash>---?)(?!-)
    |(?P<dropped>@@[^@\n]*@@|\\\\(?=\s*$))
    """,
    regex.MULTILINE,
)
_nocite = pattern(r"/(?:n|nocite)(?:/|$)")
_parts = pattern(r"[^;]++")
_key = pattern(r"@([\w.:?!`'/*@+|(){}<>&^$#%~-]+)")
_plain_key = pattern(r"(?<![^\s,])[^\s,]++(?<![.:])")
_linked_cite = pattern(r"[a-zA-Z]{0,8}[cC]ite[a-zA-Z]{0,10}\*?:(?P<keys>.+)")
_linked_key = pattern(r"&(?P<key>[^\s;&,]++)(?P<after>[^;&]*+)")
_old_linked_key = pattern(r"(?P<key>[^\s,]++)(?P<after>)")
_bibliographies = pattern(
    r"(?mi)^[ \t]*\#\+bibliography:[ \t]*(?P<setting>\"[^\"\n]+\"|\S+)"
    r"|(?<![\w:])(?:no)?bibliography:(?P<linked>[^\s\]]+)"
)
_language = pattern(r"(?mi)^\#\+language:[ \t]*([a-z]{2})")
