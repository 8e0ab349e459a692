"""Diagnostics: what a check found, and where."""

from __future__ import annotations

from typing import Literal

from refextract.text import Span
from refextract.values.frozen import Frozen

__all__ = ["Diagnostic", "Related", "Severity"]

Severity = Literal["error", "warning", "info"]


class Related(Frozen):
    """Another place that explains a finding."""

    message: str
    span: Span


class Diagnostic(Frozen):
    """One finding of one rule, at one place."""

    code: str
    name: str
    severity: Severity
    message: str
    span: Span
    related: tuple[Related, ...] = ()
