"""Training: labelled reference strings -> a model file. Deterministic: the same data make the same model."""

from __future__ import annotations

import gzip
import json
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from math import sqrt
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, NamedTuple, TextIO

import numpy as np

from refextract.errors import ModelError
from refextract.references.tagging.calibrate import calibrate
from refextract.references.tagging.corpus import Labelled, read_corpus
from refextract.references.tagging.crf import CrfTagger
from refextract.references.tagging.csl import Press
from refextract.references.tagging.features import Encoded, Encoder, Numbers, names_of, vocabulary
from refextract.references.tagging.labels import OUTSIDE, labels_of
from refextract.references.tagging.lexicon import Lexicon, count_words, marker_codes, profile_codes
from refextract.references.tagging.model import Model, Weights, read_model, write_model
from refextract.references.tagging.network import PLACES, Network
from refextract.references.tagging.synthesis import synthesise, worn
from refextract.references.tagging.teaching import Lesson, Words, teach
from refextract.references.tagging.tokens import parted, tokenise
from refextract.references.tagging.words import Word

if TYPE_CHECKING:
    import pycrfsuite

__all__ = ["MADE", "learn", "read_works", "taught_anew", "train"]

_PARAMETERS = {"c1": 0.5, "c2": 0.3, "max_iterations": 100, "feature.minfreq": 2}
MADE = 1 / 3
"""How many strings are made of works for each real one: enough for styles that no set shows."""
PRESSED = 1 / 2
"""How many are printed in CSL styles for each real one."""
_PLENTY = 3000
"""A set of fewer strings counts more than once: what is rare in the data, as footnotes are, is not rare elsewhere."""
_AT_ONCE = 1000


def train(  # noqa: PLR0913 - each is an option of its own on the command line
    data: Path,
    model: Path,
    *,
    works: Path | None = None,
    styles: Path | None = None,
    base: Path | None = None,
    held_out: Path | None = None,
    progress: TextIO | None = None,
) -> None:
    """Train on the sets in the folder `data` and write the model.

    `works` is a file of CSL-JSON items, one a line (gzip or plain), whose names, places, publishers and journals make
    the lexicon and which are printed in further styles to train on; `styles` is a folder of CSL styles and locales, in
    which they are printed as well. `base` is a model whose weights of features, lexicon and vocabulary are kept, so
    that the network alone is taught anew, in a third of the time. `held_out` is a folder of sets, none of them in
    `data`, to calibrate scores with. `progress` gets a line a step.

    Raises:
        ReadError: where the data cannot be read.
        ModelError: where python-crfsuite, which finds the weights, is not installed.
    """
    sets = read_corpus(data)
    items = list(read_works(works)) if works else []
    kept = None if base is None else read_model(base)
    lexicon = Lexicon(marker_codes(), profile_codes(count_words(items))) if kept is None else kept.lexicon
    random = Random(1)  # noqa: S311 - no secret, a repeatable draw
    records = [record for name in sorted(sets) for record in sets[name] * _times(len(sets[name]))]
    made = int(MADE * len(records))
    records += synthesise(items, made)
    if styles is not None:
        records += [worn(entry.labelled, random) for entry in Press(styles).entries(items, int(PRESSED * made / MADE))]
    _say(progress, f"{len(records)} references of {len(sets)} sets, {len(lexicon.profiles)} words in the lexicon")
    trained = learn(records, lexicon, progress) if kept is None else taught_anew(kept, records, progress)
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
    trainer = _trainer(progress)
    read = _Read([], [])
    for words, some in _encoded(records, Encoder(lexicon, known), read, progress):
        for of_tokens, (_, _, labels) in zip(names_of(some, words), read.lessons[-len(some.pieces) :], strict=True):
            trainer.append(of_tokens, labels)
    return Model(weights := _weights(trainer), _network(read, weights, progress), lexicon, known)


def taught_anew(base: Model, records: Sequence[Labelled], progress: TextIO | None = None) -> Model:
    """The model with a network that these strings have taught in place of its own, not yet calibrated."""
    read = _Read([], [])
    for _ in _encoded(records, Encoder(base.lexicon, base.vocabulary), read, progress):
        pass
    return base._replace(network=_network(read, base.weights, progress))


class _Read(NamedTuple):
    """What was read of labelled strings: words in the order of their numbers; of each string words, places, labels."""

    words: list[Word]
    lessons: list[tuple[Numbers, Numbers, list[str]]]


def _encoded(
    records: Sequence[Labelled], encoder: Encoder, read: _Read, progress: TextIO | None
) -> Iterator[tuple[Sequence[Word], Encoded]]:
    """The strings with words encoded, some at once, and noted in `read`; with all words so far."""
    worded = [record for record in records if len(parted(record.text)) > 1]
    for start in range(0, len(worded), _AT_ONCE):
        some = worded[start : start + _AT_ONCE]
        encoded = encoder.encode([parted(record.text) for record in some])
        read.words.extend(encoded.fresh)
        places = np.column_stack([encoded.columns[name] for name in PLACES])
        for record, (first, last) in zip(some, pairwise(encoded.starts.tolist()), strict=True):
            labels = labels_of(record.spans, tokenise(record.text))
            read.lessons.append((encoded.words[0][first:last], places[first:last], labels))
        yield read.words, encoded
        _say(progress, f"{start + len(some)} of {len(worded)} references read")


def _network(read: _Read, weights: Weights, progress: TextIO | None) -> Network:
    numbers = {label: number for number, label in enumerate(weights.labels)}
    outside = numbers.get(OUTSIDE, 0)
    lessons = [
        Lesson(words, at, np.array([numbers.get(each, outside) for each in labels]))
        for words, at, labels in read.lessons
    ]
    features = Words.of(read.words, weights.names)
    return teach(lessons, features, len(numbers), lambda line: _say(progress, line))


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
