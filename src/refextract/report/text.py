"""The report for people: place, code, message, and the line with the finding marked."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from refextract.model.diagnostic import Diagnostic
from refextract.model.document import Document
from refextract.report import Checked
from refextract.rules import Rule
from refextract.text import Span

__all__ = ["render"]

_WIDTH = 100
_BEFORE = 40


def render(checked: Sequence[Checked], rules: Sequence[Rule]) -> str:  # noqa: ARG001 - the shape of every report
    """All findings as text; empty where there are none."""
    return "".join(_finding(each.document, diagnostic) for each in checked for diagnostic in each.diagnostics)


def _finding(document: Document, diagnostic: Diagnostic) -> str:
    place = document.locate(diagnostic.span)
    lines = [
        f"{document.source}:{place.line}:{place.column}: {diagnostic.code} {diagnostic.name}: {diagnostic.message}",
        *_excerpt(document.text, diagnostic.span),
    ]
    for related in diagnostic.related:
        at = document.locate(related.span)
        lines.append(f"    {document.source}:{at.line}:{at.column}: {related.message}")
    return "\n".join(lines) + "\n\n"


def _excerpt(text: str, span: Span) -> tuple[str, str]:
    """The line (or the part of it around the finding), and carets below."""
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.start)
    end = len(text) if end < 0 else end
    left = max(start, min(span.start - _BEFORE, end - _WIDTH))
    right = min(end, left + _WIDTH)
    lead = "…" if left > start else ""
    shown = lead + _plain(text[left:right]) + ("…" if right < end else "")
    stop = max(span.start + 1, min(span.end, right))
    carets = " " * (len(lead) + _columns(text[left : span.start])) + "^" * max(1, _columns(text[span.start : stop]))
    return f"    | {shown}", f"    | {carets}"


def _plain(text: str) -> str:
    """No tabs or control characters, which would move or colour the terminal."""
    return "".join(c if c.isprintable() else " " for c in text)


def _columns(text: str) -> int:
    """The columns that a terminal gives to `text`: two for wide characters, none for combining ones."""
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)
