"""reStructuredText: text without its markup, footnotes and citations of its own, keys of Sphinx's bibliographies."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from itertools import count
from pathlib import Path

import regex

from refextract.model.document import Document
from refextract.model.given import GivenItem
from refextract.readers._beside import bibliography_beside, works_of
from refextract.readers._includes import files_of_project, parts_not_read, project_with_parts
from refextract.readers._looked_at import look
from refextract.readers._markup import Markup, each_line, outside
from refextract.text import Span, pattern
from refextract.values.encoding import decode
from refextract.values.signs import YEAR

__all__ = ["SUFFIXES", "project_files", "read", "read_file"]

SUFFIXES = (".rst", ".rest")

_KEY = "citation key"
_CODE = frozenset(
    ("code", "code-block", "sourcecode", "literalinclude", "parsed-literal", "doctest", "prompt", "ipython")
)
_HIDDEN = frozenset(
    (
        "math",
        "raw",
        "bibliography",
        "toctree",
        "contents",
        "image",
        "plot",
        "graphviz",
        "include",
        "index",
        "meta",
        "role",
    )
)
_HIGHEST = 3  # folders above a document where its conf.py may lie


def read(data: bytes, source: str) -> Document:
    r"""The document of a reStructuredText file, without the works of its bibliography.

    Raises:
        UnsupportedFormatError: for a binary file.
        CorruptInputError: for bytes that begin as one encoding and break off.

    >>> document = read(b"Known [1]_ from :cite:p:`a, b`.\n\n.. [1] Doe, A. (1999). Rivers.", "a.rst")
    >>> document.text[:12], [len(each.items) for each in document.given.citations]
    ('Known [1] fr', [1, 2])
    """
    text, problems = decode(data, source)
    return _marked(text).document(source, "rst", problems=(*problems, *parts_not_read(text, "rst")))


def read_file(data: bytes, path: Path, source: str) -> Document:
    """The document of a file and its parts, with the works of the bibliography that it, or its project, names.

    Raises:
        UnsupportedFormatError: for a binary file.
        CorruptInputError: for bytes that begin as one encoding and break off.
    """
    text, problems = decode(data, source)
    project = project_with_parts(path, text, "rst", _project(path))
    text, folder, near = project.original, project.folder, path.resolve().parent
    markup = _marked(text)
    names = [name for found in _bibliographies.finditer(text) for name in found["names"].split()]
    works = works_of(folder, names, stem=path.stem, near=near)
    if _lists_all.search(text):
        markup.listed.append("*")
    if any(citation.origin == _KEY for citation in markup.citations):
        settings = folder.find("conf.py")
        configured = _configured(folder.read(settings)) if settings else []
        works += works_of(folder, configured)
        if not names and not configured:
            works = bibliography_beside(folder, path.stem, near)
    told = (*problems, *folder.problems, *parts_not_read(text, "rst", are_texts_read=True))
    return project.told(markup.document(source, "rst", problems=told, bibliography=works))


def project_files(path: Path) -> tuple[Path, ...]:
    """The files of the project that a file belongs to, the main one first.

    Raises:
        CorruptInputError: for bytes that begin as one encoding and break off.
        OSError: where the file cannot be opened.
    """
    return files_of_project(path, "rst", _project(path))


def _project(path: Path) -> Path:
    """The folder of the Sphinx project that a document belongs to, or the document's own."""
    folder = path.resolve().parent
    above = (folder, *folder.parents)[: _HIGHEST + 1]
    return next((parent for parent in above if look(parent / "conf.py").is_file()), folder)


def _configured(settings: str) -> list[str]:
    found = _bibfiles.search(settings)
    return _quoted.findall(found[1]) if found else []


def _marked(text: str) -> Markup:
    markup = Markup(text)
    entries = _Entries(text)
    hidden = list(_blocks(markup, entries))
    for start, end in outside(hidden, 0, len(text)):
        for found in _inline.finditer(text, start, end):
            _mark(markup, found, entries)
    return markup


class _Entries:
    """The footnotes and citations that a file defines, by their names, and the numbers of those that have none."""

    def __init__(self, text: str) -> None:
        found = list(_definition.finditer(text))
        self.names = {_folded(each["name"]): each["name"] for each in found}
        self.cited_by_name = not all(_is_note(each["name"]) for each in found)
        bodies = [text[each.end() : _body_end(text, each.end())] for each in found if _is_note(each["name"])]
        printed = sum(map(_prints_work, bodies))
        self.are_references = 2 * printed > len(bodies)  # footnotes may be remarks
        self._numbers: dict[str, str] = {}
        self._auto = (number for number in count(1) if str(number) not in self.names)
        self._uses = 0
        self._unnamed = 0
        for each in found:
            if each["name"].startswith("#"):
                self._unnamed += each["name"] == "#"
                key = each["name"] if each["name"] != "#" else f"# {self._unnamed}"
                self._numbers[key] = str(next(self._auto))
        self._unnamed = 0

    def defined(self, name: str) -> tuple[str, str]:
        """The key and the printed label of the next definition of that name."""
        self._unnamed += name == "#"
        key = f"# {self._unnamed}" if name == "#" else name
        return key, self._numbers.get(key, name)

    def used(self, name: str) -> tuple[str, str]:
        """The key and the printed label of the next use of that name."""
        self._uses += name == "#"
        key = f"# {self._uses}" if name == "#" else self.names.get(_folded(name), name)
        return key, self._numbers.get(key, name)


