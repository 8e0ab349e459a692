"""GitHub annotations: workflow commands that mark the lines of a pull request.

Source: GitHub Docs, "Workflow commands for GitHub Actions".
"""

from __future__ import annotations

from collections.abc import Sequence

from refextract.model.diagnostic import Diagnostic
from refextract.model.document import Document
from refextract.report import Checked
from refextract.rules import Rule
from refextract.text import Span

__all__ = ["render"]

_COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}


def render(checked: Sequence[Checked], rules: Sequence[Rule]) -> str:  # noqa: ARG001 - the shape of every report
    """One command a finding."""
    return "".join(_command(each.document, diagnostic) for each in checked for diagnostic in each.diagnostics)


def _command(document: Document, diagnostic: Diagnostic) -> str:
    start = document.locate(diagnostic.span)
    end = document.locate(Span(diagnostic.span.end, diagnostic.span.end))
    properties = {
        "file": document.source,
        "line": start.line,
        "endLine": end.line,
        "col": start.column,
        "endColumn": end.column,
        "title": f"{diagnostic.code} {diagnostic.name}",
    }
    if start.line != end.line:  # columns of findings over several lines are rejected
        del properties["col"], properties["endColumn"]
    told = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items())
    return f"::{_COMMANDS[diagnostic.severity]} {told}::{_data(diagnostic.message)}\n"


def _data(value: str) -> str:
    return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    return _data(value).replace(":", "%3A").replace(",", "%2C")
