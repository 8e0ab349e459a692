"""The report for people: place, code, message, and the line with the finding marked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from refextract.checking.printable import printable
from refextract.checking.report import SEVERITIES, Notice, Reported, RuleCard

__all__ = ["PLAIN", "Paint", "painted", "render"]


class Paint(NamedTuple):
    """What goes before and behind the parts of a finding."""

    place: str = ""
    severities: tuple[str, str, str] = ("", "", "")
    mark: str = ""
    end: str = ""


PLAIN = Paint()


def render(reported: Sequence[Reported], rules: Sequence[RuleCard]) -> str:  # noqa: ARG001 - the shape of every report
    """All findings as text; empty where there are none."""
    return painted(reported, PLAIN)


def painted(reported: Sequence[Reported], paint: Paint) -> str:
    """All findings as text in these colours."""
    return "".join(
        [
            _finding(printable(each.source).replace("\n", "\\n"), notice, paint)
            for each in reported
            for notice in each.notices
        ]
    )


def _finding(source: str, notice: Notice, paint: Paint) -> str:
    code, name, severity, message, area, (shown, carets), related, _ = notice
    place, mark, end = paint.place, paint.mark, paint.end
    colour = paint.severities[SEVERITIES.index(severity)]
    file = printable(area.file) if area.file else source
    told = f"{place}{file}:{area.shown}:{end} {colour}{code} {name}{end}: {message}\n"
    if shown:
        told += f"    | {shown}\n    | {mark}{carets}{end}\n"
    for near in related:
        told += f"    {near.area.file or source}:{near.area.shown}: {near.message}\n"
    return told + "\n"
