"""CSL-JSON: the format of citeproc processors, Zotero and pandoc."""

from __future__ import annotations

import json
from collections.abc import Sequence

from refextract.model.reference import Reference

__all__ = ["SUFFIX", "export"]

SUFFIX = ".json"


def export(references: Sequence[Reference]) -> str:
    """The references as a JSON array of CSL items."""
    return json.dumps([reference.to_csl() for reference in references], ensure_ascii=False, indent=2) + "\n"
