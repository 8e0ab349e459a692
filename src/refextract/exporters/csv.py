"""CSV: a table with a row a reference, for spreadsheets and data frames; names and dates as texts, none a formula.

A file of CSV does not say what is a text, and spreadsheets run what looks like a formula. Such a text gets an
apostrophe in front, which they take for "this is a text"; numbers stay as they are, whatever their sign.

Source: RFC 4180.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence

from refextract.exporters._table import LIKE_A_FORMULA, Value, reference_table
from refextract.model.reference import Reference

__all__ = ["SUFFIX", "export"]

SUFFIX = ".csv"


def export(references: Sequence[Reference]) -> str:
    """The references as one table with a header.

    >>> from refextract.references import parse_references
    >>> export(parse_references("Knuth, D. E. (1984). The TeXbook. Reading: Addison-Wesley.")).splitlines()[1][:32]
    'r1,book,"Knuth, D. E.",,,1984,19'
    """
    out = io.StringIO()
    columns, rows = reference_table(references)
    csv.writer(out).writerows([columns, *([_inert(value) for value in row] for row in rows)])
    return out.getvalue()


def _inert(value: Value) -> Value:
    """A value that no spreadsheet runs; one apostrophe less makes it what it was, also where it began with one.

    >>> [_inert(value) for value in ("=A1", "'=A1", "'tis", "-1", "-1+2", -1)]
    ["'=A1", "''=A1", "'tis", '-1', "'-1+2", -1]
    """
    if not isinstance(value, str) or not value.lstrip("'").startswith(LIKE_A_FORMULA) or _number.fullmatch(value):
        return value
    return f"'{value}"


_number = re.compile(r"[+-]?[0-9]+(?:[.,][0-9]+)?")
