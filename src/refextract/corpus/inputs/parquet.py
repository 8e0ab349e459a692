"""Parquet files: a document a row, as the text or the bytes of a column."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from refextract.corpus.inputs.entry import TEXTS, InputOptions, Item, Member, refusing_broken
from refextract.errors import CorruptInputError, OptionsError, unknown

__all__ = ["SUFFIXES", "columns_of", "entries", "is_result", "sizes"]

SUFFIXES = (".parquet", ".pq")

_HOLDING = ("string", "large_string", "string_view", "binary", "large_binary", "binary_view")
_AT_ONCE = 64  # rows
_BUFFER = 1 << 20  # bytes that are read of a column at once: all of it would be as large as its row group


def entries(path: str, reading: InputOptions, start: int = 0, offset: int | None = None) -> Iterator[Member]:  # noqa: ARG001
    """The documents from the one numbered `start` on.

    Raises:
        CorruptInputError: for what is no Parquet file.
        OptionsError: where it has no such column.
        OSError: where it cannot be opened.
    """
    with _opened(path, reading) as file:
        text, called = columns_of(file.schema_arrow, reading, path)
        number, groups = _groups_from(file.metadata, start)
        columns = [text] if called is None else [text, called]
        batches = file.iter_batches(_AT_ONCE, row_groups=groups, columns=columns)
        while True:
            with refusing_broken(path, *_broken()):
                batch = next(batches, None)
            if batch is None:
                return
            texts = batch.column(text)
            names = None if called is None else batch.column(called)
            for row in range(max(0, start - number), batch.num_rows):
                name = f"{path}#{number + row + 1}"
                yield Member(name, 0, None, partial(_item, texts[row], None if names is None else names[row], name))
            number += batch.num_rows


def sizes(path: str, reading: InputOptions) -> Iterator[int]:
    """About how many bytes each document has, told without reading any.

    Raises:
        CorruptInputError: for what is no Parquet file.
        OptionsError: where it has no such column.
        OSError: where it cannot be opened.
    """
    with _opened(path, reading) as file:
        text, _ = columns_of(file.schema_arrow, reading, path)
        place = file.schema_arrow.names.index(text)
        for number in range(file.metadata.num_row_groups):
            group = file.metadata.row_group(number)
            flat = min(place, group.num_columns - 1)
            size = group.column(flat).total_uncompressed_size // max(1, group.num_rows)
            for _ in range(group.num_rows):
                yield size


def columns_of(schema: Any, reading: InputOptions, path: str) -> tuple[str, str | None]:
    """The column that holds documents, and the one that they are called by, if any.

    Raises:
        OptionsError: where there is no such column, or it holds something else.
    """
    from pyarrow import types

    wanted = [reading.text] if reading.text is not None else [name for name in TEXTS if name in schema.names]
    if not wanted or wanted[0] not in schema.names:
        raise OptionsError(f"{path}: {unknown('column', reading.text or TEXTS[0], schema.names)}")
    kind = schema.field(wanted[0]).type
    kind = kind.value_type if types.is_dictionary(kind) else kind
    if not any(getattr(types, f"is_{each}")(kind) for each in _HOLDING):
        raise OptionsError(f"{path}: the column {wanted[0]!r} holds {kind}, neither text nor bytes")
    if reading.id is not None and reading.id not in schema.names:
        raise OptionsError(f"{path}: {unknown('column', reading.id, schema.names)}")
    return wanted[0], reading.id or ("id" if "id" in schema.names else None)


def is_result(path: str, reading: InputOptions) -> bool:
    """Whether a file is a table that a run of this program wrote, and so no input."""
    try:
        with _opened(path, reading) as file:
            return b"refextract.table" in (file.metadata.metadata or {})
    except (CorruptInputError, OSError):  # it is told where the file is read
        return False


def _opened(path: str, reading: InputOptions) -> Any:
    from refextract.corpus.arrow import pq

    with refusing_broken(path, *_broken()):
        return pq.ParquetFile(reading.place(path), buffer_size=_BUFFER)


def _broken() -> tuple[type[Exception], ...]:
    from refextract.corpus.arrow import pa

    return (pa.ArrowException, ValueError)


def _groups_from(metadata: Any, start: int) -> tuple[int, list[int]]:
    """The number of the first row of the row group that `start` is in, and that group with all behind it."""
    number = 0
    for group in range(metadata.num_row_groups):
        rows = metadata.row_group(group).num_rows
        if start < number + rows:
            return number, [*range(group, metadata.num_row_groups)]
        number += rows
    return number, []


def _item(text: Any, called: Any, name: str) -> Item:
    with refusing_broken(name, *_broken()):
        name = name if called is None or called.as_py() is None else str(called.as_py())
        found = text.as_py()
    if found is None:
        raise CorruptInputError(f"{name}: no text in its row")
    return Item(name, found)
