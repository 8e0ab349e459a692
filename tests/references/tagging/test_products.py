"""Products of matrices: the same as those of NumPy, and on one core."""

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from refextract.references.tagging.products import times

_TASKS = Path("/proc/self/task")

_TICKS_OF_THREADS = """
from pathlib import Path
from refextract import parse_references

years = range(1000, 2900)
parse_references([f"Doe, J. ({year}). Rivers of the north. Journal of Water, {year - 900}, 1-9." for year in years])
for stat in Path("/proc/self/task").glob("*/stat"):
    user, system = stat.read_text().rpartition(")")[2].split()[11:13]
    print(int(user) + int(system))
"""


@given(st.integers(0, 120), st.integers(1, 40), st.integers(1, 40), st.sampled_from([(), (2,), (3,)]))
def test_products_are_those_of_numpy(number: int, inner: int, outer: int, several: tuple[int, ...]) -> None:
    random = np.random.default_rng(number)
    rows = random.integers(-3, 4, (number, inner)).astype(np.float32)
    weights = random.integers(-3, 4, (*several, inner, outer)).astype(np.float32)
    assert np.array_equal(times(rows, weights), np.matmul(rows, weights))


def test_large_products_are_written_where_they_are_wanted() -> None:
    rows = np.arange(500 * 96, dtype=np.float32).reshape(500, 96) % 7
    weights = np.arange(3 * 96 * 96, dtype=np.float32).reshape(3, 96, 96) % 5
    out = np.full((3, 600, 96), -1, np.float32)
    assert times(rows, weights, out[:, 50:550]).base is not None
    assert np.array_equal(out[:, 50:550], np.matmul(rows, weights))
    assert (out[:, :50] == -1).all()
    assert (out[:, 550:] == -1).all()


@pytest.mark.skipif(not _TASKS.is_dir(), reason="threads can be looked at on Linux alone")
def test_parsing_leaves_the_threads_of_blas_alone() -> None:
    environment = os.environ | {"OPENBLAS_NUM_THREADS": "2"}
    ran = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", _TICKS_OF_THREADS], capture_output=True, text=True, check=True, env=environment
    )
    busiest, *others = sorted(map(int, ran.stdout.split()), reverse=True)
    # They spin for a moment where they begin.
    assert sum(others) <= busiest / 3, f"beside {busiest} ticks of one thread, others had {others}"
