"""The report for people in colours, as terminals show them.

Source: ECMA-48, section 8.3.117 (select graphic rendition).
"""

from __future__ import annotations

from collections.abc import Sequence

from refextract.checking.report import Reported, RuleCard
from refextract.checking.report.text import Paint, painted

__all__ = ["render"]

_COLOURS = Paint(place="\x1b[1m", severities=("\x1b[1;31m", "\x1b[1;33m", "\x1b[1;36m"), mark="\x1b[31m", end="\x1b[0m")


def render(reported: Sequence[Reported], rules: Sequence[RuleCard]) -> str:  # noqa: ARG001 - the shape of every report
    """All findings as text; empty where there are none."""
    return painted(reported, _COLOURS)
