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

VERSION = 1
"""Changes with the features and labels: a model works only with the code that it was trained with."""

_SHIPPED = "model.zip"
_EPOCH = (1980, 1, 1, 0, 0, 0)


class Calibration(NamedTuple):
    """What turns the model's own probability into a score: ``score = 1 / (1 + exp(-(offset + slope * logit)))``."""

    offset: float = 0.0
    slope: float = 1.0


class Model(NamedTuple):
    """All that tagging needs: `weights` as CRFsuite stores them, the lexicon, and a calibration for the whole."""

    weights: bytes
    lexicon: Lexicon
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
        return Model(archive.read("weights.crf"), Lexicon(markers, profiles), Calibration(*about["calibration"]))


def write_model(path: Path, model: Model) -> None:
    """Write the model; the same model makes the same bytes."""
    about = {"version": VERSION, "calibration": list(model.calibration)}
    with zipfile.ZipFile(path, "w") as archive:
        _add(archive, "model.json", json.dumps(about).encode())
        _add(archive, "markers.json", json.dumps(dict(sorted(model.lexicon.markers.items()))).encode())
        _add(archive, "profiles.txt", _profile_lines(model.lexicon).encode())
        _add(archive, "weights.crf", model.weights)


def _add(archive: zipfile.ZipFile, name: str, data: bytes) -> None:
    archive.writestr(zipfile.ZipInfo(name, _EPOCH), data, zipfile.ZIP_DEFLATED, 9)


def _profile_lines(lexicon: Lexicon) -> str:
    words_of: dict[str, list[str]] = {}
    for word, code in sorted(lexicon.profiles.items()):
        words_of.setdefault(code, []).append(word)
    return "\n".join(f"{code}\t{' '.join(words)}" for code, words in sorted(words_of.items()))
