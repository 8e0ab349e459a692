"""The table of references that spreadsheets get: a row a reference, the same columns in every format."""

from __future__ import annotations

from collections.abc import Sequence

from refextract.model.reference import Reference
from refextract.model.row import reference_row

__all__ = ["LIKE_A_FORMULA", "Value", "reference_table"]

Value = str | int | float | None
"""What a cell holds; None is an empty one."""

LIKE_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What spreadsheets take for the beginning of a formula, or skip before one."""

_INNER = ("start", "end", "cited")  # they tell of a document, which the table does not


def reference_table(references: Sequence[Reference]) -> tuple[list[str], list[list[Value]]]:
    """The names of the columns, and the rows."""
    rows = [{key: value for key, value in reference_row(each, 0).items() if key not in _INNER} for each in references]
    return (list(rows[0]) if rows else ["id"]), [list(row.values()) for row in rows]
