"""The chain: from the scores of labels at each token, and from label to label, to how likely each label is.

The forward-backward algorithm over many sequences at once: all of them advance by one token a step, the longest first,
so that a step is one product of matrices. Probabilities are scaled to sum to one at each step, so nothing underflows.
Source: L. R. Rabiner, "A tutorial on hidden Markov models", Proceedings of the IEEE 77(2), 1989.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from refextract.tagging.features import Numbers

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["Floats", "marginals"]

Floats: TypeAlias = "NDArray[np.float32]"


def marginals(potentials: Floats, transitions: Floats, starts: Numbers) -> Floats:
    """The probability of each label (column) at each token (row), given all of its sequence.

    `potentials` and `transitions` are exponentials of scores; the tokens of a sequence are the rows between two
    `starts`, the sequences in order of falling length.
    """
    first, sizes = starts[:-1], np.diff(starts)
    running = np.searchsorted(-sizes, -np.arange(1, sizes[0] + 1), side="right").tolist()
    forward = np.empty_like(potentials)
    state = forward[first] = _scaled(potentials[first])
    for step, count in enumerate(running[1:], start=1):
        rows = first[:count] + step
        state = state[:count] @ transitions
        state *= potentials[rows]
        forward[rows] = _scaled(state)
    backward = np.ones_like(potentials)
    back = np.ascontiguousarray(transitions.T)
    for step in range(len(running) - 1, 0, -1):
        rows = first[: running[step]] + step
        ahead = potentials[rows] * backward[rows]
        backward[rows - 1] = _scaled(np.dot(ahead, back))
    forward *= backward
    return _scaled(forward)


def _scaled(state: Floats) -> Floats:
    """The rows made to sum to one, in place."""
    state /= np.add.reduce(state, axis=1, keepdims=True)
    return state
