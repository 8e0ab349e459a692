"""CSL-JSON: the format of citeproc processors, Zotero and pandoc."""

from __future__ import annotations

import json
from collections.abc import Sequence

from refextract.model.file_field import FileField
from refextract.model.reference import Reference
from refextract.values.field_names import CSL_VARIABLES

__all__ = ["SUFFIX", "export", "holds"]

SUFFIX = ".json"


def export(references: Sequence[Reference]) -> str:
    """The references as a JSON array of CSL items."""
    return json.dumps([reference.to_csl() for reference in references], ensure_ascii=False, indent=2) + "\n"


def holds(field: FileField) -> bool:
    """Whether an item of CSL has a place for a field."""
    return field.name in CSL_VARIABLES if field.format == "csl" else field.variable is not None
