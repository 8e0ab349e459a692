"""Includes of light markup: parts of a document in files of their own, which are read at their places.

What is no text of the format (code, tables of data) and what a document without its folder takes in is told: nobody
should take silence for a sound document.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from functools import partial
from pathlib import Path, PurePosixPath

import regex

from refextract.readers._markup import begun_outside
from refextract.readers._project import Inclusion, Project, project_of
from refextract.text import Span, pattern
from refextract.values.encoding import decode

__all__ = ["files_of_project", "parts_not_read", "project_with_parts"]

_TEXTS = {
    "markdown": (".md", ".qmd", ".rmd", ".markdown", ".mdown", ".myst", ".txt"),
    "rst": (".rst", ".rest", ".txt", ".inc"),
    "asciidoc": (".adoc", ".asciidoc", ".asc", ".ad", ".txt"),
    "org": (".org", ".txt"),
}

# Quarto's "{{< include part.qmd >}}" and MyST's directive in colons.
_FORMS = {
    "markdown": pattern(
        r"(?m)^[ \t]*+(?:\{\{<\s*include\s+(?P<file>[^\s>]++)\s*>\}\}[^\n]*+"
        r"|(?P<colons>:{3,}+)\{include\}[ \t]++(?P<file>\S++)[^\n]*+(?:\n[ \t]*+:\w[^\n]*+)*+\n[ \t]*+(?P=colons))"
    ),
    "rst": pattern(
        r"(?m)^(?P<indent>[ \t]*+)\.\. include::[ \t]++(?P<file>[^<\s]\S*+)[^\n]*+"
        r"(?:\n(?P=indent)[ \t]++:(?P<code>code|literal)?[\w-]*+:[^\n]*+)*+"
    ),
    "asciidoc": pattern(r"(?m)^include::(?P<file>[^\[\s]++)\[[^\n]*+"),
    "org": pattern(
        r"(?im)^[ \t]*+\#\+include:[ \t]++(?:\"(?P<file>[^\"\n]++)\"|(?P<file>[^\s\"]++))"
        r"(?:[ \t]++(?P<code>src|example|export)\b)?[^\n]*+"
    ),
}
# The lines that begin and end code, which may show how a part is taken in.
_EDGES = {
    "markdown": pattern(r"(?m)^[ \t]*+(?P<fence>`{3,}+|~{3,}+)(?P<more>[^\n]*+)$"),
    "asciidoc": pattern(r"(?m)^(?P<fence>-{4,}+|\.{4,}+|\+{4,}+|/{4,}+|`{3,}+)(?P<more>[^\n]*+)$"),
    "org": pattern(r"(?im)^[ \t]*+\#\+(?P<edge>begin|end)_(?P<fence>src|example|comment)\b[^\n]*+$"),
}
# A chunk of R Markdown with children, and MyST's directive: what they take in stands behind the code.
_chunk = pattern(
    r"[ \t]*+(?:`{3,}+|~{3,}+)(?:\{r\b[^\n}]*?\bchild\s?=\s?(?:c\()?"
    r"(?P<file>[\"'][^\"'\n]++[\"'](?:,\s?[\"'][^\"'\n]++[\"'])*+)|\{include\}[ \t]++(?P<file>\S++))"
)
_quoted = pattern(r"[^\"',]++")
_attribute = pattern(r"(?m)^:(?P<name>[\w-]+):[ \t]++(?P<value>[^\n]*\S)")
_attribute_used = pattern(r"\{(?P<name>[\w-]+)\}")
_titled = pattern(r"\ufeff?(?:\s|//[^\n]*+\n|:[\w!-]+:[^\n]*+\n|\[[^\[\]\n]*+\]\n)*+=[ ]\S")
_WORDS = (b"include", b"INCLUDE", b"Include", b"child")


def parts_not_read(text: str, format: str, *, are_texts_read: bool = False) -> tuple[str, ...]:  # noqa: A002 - that of the document
    r"""What is told of the files that a text includes, once each; those that hold text may be read with it.

    >>> parts_not_read("As below.\n\n{{< include part.qmd >}}\n", "markdown")
    ('part.qmd: a part that is not read with this document; check it by itself',)
    """
    files = dict.fromkeys(each.name for each in _inclusions(text, format, of_text=False))
    left = (file for file in files if not (are_texts_read and _is_text(file, format)))
    return tuple(f"{file}: a part that is not read with this document; check it by itself" for file in left)


def project_with_parts(path: Path, text: str, format: str, root: Path | None = None) -> Project:  # noqa: A002
    """The project of a file with that text: the file, or the one that takes it in, with all the parts.

    Files are found below `root`, the folder of the main file unless it is given.
    """
    inclusions = partial(_inclusions, format=format)
    return project_of(path, text, inclusions, is_main=not _is_part(path, text, format), root=root)


def files_of_project(path: Path, format: str, root: Path | None = None) -> tuple[Path, ...]:  # noqa: A002
    """The files of the project that a file belongs to, the main one first.

    Raises:
        CorruptInputError: for bytes that begin as one encoding and break off.
        OSError: where the file cannot be opened.
    """
    data = path.read_bytes()
    text = decode(data, str(path))[0]
    if not any(word in data for word in _WORDS) and not _is_part(path, text, format):
        return (path,)
    return tuple(part.path for part in project_with_parts(path, text, format, root).parts)


def _is_part(path: Path, text: str, format: str) -> bool:  # noqa: A002
    """Whether a file looks as if another one took it in: by Quarto's names of such files, or without a title."""
    if format == "asciidoc":
        return not _titled.match(text)
    return path.name.startswith("_") and format == "markdown"


