"""XLSX: a workbook with a row a reference; all are texts but years and scores, none is ever a formula."""

from __future__ import annotations

from collections.abc import Sequence

from refextract.errors import ExportError
from refextract.exporters._table import reference_table
from refextract.exporters._workbook import LARGEST_SHEET, workbook
from refextract.model.reference import Reference

__all__ = ["SUFFIX", "export_bytes"]

SUFFIX = ".xlsx"


def export_bytes(references: Sequence[Reference]) -> bytes:
    """The references as a workbook of one sheet, with a header.

    Raises:
        ExportError: for more references than a sheet has rows.
    """
    if len(references) >= LARGEST_SHEET:
        raise ExportError(f"a sheet has {LARGEST_SHEET:,} rows, and here are {len(references):,} references: use csv")
    return workbook(*reference_table(references))
