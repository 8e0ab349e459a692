"""The model file: weights and a network, the lexicon and vocabulary they were learned with, and a calibration."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterable, Mapping
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from refextract.errors import ModelError
from refextract.references.tagging.features import TEMPLATES, Numbers, Vocabulary
from refextract.references.tagging.lexicon import Lexicon
from refextract.references.tagging.network import Network

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["VERSION", "Calibration", "Model", "Weights", "read_model", "write_model"]

VERSION = 4
"""Changes with the features and labels: a model works only with the code that it was trained with."""

_SHIPPED = "model.zip"
_EPOCH = (1980, 1, 1, 0, 0, 0)


class Calibration(NamedTuple):
    """How a risk, the chance of a wrong word as the model sees it, becomes a score: for a field and for the whole.

    Offset and slope of a logistic function of the negative logarithm of the risk.
    """

    field: tuple[float, float] = (0.0, 1.0)
    whole: tuple[float, float] = (0.0, 1.0)


class Weights(NamedTuple):
    """What a model has learned.

    `labels` by number; `transitions` from label (row) to label (column); `states` has a row of weights, one a label,
    for each feature, and a first row of zeros for those that have none. `names` leads from the name of a feature of
    words to its row, the names in order; `keys` are, for each template, its keys in order, whose rows follow one
    another from `firsts` on.
    """

    labels: tuple[str, ...]
    transitions: NDArray[np.float32]
    states: NDArray[np.float32]
    names: Mapping[str, int]
    keys: tuple[Numbers, ...]
    firsts: tuple[int, ...]

    @classmethod
    def of(
        cls,
        labels: Iterable[str],
        transitions: Mapping[tuple[str, str], float],
        states: Mapping[tuple[str, str], float],
    ) -> Weights:
        """The weights that lead from pairs of names: label and label, feature and label."""
        numbers = {label: number for number, label in enumerate(labels)}
        between = np.zeros((len(numbers), len(numbers)), np.float32)
        for (source, target), weight in transitions.items():
            between[numbers[source], numbers[target]] = weight
        of_words = sorted({name for name, _ in states if "|" in name})
        keyed: list[list[int]] = [[] for _ in TEMPLATES]
        for name in {name for name, _ in states if "|" not in name}:
            template, _, key = name.partition(":")
            keyed[int(template)].append(int(key))
        keys = tuple(np.array(sorted(each), np.int64) for each in keyed)
        rows = {name: row for row, name in enumerate(of_words, start=1)}
        firsts = _firsts(len(rows), keys)
        for number, (first, each) in enumerate(zip(firsts, keys, strict=True)):
            rows.update({f"{number}:{key}": row for row, key in enumerate(each.tolist(), start=first)})
        matrix = np.zeros((len(rows) + 1, len(numbers)), np.float32)
        for (feature, label), strength in states.items():
            matrix[rows[feature], numbers[label]] = strength
        names = {name: rows[name] for name in of_words}
        return cls(tuple(numbers), between, matrix, names, keys, firsts)


def _firsts(names: int, keys: Iterable[Numbers]) -> tuple[int, ...]:
    """The row of the first key of each template, behind the row of zeros and those of `names` names."""
    firsts, row = [], names + 1
    for each in keys:
        firsts.append(row)
        row += len(each)
    return tuple(firsts)


class Model(NamedTuple):
    """All that tagging needs: weights and a network, what they were learned with, and a calibration."""

    weights: Weights
    network: Network
    lexicon: Lexicon
    vocabulary: Vocabulary
    calibration: Calibration = Calibration()


def read_model(path: Path | None = None) -> Model:
    """The model in a file, or the shipped one.

    Raises:
        ModelError: where it is missing, unreadable or of another version.
    """
    place = files(__package__) / _SHIPPED if path is None else path
    try:
        data = place.read_bytes()
    except OSError as error:
        raise ModelError(f"no tagging model at {place}") from error
    try:
        return _unpacked(data)
    except (zipfile.BadZipFile, KeyError, ValueError, TypeError, IndexError) as error:
        raise ModelError(f"{place} is no tagging model: {error}") from error


def _unpacked(data: bytes) -> Model:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        about = json.loads(archive.read("model.json"))
        if about["version"] != VERSION:
            raise ModelError(f"the tagging model has version {about['version']}, this program reads {VERSION}")
        profiles = {
            word: code
            for code, _, words in (line.partition("\t") for line in archive.read("profiles.txt").decode().splitlines())
            for word in words.split(" ")
        }
        field, whole = (tuple(map(float, each)) for each in about["calibration"])
        network = Network(*[_array(archive, name, about["network"][name]) for name in Network._fields])
        return Model(
            _weights(about["labels"], about["keys"], archive),
            network,
            Lexicon(json.loads(archive.read("markers.json")), profiles),
            Vocabulary(tuple(about["kinds"]), tuple(about["gaps"])),
            Calibration((field[0], field[1]), (whole[0], whole[1])),
        )


def _weights(labels: Iterable[str], counts: Iterable[int], archive: zipfile.ZipFile) -> Weights:
    labels = tuple(labels)
    names = archive.read("names.txt").decode().split("\n")
    every_key = np.frombuffer(archive.read("keys.bin"), "<i8").astype(np.int64)
    keys = tuple(np.split(every_key, np.cumsum(np.fromiter(counts, np.int64))[:-1]))
    size = len(labels)
    states = np.zeros((1 + len(names) + len(every_key), size), np.float32)
    width = np.frombuffer(archive.read("widths.bin"), np.uint8)
    columns = np.frombuffer(archive.read("columns.bin"), np.uint8)
    states[np.repeat(np.arange(1, len(states)), width), columns] = np.frombuffer(archive.read("weights.bin"), "<f4")
    transitions = np.frombuffer(archive.read("transitions.bin"), "<f4").astype(np.float32).reshape(size, size)
    rows = dict(zip(names, range(1, len(names) + 1), strict=True))
    return Weights(labels, transitions, states, rows, keys, _firsts(len(names), keys))


def _array(archive: zipfile.ZipFile, name: str, shape: Iterable[int]) -> NDArray[np.float32]:
    """An array of the network, which is kept in half precision."""
    return np.frombuffer(archive.read(f"network/{name}.bin"), "<f2").astype(np.float32).reshape(tuple(shape))


def write_model(path: Path, model: Model) -> None:
    """Write the model; the same model makes the same bytes."""
    weights = model.weights
    about = {
        "version": VERSION, "calibration": list(model.calibration), "labels": weights.labels,
        "keys": [len(each) for each in weights.keys], "kinds": model.vocabulary.kinds, "gaps": model.vocabulary.gaps,
        "network": {name: each.shape for name, each in model.network._asdict().items()},
    }  # fmt: skip
    rows, columns = np.nonzero(weights.states)
    with zipfile.ZipFile(path, "w") as archive:
        _add(archive, "model.json", json.dumps(about).encode())
        _add(archive, "markers.json", json.dumps(dict(sorted(model.lexicon.markers.items()))).encode())
        _add(archive, "profiles.txt", _profile_lines(model.lexicon).encode())
        _add(archive, "names.txt", "\n".join(weights.names).encode("utf-8", "replace"))
        _add(archive, "keys.bin", b"".join(each.astype("<i8").tobytes() for each in weights.keys))
        _add(archive, "widths.bin", np.bincount(rows, minlength=len(weights.states))[1:].astype(np.uint8).tobytes())
        _add(archive, "columns.bin", columns.astype(np.uint8).tobytes())
        _add(archive, "weights.bin", weights.states[rows, columns].astype("<f4").tobytes())
        _add(archive, "transitions.bin", weights.transitions.astype("<f4").tobytes())
        for name, each in model.network._asdict().items():
            _add(archive, f"network/{name}.bin", each.astype("<f2").tobytes())


def _add(archive: zipfile.ZipFile, name: str, data: bytes) -> None:
    archive.writestr(zipfile.ZipInfo(name, _EPOCH), data, zipfile.ZIP_DEFLATED, 9)


def _profile_lines(lexicon: Lexicon) -> str:
    words_of: dict[str, list[str]] = {}
    for word, code in sorted(lexicon.profiles.items()):
        words_of.setdefault(code, []).append(word)
    return "\n".join(f"{code}\t{' '.join(words)}" for code, words in sorted(words_of.items()))
