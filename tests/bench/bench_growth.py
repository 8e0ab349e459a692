"""How the cost of reading, extracting and checking grows with the text, for texts of more than three hundred kinds.

    python -m tests.bench.bench_growth [--only WORDS] [--largest 4000000] [--limit-seconds 60] [--jobs 1]

Each kind is made at growing sizes, each four times the one before, and measured in a process of its own, in seconds of
processor time above what a text costs however short it is, at the pace that the machine had at its best. A size that
would take longer than the limit is left out, which the table shows as `-`. The exponent is the slope of a line through
the logarithms of sizes and seconds: 1 is linear, 2 is quadratic; `·` is a cost too small to tell. Ends with 1 where an
exponent is above 1.1, or a text took four times the limit, which is shown as `∞`, or failed (`!`).
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import pairwise
from math import log
from signal import SIGXCPU

from tests.bench.growing import TEXTS

STEP = 4
SMALLEST = 60_000  # characters: below it, whether there is a list at all may change
MOST = 1.1
TELLING = 0.1  # seconds: below it a clock tells little
WORST = 10
ENDLESS, FAILED = "∞", "!"


@dataclass(frozen=True, slots=True)
class Measured:
    """The cost of one text: seconds by size, as far as it was measured, and the sign of what ended it at the next."""

    name: str
    costs: tuple[tuple[int, float], ...]
    ended: str = "-"

    @property
    def exponent(self) -> float | None:
        """The slope of all that can be told, or None.

        >>> Measured("a", ((100, 1.0), (400, 4.0), (1600, 16.0))).exponent
        1.0
        """
        told = [(log(size), log(cost)) for size, cost in self.costs if cost >= TELLING]
        return slope(told) if len(told) > 1 else None

    @property
    def last(self) -> float | None:
        """The slope between the two largest sizes, which shows a square that small texts hide."""
        told = [(log(size), log(cost)) for size, cost in self.costs if cost >= TELLING]
        return slope(told[-2:]) if len(told) > 1 else None

    @property
    def a_megabyte(self) -> float:
        """Seconds for a million characters at the largest size."""
        return self.costs[-1][1] / self.costs[-1][0] * 1e6 if self.costs else 0.0

    @property
    def grows(self) -> bool:
        return self.ended in (ENDLESS, FAILED) or (self.exponent or 0.0) > MOST


def slope(points: Sequence[tuple[float, float]]) -> float:
    """The slope of the line with the least squares of errors.

    >>> slope([(0, 1), (1, 3), (2, 5)])
    2.0
    """
    across = sum(x for x, _ in points) / len(points)
    up = sum(y for _, y in points) / len(points)
    return sum((x - across) * (y - up) for x, y in points) / sum((x - across) ** 2 for x, _ in points)


def measured(name: str, sizes: Sequence[int], limit: float) -> Measured:
    """The cost of a text, measured by a process of its own."""
    command = [sys.executable, "-m", "tests.bench.growing.cost", name, str(limit), *map(str, sizes)]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False, env=os.environ)  # noqa: S603
    ended = {0: "-", -SIGXCPU: ENDLESS}.get(done.returncode, FAILED)
    lines = [tuple(map(float, line.split())) for line in done.stdout.splitlines()]
    return Measured(name, above_start(lines), ended)


def above_start(lines: Sequence[tuple[float, ...]]) -> tuple[tuple[int, float], ...]:
    """Sizes and seconds above those of the first text, at the best pace that the machine had.

    >>> above_start([(100, 1.0, 0.5), (300, 4.0, 0.5), (900, 14.0, 0.75)])
    ((200, 3.0), (800, 8.333333333333334))
    """
    best = min((pace for _, _, pace in lines), default=0.0)
    costs = [(int(size), seconds * best / pace) for size, seconds, pace in lines]
    return tuple((size - costs[0][0], max(0.0, cost - costs[0][1])) for size, cost in costs[1:])


def sizes_up_to(largest: int) -> list[int]:
    """The sizes that are measured.

    >>> sizes_up_to(1_000_000)
    [62500, 250000, 1000000]
    """
    return [size for power in range(3, -1, -1) if (size := largest // STEP**power) >= SMALLEST] or [largest]


def row(each: Measured, sizes: Sequence[int]) -> str:
    costs = [f"{cost:8.2f}" for _, cost in each.costs]
    costs += [f"{each.ended:>8}"] * (len(sizes) - len(costs))
    told = "".join("   ·  " if slope is None else f"{slope:6.2f}" for slope in (each.exponent, each.last))
    return f"{each.name:48}{''.join(costs)} {told} {each.a_megabyte:8.2f}{'  grows' if each.grows else ''}"


def summary(found: Sequence[Measured], sizes: Sequence[int]) -> Iterable[str]:
    """How far the texts were measured, what all cost together, and which grow most."""
    for number, size in enumerate(sizes):
        yield f"{sum(len(each.costs) > number for each in found):5} texts of {size / 1000:.0f} kB"
    whole = [each for each in found if len(each.costs) == len(sizes)]
    together = [(size, sum(each.costs[n][1] for each in whole)) for n, size in enumerate(sizes)] if whole else []
    if len(together) > 1:
        steps = ", ".join(f"{log(b / a) / log(STEP):.2f}" for (_, a), (_, b) in pairwise(together))
        seconds = ", ".join(f"{cost:.1f} s" for _, cost in together)
        yield f"{len(whole)} texts of all sizes together: {seconds}; exponents {steps}"
    told = sorted((each for each in found if each.exponent is not None), key=lambda each: -(each.exponent or 0))
    for each in told[:WORST]:
        yield f"{each.exponent:6.2f}  {each.name}"
    dear = sorted(found, key=lambda each: -each.a_megabyte)
    yield from (f"{each.a_megabyte:6.1f} s a MB  {each.name}" for each in dear[:WORST])
    growing = sum(each.grows for each in found)
    yield f"{len(found)} texts, {growing} of them with an exponent above {MOST}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", action="append", default=[], help="texts with this in their names; may be repeated")
    parser.add_argument("--largest", type=int, default=4_000_000, help="characters of the largest text (4000000)")
    parser.add_argument("--limit-seconds", type=float, default=60.0, help="the most for one text (60)")
    parser.add_argument("--jobs", type=int, default=1, help="texts that are measured at a time (1)")
    arguments = parser.parse_args()
    chosen = [name for name in TEXTS if not arguments.only or any(words in name for words in arguments.only)]
    if not chosen:
        parser.error("no text has such a name")
    sizes = sizes_up_to(arguments.largest)
    print(f"{'seconds for kB':48}{''.join(f'{size / 1000:8.0f}' for size in sizes)}  slope  last  s a MB")
    found = []
    with ThreadPoolExecutor(arguments.jobs) as pool:
        for each in pool.map(lambda name: measured(name, sizes, arguments.limit_seconds), chosen):
            found.append(each)
            print(row(each, sizes), flush=True)
    print("\n" + "\n".join(summary(found, sizes)))
    sys.exit(any(each.grows for each in found))


if __name__ == "__main__":
    main()
