"""JSON lines: one object a document, `{"source", "diagnostics": [...]}`."""

from __future__ import annotations

import json
from collections.abc import Sequence

from refextract.checking.report import Reported, RuleCard
from refextract.checking.report.listing import listed_document

__all__ = ["render"]


def render(reported: Sequence[Reported], rules: Sequence[RuleCard]) -> str:  # noqa: ARG001 - the shape of every report
    """One line a document, also for those without findings."""
    return "".join(json.dumps(listed_document(each), ensure_ascii=False) + "\n" for each in reported)
