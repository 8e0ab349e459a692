"""Checking: the rules run over an extraction, of one document or of many; findings reported, fixed and silenced."""

from __future__ import annotations

from typing import TYPE_CHECKING

from refextract.registry import lazily

if TYPE_CHECKING:
    from refextract.checking.annotation import annotate
    from refextract.checking.diagnostics import all_rules, check, chosen_rules
    from refextract.checking.run import FixReport, check_files, fix_files
    from refextract.checking.session import Report, RunOptions

__all__ = [
    "FixReport",
    "Report",
    "RunOptions",
    "all_rules",
    "annotate",
    "check",
    "check_files",
    "chosen_rules",
    "fix_files",
]

_HOMES = {
    "annotate": "annotation",
    **dict.fromkeys(("all_rules", "check", "chosen_rules"), "diagnostics"),
    **dict.fromkeys(("FixReport", "check_files", "fix_files"), "run"),
    **dict.fromkeys(("Report", "RunOptions"), "session"),
}

__getattr__, __dir__ = lazily(__name__, {name: f"{__name__}.{home}" for name, home in _HOMES.items()})
