"""Calibration: how risks become scores, so that of all fields with score 0.9 nine in ten are right."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from refextract.references.tagging.corpus import Labelled
from refextract.references.tagging.crf import LEAST_RISK, CrfTagger
from refextract.references.tagging.evaluate import fields_by_variable, scored_variables
from refextract.references.tagging.model import Calibration

__all__ = ["calibrate", "fit"]

Outcome = tuple[float, bool]
"""The negative logarithm of a risk, and whether what it was the risk of came out right."""

_ROUNDS = 40


def calibrate(tagger: CrfTagger, sets: Iterable[Sequence[Labelled]]) -> Calibration:
    """The calibration that fits labelled strings which the model was not trained on."""
    of_fields: list[Outcome] = []
    of_wholes: list[Outcome] = []
    for records in sets:
        variables = scored_variables(records)
        found = tagger.risks([record.text for record in records])
        for record, risks in zip(records, found, strict=True):
            spans = [(start, end, str(name)) for name, start, end, _ in risks.fields]
            want, got = (fields_by_variable(record.text, each, variables) for each in (record.spans, spans))
            of_wholes.append((_measure(risks.whole), want == got))
            of_fields += [
                (_measure(risk), want.get(n) == got.get(n)) for n, _, _, risk in risks.fields if n in variables
            ]
    return Calibration(fit(of_fields), fit(of_wholes))


def _measure(risk: float) -> float:
    return -math.log(risk + LEAST_RISK)


def fit(outcomes: Sequence[Outcome]) -> tuple[float, float]:
    """Offset and slope of the logistic curve through the outcomes, by Newton's method with a small penalty.

    No step is longer than one, for far from the best curve a step of this method may lead out of all bounds.
    """
    offset, slope = 0.0, 0.0
    for _ in range(_ROUNDS):
        g0 = g1 = h01 = 0.0
        h00 = h11 = 1e-3
        for x, right in outcomes:
            p = 0.5 + 0.5 * math.tanh(0.5 * (offset + slope * x))
            w = p * (1.0 - p)
            g0, g1 = g0 + right - p, g1 + (right - p) * x
            h00, h01, h11 = h00 + w, h01 + w * x, h11 + w * x * x
        det = h00 * h11 - h01 * h01
        by_offset, by_slope = (h11 * g0 - h01 * g1) / det, (h00 * g1 - h01 * g0) / det
        share = 1.0 / max(1.0, abs(by_offset), abs(by_slope))
        offset, slope = offset + share * by_offset, slope + share * by_slope
    return offset, slope
