"""Weights: how much each sign says that a possible title names a work, as learned from pages; see `learning`."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Final

__all__ = ["LEAST", "likelihood", "shipped_weights"]

LEAST: Final = 0.5
"""The likelihood from which on a title is a work that is cited."""
_FILE = "weights.json"


@cache
def shipped_weights() -> Mapping[str, float]:
    """The weights of the package, by sign; that of the empty sign is there always."""
    weights: dict[str, float] = json.loads((files(__package__) / _FILE).read_text("utf-8"))
    return weights


def likelihood(signs: Iterable[str], weights: Mapping[str, float] | None = None) -> float:
    """How likely a title with these signs is one of a work that is cited, from 0 to 1.

    >>> likelihood(["a", "b"], {"": -1.0, "a": 2.0, "b": -1.0})
    0.5
    """
    known = shipped_weights() if weights is None else weights
    total = known.get("", 0.0) + sum(known.get(sign, 0.0) for sign in set(signs))
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))
