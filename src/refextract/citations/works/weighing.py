"""Weights: how much each sign says that a possible title names a work, as learned from pages; see `learning`."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Final, NamedTuple

__all__ = ["LEAST", "Weights", "likelihood", "rank", "read_weights", "shipped_weights"]

LEAST: Final = 0.69
"""The likelihood from which on a title is a work that is cited."""
_FILE = "weights.json"


class Weights(NamedTuple):
    """Two sets of weights by sign; that of the empty sign counts always.

    `work` tells titles of works from all else, `edge` those that begin and end where they should from their parts.
    """

    work: Mapping[str, float]
    edge: Mapping[str, float]


@cache
def shipped_weights() -> Weights:
    """The weights of the package."""
    return read_weights(files(__package__) / _FILE)


def read_weights(file: Traversable) -> Weights:
    """The weights of a file as `refextract learn` writes it."""
    return Weights(**json.loads(file.read_text("utf-8")))


def likelihood(signs: Iterable[str], weights: Weights) -> float:
    """How likely a title with these signs is one of a work that is cited, from 0 to 1.

    >>> likelihood(["a", "b"], Weights({"": -1.0, "a": 2.0, "b": -1.0}, {}))
    0.5
    """
    return _chance(signs, weights.work)


def rank(signs: Iterable[str], weights: Weights) -> float:
    """How a title stands among those that overlap it: by how likely it is a work's, and whole."""
    told = set(signs)
    return _chance(told, weights.work) * _chance(told, weights.edge)


def _chance(signs: Iterable[str], weights: Mapping[str, float]) -> float:
    # `fsum` gives the same whatever the order, which in a set is another in each process
    total = math.fsum(weights.get(sign, 0.0) for sign in {"", *signs})
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))
