"""JSON Lines, packed with gzip or not: a document a line, as the value of a key."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterator
from functools import partial
from io import BufferedIOBase
from itertools import islice
from typing import NamedTuple

from refextract.corpus.inputs.entry import TEXTS, InputOptions, Item, Member, refusing_broken
from refextract.errors import CorruptInputError, InputTooLargeError

__all__ = ["SUFFIXES", "entries"]

SUFFIXES = (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz")

_BROKEN = (zlib.error, gzip.BadGzipFile, EOFError)
_WRITTEN = 3  # times as long as in UTF-8 a text can be in JSON: six bytes for a letter of two
_OTHERS = 1 << 20  # bytes of a line beside the document
_CHUNK = 1 << 20


class _Line(NamedTuple):
    offset: int
    size: int
    data: bytes | None  # None where it is longer than any document within the limit


def entries(path: str, reading: InputOptions, start: int = 0, offset: int | None = None) -> Iterator[Member]:
    """The documents from the one numbered `start` on; empty lines are none.

    Raises:
        CorruptInputError: where a packed file breaks off.
        OSError: where it cannot be opened.
    """
    packed = path.lower().endswith(".gz")
    with gzip.open(reading.place(path), "rb") if packed else reading.place(path).open("rb") as file:
        file.seek(offset or 0)
        lines = _lines(file, path, reading.largest * _WRITTEN + _OTHERS)
        for number, line in enumerate(islice(lines, 0 if offset is not None else start, None), start=start + 1):
            name = f"{path}#{number}"
            yield Member(name, line.size, None if packed else line.offset, partial(_item, line.data, name, reading))


def _lines(file: BufferedIOBase, path: str, most: int) -> Iterator[_Line]:
    """The lines that have something; of those that are longer than `most` bytes nothing is kept."""
    while True:
        with refusing_broken(path, *_BROKEN):
            offset = file.tell()
            line = file.readline(most)
            size = len(line)
            is_cut = size == most and not line.endswith(b"\n")
            while is_cut and (more := file.readline(_CHUNK)):
                size += len(more)
                if more.endswith(b"\n"):
                    break
        if not size:
            return
        if is_cut or line.strip():
            yield _Line(offset, size, None if is_cut else line)


def _item(line: bytes | None, name: str, reading: InputOptions) -> Item:
    if line is None:
        raise InputTooLargeError(f"{name}: more than the limit of {reading.largest} bytes (option largest)")
    try:
        found = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise CorruptInputError(f"{name}: no JSON ({error})") from error
    if not isinstance(found, dict):
        raise CorruptInputError(f"{name}: no JSON object")
    wanted = TEXTS if reading.text is None else (reading.text,)
    text = next((found[key] for key in wanted if key in found), None)
    if not isinstance(text, str):
        raise CorruptInputError(f"{name}: no text under {' or '.join(map(repr, wanted))}")
    called = found.get(reading.id or "id")
    return Item(str(called) if isinstance(called, str | int) else name, text)