def _inclusions(text: str, format: str, *, of_text: bool = True) -> Iterator[Inclusion]:  # noqa: A002
    """The files that a text takes in; those `of_text` alone, or all of them."""
    values = dict(_attribute.findall(text)) if format == "asciidoc" else {}
    code = list(_code(text, format))
    taken = [*begun_outside(code, _FORMS[format].finditer(text))]
    found = [(each.end(), each) for each in taken if not (of_text and each.groupdict().get("code"))]
    if format == "markdown":
        found += ((span.end, chunk) for span in code if (chunk := _chunk_at(text, span)))
    for place, each in sorted(found, key=lambda pair: pair[0]):
        for name in _names(each, values):
            if not of_text or _is_text(name, format):
                yield Inclusion(place, name.lstrip("/") if of_text else name)


def _code(text: str, format: str) -> Iterator[Span]:  # noqa: A002
    """The stretches of code, sorted and disjoint; what nothing closes is none."""
    edges = [*_EDGES[format].finditer(text)] if format in _EDGES else []
    closings: defaultdict[str, list[int]] = defaultdict(list)
    for edge in edges:
        if edge["edge"].lower() == "end" if format == "org" else not edge["more"].strip():
            closings[edge["fence"].lower()].append(edge.end())
    place = 0
    for edge in edges:
        ends = closings[edge["fence"].lower()]
        index = bisect_right(ends, edge.end())
        if edge.start() >= place and index < len(ends) and not (format == "org" and edge["edge"].lower() == "end"):
            place = ends[index]
            yield Span(edge.start(), place)


def _chunk_at(text: str, span: Span) -> regex.Match[str] | None:
    """What the first line of a stretch of code takes in, if it does."""
    return _chunk.match(text, span.start, span.end)


def _names(found: regex.Match[str], values: dict[str, str]) -> list[str]:
    file = found["file"] or ""
    if file[:1] in ("'", '"'):
        return [name.strip() for name in _quoted.findall(file) if name.strip()]
    used = _attribute_used.sub(lambda each: values.get(each["name"], each[0]), file)
    return [used] if file else []


def _is_text(name: str, format: str) -> bool:  # noqa: A002
    return PurePosixPath(name).suffix.lower() in _TEXTS[format] and "{" not in name and "://" not in name
