"""Training: labelled reference strings -> a model file. Deterministic: the same data make the same model."""

from __future__ import annotations

import gzip
import json
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import TextIO

import pycrfsuite

from refextract.tagging.calibrate import calibrate
from refextract.tagging.corpus import Labelled, read_corpus
from refextract.tagging.crf import CrfTagger
from refextract.tagging.features import Attributes, Features
from refextract.tagging.labels import labels_of
from refextract.tagging.lexicon import Lexicon, count_words, marker_codes, profile_codes
from refextract.tagging.model import Model, write_model
from refextract.tagging.synthesis import synthesise
from refextract.tagging.weights import joined, packed_weights, read_weights

__all__ = ["train"]

_PARAMETERS = {"c1": 0.7, "c2": 0.3, "max_iterations": 80, "feature.minfreq": 2}
_MADE = 1 / 3
"""How many strings are made of works for each real one: enough for styles that no set shows."""
_OFTEN, _LEAST = 40, 0.05
"""How often a group of attributes must occur to be joined, and the least weight that is worth its room."""


def train(
    data: Path, model: Path, *, works: Path | None = None, held_out: Path | None = None, progress: TextIO | None = None
) -> None:
    """Train on the sets in the folder `data` and write the model.

    `works` is a file of CSL-JSON items, one a line (gzip or plain), whose names, places, publishers and journals make
    the lexicon and which are printed in further styles to train on. `held_out` is a folder of sets, none of them in
    `data`, to calibrate scores with. `progress` gets a line a step.

    Raises:
        ReadError: where the data cannot be read.
    """
    sets = read_corpus(data)
    items = list(_items(works)) if works else []
    lexicon = Lexicon(marker_codes(), profile_codes(count_words(items)))
    records = [record for name in sorted(sets) for record in sets[name]]
    records += synthesise(items, int(_MADE * len(records)))
    _say(progress, f"{len(records)} references of {len(sets)} sets, {len(lexicon.profiles)} words in the lexicon")
    trained = _joined(Model(_weights(records, lexicon, progress), lexicon), records)
    if held_out is not None:
        trained = trained._replace(calibration=calibrate(CrfTagger(trained), read_corpus(held_out).values()))
    write_model(model, trained)
    _say(progress, f"wrote {model}: {model.stat().st_size / 1e6:.1f} MB")


def _items(path: Path) -> Iterator[Mapping[str, object]]:
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def _weights(records: Iterable[Labelled], lexicon: Lexicon, progress: TextIO | None) -> bytes:
    trainer = _Trainer(progress)
    trainer.select("lbfgs")
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


def _joined(model: Model, records: Iterable[Labelled]) -> Model:
    """The model with one attribute for each group of attributes that often come together.

    It tags the same, but looks up less than half as much.
    """
    groups: dict[bytes, Attributes] = {}

    def noted(name: bytes, members: Attributes) -> Attributes:
        groups[name] = members
        return (name,)

    features = Features(model.lexicon, noted)
    counts: Counter[bytes] = Counter()
    for record in records:
        counts.update(chain.from_iterable(features.of(record.text).attributes))
    often = {name: members for name, members in sorted(groups.items()) if counts[name] >= _OFTEN and len(members) > 1}
    weights = joined(read_weights(model.weights), often, least=_LEAST)
    return model._replace(weights=packed_weights(weights), joined=frozenset(often.keys() & weights.attributes.keys()))


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
