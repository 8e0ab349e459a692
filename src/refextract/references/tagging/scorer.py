"""The scorer: from encoded strings to what speaks for each label at each token, by features and by the network."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from itertools import repeat
from typing import TYPE_CHECKING

import numpy as np

from refextract.references.tagging.chain import Floats, Steps
from refextract.references.tagging.features import FORM_FEATURES, TEMPLATES, Encoded, Numbers, Table, keys, kind_names
from refextract.references.tagging.model import Weights
from refextract.references.tagging.network import FIRSTS, Network
from refextract.references.tagging.words import Kind, Word

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["Scorer", "against_best"]

_FREE = -1
_LEAST = -20.0
"""The least score: so unlikely a label is hardly ever chosen, and no product of probabilities comes to nothing."""

_HEARD = 0.7
"""How much a score of the network counts against one of the weights: it is surer of itself than it is often right."""


class Scorer:
    """Adds up the weights of the features of each token and what the network says, with a memory for words met before.

    `transitions` are the scores from label (row) to label.
    """

    def __init__(self, weights: Weights, network: Network) -> None:
        nothing = np.empty((0, 0), np.float32)  # of both there are other tables here
        self._network = network._replace(words=nothing, places=nothing)
        self.transitions = weights.transitions + _HEARD * network.transitions
        self._labels = {label: number for number, label in enumerate(weights.labels)}
        self._names = weights.names
        self._forms = [(Word._fields.index(part), _rows_by_form(weights, prefix)) for prefix, part in FORM_FEATURES]
        self._rows = [_Rows(known, first) for known, first in zip(weights.keys, weights.firsts, strict=True)]
        alternatives = _alternatives(weights.names)
        templates = np.split(weights.states, weights.firsts)[1:]
        most = _most(weights.states[rows] for rows in alternatives) + _most(templates)
        self._states, self._unit = _fixed(weights.states, most)
        places = np.split(network.places, list(FIRSTS.values())[1:])
        most = _most(network.words[rows] for rows in alternatives) + _most(places)
        self._words, self._vector_unit = _fixed(network.words, most)
        self._places = [_fixed(_to_last_used(each), most)[0] for each in places]
        self.forget()

    def forget(self) -> None:
        """Start anew, with no word known."""
        labels, size = self._states.shape[1], self._words.shape[1]
        self._own, self._of_kinds = Table((labels,), np.int16), Table((labels,), np.int16)
        self._vectors, self._vectors_of_kinds = Table((size,), np.int16), Table((size,), np.int16)
        self._neighbours = Table((_NEIGHBOURS,), np.int64)
        self._kind_neighbours = Table((_NEIGHBOURS - 2,), np.int64)
        self._settled = Table((), np.int64)
        self._kinds: dict[Kind, int] = {}

    @property
    def size(self) -> int:
        """How many words are known."""
        return self._settled.size

    def scores(self, encoded: Encoded, steps: Steps) -> Floats:
        """The score of each label (column) at each token (row), against the best one, which has 0.

        `steps` are those of the strings. Where the form of a word settles its label, all others have the least. All
        strings must come from one encoder, each batch once and in order.
        """
        if encoded.fresh:
            self._learn(encoded.fresh)
        added = self._own.rows[encoded.words[0]]
        room = np.empty_like(added)
        neighbours = self._neighbours.rows
        for column, place in enumerate(_PLACES):
            found = neighbours[encoded.words[place], column]
            added += self._states.take(found, axis=0, out=room, mode="clip")
        for template, rows in zip(TEMPLATES, self._rows, strict=True):
            found = rows.of(keys(encoded.columns, template))
            added += self._states.take(found, axis=0, out=room, mode="clip")
        scores: Floats = added * self._unit
        scores += self._network.scores(self._vectors_of(encoded) * self._vector_unit, steps) * _HEARD
        against_best(scores)
        settled = self._settled.rows[encoded.words[0]]
        tokens = np.flatnonzero(settled != _FREE)
        scores[tokens] = _LEAST
        scores[tokens, settled[tokens]] = 0.0
        return scores

    def _vectors_of(self, encoded: Encoded) -> NDArray[np.int16]:
        """The vectors of the words of tokens and of their places."""
        vectors = self._vectors.rows[encoded.words[0]]
        room = np.empty_like(vectors)
        for name, rows in zip(FIRSTS, self._places, strict=True):
            vectors += rows.take(encoded.columns[name], axis=0, out=room, mode="clip")
        return vectors

    def _learn(self, words: Sequence[Word]) -> None:
        """Note the weights of further words."""
        kinds = np.array([self._kinds.get(word.kind) or self._learn_kind(word.kind) for word in words], np.int64) - 1
        own = self._of_kinds.rows[kinds]
        parts = list(zip(*words, strict=True))
        *of_own, before, after = [
            np.fromiter(map(known.get, parts[part], repeat(0)), np.int64, len(words)) for part, known in self._forms
        ]
        vectors = self._vectors_of_kinds.rows[kinds]
        for rows in of_own:
            own += self._states[rows]
            vectors += self._words[rows]
        self._own.extend(own)
        self._vectors.extend(vectors)
        self._neighbours.extend(np.column_stack((before, after, self._kind_neighbours.rows[kinds])))
        self._settled.extend(np.array([self._labels.get(word.kind.settled, _FREE) for word in words], np.int64))

    def _learn_kind(self, kind: Kind) -> int:
        """Note the weights of a further kind of words; its number, from 1 on."""
        own, neighbours = kind_names(kind)
        known = self._names
        rows = [known.get(name, 0) for name in own]
        for table, weights in ((self._of_kinds, self._states), (self._vectors_of_kinds, self._words)):
            table.extend(weights[rows].sum(axis=0, dtype=np.int16, keepdims=True))
        self._kind_neighbours.extend(np.array([[known.get(name, 0) for name in neighbours]], np.int64))
        return self._kinds.setdefault(kind, len(self._kinds) + 1)


def _alternatives(names: Mapping[str, int]) -> list[list[int]]:
    """The rows of the features of words, those together of which a word has one at most."""
    rows: dict[str, list[int]] = {}
    for name, row in names.items():
        rows.setdefault(name if name.startswith(_MARKER) else name.partition("|")[0], []).append(row)
    return list(rows.values())


_MARKER = "m|"
"""How the names of those features begin of which a word may have several."""


def _most(alternatives: Iterable[Floats]) -> float:
    """The largest sum of weights, one of each table."""
    return sum([float(np.abs(weights).max(initial=0.0)) for weights in alternatives])


def _fixed(weights: Floats, most: float) -> tuple[NDArray[np.int16], np.float32]:
    """Weights in whole numbers of a unit, which is so large that sums up to `most` have room.

    Such numbers take half the memory, and a third of the time to be added up.
    """
    unit = np.float32(max(most / _LARGEST, _LEAST_UNIT))
    fixed = np.empty(weights.shape, np.int16)
    for start in range(0, len(weights), _AT_ONCE):  # so that no second table of floats is made
        fixed[start : start + _AT_ONCE] = np.rint(weights[start : start + _AT_ONCE] / unit)
    return fixed, unit


_LARGEST, _LEAST_UNIT = 32_000, 1e-6
"""The largest sum, to which rounding may add a little; the unit of weights that come to nothing."""
_AT_ONCE = 4096


def _to_last_used(rows: Floats) -> Floats:
    """The rows up to the last one that says something, and one that says nothing for all behind it."""
    used = np.flatnonzero(rows.any(axis=1))
    return np.concatenate((rows[: used[-1] + 1 if len(used) else 0], np.zeros((1, rows.shape[1]), np.float32)))


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


class _Rows:
    """The rows of weights of keys, found by binary search, with a memory for keys met before: most come again."""

    def __init__(self, known: Numbers, first: int) -> None:
        """`known` are keys, whose rows follow one another from `first` on."""
        order = np.argsort(known)
        self._keys, self._rows = known[order], order + first
        self._met, self._rows_met = np.full(1 << _MEMORY, -1), np.zeros(1 << _MEMORY, np.int64)

    def of(self, wanted: Numbers) -> Numbers:
        """The rows of keys; 0 for those that are not known."""
        places = ((wanted.view(np.uint64) * _MULTIPLIER) >> np.uint64(64 - _MEMORY)).view(np.int64)
        rows = self._rows_met.take(places)
        fresh = np.flatnonzero(self._met.take(places) != wanted)
        if len(fresh):
            keys, places = wanted[fresh], places[fresh]
            self._met[places] = -1  # an interrupt leaves no key with a row that is not its own
            rows[fresh] = self._rows_met[places] = self._searched(keys)
            self._met[places] = keys
        return rows

    def _searched(self, wanted: Numbers) -> Numbers:
        if not len(self._keys):
            return np.zeros(len(wanted), np.int64)
        places = np.searchsorted(self._keys, wanted)
        return np.where(self._keys.take(places, mode="clip") == wanted, self._rows.take(places, mode="clip"), 0)


_MEMORY = 14
"""Bits of the place that a key is remembered at, one at each."""
_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)
"""Spreads keys over the places: see D. E. Knuth, The Art of Computer Programming, volume 3, section 6.4."""
