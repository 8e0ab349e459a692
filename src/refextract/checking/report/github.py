"""GitHub annotations: workflow commands that mark the lines of a pull request.

Source: GitHub Docs, "Workflow commands for GitHub Actions".
"""

from __future__ import annotations

from collections.abc import Sequence

from refextract.checking.printable import printable
from refextract.checking.report import Notice, Reported, RuleCard

__all__ = ["render"]

_COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}


def render(reported: Sequence[Reported], rules: Sequence[RuleCard]) -> str:  # noqa: ARG001 - the shape of every report
    """One command a finding."""
    return "".join(_command(each.source, notice) for each in reported for notice in each.notices)


def _command(source: str, notice: Notice) -> str:
    area = notice.area
    properties = {
        "file": printable(area.file or source),
        "line": area.line,
        "endLine": area.end_line,
        "col": area.column,
        "endColumn": area.end_column,
        "title": f"{notice.code} {notice.name}",
    }
    if area.line != area.end_line:  # columns of findings over several lines are rejected
        del properties["col"], properties["endColumn"]
    told = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items())
    return f"::{_COMMANDS[notice.severity]} {told}::{_data(notice.told)}\n"


def _data(value: str) -> str:
    return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    return _data(value).replace(":", "%3A").replace(",", "%2C")
