"""Reliability: of what is scored 0.9, how much is right? Counted on labelled strings, and drawn."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from refextract.references.tagging.evaluate import Measured, fields_by_variable, scored_variables, spans_of

__all__ = ["Bin", "reliability", "reliability_svg"]

_BINS = 10
Outcome = tuple[float, bool]
"""A score, and whether what it is the score of is right."""


class Bin(NamedTuple):
    """What has a score in one tenth of the range: how many, their mean score, the share that is right."""

    size: int
    score: float
    right: float


def reliability(sets: Iterable[Measured]) -> tuple[list[Bin], list[Bin]]:
    """The bins of single fields and those of whole references, empty ones left out."""
    of_fields: list[Outcome] = []
    of_wholes: list[Outcome] = []
    for each in sets:
        variables = scored_variables(each.records)
        for record, tagged in zip(each.records, each.tagged, strict=True):
            want, got = (
                fields_by_variable(record.text, spans, variables) for spans in (record.spans, spans_of(tagged))
            )
            of_wholes.append((tagged.score, want == got))
            of_fields += [
                (field.score, want.get(field.variable) == got.get(field.variable))
                for field in tagged.fields
                if field.variable in variables
            ]
    return _binned(of_fields), _binned(of_wholes)


def _binned(outcomes: Iterable[Outcome]) -> list[Bin]:
    bins: list[list[Outcome]] = [[] for _ in range(_BINS)]
    for score, right in outcomes:
        bins[min(int(score * _BINS), _BINS - 1)].append((score, right))
    return [
        Bin(len(each), sum(score for score, _ in each) / len(each), sum(right for _, right in each) / len(each))
        for each in bins
        if each
    ]


_SIDE, _MARGIN = 260, 44
_WIDTH, _HEIGHT = 2 * (_SIDE + 2 * _MARGIN), _SIDE + 2 * _MARGIN + 12


def reliability_svg(fields: Sequence[Bin], wholes: Sequence[Bin]) -> str:
    """Two panels, share right against score; on the diagonal a score is what it says, and bars show how many there are.

    The same bins make the same picture.
    """
    panels = _panel("fields", fields, _MARGIN) + _panel("whole references", wholes, _SIDE + 3 * _MARGIN)
    style = (
        "text{font:12px sans-serif;fill:#333}.axis{stroke:#999;fill:none}.ideal{stroke:#999;stroke-dasharray:4 4}"
        ".bar{fill:#cfd8e3}.curve{stroke:#0b5cad;stroke-width:2;fill:none}.dot{fill:#0b5cad}"
    )
    body = "\n".join([f"<style>{style}</style>", '<rect width="100%" height="100%" fill="#fff"/>', *panels])
    title = "<title>Share of fields and references that are right, by score</title>"
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}">\n{title}\n{body}\n</svg>\n'


def _panel(title: str, bins: Sequence[Bin], left: int) -> list[str]:
    def place(score: float, right: float) -> tuple[float, float]:
        return left + score * _SIDE, _MARGIN + (1 - right) * _SIDE

    total = sum(each.size for each in bins)
    bottom, middle, width = _MARGIN + _SIDE, left + _SIDE / 2, _SIDE / _BINS - 2
    drawn = [f'<text x="{middle:.0f}" y="{_MARGIN - 16}" text-anchor="middle">{title} (n = {total})</text>']
    for each in bins:
        x, y = place(int(min(each.score, 0.999) * _BINS) / _BINS, each.size / total)
        drawn.append(f'<rect class="bar" x="{x + 1:.1f}" y="{y:.1f}" width="{width:.1f}" height="{bottom - y:.1f}"/>')
    drawn.append(f'<path class="axis" d="M{left} {_MARGIN}V{bottom}H{left + _SIDE}"/>')
    drawn.append(f'<path class="ideal" d="M{left} {bottom}L{left + _SIDE} {_MARGIN}"/>')
    for tick in (0.0, 0.5, 1.0):
        x, y = place(tick, tick)
        drawn.append(f'<text x="{x:.0f}" y="{bottom + 18}" text-anchor="middle">{tick:g}</text>')
        drawn.append(f'<text x="{left - 8}" y="{y + 4:.0f}" text-anchor="end">{tick:g}</text>')
    drawn.append(f'<text x="{middle:.0f}" y="{bottom + 38}" text-anchor="middle">score (bars: share of all)</text>')
    points = [place(each.score, each.right) for each in bins]
    drawn.append('<path class="curve" d="M' + "L".join(f"{x:.1f} {y:.1f}" for x, y in points) + '"/>')
    drawn += [f'<circle class="dot" cx="{x:.1f}" cy="{y:.1f}" r="3.5"/>' for x, y in points]
    return drawn
