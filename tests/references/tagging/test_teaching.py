from itertools import product

import numpy as np
import pytest

from refextract.references.tagging import teaching
from refextract.references.tagging.chain import Steps, marginals
from refextract.references.tagging.features import own_names
from refextract.references.tagging.lexicon import Lexicon
from refextract.references.tagging.network import FIRSTS, PLACES, Network
from refextract.references.tagging.teaching import Lesson, Words, teach
from refextract.references.tagging.words import word_of

LEXICON = Lexicon({}, {"paris": "L"})
WORDS = [word_of(word, LEXICON) for word in ("Alpha", "Beta", "Paris", "12")]
NAMES = {
    name: row for row, name in enumerate(sorted({n for w in WORDS for each in own_names(w) for n in each}), start=1)
}
FEATURES = Words.of(WORDS, NAMES)
BETWEEN = 4


def lesson(first):
    """A string whose last word is as the first one says; between them, all words are the same."""
    return Lesson(np.array([first, *[2] * BETWEEN, 3]), np.zeros((BETWEEN + 2, len(PLACES)), np.int64),
                  np.array([0] * (BETWEEN + 1) + [1 + first]))  # fmt: skip


def labels(network, words):
    rows = [FEATURES.rows[FEATURES.starts[word] : FEATURES.starts[word + 1]] for word in words]
    of_places = network.places[list(FIRSTS.values())].sum(axis=0)
    vectors = np.array([network.words[each].sum(axis=0) + of_places for each in rows])
    steps = Steps.of(np.array([0, len(words)]))
    scores = network.scores(vectors, steps)
    return marginals(np.exp(scores), np.exp(network.transitions), steps.borders).argmax(axis=1).tolist()


def test_the_network_remembers_what_stands_far_before(monkeypatch):
    first, last = teaching._COURSES
    monkeypatch.setattr(teaching, "_COURSES", (first._replace(epochs=57), last))
    told = []
    network = teach([lesson(n % 2) for n in range(256)], FEATURES, 3, told.append)
    for first in (0, 1):
        assert labels(network, lesson(first).words) == lesson(first).labels.tolist()
    assert len(told) == 60
    assert not network.words[0].any()


def test_the_same_lessons_teach_the_same():
    lessons = [lesson(n % 2) for n in range(70)]
    for one, other in zip(teach(lessons, FEATURES, 3), teach(lessons, FEATURES, 3), strict=True):
        np.testing.assert_array_equal(one, other)


def test_words_without_known_features():
    network = teach([lesson(0)] * 3, Words.of(WORDS, {}), 3)
    assert network.words.shape[0] == 1
    assert np.isfinite(network.outputs).all()


def test_words_know_their_features():
    of_alpha = FEATURES.rows[FEATURES.starts[0] : FEATURES.starts[1]].tolist()
    of_form, of_kind = own_names(WORDS[0])
    assert of_alpha == [NAMES[name] for name in (*of_form, *of_kind)]
    assert FEATURES.is_form[: len(of_alpha)].tolist() == [True] * len(of_form) + [False] * len(of_kind)


@pytest.mark.parametrize("way", [0, 1])
def test_gradients_are_the_slopes(way):
    random = np.random.default_rng(3)
    steps = Steps.of(np.array([0, 4, 6, 8, 9]))
    shapes = {"inward": (2, 3, 4, 3), "bias": (2, 3, 3), "recurrent": (2, 3, 3, 3)}
    learned = {name: random.standard_normal(shape).astype(np.float32) / 2 for name, shape in shapes.items()}
    reader = Network.blank(1, 2, 4, 3)._replace(**learned).readers[way]
    vectors, errors = (random.standard_normal(shape).astype(np.float32) for shape in ((9, 4), (9, 3)))

    def total():
        memories = teaching._Reading.of(vectors, reader, steps.borders, backwards=way == 1).memories
        return float((memories.astype(float) * errors).sum())

    found = teaching._Reading.of(vectors, reader, steps.borders, backwards=way == 1).led_back(errors, steps.borders)
    arrays = {"vectors": vectors, **{name: each[way] for name, each in learned.items()}}
    for name, array in arrays.items():
        for place in product(*map(range, array.shape)):
            before, apart = array[place], np.float32(1e-2)
            array[place] = before + apart
            above = total()
            array[place] = before - apart
            below = total()
            array[place] = before
            slope = (above - below) / (2 * float(apart))
            assert getattr(found, name)[place] == pytest.approx(slope, rel=2e-2, abs=3e-3), (name, place)


def test_the_rate_rises_and_falls():
    course = teaching._COURSES[0]
    descent = teaching._Descent(course, 100)
    rates = []
    for _ in range(100):
        descent.begin()
        rates.append(descent._rate)
    assert rates.index(max(rates)) in (8, 9)
    assert rates[-1] == pytest.approx(0, abs=1e-9)
    assert max(rates) == pytest.approx(course.rate, rel=1e-3)
