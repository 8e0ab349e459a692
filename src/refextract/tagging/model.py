"""The model file: one archive with the weights, the lexicon they were learned with and the calibration of scores."""

from __future__ import annotations

import json
import zipfile
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from refextract.errors import ModelError
from refextract.tagging.lexicon import Lexicon

__all__ = ["VERSION", "Calibration", "Model", "read_model", "write_model"]

VERSION = 2
"""Changes with the features and labels: a model works only with the code that it was trained with."""

_SHIPPED = "model.zip"
_EPOCH = (1980, 1, 1, 0, 0, 0)


class Calibration(NamedTuple):
    """How a risk, the chance of a wrong word as the model sees it, becomes a score: for a field and for the whole.

    Offset and slope of a logistic function of the negative logarithm of the risk.
    """

    field: tuple[float, float] = (0.0, 1.0)
    whole: tuple[float, float] = (0.0, 1.0)


class Model(NamedTuple):
    """All that tagging needs: `weights` as CRFsuite stores them, what they were learned with, and a calibration.

    `joined` names the attributes of the weights that stand for several which always come together.
    """

    weights: bytes
    lexicon: Lexicon
    joined: frozenset[bytes] = frozenset()
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
    except (zipfile.BadZipFile, KeyError, ValueError, TypeError) as error:
        raise ModelError(f"{place} is no tagging model: {error}") from error


def _unpacked(data: bytes) -> Model:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        about = json.loads(archive.read("model.json"))
        if about["version"] != VERSION:
            raise ModelError(f"the tagging model has version {about['version']}, this program reads {VERSION}")
        markers = json.loads(archive.read("markers.json"))
        profiles = {
            word: code
            for code, _, words in (line.partition("\t") for line in archive.read("profiles.txt").decode().splitlines())
            for word in words.split(" ")
        }
        joined = frozenset(archive.read("joined.txt").splitlines())
        field, whole = (tuple(map(float, each)) for each in about["calibration"])
        calibration = Calibration((field[0], field[1]), (whole[0], whole[1]))
        return Model(archive.read("weights.crf"), Lexicon(markers, profiles), joined, calibration)


def write_model(path: Path, model: Model) -> None:
    """Write the model; the same model makes the same bytes."""
    about = {"version": VERSION, "calibration": list(model.calibration)}
    with zipfile.ZipFile(path, "w") as archive:
        _add(archive, "model.json", json.dumps(about).encode())
        _add(archive, "markers.json", json.dumps(dict(sorted(model.lexicon.markers.items()))).encode())
        _add(archive, "profiles.txt", _profile_lines(model.lexicon).encode())
        _add(archive, "joined.txt", b"\n".join(sorted(model.joined)))
        _add(archive, "weights.crf", model.weights)


def _add(archive: zipfile.ZipFile, name: str, data: bytes) -> None:
    archive.writestr(zipfile.ZipInfo(name, _EPOCH), data, zipfile.ZIP_DEFLATED, 9)


def _profile_lines(lexicon: Lexicon) -> str:
    words_of: dict[str, list[str]] = {}
    for word, code in sorted(lexicon.profiles.items()):
        words_of.setdefault(code, []).append(word)
    return "\n".join(f"{code}\t{' '.join(words)}" for code, words in sorted(words_of.items()))
