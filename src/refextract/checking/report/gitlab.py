"""GitLab code quality: a JSON array that a merge request shows.

Source: GitLab Docs, "Code Quality report format".
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Sequence

from refextract.checking.report import Reported, RuleCard
from refextract.checking.report.listing import JSON

__all__ = ["render"]

_SEVERITIES = {"error": "major", "warning": "minor", "info": "info"}


def render(reported: Sequence[Reported], rules: Sequence[RuleCard]) -> str:  # noqa: ARG001 - the shape of every report
    """One array with one object a finding."""
    return json.dumps(list(_issues(reported)), ensure_ascii=False, indent=2) + "\n"


def _issues(reported: Sequence[Reported]) -> Iterator[JSON]:
    seen: Counter[tuple[str, str, str]] = Counter()
    for each in reported:
        for notice in each.notices:
            key = (each.source, notice.code, notice.message)
            seen[key] += 1
            # Without the line, so that a finding keeps its identity when text moves.
            fingerprint = hashlib.sha256("\0".join((*key, str(seen[key]))).encode("utf-8", "surrogatepass"))
            yield {
                "description": notice.told,
                "check_name": notice.name,
                "fingerprint": fingerprint.hexdigest(),
                "severity": _SEVERITIES[notice.severity],
                "location": {"path": notice.area.file or each.source, "lines": {"begin": notice.area.line}},
            }
