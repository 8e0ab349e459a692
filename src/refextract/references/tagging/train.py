"""Training: labelled reference strings -> a model file. Deterministic: the same data make the same model."""

from __future__ import annotations

import gzip
import json
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from math import sqrt
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import numpy as np

from refextract.errors import ModelError
from refextract.references.tagging.calibrate import calibrate
from refextract.references.tagging.corpus import Labelled, read_corpus
from refextract.references.tagging.crf import CrfTagger
from refextract.references.tagging.features import Encoder, Numbers, names_of, vocabulary
from refextract.references.tagging.labels import labels_of
from refextract.references.tagging.lexicon import Lexicon, count_words, marker_codes, profile_codes
from refextract.references.tagging.model import Model, Weights, write_model
from refextract.references.tagging.network import PLACES
from refextract.references.tagging.synthesis import synthesise
from refextract.references.tagging.teaching import Lesson, Words, teach
from refextract.references.tagging.tokens import parted, tokenise
from refextract.references.tagging.words import Word

if TYPE_CHECKING:
    import pycrfsuite

__all__ = ["MADE", "learn", "read_works", "train"]

_PARAMETERS = {"c1": 0.5, "c2": 0.3, "max_iterations": 100, "feature.minfreq": 2}
MADE = 1 / 3
"""How many strings are made of works for each real one: enough for styles that no set shows."""
_PLENTY = 3000
"""A set of fewer strings counts more than once: what is rare in the data, as footnotes are, is not rare elsewhere."""
_AT_ONCE = 1000


def train(
    data: Path, model: Path, *, works: Path | None = None, held_out: Path | None = None, progress: TextIO | None = None
) -> None:
    """Train on the sets in the folder `data` and write the model.

    `works` is a file of CSL-JSON items, one a line (gzip or plain), whose names, places, publishers and journals make
    the lexicon and which are printed in further styles to train on. `held_out` is a folder of sets, none of them in
    `data`, to calibrate scores with. `progress` gets a line a step.

    Raises:
        ReadError: where the data cannot be read.
        ModelError: where python-crfsuite, which finds the weights, is not installed.
    """
    sets = read_corpus(data)
    items = list(read_works(works)) if works else []
    lexicon = Lexicon(marker_codes(), profile_codes(count_words(items)))
    records = [record for name in sorted(sets) for record in sets[name] * _times(len(sets[name]))]
    records += synthesise(items, int(MADE * len(records)))
    _say(progress, f"{len(records)} references of {len(sets)} sets, {len(lexicon.profiles)} words in the lexicon")
    trained = learn(records, lexicon, progress)
    write_model(model, trained)
    if held_out is not None:
        trained = trained._replace(calibration=calibrate(CrfTagger(trained), read_corpus(held_out).values()))
        write_model(model, trained)


def _times(strings: int) -> int:
    """How often a set of so many strings counts: between each set as much as another and each string.

    >>> [_times(strings) for strings in (150, 400, 1000, 5000)]
    [4, 3, 2, 1]
    """
    return min(4, max(1, round(sqrt(_PLENTY / max(strings, 1)))))


def read_works(path: Path) -> Iterator[Mapping[str, object]]:
    """The CSL-JSON items of a file, one a line, gzip or plain."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def learn(records: Sequence[Labelled], lexicon: Lexicon, progress: TextIO | None = None) -> Model:
    """The model that labelled strings teach, not yet calibrated.

    Raises:
        ModelError: where python-crfsuite, which finds the weights, is not installed.
    """
    known = vocabulary((record.text for record in records), lexicon)
    encoder = Encoder(lexicon, known)
    trainer = _trainer(progress)
    words: list[Word] = []
    read: list[tuple[Numbers, Numbers, list[str]]] = []
    worded = [record for record in records if len(parted(record.text)) > 1]
    for start in range(0, len(worded), _AT_ONCE):
        some = worded[start : start + _AT_ONCE]
        encoded = encoder.encode([parted(record.text) for record in some])
        words += encoded.fresh
        places = np.column_stack([encoded.columns[name] for name in PLACES])
        borders = pairwise(encoded.starts.tolist())
        for record, of_tokens, (first, last) in zip(some, names_of(encoded, words), borders, strict=True):
            labels = labels_of(record.spans, tokenise(record.text))
            trainer.append(of_tokens, labels)
            read.append((encoded.words[0][first:last], places[first:last], labels))
        _say(progress, f"{start + len(some)} of {len(worded)} references read")
    weights = _weights(trainer)
    numbers = {label: number for number, label in enumerate(weights.labels)}
    lessons = [Lesson(of_words, at, np.array([numbers[each] for each in labels])) for of_words, at, labels in read]
    features = Words.of(words, weights.names)
    return Model(weights, teach(lessons, features, len(numbers), lambda line: _say(progress, line)), lexicon, known)


def _weights(trainer: pycrfsuite.Trainer) -> Weights:
    import pycrfsuite

    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "weights.crf"
        trainer.train(str(file))
        tagger = pycrfsuite.Tagger()
        with tagger.open(str(file)):
            found = tagger.info()
            return Weights.of(tagger.labels(), found.transitions, found.state_features)


def _trainer(progress: TextIO | None) -> pycrfsuite.Trainer:
    try:
        import pycrfsuite
    except ImportError as error:
        raise ModelError("training needs python-crfsuite: pip install 'refextract-cite[train]'") from error

    class Trainer(pycrfsuite.BaseTrainer):  # type: ignore[misc]  # the package has no types
        """Tells the steps of the optimiser."""

        step = ""

        def message(self, message: str) -> None:
            """Take a line of the optimiser's log."""
            if message.startswith("***** Iteration #"):
                self.step = message.strip("*# \n").rpartition("#")[2]
            elif message.startswith("Loss: ") and self.step:
                _say(
                    progress, f"step {self.step} of at most {_PARAMETERS['max_iterations']}, loss {message[6:].strip()}"
                )

    trainer = Trainer()
    trainer.select("lbfgs")
    trainer.set_params(_PARAMETERS)
    return trainer


def _say(progress: TextIO | None, line: str) -> None:
    if progress is not None:
        progress.write(f"{line}\n")
        progress.flush()
