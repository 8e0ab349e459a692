"""GitLab code quality: a JSON array that a merge request shows.

Source: GitLab Docs, "Code Quality report format".
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Sequence

from refextract.report import Checked
from refextract.report.record import JSON
from refextract.rules import Rule

__all__ = ["render"]

_SEVERITIES = {"error": "major", "warning": "minor", "info": "info"}


def render(checked: Sequence[Checked], rules: Sequence[Rule]) -> str:  # noqa: ARG001 - the shape of every report
    """One array with one object a finding."""
    return json.dumps(list(_issues(checked)), ensure_ascii=False, indent=2) + "\n"


def _issues(checked: Sequence[Checked]) -> Iterator[JSON]:
    seen: Counter[tuple[str, str, str]] = Counter()
    for each in checked:
        for diagnostic in each.diagnostics:
            start = each.document.locate(diagnostic.span)
            key = (each.document.source, diagnostic.code, diagnostic.message)
            seen[key] += 1
            # Without the line, so that a finding keeps its identity when text moves.
            fingerprint = hashlib.sha256("\0".join((*key, str(seen[key]))).encode("utf-8", "surrogatepass"))
            yield {
                "description": diagnostic.message,
                "check_name": diagnostic.name,
                "fingerprint": fingerprint.hexdigest(),
                "severity": _SEVERITIES[diagnostic.severity],
                "location": {"path": each.document.source, "lines": {"begin": start.line}},
            }
