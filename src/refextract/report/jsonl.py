"""JSON lines: one object a document, `{"source", "diagnostics": [...]}`."""

from __future__ import annotations

import json
from collections.abc import Sequence

from refextract.report import Checked
from refextract.report.record import check_record
from refextract.rules import Rule

__all__ = ["render"]


def render(checked: Sequence[Checked], rules: Sequence[Rule]) -> str:  # noqa: ARG001 - the shape of every report
    """One line a document, also for those without findings."""
    return "".join(json.dumps(check_record(each), ensure_ascii=False) + "\n" for each in checked)
