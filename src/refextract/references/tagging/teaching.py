"""Teaching: the network learns from labelled strings, by the gradient of what its chain gives the right labels.

Source: D. P. Kingma and J. Ba, "Adam: a method for stochastic optimization", ICLR 2015; N. Srivastava et al.,
"Dropout: a simple way to prevent neural networks from overfitting", Journal of Machine Learning Research 15, 2014.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from refextract.references.tagging.chain import Floats, Steps, expectations
from refextract.references.tagging.features import Numbers, own_names
from refextract.references.tagging.network import FIRSTS, Network, Reader, Trace, read
from refextract.references.tagging.scorer import against_best
from refextract.references.tagging.words import Word

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["Lesson", "Words", "teach"]

_SIZE, _MEMORY = 64, 96
"""How many numbers a vector and a memory have."""
_BATCH, _POOL = 64, 20
"""How many strings are read at once, and of how many batches those of like length come together."""
_FORGOTTEN = 0.15
"""The share of words whose form is left out in each step: what they are known for has to do."""
_SMOOTHING = 0.02
_LONGEST = 1.0
"""The longest gradient of all weights but those of features; longer ones are shortened."""
_LEAST_TRANSITION = -15.0
_SEED = 1
_FIRSTS = np.array(list(FIRSTS.values()))


class _Course(NamedTuple):
    """How the network is taught.

    How often all strings are read, the highest rate of learning, the share of all steps in which it rises to it (then
    it falls as a cosine does), and the share of numbers left out in each step.
    """

    epochs: int
    rate: float
    warm: float
    dropped: float


_COURSES = (_Course(12, 3e-3, 0.1, 0.4), _Course(3, 1.2e-3, 0.05, 0.25))
"""First much is left out, so that nothing is learned by heart; then less, so that what was learned fits."""


class Lesson(NamedTuple):
    """An encoded string: the numbers of its words, its `PLACES` (a column each), and the number of each right label."""

    words: Numbers
    places: Numbers
    labels: Numbers


class Words(NamedTuple):
    """The features of words: those of word n are `rows` from ``starts[n]`` to ``starts[n + 1]``, of so many `features`.

    `is_form` tells of each whether it speaks of the form of the word alone.
    """

    rows: Numbers
    is_form: NDArray[np.bool_]
    starts: Numbers
    features: int

    @classmethod
    def of(cls, words: Iterable[Word], names: Mapping[str, int]) -> Words:
        """The features of words in order, those that `names` knows; they lead to rows from 1 on."""
        rows: list[int] = []
        is_form: list[bool] = []
        starts = [0]
        for word in words:
            for some, formal in zip(own_names(word), (True, False), strict=True):
                known = [names[name] for name in some if name in names]
                rows += known
                is_form += [formal] * len(known)
            starts.append(len(rows))
        return cls(np.array(rows, np.int64), np.array(is_form, np.bool_), np.array(starts), 1 + len(names))


def teach(
    lessons: Sequence[Lesson], words: Words, labels: int, tell: Callable[[str], None] = lambda _: None
) -> Network:
    """The network that lessons teach, as precise as the model file keeps it; deterministic on one machine.

    `labels` is how many there are; `tell` is given a line each time that all lessons have been read.
    """
    random = np.random.default_rng(_SEED)
    network = _unlearned(random, words.features, labels)
    done, times = 0, sum(course.epochs for course in _COURSES)
    for course in _COURSES:
        descent = _Descent(course, max(1, -(-len(lessons) // _BATCH)) * course.epochs)
        for _ in range(course.epochs):
            lost, tokens = 0.0, 0
            for batch in _batches(lessons, random):
                lost += _step(network, descent, _Batch.of(batch, words, random), random)
                tokens += sum([len(each.labels) for each in batch])
            done += 1
            tell(
                f"the network has read all references {done} of {times} times, loss a word {lost / max(tokens, 1):.3f}"
            )
    return Network(*[each.astype(np.float16).astype(np.float32) for each in network])


def _unlearned(random: np.random.Generator, features: int, labels: int) -> Network:
    """A network whose inner weights are drawn by chance; what it knows of words and places begins with nothing."""

    def drawn(*shape: int) -> Floats:
        return np.asarray(random.standard_normal(shape) * shape[-2] ** -0.5, np.float32)

    inward, recurrent = drawn(2, 3, _SIZE, _MEMORY), drawn(2, 3, _MEMORY, _MEMORY)
    return Network.blank(features, labels, _SIZE, _MEMORY)._replace(
        inward=inward, recurrent=recurrent, outputs=drawn(2, _MEMORY, labels)
    )


def _batches(lessons: Sequence[Lesson], random: np.random.Generator) -> Iterator[list[Lesson]]:
    """All lessons in batches by chance, those of like length together, each by falling length."""
    order = random.permutation(len(lessons)).tolist()
    for start in range(0, len(order), _BATCH * _POOL):
        pool = sorted([lessons[at] for at in order[start : start + _BATCH * _POOL]], key=lambda each: -len(each.labels))
        batches = [pool[at : at + _BATCH] for at in range(0, len(pool), _BATCH)]
        for at in random.permutation(len(batches)).tolist():
            yield batches[at]


class _Batch(NamedTuple):
    """Lessons read at once, their tokens in the order of steps with these `borders`.

    `words` says which of the distinct words each token is; `features` are rows of features, each of its `owner` among
    these words; `places` are rows of the network's places.
    """

    borders: list[int]
    words: Numbers
    features: Numbers
    owner: Numbers
    places: Numbers
    labels: Numbers

    @classmethod
    def of(cls, lessons: Sequence[Lesson], words: Words, random: np.random.Generator) -> _Batch:
        """The lessons, which come by falling length, some of their words without their form."""
        steps = Steps.of(np.cumsum([0, *[len(each.labels) for each in lessons]]))
        distinct, of_tokens = np.unique(np.concatenate([each.words for each in lessons]), return_inverse=True)
        counts = words.starts[distinct + 1] - words.starts[distinct]
        owner = np.repeat(np.arange(len(distinct)), counts)
        at = np.arange(counts.sum()) + np.repeat(words.starts[distinct] - np.cumsum(counts) + counts, counts)
        formless = random.random(len(distinct)) < _FORGOTTEN
        kept = np.flatnonzero(~(words.is_form[at] & formless[owner]))
        places = np.concatenate([each.places for each in lessons])[steps.order] + _FIRSTS
        labels = np.concatenate([each.labels for each in lessons])[steps.order]
        return cls(steps.borders, of_tokens[steps.order], words.rows[at[kept]], owner[kept], places, labels)


def _step(network: Network, descent: _Descent, batch: _Batch, random: np.random.Generator) -> float:
    """Learn from a batch; the loss of its words, added up."""
    seen, seen_share = _thinned(_vectors(network, batch), descent.course.dropped, random)
    readings = [
        _Reading.of(seen, reader, batch.borders, backwards=way == 1) for way, reader in enumerate(network.readers)
    ]
    memories, memories_share = _thinned(np.stack([each.memories for each in readings]), descent.course.dropped, random)
    scores = memories[0] @ network.outputs[0] + memories[1] @ network.outputs[1] + network.output_bias
    lost, of_scores, of_transitions = _errors(scores, network, batch)
    of_memories = of_scores @ network.outputs.transpose(0, 2, 1) * memories_share
    led_back = [each.led_back(errors, batch.borders) for each, errors in zip(readings, of_memories, strict=True)]
    of_vectors = (led_back[0].vectors + led_back[1].vectors) * seen_share
    gradients = {
        "inward": np.stack([each.inward for each in led_back]), "bias": np.stack([each.bias for each in led_back]),
        "recurrent": np.stack([each.recurrent for each in led_back]),
        "outputs": memories.transpose(0, 2, 1) @ of_scores, "output_bias": of_scores.sum(axis=0),
        "transitions": of_transitions,
    }  # fmt: skip
    length = math.sqrt(sum(float(np.vdot(each, each)) for each in gradients.values()))
    share = np.float32(min(1.0, _LONGEST / max(length, 1e-9)))
    descent.begin()
    for name, gradient in gradients.items():
        descent.move(name, getattr(network, name), gradient * share)
    of_vectors *= share
    of_words, _ = _added_up(of_vectors, batch.words)
    if len(batch.features):
        descent.move("words", network.words, *_added_up(of_words[batch.owner], batch.features))
    descent.move(
        "places", network.places, *_added_up(np.repeat(of_vectors, len(_FIRSTS), axis=0), batch.places.ravel())
    )
    return lost


def _vectors(network: Network, batch: _Batch) -> Floats:
    """The vector of each token."""
    by_word = np.zeros((batch.words.max() + 1, network.words.shape[1]), np.float32)
    if len(batch.owner):
        first = np.flatnonzero(np.diff(batch.owner, prepend=-1))
        by_word[batch.owner[first]] = np.add.reduceat(network.words[batch.features], first, axis=0)
    vectors: Floats = by_word[batch.words]
    vectors += network.places[batch.places].sum(axis=1)
    return vectors


def _thinned(values: Floats, dropped: float, random: np.random.Generator) -> tuple[Floats, Floats]:
    """The values, some of them left out and the others larger for it, and the share that is left of each."""
    share = (random.random(values.shape, np.float32) >= dropped).astype(np.float32)
    share /= 1.0 - dropped
    return values * share, share


def _errors(scores: Floats, network: Network, batch: _Batch) -> tuple[float, Floats, Floats]:
    """The loss of the words added up, and the gradients of scores and transitions for one word."""
    labels, tokens = batch.labels, np.arange(len(batch.labels))
    against_best(scores)
    between = np.maximum(network.transitions - network.transitions.max(), _LEAST_TRANSITION)
    chances, pairs = expectations(np.exp(scores), np.exp(between), batch.borders)
    lost = -float(np.log(chances[tokens, labels] + 1e-9).sum())
    for step, after in pairwise(pairwise(batch.borders)):
        size = after[1] - after[0]
        np.subtract.at(pairs, (labels[step[0] : step[0] + size], labels[slice(*after)]), 1.0)
    chances -= _SMOOTHING / scores.shape[1]
    chances[tokens, labels] -= 1.0 - _SMOOTHING
    return lost, chances / np.float32(len(tokens)), pairs / np.float32(len(tokens))


class _Gradients(NamedTuple):
    """Of one reading: those of the vectors, and of the weights of its `Reader`."""

    vectors: Floats
    inward: Floats
    bias: Floats
    recurrent: Floats


class _Reading(NamedTuple):
    """A reading that remembers what it went through."""

    vectors: Floats
    memories: Floats
    trace: Trace
    reader: Reader
    backwards: bool

    @classmethod
    def of(cls, vectors: Floats, reader: Reader, borders: list[int], *, backwards: bool) -> _Reading:
        """The reading of vectors."""
        trace = Trace.empty(len(vectors), reader.recurrent.shape[1])
        memories = read(vectors, reader, borders, backwards=backwards, trace=trace)
        return cls(vectors, memories, trace, reader, backwards)

    def led_back(self, errors: Floats, borders: list[int]) -> _Gradients:
        """The gradients, from those of the memories."""
        tokens, size = errors.shape
        of_gates, of_fresh = np.empty((3, tokens, size), np.float32), np.empty((tokens, size), np.float32)
        steps = [slice(first, last) for first, last in pairwise(borders)]
        back = np.ascontiguousarray(self.reader.recurrent.transpose(0, 2, 1))
        carried = np.zeros((0, size), np.float32)
        for step in steps if self.backwards else reversed(steps):
            error: Floats = errors[step].copy()
            shared = min(len(error), len(carried))
            error[:shared] += carried[:shared]
            before, reset, update, recalled, fresh = (each[step] for each in self.trace)
            at_fresh = error * (1 - update) * (1 - fresh * fresh)
            of_fresh[step] = at_fresh
            of_gates[0, step] = at_fresh * recalled * reset * (2 - reset)
            of_gates[1, step] = error * (before - fresh) * 2 * update * (1 - update)
            of_gates[2, step] = at_fresh * reset
            error *= update
            error += (of_gates[:, step] @ back).sum(axis=0)
            carried = error
        of_recurrent = self.trace.before.T @ of_gates
        of_gates[2] = of_fresh
        of_vectors = (of_gates @ self.reader.inward.transpose(0, 2, 1)).sum(axis=0)
        return _Gradients(of_vectors, self.vectors.T @ of_gates, of_gates.sum(axis=1), of_recurrent)


def _added_up(values: Floats, rows: Numbers) -> tuple[Floats, Numbers]:
    """The values of each row added up, and the distinct rows in order."""
    order = np.argsort(rows, kind="stable")
    first = np.flatnonzero(np.diff(rows[order], prepend=-1))
    return np.add.reduceat(values[order], first, axis=0), rows[order[first]]


_ALL = slice(None)


class _Descent:
    """Adam, with a rate that rises and falls; rows that a step does not touch are left as they are."""

    def __init__(self, course: _Course, steps: int) -> None:
        self.course, self._steps, self._done = course, steps, 0
        self._means: dict[str, tuple[Floats, Floats]] = {}

    def begin(self) -> None:
        """Begin a further step."""
        self._done += 1

    def move(self, name: str, weights: Floats, gradient: Floats, rows: Numbers | slice = _ALL) -> None:
        """Move weights, or some of their rows, against a gradient."""
        if name not in self._means:
            self._means[name] = np.zeros_like(weights), np.zeros_like(weights)
        mean, square = [each[rows] for each in self._means[name]]
        mean += np.float32(0.1) * (gradient - mean)
        square += np.float32(0.001) * (gradient * gradient - square)
        for kept, each in zip(self._means[name], (mean, square), strict=True):
            kept[rows] = each
        scale = np.sqrt(square / np.float32(1 - 0.999**self._done)) + np.float32(1e-8)
        weights[rows] -= np.float32(self._rate / (1 - 0.9**self._done)) * mean / scale

    @property
    def _rate(self) -> float:
        done = self._done / self._steps
        top, warm = self.course.rate, self.course.warm
        if done < warm:
            return top * done / warm
        return top * 0.5 * (1 + math.cos(math.pi * min(1.0, (done - warm) / (1 - warm))))
