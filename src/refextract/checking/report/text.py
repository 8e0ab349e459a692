"""The report for people: place, code, message, and the line with the finding marked."""

from __future__ import annotations

from collections.abc import Sequence

from refextract.checking.report import Notice, Reported, RuleCard

__all__ = ["render"]


def render(reported: Sequence[Reported], rules: Sequence[RuleCard]) -> str:  # noqa: ARG001 - the shape of every report
    """All findings as text; empty where there are none."""
    return "".join([_finding(each.source, notice) for each in reported for notice in each.notices])


def _finding(source: str, notice: Notice) -> str:
    code, name, _, message, area, (shown, carets), related, _ = notice
    told = f"{source}:{area.line}:{area.column}: {code} {name}: {message}\n    | {shown}\n    | {carets}\n"
    for near in related:
        told += f"    {source}:{near.area.line}:{near.area.column}: {near.message}\n"
    return told + "\n"
