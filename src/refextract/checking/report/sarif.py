"""SARIF 2.1.0: the format of code-scanning services.

Source: OASIS, "Static Analysis Results Interchange Format (SARIF) Version 2.1.0".
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from pathlib import PurePath
from urllib.parse import quote

from refextract import __version__
from refextract.checking.report import Area, Notice, Remedy, Reported, RuleCard
from refextract.checking.report._project import project_url, rule_url
from refextract.checking.report.listing import JSON, fingerprints

__all__ = ["render"]

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {"error": "error", "warning": "warning", "info": "note"}


def render(reported: Sequence[Reported], rules: Sequence[RuleCard]) -> str:
    """One log with one run; the rules that ran are described in it."""
    driver = {
        "name": "refextract",
        "version": __version__,
        "semanticVersion": __version__,
        **_known("informationUri", project_url("Source")),
        "rules": [_rule(rule) for rule in rules],
    }
    index = {rule.code: place for place, rule in enumerate(rules)}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(each, notice, known_by, index) for each, notice, known_by in fingerprints(reported)],
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


def _known(name: str, address: str | None) -> dict[str, JSON]:
    return {} if address is None else {name: address}


def _rule(rule: RuleCard) -> JSON:
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.told.split("\n\n", 1)[0].replace("\n", " ")},
        "fullDescription": {"text": rule.told},
        "help": {"text": rule.told, "markdown": f"**{rule.code} {rule.name}**\n\n{rule.told}"},
        **_known("helpUri", rule_url(rule.code, rule.name)),
        "defaultConfiguration": {"level": _LEVELS[rule.severity], "enabled": rule.on},
    }


def _result(reported: Reported, notice: Notice, known_by: str, index: dict[str, int]) -> JSON:
    uri = _uri(reported.source)
    result: dict[str, JSON] = {
        "ruleId": notice.code,
        "level": _LEVELS[notice.severity],
        "message": {"text": notice.told},
        "locations": [_location(uri, notice.area)],
        "partialFingerprints": {"refextract/v1": known_by},
    }
    if notice.code in index:
        result["ruleIndex"] = index[notice.code]
    if notice.related:
        result["relatedLocations"] = [_location(uri, near.area, near.message) for near in dict.fromkeys(notice.related)]
    if notice.remedy and notice.remedy.possible:
        result["fixes"] = [_fix(uri, notice.remedy)]
    return result


def _fix(uri: str, remedy: Remedy) -> JSON:
    replacements = [
        {"deletedRegion": _region(change.area), "insertedContent": {"text": change.text}} for change in remedy.changes
    ]
    return {
        "description": {"text": "safe" if remedy.safe else "to be looked at"},
        "artifactChanges": [{"artifactLocation": {"uri": uri}, "replacements": replacements}],
    }


def _uri(path: str) -> str:
    return quote(os.fsencode(PurePath(path).as_posix()))


def _location(uri: str, area: Area, message: str | None = None) -> JSON:
    file: dict[str, JSON] = {"artifactLocation": {"uri": _uri(area.file) if area.file else uri}}
    if not area.is_printed:
        file["region"] = _region(area)
    location: dict[str, JSON] = {"physicalLocation": file}
    if message is not None:
        location["message"] = {"text": message}
    return location


def _region(area: Area) -> JSON:
    """First line and column, and those behind the last character: what the file leaves out behind it stays outside."""
    end = area.last_column + (1 if area.end > area.start else 0)
    return {"startLine": area.line, "startColumn": area.column, "endLine": area.last_line, "endColumn": end}
