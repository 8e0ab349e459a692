"""The tagger that is shipped: a linear-chain conditional random field over the words of a reference string."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pycrfsuite

from refextract.errors import ModelError
from refextract.model.reference import Variable
from refextract.tagging.features import Features
from refextract.tagging.labels import date_regained, fields_of
from refextract.tagging.model import Model, read_model
from refextract.tagging.tagger import Field, Tagged

__all__ = ["LEAST_RISK", "CrfTagger", "Risks", "load_tagger", "score_of"]


class CrfTagger:
    """Tags reference strings with a trained model.

    Raises:
        ModelError: where the weights of the model cannot be used.

    >>> text = "Knuth, D. E. (1984). The TeXbook. Reading: Addison-Wesley."
    >>> for field in load_tagger().tag([text])[0].fields:
    ...     print(field.variable, "|", text[field.start : field.end])
    author | Knuth, D. E.
    date | 1984
    title | The TeXbook
    publisher-place | Reading
    publisher | Addison-Wesley
    """

    def __init__(self, model: Model) -> None:
        known = model.joined
        self._features = Features(model.lexicon, lambda name, members: (name,) if name in known else members)
        self._calibration = model.calibration
        self._weights = model.weights  # the tagger reads them in place and does not hold them
        self._crf = pycrfsuite.Tagger()
        try:
            self._crf.open_inmemory(self._weights)
        except ValueError as error:
            raise ModelError(f"the weights of the tagging model cannot be used: {error}") from error

    def tag(self, texts: Sequence[str]) -> list[Tagged]:
        """The fields of each string, in order; a string without a word has none."""
        return [self._tagged(text) for text in texts]

    def _tagged(self, text: str) -> Tagged:
        fields, whole = self.risks(text)
        if not fields:
            return Tagged((), 0.0)
        curve = self._calibration.field
        scored = tuple(Field(name, start, end, score_of(risk, curve)) for name, start, end, risk in fields)
        return Tagged(scored, score_of(whole, self._calibration.whole))

    def risks(self, text: str) -> Risks:
        """The fields of a string, and how much speaks against each and against the whole."""
        tokens = self._features.of(text)
        if not tokens.spans:
            return Risks([], 0.0)
        labels = self._crf.tag(tokens.attributes)
        marginal = self._crf.marginal
        risks = [1.0 - marginal(label, at) for at, label in enumerate(labels)]
        for at, label in tokens.settled:
            labels[at], risks[at] = label, 0.0
        runs = fields_of(text, tokens.spans, date_regained(labels, tokens.roles))
        fields = [(run.variable, run.start, run.end, _odds(max(risks[run.first : run.last]))) for run in runs]
        return Risks(fields, sum(risks))


class Risks(NamedTuple):
    """Fields, each with the odds against its most doubtful word, and the expected number of wrong words of all."""

    fields: list[tuple[Variable, int, int, float]]
    whole: float


def _odds(risk: float) -> float:
    return risk / (1.0 - risk + LEAST_RISK)


def score_of(risk: float, curve: tuple[float, float]) -> float:
    """The score for a risk, on a calibration curve."""
    offset, slope = curve
    return 1.0 / (1.0 + math.exp(-(offset - slope * math.log(risk + LEAST_RISK))))


LEAST_RISK = 1e-4
"""Added to every risk: below it the model cannot tell."""


@cache
def load_tagger(path: Path | None = None) -> CrfTagger:
    """The tagger of a model file, or of the shipped model; loaded once.

    Raises:
        ModelError: where the model is missing, unreadable or of another version.
    """
    return CrfTagger(read_model(path))
