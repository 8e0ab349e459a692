"""The scorer: from encoded strings to what speaks for each label at each token, by features and by the network."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Sequence
from itertools import repeat

import numpy as np

from refextract.tagging.chain import Floats, Steps
from refextract.tagging.features import FORM_FEATURES, TEMPLATES, Encoded, Numbers, Table, keys, kind_names
from refextract.tagging.model import Weights
from refextract.tagging.network import Network
from refextract.tagging.words import Kind, Word

__all__ = ["Scorer", "against_best"]

_FREE = -1
_LEAST = -20.0
"""The least score: so unlikely a label is hardly ever chosen, and no product of probabilities comes to nothing."""

_HEARD = 0.5
"""How much a score of the network counts against one of the weights: it is surer of itself than it is often right."""


class Scorer:
    """Adds up the weights of the features of each token and what the network says, with a memory for words met before.

    `transitions` are the scores from label (row) to label.
    """

    def __init__(self, weights: Weights, network: Network) -> None:
        self._weights, self._network = weights, network
        self.transitions = weights.transitions + _HEARD * network.transitions
        self._labels = {label: number for number, label in enumerate(weights.labels)}
        self._forms = [(Word._fields.index(part), _rows_by_form(weights, prefix)) for prefix, part in FORM_FEATURES]
        self._rows = [_Rows(known, first) for known, first in zip(weights.keys, weights.firsts, strict=True)]
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
        self._vectors = Table((self._network.words.shape[1],), np.float32)
        self._vectors_of_kinds = Table((self._network.words.shape[1],), np.float32)

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
        states = self._weights.states
        scores = self._own.rows[encoded.words[0]]
        room = np.empty_like(scores)
        neighbours = self._neighbours.rows
        for column, place in enumerate(_PLACES):
            found = neighbours[encoded.words[place], column]
            scores += states.take(found, axis=0, out=room, mode="clip")
        for template, rows in zip(TEMPLATES, self._rows, strict=True):
            found = rows.of(keys(encoded.columns, template))
            scores += states.take(found, axis=0, out=room, mode="clip")
        told = self._network.scores(self._vectors.rows[encoded.words[0]], encoded.columns, steps)
        told *= _HEARD
        scores += told
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
        parts = list(zip(*words, strict=True))
        *of_own, before, after = [
            np.fromiter(map(known.get, parts[part], repeat(0)), np.int64, len(words)) for part, known in self._forms
        ]
        vectors = self._vectors_of_kinds.rows[kinds]
        for rows in of_own:
            own += states[rows]
            vectors += self._network.words[rows]
        self._own.extend(own)
        self._vectors.extend(vectors)
        self._neighbours.extend(np.column_stack((before, after, self._kind_neighbours.rows[kinds])))
        self._settled.extend(np.array([self._labels.get(word.kind.settled, _FREE) for word in words], np.int64))

    def _learn_kind(self, kind: Kind) -> int:
        """Note the weights of a further kind of words; its number, from 1 on."""
        own, neighbours = kind_names(kind)
        known = self._weights.names
        rows = [known.get(name, 0) for name in own]
        self._of_kinds.extend(self._weights.states[rows].sum(axis=0, keepdims=True))
        self._vectors_of_kinds.extend(self._network.words[rows].sum(axis=0, keepdims=True))
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


class _Rows:
    """The rows of weights of keys, found by hashing: each key is in one of the two places that it may be in.

    Source: R. Pagh and F. F. Rodler, "Cuckoo hashing", Journal of Algorithms 51(2), 2004; the multipliers are odd and
    otherwise by chance.
    """

    def __init__(self, known: Numbers, first: int) -> None:
        """`known` are keys, whose rows follow one another from `first` on."""
        bits = max(_FEWEST_BITS, math.ceil(math.log2(_ROOM * max(len(known), 1))))
        while (placed := self._placed(known, bits)) is None:
            bits += 1
        self._size, self._shift = 1 << bits, np.uint64(64 - bits)
        self._keys, self._rows = np.full(len(placed), -1), np.zeros(len(placed), np.int64)
        taken = np.flatnonzero(placed >= 0)
        self._keys[taken], self._rows[taken] = known[placed[taken]], placed[taken] + first

    def of(self, wanted: Numbers) -> Numbers:
        """The rows of keys; 0 for those that are not known."""
        one, other = _hashed(wanted, self._shift)
        other += self._size
        places = np.where(self._keys[one] == wanted, one, other)
        return np.where(self._keys[places] == wanted, self._rows[places], 0)

    @staticmethod
    def _placed(known: Numbers, bits: int) -> Numbers | None:
        """For each place the number of its key, or -1; nothing, where the keys do not find their places soon."""
        one, other = _hashed(known, np.uint64(64 - bits))
        choices = np.stack((one, other + (1 << bits)))
        placed = np.full(2 << bits, -1)
        side = np.zeros(len(known), np.int64)
        waiting = np.arange(len(known))
        for _ in range(_ROUNDS):
            if not len(waiting):
                return placed
            wanted = choices[side[waiting], waiting]
            before = placed[wanted]
            placed[wanted] = waiting
            stays = placed[wanted] == waiting
            driven_out = before[stays]
            waiting = np.concatenate((waiting[~stays], driven_out[driven_out >= 0]))
            side[waiting] ^= 1
        return None


_ROOM = 1.25
"""How many places each of both tables has at least, for each key."""
_FEWEST_BITS, _ROUNDS = 2, 50
_MULTIPLIERS = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xC2B2AE3D27D4EB4F)


def _hashed(wanted: Numbers, shift: np.uint64) -> tuple[Numbers, Numbers]:
    """Two numbers for each key, of as many bits as `shift` leaves."""
    keys = wanted.view(np.uint64)
    one, other = [((keys * multiplier) >> shift).view(np.int64) for multiplier in _MULTIPLIERS]
    return one, other
