"""What one text costs at growing sizes: ``python -m tests.bench.growing.cost NAME LIMIT SIZE…``.

Prints a line for each size as soon as it is measured: the characters, the seconds of processor time that reading,
extracting and checking took, and those that a fixed piece of work took before and behind it, which tells how fast the
machine was just then. The first line is of a text of a few sentences. A size that would take more than LIMIT seconds is
not tried; one that takes four times as much ends the process.
"""

from __future__ import annotations

import gc
import resource
import sys
import tempfile
from contextlib import suppress
from itertools import pairwise
from pathlib import Path
from time import process_time

from tests.bench.growing import TEXTS, Growing

from refextract import bibliography as bibliographies
from refextract.checking import check
from refextract.errors import ReadError
from refextract.pipeline import extract
from refextract.readers import read
from refextract.registry import load, names

SMALL = 2_000  # characters: what a text costs however short it is
BRIEF = 0.5  # seconds: what is measured three times, for it is short enough for other programs to double it
PATIENCE = 4


def seconds(path: Path, cited: str) -> float:
    """Seconds of processor time of reading, extracting and checking a file, or a text that cites from it."""
    gc.collect()
    started = process_time()
    with suppress(ReadError):  # what is refused costs what it takes to refuse it
        found = bibliographies.read_bibliography(path) if cited else ()
        document = read(cited.encode(), name="text.md") if cited else read(path)
        check(document, extract(document, bibliography=found), bibliography=found)
    return process_time() - started


def pace() -> float:
    """Seconds of processor time of a fixed piece of work: other programs on the same cores can double it."""
    started = process_time()
    for number in range(20):
        sum(len(each) for each in sorted(map(str, range(number, 2000))))
    return process_time() - started


def cost(text: Growing, size: int, folder: Path) -> tuple[float, float]:
    """Seconds for a text, and the pace of the machine; of several tries the best."""
    path = folder / f"text{text.suffix}"
    path.write_bytes(text.bytes(size))
    tries: list[tuple[float, float]] = []
    before = pace()
    while not tries or (tries[0][0] < BRIEF and len(tries) < 3):
        taken, after = seconds(path, text.cited), pace()
        tries.append((taken, (before + after) / 2))
        before = after
    return min(tries, key=lambda each: each[0] / each[1])


def main() -> None:
    name, limit, sizes = sys.argv[1], float(sys.argv[2]), [int(each) for each in sys.argv[3:]]
    for room in ("readers", "bibliography"):  # what is loaded on first use costs no text
        for each in names(room):
            load(room, each)
    with tempfile.TemporaryDirectory() as folder:
        cost(TEXTS[name], SMALL, Path(folder))
        last = 0.0
        for before, size in pairwise((SMALL, SMALL, *sizes)):
            if size > SMALL and before > SMALL and last * size / before > limit:
                break
            ends = process_time() + PATIENCE * limit
            resource.setrlimit(resource.RLIMIT_CPU, (int(ends) + 1, resource.getrlimit(resource.RLIMIT_CPU)[1]))
            last, at_pace = cost(TEXTS[name], size, Path(folder))
            print(size, last, at_pace, flush=True)


if __name__ == "__main__":
    main()
