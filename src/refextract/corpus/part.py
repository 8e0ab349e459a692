"""A part from its documents to its tables: what engines call, wherever they run."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from refextract.corpus.batches import found_in
from refextract.corpus.guard import Limits
from refextract.corpus.inputs import InputOptions, Item
from refextract.corpus.listing import LISTING, Part, PartPlace, read_part
from refextract.corpus.record import PartRecord
from refextract.corpus.slices import SliceReader, Unread
from refextract.corpus.tables import write_part
from refextract.corpus.task import ExtractTask

__all__ = ["Job", "extract_part"]


class Job(NamedTuple):
    """What all parts of a run share: the folder of the results, how inputs are read, what is done with a document."""

    folder: str
    reading: InputOptions
    task: ExtractTask
    limits: Limits


def extract_part(job: Job, place: PartPlace) -> PartRecord:
    """Extract the part that stands at this place of the listing, and write its tables.

    Raises:
        OptionsError: for options that nothing can be extracted with.
        OSError: where the tables cannot be written.
    """
    folder = Path(job.folder)
    part = read_part(folder / LISTING, place)
    found = found_in(_items(part, _reader(job.reading)), job.task, job.limits)
    return write_part(folder, part, found)


def _items(part: Part, reader: SliceReader) -> Iterator[Item | Unread]:
    for each in part.slices:
        yield from reader.items(each)


class _Readers(threading.local):
    """The reader of a thread, which goes on in a packed file where its last part ended."""

    reader: SliceReader | None = None


_readers = _Readers()


def _reader(reading: InputOptions) -> SliceReader:
    if _readers.reader is None or _readers.reader.reading != reading:
        _readers.reader = SliceReader(reading)
    return _readers.reader
