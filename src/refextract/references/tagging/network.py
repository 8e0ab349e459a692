"""The network: reads each string forwards and backwards, and says at each token what speaks for each label.

The weights of features see a few words around a token, and what a rule of ours sums up of all others. The network keeps
what it holds worth keeping of all that it has read so far, in both directions. It sees of a word what the weights see
of it by itself, and where it stands.
Source: K. Cho et al., "Learning phrase representations using RNN encoder-decoder for statistical machine translation",
EMNLP 2014 (gated recurrent units); Z. Huang et al., "Bidirectional LSTM-CRF models for sequence tagging", 2015.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import accumulate, pairwise
from typing import NamedTuple

import numpy as np

from refextract.references.tagging.chain import Floats, Steps
from refextract.references.tagging.features import BITS
from refextract.references.tagging.products import times

__all__ = ["FIRSTS", "PLACES", "Network", "Reader", "Trace", "read"]

PLACES = ("gap", "gap+1", "mode", "signs", "from-start", "to-end", "cast", "opening", "closing")
"""The columns of encoded strings that the network sees."""
FIRSTS: Mapping[str, int] = dict(zip(PLACES, accumulate((1 << BITS[name] for name in PLACES), initial=0), strict=False))
"""The first row of each in the table of `Network.places`."""
_PLACES = sum(1 << BITS[name] for name in PLACES)


class Reader(NamedTuple):
    """The weights of one reading, those of a gate (reset, update, and what is new) behind those of the other.

    They lead to the gate from a vector (3, d, h) and from the memory before it (3, h, h).
    """

    inward: Floats
    bias: Floats
    recurrent: Floats


class Network(NamedTuple):
    """What the network has learned; a vector has `d` numbers, the memory of a reading `h`.

    `words` has a row of `d` for each feature of words, as `Weights.names` numbers them, the first of zeros; the vector
    of a word is the sum of its features' rows. `places` has a row for each value of each of `PLACES`, one column behind
    the other. `inward` (2, 3, d, h), `bias` (2, 3, h) and `recurrent` (2, 3, h, h) are those of both readers, first of
    the one that reads forwards. `outputs` (2, h, labels) with `output_bias` leads from both memories to scores,
    `transitions` from label (row) to label.
    """

    words: Floats
    places: Floats
    inward: Floats
    bias: Floats
    recurrent: Floats
    outputs: Floats
    output_bias: Floats
    transitions: Floats

    @classmethod
    def blank(cls, features: int, labels: int, size: int = 1, memory: int = 1) -> Network:
        """A network that has learned nothing and has nothing to say, for so many features of words and labels."""
        shapes = (
            *((features, size), (_PLACES, size), (2, 3, size, memory), (2, 3, memory), (2, 3, memory, memory)),
            *((2, memory, labels), (labels,), (labels, labels)),
        )
        return cls(*[np.zeros(shape, np.float32) for shape in shapes])

    @property
    def readers(self) -> list[Reader]:
        """The reader that reads forwards, and the one that reads backwards."""
        return [Reader(*weights) for weights in zip(self.inward, self.bias, self.recurrent, strict=True)]

    def scores(self, vectors: Floats, steps: Steps) -> Floats:
        """The score of each label (column) at each token (row); a vector is that of the word and of all its places."""
        vectors = vectors[steps.order]
        told = np.empty((len(vectors), len(self.output_bias)), np.float32)
        told[:] = self.output_bias
        for way, (reader, outputs) in enumerate(zip(self.readers, self.outputs, strict=True)):
            memories = read(vectors, reader, steps.borders, backwards=way == 1)
            told += times(memories, outputs)
        scores = np.empty_like(told)
        scores[steps.order] = told
        return scores


class Trace(NamedTuple):
    """What a reading went through, a row a token, for its errors to be led back.

    The memory before each token, its gates, what the memory had to say, and what the token says by itself.
    """

    before: Floats
    reset: Floats
    update: Floats
    recalled: Floats
    fresh: Floats

    @classmethod
    def empty(cls, tokens: int, size: int) -> Trace:
        """A trace to be filled in."""
        return cls(*np.zeros((5, tokens, size), np.float32))


def read(
    vectors: Floats, reader: Reader, borders: list[int], *, backwards: bool = False, trace: Trace | None = None
) -> Floats:
    """The memory behind each token, a row each, the tokens in the order of `Steps`, with its borders.

    A gate is a hyperbolic tangent and one, which is a logistic function of twice its argument, twice as large. What the
    reading goes through is kept in `trace`.
    """
    memories = np.empty((len(vectors), reader.recurrent.shape[1]), np.float32)
    steps = [slice(first, last) for first, last in pairwise(borders)]
    memory, seen = memories[:0], times(vectors, reader.inward)
    gate_bias, fresh_bias = reader.bias[:2, None], reader.bias[2]
    for step in reversed(steps) if backwards else steps:
        memory = _as_many(memory, step.stop - step.start)
        asked = times(memory, reader.recurrent)
        gates, recalled = asked[:2], asked[2]
        gates += seen[:2, step]
        gates += gate_bias
        np.tanh(gates, out=gates)
        gates += 1.0
        reset, update = gates
        update *= 0.5
        fresh = seen[2, step]
        fresh += recalled * reset
        fresh += fresh_bias
        np.tanh(fresh, out=fresh)
        if trace is not None:
            for kept, each in zip(trace, (memory, reset, update, recalled, fresh), strict=True):
                kept[step] = each
        after = memories[step]
        np.subtract(memory, fresh, out=after)
        after *= update
        after += fresh
        memory = after
    return memories


def _as_many(memory: Floats, strings: int) -> Floats:
    """The memories of the first strings, those of strings that begin here empty."""
    if len(memory) >= strings:
        return memory[:strings]
    return np.concatenate((memory, np.zeros((strings - len(memory), memory.shape[1]), np.float32)))
