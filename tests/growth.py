"""How cost grows with the text: in seconds that this process itself worked, so that no other program changes them."""

import gc
from collections.abc import Callable
from time import process_time

_FLOOR = 0.03  # seconds: less than this is mostly what a call costs whatever its text
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