def _prints_work(body: str) -> bool:
    """Whether a footnote prints a work: it has a year or an address, and not only in citations of a remark.

    >>> [_prints_work(body) for body in ("Doe, A. (1999). Rivers.", "J. Doe, Rivers (Sage, 1999).", "See (Doe, 1999).")]
    [True, True, False]
    >>> [_prints_work(body) for body in ("See Doe and Ray (1999, p. 4).", "Doe (1999). The rivers of the south.")]
    [False, True]
    """
    if _opens_with_work.match(body):
        return True
    rest, number = _cited.subn(" ", body)
    words = _words.findall(rest)
    capitals = sum(word[0].isupper() for word in words[1:])
    is_remark = number > 0 and capitals <= _FEW_CAPITALS * len(words)
    return _looks_printed.search(rest if is_remark else body) is not None


_FEW_CAPITALS = 0.2  # of the words of a remark, less its first; of the names and title of a work more have one


def _folded(name: str) -> str:
    """A name as it is compared: those of notes and citations have no case."""
    return name.casefold()


def _is_note(name: str) -> bool:
    return name.isdecimal() or name[0] in "#*"


def _body_end(text: str, start: int) -> int:
    """Where an indented body that begins at `start` ends."""
    found = _indented.match(text, start)
    return found.end() if found else start


def _blocks(markup: Markup, entries: _Entries) -> Iterator[Span]:
    """Note what the lines of a file are; what holds no markup within the line is told."""
    text = markup.source
    levels: list[str] = []
    reached = 0
    for line in each_line(text):
        if line.start < reached:
            continue
        ruled = _ruled.match(text, line.start)
        if ruled and len(ruled["rule"]) >= min(4, len(ruled["title"].strip())):
            _heading(markup, ruled, levels)
            reached = ruled.end()
            yield Span(line.start, reached)
            continue
        found = _explicit.match(text, line.start, line.end)
        if found:
            reached = yield from _explicit_block(markup, found, entries)
        elif text[line.start : line.end].rstrip().endswith("::") and not text.startswith("..", line.start):
            end = _literal_end(text, line.end)
            markup.block("code", line.end, end)
            if line.end < end:
                reached = end
                yield Span(line.end, end)


def _heading(markup: Markup, ruled: regex.Match[str], levels: list[str]) -> None:
    """A title with its rules, of which a level is told by the sign that it was first used with."""
    kind = ("=" if ruled["over"] else "") + ruled["rule"][0]
    if kind not in levels:
        levels.append(kind)
    markup.hide(ruled.start(), ruled.start("title"))
    markup.hide(ruled.end("title"), ruled.end("rule"))
    markup.block("heading", *ruled.span("title"), level=min(6, levels.index(kind) + 1))


def _explicit_block(markup: Markup, found: regex.Match[str], entries: _Entries) -> Generator[Span, None, int]:
    """A footnote, citation, directive, target or comment; where it ends."""
    end = _body_end(markup.source, found.end())
    if found["name"] is not None:
        _define(markup, found, entries, end)
        return found.end()
    directive = found["directive"]
    if directive in _CODE:
        markup.block("code", found.start(), end)
    elif directive and directive not in _HIDDEN:
        options = _options.match(markup.source, found.end())
        markup.hide(found.start(), options.end() if options else found.end())
        return options.end() if options else found.end()
    else:
        markup.hide(found.start(), end)
    yield Span(found.start(), end)
    return end


def _define(markup: Markup, found: regex.Match[str], entries: _Entries, end: int) -> None:
    name = found["name"]
    key, label = entries.defined(name)
    markup.replace(found.start(), found.end(), f"[{label}] ")
    if not _is_note(name) or entries.are_references:
        markup.entry(found.start(), end, (key,), label)
    else:
        markup.block("note", found.start(), end)


def _literal_end(text: str, start: int) -> int:
    """Where a literal block behind ``::`` ends."""
    found = _literal.match(text, start)
    return found.end() if found else start


def _mark(markup: Markup, found: regex.Match[str], entries: _Entries) -> None:
    """Note what stands within a line."""
    if found["use"] is not None:
        _use(markup, found, entries)
    elif found["role"] is not None:
        _role(markup, found)
    elif found["words"] is not None:
        markup.keep(found.span(), found.span("words"))
        markup.anchor(*found.span("words"), found["url"] or "")
    elif found["code"] is not None:
        markup.keep(found.span(), found.span("code"))
        markup.block("code", *found.span("code"))
    elif found["strong"] is not None:
        markup.keep(found.span(), found.span("strong"))
    elif found["escaped"] is not None:
        markup.hide(found.start(), found.end("escaped") if found["escaped"].isspace() else found.start() + 1)


