"""Corpora: labelled reference strings to train on and to measure with, in our own form, AnyStyle's or GROBID's."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

from refextract.errors import ReadError
from refextract.model.reference import VARIABLES
from refextract.references.tagging.labels import NamedSpan

__all__ = ["Labelled", "read_corpus"]


class Labelled(NamedTuple):
    """A reference string and its gold spans, sorted and disjoint."""

    text: str
    spans: list[NamedSpan]


def read_corpus(folder: Path) -> dict[str, list[Labelled]]:
    """The sets of a folder by name, one a file.

    ``*.jsonl`` holds ``{"text", "spans": [[start, end, variable], …]}`` a line; ``*.xml`` an AnyStyle ``dataset`` of
    ``sequence`` elements or GROBID's ``bibl`` elements, whose parts are named by tags.

    Raises:
        ReadError: where the folder holds no such file or a file is not of its form.
    """
    paths = sorted([*folder.glob("*.jsonl"), *folder.glob("*.xml")])
    if not paths:
        raise ReadError(f"{folder}: no *.jsonl or *.xml files")
    return {path.stem: list(_lines(path) if path.suffix == ".jsonl" else _elements(path)) for path in paths}


def _lines(path: Path) -> Iterator[Labelled]:
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, start=1):
            try:
                record = json.loads(line)
                spans = [(int(start), int(end), str(name)) for start, end, name in record["spans"]]
                yield Labelled(str(record["text"]), sorted(spans))
            except (KeyError, TypeError, ValueError) as error:
                raise ReadError(f"{path}, line {number}: not a labelled reference: {error}") from error


# --------------------------------------------------------------------------------------------------------------- XML

_NAMES = {
    "journal": "container-title", "booktitle": "container-title", "pages": "page", "location": "publisher-place",
    "pubPlace": "publisher-place", "institution": "publisher", "orgName": "publisher", "tech": "genre", "ptr": "url",
    "web": "url", "pubnum": "note", "series": "collection-title", "a": "title",
    "j": "container-title", "s": "collection-title", "DOI": "doi", "arXiv": "arxiv", "PMID": "pmid", "ISBN": "isbn",
    "ISSN": "issn",
}  # fmt: skip
"""Tags, levels of titles, units of `biblScope` and types of `idno` that are called otherwise than our variables."""
_MONOGRAPH = "m"
"""The level of a title that is the host where there is a title of its own, else the title."""
_KNOWN = frozenset((*VARIABLES, _MONOGRAPH)) - {"note"}
_EDGES = " \t\n.,;:()[]{}\"'“”„«»‘’/–—-"


def _elements(path: Path) -> Iterator[Labelled]:
    try:
        root = ElementTree.parse(path).getroot()  # noqa: S314 - the user's own training data
    except ElementTree.ParseError as error:
        raise ReadError(f"{path}: not well-formed: {error}") from error
    for element in root.iter():
        if _tag(element) in ("sequence", "bibl"):
            yield _labelled(element)


def _tag(element: ElementTree.Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _labelled(element: ElementTree.Element) -> Labelled:
    """The string of an element, its parts one blank apart where nothing stands between them."""
    text = _plain(element.text)
    spans: list[NamedSpan] = []
    for part in element:
        content = _plain("".join(part.itertext()))
        text += " " * bool(text and not text[-1].isspace() and _tag(element) == "sequence")
        start, end = _bare(content)
        name = _variable(part)
        if name in _KNOWN and start < end:
            spans.append((len(text) + start, len(text) + end, name))
        text += content + _plain(part.tail)
    host = "container-title" if any(name == "title" for *_, name in spans) else "title"
    return Labelled(text, _merged((start, end, host if name == _MONOGRAPH else name) for start, end, name in spans))


def _plain(text: str | None) -> str:
    """The text with each run of white space as one blank."""
    pieces = (text or "").split()
    lead, trail = " " * (text or "")[:1].isspace(), " " * (text or "")[-1:].isspace()
    return f"{lead}{' '.join(pieces)}{trail}" if pieces else lead


def _bare(content: str) -> tuple[int, int]:
    """Where the content without separators begins and ends."""
    end = len(content.rstrip(_EDGES))
    return min(len(content) - len(content.lstrip(_EDGES)), end), end


def _variable(part: ElementTree.Element) -> str:
    """What the element is called, by its level, unit, type or tag, whichever says it."""
    names = [part.get("level", ""), part.get("unit", ""), part.get("type", ""), _tag(part)]
    return next((known for name in names if (known := _NAMES.get(name, name)) in _KNOWN), "")


def _merged(spans: Iterable[NamedSpan]) -> list[NamedSpan]:
    """The spans, names of one list that stand in elements of their own as one."""
    merged: list[NamedSpan] = []
    for start, end, name in spans:
        if merged and merged[-1][2] == name and name in ("author", "editor"):
            merged[-1] = (merged[-1][0], end, name)
        else:
            merged.append((start, end, name))
    return merged
