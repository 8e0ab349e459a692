"""The chain: from the scores of labels at each token, and from label to label, to how likely each label is.

The forward-backward algorithm over many sequences at once: all of them advance by one token a step, the longest first,
so that a step is one product of matrices. Its tokens lie in a row, so that nothing is copied to bring them together.
Probabilities are scaled to sum to one at each step, so nothing underflows.
Source: L. R. Rabiner, "A tutorial on hidden Markov models", Proceedings of the IEEE 77(2), 1989.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

import numpy as np

from refextract.references.tagging.features import Numbers
from refextract.references.tagging.products import times

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["Floats", "Steps", "expectations", "marginals"]

Floats: TypeAlias = "NDArray[np.float32]"


class Steps(NamedTuple):
    """The tokens of many sequences step by step: the first of each, then the second of those that have one, and so on.

    `order` says where the tokens of the steps stand when sequences follow one another; a step goes from one of
    `borders` to the next.
    """

    order: Numbers
    borders: list[int]

    @classmethod
    def of(cls, starts: Numbers) -> Steps:
        """The steps of sequences in order of falling length, whose tokens are those between two `starts`.

        >>> Steps.of(np.array([0, 3, 4])).order.tolist()
        [0, 3, 1, 2]
        """
        first, sizes = starts[:-1], np.diff(starts)
        running = np.searchsorted(-sizes, -np.arange(1, sizes[0] + 1), side="right")
        borders = np.append(0, np.cumsum(running))
        step = np.repeat(np.arange(len(running)), running)
        return cls(first[np.arange(borders[-1]) - borders[step]] + step, borders.tolist())


def marginals(potentials: Floats, transitions: Floats, borders: list[int]) -> Floats:
    """The probability of each label (column) at each token (row), given all of its sequence.

    `potentials` and `transitions` are exponentials of scores; the tokens are in the order of `Steps`, with its borders.
    """
    forward, backward = _passes(potentials, transitions, borders)
    forward *= backward
    _scale(forward)
    return forward


def expectations(potentials: Floats, transitions: Floats, borders: list[int]) -> tuple[Floats, Floats]:
    """The marginals, and how often each label (row) is expected right before each other one (column)."""
    forward, backward = _passes(potentials, transitions, borders)
    pairs = np.zeros_like(transitions)
    for step, after in pairwise(pairwise(borders)):
        ahead = potentials[slice(*after)] * backward[slice(*after)]
        before = forward[slice(*step)][: len(ahead)]
        pairs += (before / np.einsum("ij,ij->i", before, ahead @ transitions.T)[:, None]).T @ ahead
    pairs *= transitions
    forward *= backward
    _scale(forward)
    return forward, pairs


def _passes(potentials: Floats, transitions: Floats, borders: list[int]) -> tuple[Floats, Floats]:
    """What speaks for each label at each token in what stands up to it, and in what stands behind it."""
    steps = [slice(first, last) for first, last in pairwise(borders)]
    forward, backward = np.empty_like(potentials), np.ones_like(potentials)
    state = forward[steps[0]]
    np.copyto(state, potentials[steps[0]])
    _scale(state)
    for step in steps[1:]:
        before, state = state, forward[step]
        times(before[: len(state)], transitions, out=state)
        state *= potentials[step]
        _scale(state)
    back = np.ascontiguousarray(transitions.T)
    for step, after in zip(steps[-2::-1], steps[:0:-1], strict=True):
        ahead = potentials[after] * backward[after]
        state = backward[step][: len(ahead)]
        times(ahead, back, out=state)
        _scale(state)
    return forward, backward


def _scale(state: Floats) -> None:
    """Make the rows sum to one."""
    state /= np.add.reduce(state, axis=1, keepdims=True)
