"""Training: labelled reference strings -> a model file. Deterministic: the same data make the same model."""

from __future__ import annotations

import gzip
import json
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TextIO

import pycrfsuite

from refextract.tagging.corpus import Labelled, read_corpus
from refextract.tagging.features import Features
from refextract.tagging.labels import labels_of
from refextract.tagging.lexicon import Lexicon, count_words, marker_codes, profile_codes
from refextract.tagging.model import Model, write_model

__all__ = ["train"]

_PARAMETERS = {"max_iterations": 10, "feature.minfreq": 2}


def train(data: Path, model: Path, *, works: Path | None = None, progress: TextIO | None = None) -> None:
    """Train on the sets in the folder `data` and write the model.

    `works` is a file of CSL-JSON items, one a line (gzip or plain), whose names, places, publishers and journals make
    the lexicon. `progress` gets a line a step.

    Raises:
        ReadError: where the data cannot be read.
    """
    sets = read_corpus(data)
    lexicon = Lexicon(marker_codes(), profile_codes(count_words(_items(works))) if works else {})
    records = [record for name in sorted(sets) for record in sets[name]]
    _say(progress, f"{len(records)} references of {len(sets)} sets, {len(lexicon.profiles)} words in the lexicon")
    write_model(model, Model(_weights(records, lexicon, progress), lexicon))
    _say(progress, f"wrote {model}: {model.stat().st_size / 1e6:.1f} MB")


def _items(path: Path) -> Iterator[Mapping[str, object]]:
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def _weights(records: Iterable[Labelled], lexicon: Lexicon, progress: TextIO | None) -> bytes:
    trainer = _Trainer(progress)
    trainer.select("ap")
    trainer.set_params(_PARAMETERS)
    features = Features(lexicon)
    for record in records:
        tokens = features.of(record.text)
        if tokens.spans:
            trainer.append(tokens.attributes, labels_of(record.spans, tokens.spans))
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "weights.crf"
        trainer.train(str(file))
        return file.read_bytes()


class _Trainer(pycrfsuite.BaseTrainer):  # type: ignore[misc]  # the package has no types
    """Tells the iterations of the optimiser."""

    def __init__(self, progress: TextIO | None) -> None:
        super().__init__()
        self._progress = progress

    def message(self, message: str) -> None:
        """Take a line of the optimiser's log."""
        if "Iteration #" in message or message.startswith("Loss"):
            _say(self._progress, message.strip())


def _say(progress: TextIO | None, line: str) -> None:
    if progress is not None:
        progress.write(f"{line}\n")
        progress.flush()
