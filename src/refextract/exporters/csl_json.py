"""CSL-JSON: the format of citeproc processors, Zotero and pandoc."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TypedDict

from refextract.model.reference import Reference

__all__ = ["SUFFIX", "CslItem", "csl_item", "export"]

SUFFIX = ".json"

CslItem = TypedDict("CslItem", {"id": str, "type": str, "title": str, "container-title": str}, total=False)
"""An item as the schema `csl-data.json` of CSL 1.0.2 describes it."""


def csl_item(reference: Reference) -> CslItem:
    """The reference as a CSL-JSON item."""
    return {"id": reference.id, "type": reference.type}


def export(references: Sequence[Reference]) -> str:
    """The references as a JSON array of CSL items."""
    return json.dumps([csl_item(reference) for reference in references], ensure_ascii=False, indent=2) + "\n"
