"""The measure of growth tells the square from the line, and nothing else in the tests looks at a clock."""

import re
from pathlib import Path

import pytest

from refextract.values.folding import squeeze
from tests.growth import assert_linear, growing_with_square

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


def test_lines_tell_the_square_from_the_line() -> None:
    def pairs(size: int) -> int:
        return sum(squeeze(str(n)) == squeeze(str(m)) for n in range(size) for m in range(size))

    assert not growing_with_square(lambda size: [squeeze(str(n)) for n in range(size)], 40)
    assert "refextract.values.folding.squeeze" in growing_with_square(pairs, 20)
