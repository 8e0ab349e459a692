"""SARIF 2.1.0: the format of code-scanning services.

Source: OASIS, "Static Analysis Results Interchange Format (SARIF) Version 2.1.0".
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import PurePath
from urllib.parse import quote

from refextract import __version__
from refextract.fixing import is_fixable
from refextract.model.diagnostic import Diagnostic, Fix
from refextract.model.document import Document
from refextract.report import Checked
from refextract.report.record import JSON
from refextract.rules import Rule
from refextract.text import Span

__all__ = ["render"]

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {"error": "error", "warning": "warning", "info": "note"}


def render(checked: Sequence[Checked], rules: Sequence[Rule]) -> str:
    """One log with one run; the rules that ran are described in it."""
    driver = {"name": "refextract", "version": __version__, "rules": [_rule(rule) for rule in rules]}
    index = {rule.CODE: place for place, rule in enumerate(rules)}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(each.document, diagnostic, index) for each in checked for diagnostic in each.diagnostics],
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


def _rule(rule: Rule) -> JSON:
    told = (rule.__doc__ or rule.NAME).strip()
    return {
        "id": rule.CODE,
        "name": rule.NAME,
        "shortDescription": {"text": told.split("\n\n", 1)[0].replace("\n", " ")},
        "fullDescription": {"text": told},
        "defaultConfiguration": {"level": _LEVELS[rule.SEVERITY], "enabled": rule.DEFAULT},
    }


def _result(document: Document, diagnostic: Diagnostic, index: dict[str, int]) -> JSON:
    result: dict[str, JSON] = {
        "ruleId": diagnostic.code,
        "level": _LEVELS[diagnostic.severity],
        "message": {"text": diagnostic.message},
        "locations": [_location(document, diagnostic.span)],
    }
    if diagnostic.code in index:
        result["ruleIndex"] = index[diagnostic.code]
    if diagnostic.related:
        result["relatedLocations"] = [
            _location(document, related.span, related.message) for related in dict.fromkeys(diagnostic.related)
        ]
    if diagnostic.fix and is_fixable(document, diagnostic, unsafe=True):
        result["fixes"] = [_fix(document, diagnostic.fix)]
    return result


def _fix(document: Document, fix: Fix) -> JSON:
    replacements = [
        {"deletedRegion": _region(document, edit.span), "insertedContent": {"text": edit.text}} for edit in fix.edits
    ]
    return {
        "description": {"text": "safe" if fix.safe else "to be looked at"},
        "artifactChanges": [{"artifactLocation": _artifact(document), "replacements": replacements}],
    }


def _location(document: Document, span: Span, message: str | None = None) -> JSON:
    location: dict[str, JSON] = {
        "physicalLocation": {"artifactLocation": _artifact(document), "region": _region(document, span)}
    }
    if message is not None:
        location["message"] = {"text": message}
    return location


def _artifact(document: Document) -> JSON:
    return {"uri": quote(PurePath(document.source).as_posix())}


def _region(document: Document, span: Span) -> JSON:
    """First line and column, and those behind the last character: what the file leaves out behind it stays outside."""
    start, last = document.locate(span), document.locate(Span(max(span.start, span.end - 1), span.end))
    end = last.column + (1 if span else 0)
    return {"startLine": start.line, "startColumn": start.column, "endLine": last.line, "endColumn": end}
