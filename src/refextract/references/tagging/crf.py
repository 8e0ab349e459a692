"""The tagger that is shipped: a linear-chain conditional random field over the words of a string, with a network."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import chain
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from refextract.model.reference import VARIABLES
from refextract.references.tagging.agreement import FEWEST, drawn_together
from refextract.references.tagging.chain import Floats, Steps, marginals
from refextract.references.tagging.features import Encoded, Encoder, Numbers
from refextract.references.tagging.labels import dates_regained, fields_of, variable_of
from refextract.references.tagging.model import Model, read_model
from refextract.references.tagging.scorer import Scorer, against_best
from refextract.references.tagging.tagger import Field, Tagged
from refextract.references.tagging.tokens import parted
from refextract.references.tagging.words import ROLES

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["LEAST_RISK", "CrfTagger", "Risks", "load_tagger"]

_STRINGS, _MOST = 200, 5000
"""How many strings, and tokens, are tagged at once: enough for arrays to pay, few enough for the caches of a core."""
_WAITING, _TOKENS = 5 * _STRINGS, 1 << 16
"""How many strings, and about how many tokens at most, wait for others that are as long as they are."""
_SHARPNESS = 3
"""With all scores times three, next to all of the probability is that of the best way through a string; a score times
three is a chance to the third power."""
_DOUBT = 0.49
_LEAST = -15.0
"""The least score of a transition against the best one: see `scorer`."""
_OUTSIDE = -1
_DATE = VARIABLES.index("date")
_MONTH = ROLES.index("m")


class CrfTagger:
    """Tags reference strings with a trained model.

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
        self._encoder = Encoder(model.lexicon, model.vocabulary)
        self._scorer = Scorer(model.weights, model.network)
        self._lock = Lock()  # the two learn words together
        self._calibration = model.calibration
        between = self._scorer.transitions
        between = np.maximum(between - between.max(initial=0.0), _LEAST)
        self._transitions, self._sharp_transitions = np.exp(between), np.exp(_SHARPNESS * between)
        names = [variable_of(label) for label in model.weights.labels]
        self._numbers = np.array([_OUTSIDE if name is None else VARIABLES.index(name) for name in names])

    def tag(self, texts: Sequence[str], *, one_list: bool = False) -> list[Tagged]:
        """The fields of each string, in order; a string without a word has none.

        Strings of `one_list` are taken to be printed alike, as far as they are.
        """
        curve, whole_curve = self._calibration
        tagged = [_NOTHING] * len(texts)
        for found in self._all_found(texts, one_list=one_list):
            scores = _scores(found.field_risks, curve).tolist()
            wholes = _scores(found.risks, whole_curve).tolist()
            for at, runs, whole in zip(found.places, found.runs(scores), wholes, strict=True):
                tagged[at] = Tagged(tuple(fields_of(texts[at], runs)), whole) if runs else _NOTHING
        return tagged

    def risks(self, texts: Sequence[str]) -> list[Risks]:
        """The fields of each string, and how much speaks against each and against the whole."""
        risks = [Risks([], 0.0)] * len(texts)
        for found in self._all_found(texts):
            runs_of_all = found.runs(found.field_risks.tolist())
            for at, runs, whole in zip(found.places, runs_of_all, found.risks.tolist(), strict=True):
                risks[at] = Risks(fields_of(texts[at], runs), whole)
        return risks

    def _all_found(self, texts: Sequence[str], *, one_list: bool = False) -> Iterator[_Found]:
        for places, strings in _batches(texts, *((_WAITING, 2 * _TOKENS) if one_list else (_STRINGS, _MOST))):
            with self._lock:
                if self._encoder.full or self._encoder.size != self._scorer.size:  # as an interrupt may leave them
                    self._encoder.forget()
                    self._scorer.forget()
                encoded = self._encoder.encode(strings)
                steps = Steps.of(encoded.starts)
                scores = self._scorer.scores(encoded, steps)
            if one_list and len(strings) >= FEWEST:
                self._draw_together(scores, encoded, steps)
            labels, risks = self._labelled(scores, encoded, steps)
            variables = self._numbers[labels]
            _regain_dates(variables, encoded)
            yield _Found.of(places, encoded, variables, risks)

    def _draw_together(self, scores: Floats, encoded: Encoded, steps: Steps) -> None:
        """Move the scores of the strings of a list towards one another."""
        chances = np.empty_like(scores)
        chances[steps.order] = marginals(np.exp(scores[steps.order]), self._transitions, steps.borders)
        before = np.append(_OUTSIDE, self._numbers[chances.argmax(axis=1)][:-1])
        signs = encoded.columns["gap"] != self._encoder.space
        signs[encoded.starts[:-1]] = False  # what has no author begins with its title, whatever the others do
        drawn_together(scores, chances, before, encoded.columns["gap"], np.flatnonzero(signs))
        against_best(scores)

    def _labelled(self, scores: Floats, encoded: Encoded, steps: Steps) -> tuple[Numbers, NDArray[np.float64]]:
        """The label of each token on the likeliest way through its string, and the chance that it is another one.

        Where the chances that the likeliest label of a token is wrong add up to less than a half, no other way can be
        as likely as that of these labels.
        """
        chances = np.empty_like(scores)
        chances[steps.order] = marginals(np.exp(scores[steps.order]), self._transitions, steps.borders)
        labels = chances.argmax(axis=1)
        tokens, starts = np.arange(len(labels)), encoded.starts
        wrong = np.add.reduceat(1.0 - chances[tokens, labels], starts[:-1])
        in_doubt = np.flatnonzero(wrong >= _DOUBT)
        if len(in_doubt):
            sizes = np.diff(starts)[in_doubt]
            ends = np.cumsum(sizes)
            their = np.arange(ends[-1]) + np.repeat(starts[in_doubt] - ends + sizes, sizes)
            some = Steps.of(np.append(0, ends))
            sharp = np.exp(_SHARPNESS * scores[their[some.order]])
            labels[their[some.order]] = marginals(sharp, self._sharp_transitions, some.borders).argmax(axis=1)
        return labels, np.maximum(1.0 - chances[tokens, labels].astype(np.float64), 0.0)


