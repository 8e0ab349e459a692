"""GitLab code quality: a JSON array that a merge request shows.

Source: GitLab Docs, "Code Quality report format".
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from refextract.checking.report import Reported, RuleCard
from refextract.checking.report.listing import JSON, fingerprints

__all__ = ["render"]

_SEVERITIES = {"error": "major", "warning": "minor", "info": "info"}


def render(reported: Sequence[Reported], rules: Sequence[RuleCard]) -> str:  # noqa: ARG001 - the shape of every report
    """One array with one object a finding."""
    return json.dumps(list(_issues(reported)), ensure_ascii=False, indent=2) + "\n"


def _issues(reported: Sequence[Reported]) -> Iterator[JSON]:
    for each, notice, fingerprint in fingerprints(reported):
        yield {
            "description": notice.told,
            "check_name": notice.name,
            "fingerprint": fingerprint,
            "severity": _SEVERITIES[notice.severity],
            "location": {"path": notice.area.file or each.source, "lines": {"begin": notice.area.line}},
        }
