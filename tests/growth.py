"""How cost grows with the text: in seconds that this process itself worked, or in the lines of code that it ran."""

from __future__ import annotations

import gc
import sys
from collections import Counter
from collections.abc import Callable
from time import process_time
from types import FrameType

Trace = Callable[[FrameType, str, object], object]

_FLOOR = 0.03  # seconds: less than this is mostly what a call costs whatever its text
_TWICE = 2.6
_TELLING = 0.01  # of all lines: what runs less often hardly costs
_MOST = 9.0  # times the cost for four times the text; a cost that grows with the square takes sixteen


def assert_linear(work: Callable[[int], object], size: int) -> None:
    """Four times the `size` must cost about four times as much; of two tries the better counts."""
    work(max(1, size // 20))  # what is made on first use
    tries = []
    for _ in range(2):
        short, long = _seconds(work, size), _seconds(work, 4 * size)
        if long <= _MOST * max(short, _FLOOR):
            return
        tries.append((short, long))
    raise AssertionError(f"seconds for a text and for four times as much: {tries}")


def _seconds(work: Callable[[int], object], size: int) -> float:
    gc.collect()
    gc.disable()  # the garbage of other tests is not this one's cost
    try:
        started = process_time()
        work(size)
        return process_time() - started
    finally:
        gc.enable()


def lines_run(work: Callable[[], object]) -> Counter[str]:
    """How often each function of the package ran a line of its own: the same count on every machine and run."""
    counted: Counter[str] = Counter()

    def count(frame: FrameType, event: str, _: object) -> Trace:
        if event == "line":
            counted[f"{frame.f_globals['__name__']}.{frame.f_code.co_qualname}"] += 1
        return count

    def enter(frame: FrameType, _event: str, _: object) -> Trace | None:
        return count if str(frame.f_globals.get("__name__", "")).startswith("refextract.") else None

    before = sys.gettrace()
    sys.settrace(enter)
    try:
        work()
    finally:
        sys.settrace(before)
    return counted


def growing_with_square(work: Callable[[int], object], size: int) -> dict[str, tuple[int, int]]:
    """The functions that run far more than twice as many lines for twice the size, with both counts."""
    work(2 * size)  # what is made on first use, and kept
    short, long = lines_run(lambda: work(size)), lines_run(lambda: work(2 * size))
    least = _TELLING * long.total()
    return {name: (short[name], count) for name, count in long.items() if count > max(least, _TWICE * short[name])}
