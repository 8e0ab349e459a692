import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from refextract.tagging.model import read_model
from refextract.tagging.scorer import _Rows

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
