"""CSV: a table with a row a reference, for spreadsheets and data frames; names and dates as texts.

Source: RFC 4180.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from refextract.model.reference import Reference
from refextract.model.row import reference_row

__all__ = ["SUFFIX", "export"]

SUFFIX = ".csv"

_INNER = ("start", "end", "cited")  # they tell of a document, which the table does not


def export(references: Sequence[Reference]) -> str:
    """The references as one table with a header.

    >>> from refextract.references import parse_references
    >>> export(parse_references("Knuth, D. E. (1984). The TeXbook. Reading: Addison-Wesley.")).splitlines()[1][:32]
    'r1,book,"Knuth, D. E.",,,1984,19'
    """
    out = io.StringIO()
    rows = [{key: value for key, value in reference_row(each, 0).items() if key not in _INNER} for each in references]
    columns = list(rows[0]) if rows else ["id"]
    table = csv.DictWriter(out, columns)
    table.writeheader()
    table.writerows(rows)
    return out.getvalue()
