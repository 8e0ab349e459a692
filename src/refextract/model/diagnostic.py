"""Diagnostics: what a check found, and where."""

from __future__ import annotations

from typing import Literal

from refextract.frozen import Frozen
from refextract.text import Span

__all__ = ["Diagnostic", "Edit", "Fix", "Related", "Severity"]

Severity = Literal["error", "warning", "info"]


class Related(Frozen):
    """Another place that explains a finding."""

    message: str
    span: Span


class Edit(Frozen):
    """`text` in place of what stands at `span`, which counts in the document's text and is never empty."""

    span: Span
    text: str


class Fix(Frozen):
    """Edits that together fix what a finding is about; a `safe` one can hardly be wrong."""

    edits: tuple[Edit, ...]
    safe: bool = False


class Diagnostic(Frozen):
    """One finding of one rule, at one place, with a fix where there is one."""

    code: str
    name: str
    severity: Severity
    message: str
    span: Span
    related: tuple[Related, ...] = ()
    fix: Fix | None = None
