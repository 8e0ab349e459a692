"""CSV: a table with a row a reference, for spreadsheets and data frames; names and dates as texts.

Source: RFC 4180.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from refextract.exporters._table import reference_table
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
    csv.writer(out).writerows([columns, *rows])
    return out.getvalue()
