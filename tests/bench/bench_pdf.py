"""How the cost of reading a PDF file grows with its pages, and how much memory it takes.

    pytest -s tests/bench/bench_pdf.py

Prints milliseconds of processor time a page and the most memory for 10, 30, 100, 300 and 1,000 pages; fails where the
cost a page or the memory grows with the number of pages as it does in no file that is read page by page.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from tests.readers.pdf.writer import lines, pdf

SIZES = (10, 30, 100, 300, 1000)
MOST_GROWTH = 2.0  # of the cost a page, from the fewest to the most pages
MOST_MEMORY = 250  # MiB, for 300 pages

PROGRAM = """
import resource, sys, time
from pathlib import Path
from refextract.readers import read
data = Path(sys.argv[1]).read_bytes()
start = time.process_time()
document = read(data)
print(time.process_time() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""


def page(number: int) -> list[str]:
    subject = ("rivers", "valleys", "glaciers", "deltas", "lakes")[number % 5]
    return [f"On page {number} the {subject} of row {row} are as Ahlgren ({1950 + row}) tells." for row in range(45)]


@pytest.mark.parametrize("sizes", [SIZES])
def test_the_cost_is_linear(sizes: tuple[int, ...], tmp_path: Path) -> None:
    costs = {}
    for size in sizes:
        path = tmp_path / f"{size}.pdf"
        path.write_bytes(pdf([lines(60, 60, page(number), leading=16) for number in range(size)]))
        done = subprocess.run([sys.executable, "-c", PROGRAM, str(path)], capture_output=True, text=True, check=True)  # noqa: S603
        seconds, memory = map(float, done.stdout.split())
        costs[size] = seconds / size
        print(f"{size:5} pages: {1000 * seconds / size:6.1f} ms a page, {memory:6.0f} MiB")
        assert size != 300 or memory <= MOST_MEMORY
    assert costs[sizes[-1]] <= MOST_GROWTH * costs[sizes[0]]
