from itertools import pairwise, product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from refextract.references.tagging.chain import Steps, expectations, marginals

weights = st.floats(0.125, 8, width=32)


@given(st.lists(st.integers(1, 4), min_size=1, max_size=4), st.data())
def test_marginals_are_shares_of_all_paths(sizes, data):
    sizes.sort(reverse=True)
    starts = np.cumsum([0, *sizes])
    count = 3 * sum(sizes)
    potentials = np.array(data.draw(st.lists(weights, min_size=count, max_size=count)), np.float32)
    potentials = potentials.reshape(-1, 3)
    transitions = np.array(data.draw(st.lists(weights, min_size=9, max_size=9)), np.float32).reshape(3, 3)
    steps = Steps.of(starts)
    found = np.empty_like(potentials)
    found[steps.order] = marginals(potentials[steps.order], transitions, steps.borders)
    same, pairs = expectations(potentials[steps.order], transitions, steps.borders)
    np.testing.assert_array_equal(same, found[steps.order])
    expected_pairs = np.zeros((3, 3))
    for start, end in pairwise(starts):
        expected, of_pairs = np.zeros((end - start, 3)), np.zeros((3, 3))
        for path in product(range(3), repeat=end - start):
            share = np.prod([potentials[start + at, label] for at, label in enumerate(path)])
            share *= np.prod([transitions[left, right] for left, right in pairwise(path)])
            expected[range(end - start), path] += share
            np.add.at(of_pairs, (path[:-1], path[1:]), share)
        expected_pairs += of_pairs / expected[0].sum()
        expected /= expected.sum(axis=1, keepdims=True)
        np.testing.assert_allclose(found[start:end], expected, rtol=1e-3, atol=1e-5)
    np.testing.assert_allclose(pairs, expected_pairs, rtol=1e-3, atol=1e-5)


def test_long_sequences_do_not_underflow():
    potentials = np.full((5000, 2), 1e-6, np.float32)
    potentials[:, 0] *= 3
    found = marginals(potentials, np.full((2, 2), 1e-6, np.float32), list(range(5001)))
    np.testing.assert_allclose(found[:, 0], 0.75, rtol=1e-5)
