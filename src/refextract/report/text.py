"""The report for people: place, code, message, and the line with the finding marked."""

from __future__ import annotations

from collections.abc import Sequence

from refextract.report import Notice, Reported, RuleCard

__all__ = ["render"]


def render(reported: Sequence[Reported], rules: Sequence[RuleCard]) -> str:  # noqa: ARG001 - the shape of every report
    """All findings as text; empty where there are none."""
    return "".join([_finding(each.source, notice) for each in reported for notice in each.notices])


def _finding(source: str, notice: Notice) -> str:
    area, (shown, carets) = notice.area, notice.excerpt
    related = "".join(f"    {source}:{near.area.line}:{near.area.column}: {near.message}\n" for near in notice.related)
    return (
        f"{source}:{area.line}:{area.column}: {notice.code} {notice.name}: {notice.message}\n"
        f"    | {shown}\n    | {carets}\n{related}\n"
    )
