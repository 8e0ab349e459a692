"""Packing: rows as Arrow writes them, which are sent from one process to another in a fraction of the time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from refextract.corpus.arrow import pa
from refextract.corpus.rows import Row
from refextract.corpus.schema import RESULT

__all__ = ["packed", "together", "unpacked"]

_MOST_DOCUMENTS = 64  # in a batch, so that no process holds more of them
_MOST_BYTES = 8 * 1024 * 1024  # in a batch, however few its documents


def packed(row: Row) -> bytes:
    """A row as bytes."""
    data: bytes = pa.RecordBatch.from_pylist([row], schema=RESULT).serialize().to_pybytes()
    return data


def unpacked(data: bytes) -> pa.RecordBatch:
    """The row that was packed so, as a batch of its own.

    >>> from refextract.corpus.rows import failed_row
    >>> unpacked(packed(failed_row("a.txt", "time", "late"))).column("source").to_pylist()
    ['a.txt']
    """
    return pa.ipc.read_record_batch(pa.py_buffer(data), RESULT)


def together(rows: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """The rows in batches of a size that stays within bounds."""
    held: list[pa.RecordBatch] = []
    size = 0
    for row in rows:
        held.append(row)
        size += row.nbytes
        if len(held) >= _MOST_DOCUMENTS or size >= _MOST_BYTES:
            yield _joined(held)
            held, size = [], 0
    if held:
        yield _joined(held)


def _joined(rows: list[pa.RecordBatch]) -> pa.RecordBatch:
    [batch] = pa.Table.from_batches(rows, RESULT).combine_chunks().to_batches()
    return batch