def _use(markup: Markup, found: regex.Match[str], entries: _Entries) -> None:
    name = found["use"]
    key, label = entries.used(name)
    markup.hide(found.end() - 1, found.end())
    if label != name:
        markup.replace(*found.span("use"), label)
    lost = entries.cited_by_name and not _is_note(name)  # by a name, as other citations of the file, that it lacks
    if lost or (_folded(name) in entries.names and (not _is_note(name) or entries.are_references)):
        markup.cite((found.start(), found.end() - 1), (GivenItem(key, Span(*found.span("use"))),), "footnote")


def _role(markup: Markup, found: regex.Match[str]) -> None:
    name, start = found["role"], found.start("inside")
    if name.startswith(("cite", "footcite", "nbcite")):
        items = (
            GivenItem(key[0], Span(start + key.start(), start + key.end())) for key in _keys.finditer(found["inside"])
        )
        markup.cite(found.span(), items, _KEY)
        return
    markup.keep(found.span(), found.span("inside"))
    if name in ("sup", "superscript"):
        markup.raise_(*found.span("inside"))


_ruled = pattern(
    r"(?:(?P<over>([=\-`:.'\"~^_*+#!$%&(),/;<>?@\[\]{|}\\])\2{2,}+)[ \t]*\r?\n)?"
    r"(?P<title>[ \t]{0,3}(?!\.\.[ ])[^\s][^\n]*?)[ \t]*\r?\n"
    r"(?P<rule>([=\-`:.'\"~^_*+#!$%&(),/;<>?@\[\]{|}\\])\5{2,}+)[ \t]*(?=\r?\n|$)"
)
_definition = pattern(r"(?m)^[ \t]*\.\.[ ]\[(?P<name>\#?[\w.-]+|\#|\*)\][ \t]*")
_explicit = pattern(
    r"(?x)[ \t]*\.\.(?:[ ]\[(?P<name>\#?[\w.-]+|\#|\*)\][ \t]*"
    r"|[ ](?:\|[^|\n]*\|[ ])?(?P<directive>[\w+.-]+(?::[\w-]+)?)::[ \t]*|[ ]_[^\n]*|[ ][^\n]*|(?=\s*$))"
)
_indented = pattern(r"[^\n]*+(?:\n|$)(?:[ \t]++[^\n]*+(?:\n|$)|[ \t]*+\n(?=(?:[ \t]*+\n)*+[ \t]++\S))*+")
_literal = pattern(r"(?:[ \t]*+\n)*+(?:[ \t]++\S[^\n]*+(?:\n|$)|[ \t]*+\n(?=(?:[ \t]*+\n)*+[ \t]++\S))*+")
_options = pattern(r"[^\n]*+\n?(?:[ \t]++:[\w-]+:[^\n]*+\n)*+")
_looks_printed = pattern(rf"(?<!\d){YEAR}(?!\d)|10\.\d{{4,}}/|https?://")
_opens_with_work = pattern(rf"\s*+[^\n(]{{1,200}}?\({YEAR}[a-z]?\)\s*[.:,]\s*[\p{{Lu}}\"“*]")
_words = pattern(r"\p{L}[\p{L}\p{M}'’-]*+")


@pattern
def _cited() -> str:
    """Citations by author and date: ``(see Doe, 1999, p. 4)``, ``Doe and Ray (1999)``."""
    name = r"(?<![\p{L}\p{M}'’-])\p{Lu}[\p{L}\p{M}'’-]++"  # from its first letter on alone
    names = rf"{name}(?:(?:,| and| &|, and|, &) {name}){{0,4}}+(?: et al\.)?"
    return rf"\([^():\n]{{0,40}}{names},? {YEAR}[a-z]?[^()]{{0,80}}\)|{names} \({YEAR}[a-z]?[^()]{{0,40}}\)"


_inline = pattern(
    r"""(?xs)
    (?<!\w)\[(?P<use>\#?[\w.-]+|\#|\*)\]_(?!\w)
    |(?<![\w:]):(?P<role>[\w:.+-]{2,40}):`(?P<inside>[^`]{1,500}+)`
    |``(?P<code>(?:(?!``).){1,500}?)``
    |(?<![\w`])`(?P<words>[^`<>]{1,300}?)(?:\s*<(?P<url>[^<>`]{1,500}+)>)?`_{1,2}(?!\w)
    |(?<![\w*])(?P<sign>\*\*?)(?=[^\s*])(?P<strong>(?:[^*\n]|\n(?!\s*\n)){1,400}?)(?<=[^\s\\])(?P=sign)(?![\w*])
    |\\(?P<escaped>\s|\S)
    """
)
_keys = pattern(r"[^\s,`{}]++")
_bibliographies = pattern(r"(?m)^[ \t]*\.\.[ ](?:foot)?bibliography::[ \t]*(?P<names>[^\n]*)")
_lists_all = pattern(r"(?m)^[ \t]*\.\.[ ]bibliography::[^\n]*\n(?:[ \t]+:[\w-]+:[^\n]*\n)*?[ \t]+:all:")
_bibfiles = pattern(r"bibtex_bibfiles\s*=\s*[\[(]([^\[\]()]*)[\])]")
_quoted = pattern(r"[\"']([^\"'\n]+)[\"']")
