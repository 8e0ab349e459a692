"""The tagger that is shipped: a linear-chain conditional random field over the words of a reference string."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pycrfsuite

from refextract.errors import ModelError
from refextract.tagging.features import Features
from refextract.tagging.labels import fields_of
from refextract.tagging.model import Calibration, Model, read_model
from refextract.tagging.tagger import Field, Tagged

__all__ = ["CrfTagger", "load_tagger"]


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
        self._features = Features(model.lexicon)
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
        tokens = self._features.of(text)
        if not tokens.spans:
            return Tagged((), 0.0)
        labels = self._crf.tag(tokens.attributes)
        for at, label in tokens.settled:
            labels[at] = label
        fields = fields_of(text, tokens.spans, labels)
        score = calibrated(self._crf.probability(labels), self._calibration)
        return Tagged(tuple(Field(name, start, end, score) for name, start, end in fields), score)


def calibrated(probability: float, calibration: Calibration) -> float:
    """The score for a probability of the model."""
    bounded = min(max(probability, 1e-12), 1 - 1e-12)
    logit = math.log(bounded / (1 - bounded))
    return 1 / (1 + math.exp(-(calibration.offset + calibration.slope * logit)))


@cache
def load_tagger(path: Path | None = None) -> CrfTagger:
    """The tagger of a model file, or of the shipped model; loaded once.

    Raises:
        ModelError: where the model is missing, unreadable or of another version.
    """
    return CrfTagger(read_model(path))
