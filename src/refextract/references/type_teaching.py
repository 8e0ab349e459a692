"""Teaching types: printed entries whose items are known -> the weights of signs for each CSL type.

A softmax over sums of weights, found by steps that are the smaller the more a weight has moved. Source: J. Duchi et
al., "Adaptive subgradient methods for online learning and stochastic optimization", Journal of Machine Learning
Research 12, 2011.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TextIO

import numpy as np

from refextract.errors import OptionsError
from refextract.references.likely_types import LikelyTypes, packed, signs
from refextract.references.parsing import iter_read
from refextract.references.tagging.chain import Floats
from refextract.references.tagging.crf import load_tagger
from refextract.references.tagging.csl import Press, PrintedEntry
from refextract.references.tagging.features import Numbers
from refextract.references.tagging.tagger import Tagger
from refextract.references.tagging.train import read_works
from refextract.references.types import sights

__all__ = ["learn_types", "teach_types"]

_ENTRIES = 60_000

_FEWEST_OF_TYPE, _FEWEST_OF_SIGN = 40, 12
_EPOCHS, _BATCH = 8, 64
_RATE, _DROPPED, _DECAY = 0.05, 0.3, 1e-5
_LEAST_WEIGHT = 0.08
"""A sign of which no weight is larger is left out."""
_SEED = 1


def learn_types(
    file: Path, model: Path, works: Path | None, styles: Path | None, progress: TextIO | None = None
) -> None:
    """Print `works` in `styles`, read the entries with the tagging model, and write the weights that they teach.

    `progress` gets a line each time that all entries have been read.

    Raises:
        OptionsError: without works and styles.
        ReadError: where works or styles cannot be read.
        ModelError: where the model cannot.
    """
    if works is None or styles is None:
        raise OptionsError("types are learned from works printed in styles: give --works and --styles")
    entries = Press(styles).entries(list(read_works(works)), _ENTRIES, seed=_SEED)

    def tell(line: str) -> None:
        if progress is not None:
            progress.write(f"{line}\n")

    file.write_bytes(packed(teach_types(entries, load_tagger(model), tell)))


def teach_types(
    entries: Iterable[PrintedEntry], tagger: Tagger, tell: Callable[[str], None] = lambda _: None
) -> LikelyTypes:
    """The weights that entries teach as the tagger reads them; deterministic on one machine."""
    known = list(entries)
    read = [dict.fromkeys(signs(sights(*each))) for each in iter_read([entry.labelled.text for entry in known], tagger)]
    wanted = [str(entry.item["type"]) for entry in known]
    types = tuple(sorted(name for name, count in Counter(wanted).items() if count >= _FEWEST_OF_TYPE))
    kept = [(found, types.index(name)) for found, name in zip(read, wanted, strict=True) if name in types]
    counts = Counter(sign for found, _ in kept for sign in found)
    names = sorted(sign for sign, count in counts.items() if count >= _FEWEST_OF_SIGN)
    rows = {name: row for row, name in enumerate(names)}
    lessons = [np.array([rows[sign] for sign in found if sign in rows]) for found, _ in kept]
    weights = _taught(lessons, np.array([each for _, each in kept]), (len(names), len(types)), tell)
    said = np.flatnonzero(np.abs(weights).max(axis=1, initial=0.0) >= _LEAST_WEIGHT)
    return LikelyTypes(types, {names[old]: row for row, old in enumerate(said.tolist())}, weights[said])


def _taught(lessons: Sequence[Numbers], right: Numbers, shape: tuple[int, int], tell: Callable[[str], None]) -> Floats:
    random = np.random.default_rng(_SEED)
    weights, moved = np.zeros(shape, np.float32), np.full(shape, 1e-3, np.float32)
    for epoch in range(_EPOCHS):
        order, rate = random.permutation(len(lessons)), _RATE * (1 - epoch / _EPOCHS)
        lost = 0.0
        for start in range(0, len(order), _BATCH):
            batch = order[start : start + _BATCH].tolist()
            shown = [lessons[at][random.random(len(lessons[at])) >= _DROPPED] for at in batch]
            lost += _step(weights, moved, shown, right[batch], rate)
        tell(f"types: all entries read {epoch + 1} of {_EPOCHS} times, loss {lost / max(len(order), 1):.3f}")
    return weights


def _step(weights: Floats, moved: Floats, shown: Sequence[Numbers], right: Numbers, rate: float) -> float:
    """Learn from some entries; their loss added up."""
    owner, rows = np.repeat(np.arange(len(shown)), [len(each) for each in shown]), np.concatenate(shown)
    sums = np.zeros((len(shown), weights.shape[1]), np.float32)
    np.add.at(sums, owner, weights[rows])
    chances = np.exp(sums - sums.max(axis=1, keepdims=True))
    chances /= chances.sum(axis=1, keepdims=True)
    at = np.arange(len(shown))
    lost = -float(np.log(chances[at, right] + 1e-9).sum())
    chances[at, right] -= 1.0
    distinct, place = np.unique(rows, return_inverse=True)
    gradient = np.zeros((len(distinct), weights.shape[1]), np.float32)
    np.add.at(gradient, place, chances[owner] / np.float32(len(shown)))
    gradient += np.float32(_DECAY) * weights[distinct]
    moved[distinct] += gradient * gradient
    weights[distinct] -= np.float32(rate) * gradient / np.sqrt(moved[distinct])
    return lost