_NOTHING = Tagged((), 0.0)


class Risks(NamedTuple):
    """Fields, each with the odds against its most doubtful word as its score; the expected number of wrong words."""

    fields: list[Field]
    whole: float


def _batches(texts: Sequence[str], strings: int, most: int) -> Iterator[tuple[list[int], list[list[str]]]]:
    """The places and the pieces of strings with words, so many strings and tokens at a time, by falling length."""
    waiting: list[tuple[int, list[str]]] = []
    tokens = 0
    for at, text in enumerate(texts):
        pieces = parted(text)
        if len(pieces) > 1:
            waiting.append((at, pieces))
            tokens += len(pieces) // 2
        if len(waiting) == _WAITING or tokens >= _TOKENS or at == len(texts) - 1:
            waiting.sort(key=lambda each: -len(each[1]))
            for batch in _portions(waiting, strings, most):
                yield [place for place, _ in batch], [each for _, each in batch]
            waiting, tokens = [], 0


def _portions(
    waiting: Iterable[tuple[int, list[str]]], strings: int, most: int
) -> Iterator[list[tuple[int, list[str]]]]:
    """What waits in order, so many strings at a time, and so many tokens unless one string has more."""
    portion: list[tuple[int, list[str]]] = []
    tokens = 0
    for each in waiting:
        size = len(each[1]) // 2
        if len(portion) == strings or (portion and tokens + size > most):
            yield portion
            portion, tokens = [], 0
        portion.append(each)
        tokens += size
    if portion:
        yield portion


class _Found(NamedTuple):
    """What was found in a batch of strings.

    `places` are those of the strings in the list, `risks` the expected number of wrong words of each. For each field
    in the order of the strings: the number of its string and of its variable, its borders in the string, and the odds
    against its most doubtful word.
    """

    places: list[int]
    risks: NDArray[np.float64]
    strings: Numbers
    variables: Numbers
    field_starts: Numbers
    field_ends: Numbers
    field_risks: NDArray[np.float64]

    @classmethod
    def of(cls, places: list[int], encoded: Encoded, variables: Numbers, risks: NDArray[np.float64]) -> _Found:
        """What the variable of each token, and the risk that it is wrong, make."""
        starts = encoded.starts
        begun = np.diff(variables, prepend=_OUTSIDE) != 0
        begun[starts[:-1]] = True
        first = np.flatnonzero(begun)
        last = np.append(first[1:], len(variables)) - 1
        inside = variables[first] != _OUTSIDE
        worst = np.maximum.reduceat(risks, first)[inside]
        first, last = first[inside], last[inside]
        strings = np.searchsorted(starts, first, side="right") - 1
        # a string has a gap more than tokens, so the pieces of string s are s ahead of twice its tokens
        ends = np.cumsum(np.fromiter(map(len, chain.from_iterable(encoded.pieces)), np.int64))
        pieces = 2 * starts[:-1] + np.arange(len(places))
        offset = np.where(pieces > 0, ends[pieces - 1], 0)[strings]
        return cls(
            places,
            np.add.reduceat(risks, starts[:-1]),
            strings,
            variables[first],
            ends[2 * first + strings] - offset,
            ends[2 * last + strings + 1] - offset,
            worst / (1.0 - worst + LEAST_RISK),
        )

    def runs(self, scores: Iterable[float]) -> list[list[Field]]:
        """The fields of each string, as far as their tokens go, with their scores."""
        runs: list[list[Field]] = [[] for _ in self.places]
        of_runs = (self.strings, self.variables, self.field_starts, self.field_ends)
        for string, variable, start, end, score in zip(*[each.tolist() for each in of_runs], scores, strict=True):
            runs[string].append(Field(VARIABLES[variable], start, end, score))
        return runs


def _regain_dates(variables: Numbers, encoded: Encoded) -> None:
    """Give strings without a date one that was taken for the end of a title, where there is such."""
    first = encoded.starts[:-1]
    months = np.maximum.reduceat(encoded.roles == _MONTH, first)
    undated = ~np.maximum.reduceat(variables == _DATE, first)
    for string in np.flatnonzero(months & undated).tolist():
        start, end = encoded.starts[string : string + 2].tolist()
        roles = "".join([ROLES[role] for role in encoded.roles[start:end].tolist()])
        names = [VARIABLES[number] if number != _OUTSIDE else None for number in variables[start:end].tolist()]
        for at in dates_regained(names, roles):
            variables[start + at] = _DATE


def _scores(risks: NDArray[np.float64], curve: tuple[float, float]) -> NDArray[np.float64]:
    """The scores for risks, on a calibration curve."""
    offset, slope = curve
    scores: NDArray[np.float64] = 1.0 / (1.0 + np.exp(-(offset - slope * np.log(risks + LEAST_RISK))))
    return scores


LEAST_RISK = 1e-4
"""Added to every risk: below it the model cannot tell."""


@cache
def load_tagger(path: Path | None = None) -> CrfTagger:
    """The tagger of a model file, or of the shipped model; loaded once.

    Raises:
        ModelError: where the model is missing, unreadable or of another version.
    """
    return CrfTagger(read_model(path))
