from itertools import pairwise

import numpy as np
import pytest

from refextract.references.tagging.chain import Steps
from refextract.references.tagging.network import FIRSTS, PLACES, Network, Reader, Trace, read

SIZES = (5, 3, 3, 1)
RANDOM = np.random.default_rng(7)


def drawn(*shape):
    return RANDOM.standard_normal(shape).astype(np.float32)


def logistic(values):
    return 1 / (1 + np.exp(-values))


def read_one(vectors, reader):
    """A string read word by word, as the paper prints it."""
    inward, bias, recurrent = reader
    memory, memories = np.zeros(recurrent.shape[1]), []
    for vector in vectors.astype(float):
        (reset_in, update_in, fresh_in), (reset_from, update_from, recalled) = (
            vector @ inward + bias,
            memory @ recurrent,
        )
        reset, update = logistic(2 * (reset_in + reset_from)), logistic(2 * (update_in + update_from))
        memory = update * memory + (1 - update) * np.tanh(fresh_in + 2 * reset * recalled)
        memories.append(memory)
    return np.array(memories)


def some_reader():
    return Reader(drawn(3, 6, 4), drawn(3, 4), drawn(3, 4, 4))


@pytest.mark.parametrize("backwards", [False, True])
def test_strings_read_together_are_read_as_alone(backwards):
    starts = np.cumsum([0, *SIZES])
    steps = Steps.of(starts)
    vectors, reader = drawn(sum(SIZES), 6), some_reader()
    found = np.empty((sum(SIZES), 4), np.float32)
    found[steps.order] = read(vectors[steps.order], reader, steps.borders, backwards=backwards)
    way = -1 if backwards else 1
    for first, last in pairwise(starts):
        alone = read_one(vectors[first:last][::way], reader)[::way]
        np.testing.assert_allclose(found[first:last], alone, rtol=1e-4, atol=1e-5)


def test_a_trace_changes_nothing_and_keeps_what_was_before():
    steps = Steps.of(np.cumsum([0, *SIZES]))
    vectors, reader = drawn(sum(SIZES), 6), some_reader()
    trace = Trace.empty(sum(SIZES), 4)
    memories = read(vectors, reader, steps.borders, trace=trace)
    np.testing.assert_array_equal(memories, read(vectors, reader, steps.borders))
    first, second, third = steps.borders[:3]
    assert not trace.before[:second].any()
    np.testing.assert_array_equal(trace.before[second:third], memories[first : first + third - second])


def test_each_place_has_rows_of_its_own():
    blank = Network.blank(features=2, labels=3, size=4, memory=5)
    assert list(FIRSTS) == list(PLACES)
    assert sorted(FIRSTS.values()) == list(FIRSTS.values())
    assert len(blank.places) > max(FIRSTS.values())
    assert {name: each.shape for name, each in blank._asdict().items()} == {
        "words": (2, 4), "places": (len(blank.places), 4), "inward": (2, 3, 4, 5), "bias": (2, 3, 5),
        "recurrent": (2, 3, 5, 5), "outputs": (2, 5, 3), "output_bias": (3,), "transitions": (3, 3),
    }  # fmt: skip


def test_a_blank_network_has_nothing_to_say():
    steps = Steps.of(np.array([0, 2, 3]))
    assert not Network.blank(features=2, labels=3).scores(np.ones((3, 1), np.float32), steps).any()
