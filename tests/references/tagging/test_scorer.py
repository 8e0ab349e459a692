import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from refextract.references.tagging.model import read_model
from refextract.references.tagging.scorer import _fixed, _most, _Rows, _to_last_used

keys = st.integers(0, (1 << 48) - 1)


@given(st.sets(keys, max_size=300), st.sets(keys, max_size=300), st.integers(1, 1000))
def test_keys_lead_to_their_rows_and_others_to_none(known, others, first):
    rows = _Rows(np.array(sorted(known), np.int64), first)
    assert rows.of(np.array(sorted(known), np.int64)).tolist() == list(range(first, first + len(known)))
    assert not rows.of(np.array(sorted(others - known), np.int64)).any()


def test_neighbouring_keys_find_places():
    rows = _Rows(np.arange(10_000), 5)
    assert (rows.of(np.arange(10_000)) == np.arange(5, 10_005)).all()
    assert not rows.of(np.arange(10_000, 50_000)).any()


def test_all_keys_of_the_shipped_model_find_places():
    weights = read_model().weights
    for known, first in zip(weights.keys, weights.firsts, strict=True):
        assert (_Rows(known, first).of(known) == np.arange(first, first + len(known))).all()


@given(st.lists(st.floats(-50, 50, width=32), min_size=1, max_size=200), st.integers(1, 40))
def test_sums_of_fixed_numbers_are_near_those_of_floats(values, times):
    weights = np.array(values, np.float32)[:, None]
    fixed, unit = _fixed(weights, _most([weights] * times))
    assert np.abs(fixed.astype(np.int64)).max() * times <= np.iinfo(np.int16).max
    together = fixed[[int(np.abs(weights).argmax())] * times].sum(axis=0, dtype=np.int16) * unit
    np.testing.assert_allclose(
        together, weights[np.abs(weights).argmax()] * times, rtol=1e-3, atol=float(unit) * times + 1e-9
    )


def test_rows_behind_the_last_used_one_are_one():
    assert _to_last_used(np.array([[0, 1], [0, 0], [2, 0], [0, 0], [0, 0]], np.float32)).tolist() == [
        [0, 1], [0, 0], [2, 0], [0, 0],
    ]  # fmt: skip
    assert _to_last_used(np.zeros((3, 2), np.float32)).tolist() == [[0, 0]]
