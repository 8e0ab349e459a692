"""Batches: documents in, what was found in them out, as Arrow hands them from one program to the next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from refextract.corpus.arrow import pa
from refextract.corpus.guard import Failed, Guard, Limits
from refextract.corpus.inputs import InputOptions, Item
from refextract.corpus.inputs.parquet import columns_of
from refextract.corpus.packing import packed, together, unpacked
from refextract.corpus.rows import failed_row, whole
from refextract.corpus.schema import RESULT
from refextract.corpus.slices import Unread
from refextract.corpus.task import ExtractTask
from refextract.model.reference import Reference
from refextract.options import Options

__all__ = ["extract_batches", "found_in"]


def extract_batches(  # noqa: PLR0913 - two columns, and three of how documents are extracted
    batches: Any,
    *,
    text: str | None = None,
    id: str | None = None,  # noqa: A002 - the word of tables
    options: Options | None = None,
    bibliography: Sequence[Reference] = (),
    limits: Limits = Limits(),  # noqa: B008 - it does not change
) -> Any:
    r"""What is found in each document of a table, a row in and a row out, in order: the schema is `RESULT`.

    Record batches in, record batches out (what Spark's `mapInArrow` calls); a table in, a table out (what Ray's
    `map_batches` calls with ``batch_format="pyarrow"``). `text` is the column with the texts, or with the bytes of
    files ("text", "content" or "bytes"), `id` the one with what they are called ("id", or their number). Documents are
    worked on in a process of their own within the `limits`; one that fails has a row that says why.

    Raises:
        OptionsError: for a column that is not there, or options that cannot be used.

    >>> import pyarrow
    >>> text = "As Knuth (1984) says.\n\nReferences\n\nKnuth, D. (1984). The TeXbook."
    >>> found = extract_batches(pyarrow.table({"id": ["a"], "text": [text]}))
    >>> found["source"].to_pylist(), found["citations"][0][0]["reference"].as_py()
    (['a'], 'r1')
    """
    reading = InputOptions(text=text, id=id)
    task = ExtractTask(options or Options(), tuple(bibliography))
    if isinstance(batches, pa.Table):
        found = found_in(_items(batches.to_batches(), reading), task, limits)
        return pa.Table.from_batches(found, RESULT)
    return found_in(_items(batches, reading), task, limits)


def found_in(items: Iterable[Item | Unread], task: ExtractTask, limits: Limits) -> Iterator[pa.RecordBatch]:
    """A row for each document, in order, in batches of a size that stays within bounds."""
    return together(map(unpacked, _rows(items, task, limits)))


def _rows(items: Iterable[Item | Unread], task: ExtractTask, limits: Limits) -> Iterator[bytes]:
    with Guard(task, limits) as guard:
        for item in items:
            if isinstance(item, Unread):
                yield packed(failed_row(item.name, "unreadable", item.error))
                continue
            found = guard(item)
            yield packed(failed_row(item.name, *found)) if isinstance(found, Failed) else found


def _items(batches: Iterable[pa.RecordBatch], reading: InputOptions) -> Iterator[Item | Unread]:
    number = 0
    for batch in batches:
        text, called = columns_of(batch.schema, reading, "the table")
        names = None if called is None else batch.column(called)
        for row, each in enumerate(batch.column(text)):
            number += 1
            name = None if names is None else names[row].as_py()
            shown = str(whole(str(number if name is None else name)))
            data = each.as_py()
            yield Item(shown, data) if data is not None else Unread(shown, f"{shown}: no text in its row")
