"""JSON: the objects of `jsonl`, indented, in one array."""

from __future__ import annotations

import json
from collections.abc import Sequence

from refextract.checking.report import Reported, RuleCard
from refextract.checking.report.listing import listed_document

__all__ = ["render"]


def render(reported: Sequence[Reported], rules: Sequence[RuleCard]) -> str:  # noqa: ARG001 - the shape of every report
    """One array with one object a document."""
    return json.dumps([listed_document(each) for each in reported], ensure_ascii=False, indent=2) + "\n"
