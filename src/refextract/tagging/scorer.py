"""The scorer: from encoded strings to what speaks for each label at each token."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter

import numpy as np

from refextract.tagging.chain import Floats
from refextract.tagging.features import FORM_FEATURES, TEMPLATES, Encoded, Numbers, Table, keys, kind_names
from refextract.tagging.model import Weights
from refextract.tagging.words import Kind, Word

__all__ = ["Scorer", "against_best"]

_LAST = np.iinfo(np.int64).max
_FREE = -1
_LEAST = -20.0
"""The least score: so unlikely a label is hardly ever chosen, and no product of probabilities comes to nothing."""


class Scorer:
    """Adds up the weights of the features of each token, with a memory for those of the words met before."""

    def __init__(self, weights: Weights) -> None:
        self._weights = weights
        self._labels = {label: number for number, label in enumerate(weights.labels)}
        self._forms = [(attrgetter(part), _rows_by_form(weights, prefix)) for prefix, part in FORM_FEATURES]
        self._keys = [np.append(each, _LAST) for each in weights.keys]
        self.forget()

    def forget(self) -> None:
        """Start anew, with no word known."""
        size = len(self._weights.labels)
        self._own = Table((size,), np.float32)
        self._neighbours = Table((_NEIGHBOURS,), np.int64)
        self._settled = Table((), np.int64)
        self._kinds: dict[Kind, int] = {}
        self._of_kinds = Table((size,), np.float32)
        self._kind_neighbours = Table((_NEIGHBOURS - 2,), np.int64)

    @property
    def size(self) -> int:
        """How many words are known."""
        return self._settled.size

    def scores(self, encoded: Encoded) -> Floats:
        """The score of each label (column) at each token (row), against the best one, which has 0.

        Where the form of a word settles its label, all others have the least. All strings must come from one encoder,
        each batch once and in order.
        """
        if encoded.fresh:
            self._learn(encoded.fresh)
        states = self._weights.states
        scores = self._own.rows[encoded.words[0]]
        room = np.empty_like(scores)
        neighbours = self._neighbours.rows
        for column, place in enumerate(_PLACES):
            found = neighbours[encoded.words[place], column]
            scores += np.take(states, found, axis=0, out=room, mode="clip")
        for template, known, first in zip(TEMPLATES, self._keys, self._weights.firsts, strict=True):
            if len(known) > 1:
                found = _rows_of(keys(encoded.columns, template), known, first)
                scores += np.take(states, found, axis=0, out=room, mode="clip")
        against_best(scores)
        settled = self._settled.rows[encoded.words[0]]
        tokens = np.flatnonzero(settled != _FREE)
        scores[tokens] = _LEAST
        scores[tokens, settled[tokens]] = 0.0
        return scores

    def _learn(self, words: Sequence[Word]) -> None:
        """Note the weights of further words."""
        states = self._weights.states
        kinds = np.array([self._kinds.get(word.kind) or self._learn_kind(word.kind) for word in words], np.int64) - 1
        own = self._of_kinds.rows[kinds]
        *of_own, before, after = [
            np.array([known.get(form, 0) for form in map(part, words)], np.int64) for part, known in self._forms
        ]
        for rows in of_own:
            own += states[rows]
        self._own.extend(own)
        self._neighbours.extend(np.column_stack((before, after, self._kind_neighbours.rows[kinds])))
        self._settled.extend(np.array([self._labels.get(word.kind.settled, _FREE) for word in words], np.int64))

    def _learn_kind(self, kind: Kind) -> int:
        """Note the weights of a further kind of words; its number, from 1 on."""
        own, neighbours = kind_names(kind)
        known = self._weights.names
        rows = [known.get(name, 0) for name in own]
        self._of_kinds.extend(self._weights.states[rows].sum(axis=0, keepdims=True))
        self._kind_neighbours.extend(np.array([[known.get(name, 0) for name in neighbours]], np.int64))
        return self._kinds.setdefault(kind, len(self._kinds) + 1)


def against_best(scores: Floats) -> None:
    """Set the best score of each token to 0, and the others against it."""
    scores -= scores.max(axis=1, keepdims=True)
    np.maximum(scores, _LEAST, out=scores)


_PLACES = (1, 2, 1, 2, 3, 4)
"""For each feature that a word gives to a neighbour, form before kind, the place of its distance in `DISTANCES`."""
_NEIGHBOURS = len(_PLACES)


def _rows_by_form(weights: Weights, prefix: str) -> dict[str, int]:
    """The rows of weights of the features with a prefix, by what follows it in their names, which are in order."""
    names, size = list(weights.names), len(prefix)
    first, last = bisect_left(names, prefix), bisect_left(names, f"{prefix[:-1]}{chr(ord(prefix[-1]) + 1)}")
    return {name[size:]: weights.names[name] for name in names[first:last]}


def _rows_of(wanted: Numbers, known: Numbers, first: int) -> Numbers:
    """The rows of weights of keys; 0 for those that are not known."""
    places = np.searchsorted(known, wanted)
    return np.where(known[places] == wanted, places + first, 0)
