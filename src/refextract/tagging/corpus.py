"""Corpora: labelled reference strings to train on and to measure with."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from refextract.errors import ReadError
from refextract.tagging.labels import NamedSpan

__all__ = ["Labelled", "read_corpus"]


class Labelled(NamedTuple):
    """A reference string and its gold spans, sorted and disjoint."""

    text: str
    spans: list[NamedSpan]


def read_corpus(folder: Path) -> dict[str, list[Labelled]]:
    """The sets of a folder by name, one a ``*.jsonl`` file: ``{"text", "spans": [[start, end, variable], …]}`` a line.

    Raises:
        ReadError: where the folder holds no such file or a line is not of this form.
    """
    paths = sorted(folder.glob("*.jsonl"))
    if not paths:
        raise ReadError(f"{folder}: no *.jsonl files")
    return {path.stem: list(_lines(path)) for path in paths}


def _lines(path: Path) -> Iterator[Labelled]:
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, start=1):
            try:
                record = json.loads(line)
                spans = [(int(start), int(end), str(name)) for start, end, name in record["spans"]]
                yield Labelled(str(record["text"]), sorted(spans))
            except (KeyError, TypeError, ValueError) as error:
                raise ReadError(f"{path}, line {number}: not a labelled reference: {error}") from error
