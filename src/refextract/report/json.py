"""JSON: the objects of `jsonl`, indented, in one array."""

from __future__ import annotations

import json
from collections.abc import Sequence

from refextract.report import Checked
from refextract.report.record import check_record
from refextract.rules import Rule

__all__ = ["render"]


def render(checked: Sequence[Checked], rules: Sequence[Rule]) -> str:  # noqa: ARG001 - the shape of every report
    """One array with one object a document."""
    return json.dumps([check_record(each) for each in checked], ensure_ascii=False, indent=2) + "\n"
