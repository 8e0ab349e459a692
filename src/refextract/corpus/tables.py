"""Tables: what was found, written as the three files of a part; each is there whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from refextract.checking.writing import replacing_path
from refextract.corpus.arrow import pa, pc, pq
from refextract.corpus.listing import Part, Shard
from refextract.corpus.record import PartRecord, Tally
from refextract.corpus.schema import TABLES

__all__ = ["part_path", "remove_leftovers", "table_batches", "write_part"]

_GROUP = 32 * 1024 * 1024  # bytes of rows that are held until they become a row group


def table_batches(result: pa.RecordBatch, first: int) -> dict[str, pa.RecordBatch]:
    """The rows of the three tables; `first` is the number of the first document."""
    numbers = pa.array(range(first, first + result.num_rows), pa.int64())
    made = {}
    for name in ("references", "citations"):
        listed = result.column(name)
        parents = pc.list_parent_indices(listed)
        columns = [numbers.take(parents), result.column("source").take(parents), *pc.list_flatten(listed).flatten()]
        made[name] = pa.RecordBatch.from_arrays(columns, schema=TABLES[name])
    of_documents = TABLES["documents"].names[1:]
    columns = [numbers, *(result.column(name) for name in of_documents)]
    return {**made, "documents": pa.RecordBatch.from_arrays(columns, schema=TABLES["documents"])}


def write_part(folder: Path, part: Part, results: Iterable[pa.RecordBatch]) -> PartRecord:
    """Write the tables of a part; that of its documents takes its place last, and says that the part is done.

    Raises:
        OSError: where they cannot be written; what was there is as it was then.
    """
    tally = Tally(part.number)
    first = part.first
    with ExitStack() as stack:
        # entered first, taking its place last
        paths = {
            name: stack.enter_context(replacing_path(part_path(folder, name, part.number))) for name in reversed(TABLES)
        }
        writers = {name: _Writer(path, TABLES[name]) for name, path in paths.items()}
        for result in results:
            for name, batch in table_batches(result, first).items():
                writers[name].write(batch)
            tally.add(result)
            first += result.num_rows
        record = tally.record()
        writers["documents"].tell("refextract.part", record.to_json())
        for writer in writers.values():
            writer.close()
    return record


def part_path(folder: Path, table: str, number: int) -> Path:
    """The file of a table with the rows of a part."""
    return folder / table / f"part-{number:06}.parquet"


def remove_leftovers(folder: Path, shard: Shard) -> None:
    """Remove what runs and workers that were killed had not finished of the parts of a shard."""
    for table in TABLES:
        for path in (folder / table).glob(".part-*.new"):
            if shard.has(int(path.name.removeprefix(".part-").partition(".")[0])):
                path.unlink(missing_ok=True)


class _Writer:
    """A Parquet file whose row groups are large enough to be read fast, and small enough to be held."""

    def __init__(self, path: Path, schema: pa.Schema) -> None:
        self._path = path
        self._file: Any = pq.ParquetWriter(path, schema, compression="zstd")
        self._schema = schema
        self._held: list[pa.RecordBatch] = []
        self._size = 0

    def write(self, batch: pa.RecordBatch) -> None:
        self._held.append(batch)
        self._size += batch.nbytes
        if self._size >= _GROUP:
            self._flush()

    def tell(self, key: str, value: str) -> None:
        self._file.add_key_value_metadata({key: value})

    def close(self) -> None:
        self._flush()
        self._file.close()
        with self._path.open("rb") as written:
            os.fsync(written.fileno())

    def _flush(self) -> None:
        if self._held:
            self._file.write_table(pa.Table.from_batches(self._held, self._schema))
        self._held, self._size = [], 0
