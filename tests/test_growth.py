"""The measure of growth tells the square from the line, and nothing else in the tests looks at a clock."""

import re
from pathlib import Path

import pytest

from tests.growth import assert_linear

TESTS = Path(__file__).parent


def test_what_grows_with_the_text_passes() -> None:
    assert_linear(lambda size: sum(range(100 * size)), 4_000)


def test_what_grows_with_its_square_does_not() -> None:
    with pytest.raises(AssertionError, match="four times as much"):
        assert_linear(lambda size: sum(range(size * size)), 2_000)


def test_no_test_looks_at_the_clock_on_the_wall() -> None:
    clock = re.compile(r"perf_counter|\btime\.time\b|monotonic|\btimeit\b")
    own = Path(__file__).name
    found = [path for path in TESTS.rglob("test_*.py") if path.name != own and clock.search(path.read_text("utf-8"))]
    assert not found
