"""How fast `extract` is, how its cost grows with the document, and how long the command line takes to start.

    pytest -s tests/bench/bench_extract.py

Prints kB/s for documents of N, 2N, 4N, 8N entries and as many citations, in each kind of citation, for texts made to be
hard, and the start time. Fails where the cost grows much faster than the text.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from time import perf_counter

import pytest

from refextract import extract

SIZES = (50, 100, 200, 400)
LENGTH = 200_000
MOST_GROWTH = 3.2  # for twice the text; 2 is linear, 4 is quadratic

BEGINNINGS = (
    "Bak",
    "Mill",
    "Cart",
    "Fish",
    "Mas",
    "Turn",
    "Coop",
    "Weav",
    "Saw",
    "That",
    "Fletch",
    "Sadd",
    "Chand",
    "Drap",
)
ENDINGS = (
    "er",
    "erson",
    "ert",
    "ers",
    "ell",
    "elton",
    "erby",
    "ersby",
    "erwick",
    "erham",
    "erley",
    "erford",
    "erstone",
)
SUBJECTS = (
    "bread",
    "barley",
    "weights",
    "harvests",
    "millstones",
    "ovens",
    "rye",
    "granaries",
    "tolls",
    "salt",
    "yeast",
)
CLAIMS = (
    "The price of {subject} rose with every poor summer, as town books show {citation}.",
    "Measuring {subject} was a matter of trust {citation} long before it was one of science.",
    "Nothing suggests that {subject} were weighed twice {citation}; the clerks had no time for it.",
    "Others looked at {subject} in the north and found the opposite {citation}, though in fewer towns.",
)


def family(number: int) -> str:
    return BEGINNINGS[number % 14] + ENDINGS[number // 14 % 13]


def year(number: int) -> int:
    return 1900 + number % 120


def entry(number: int) -> str:
    subject, other = SUBJECTS[number % 11], SUBJECTS[number * 7 % 11]
    return (
        f"{family(number)}, A. B. ({year(number)}). On {subject} and {other} in market towns. Journal of Town History, "
        f"{number % 40 + 1}({number % 4 + 1}), {number * 3 + 1}–{number * 3 + 20}. https://doi.org/10.5555/town.{number}"
    )


def numbered(entries: int) -> str:
    return document(entries, lambda number: f"[{number + 1}]", lambda number: f"[{number + 1}] {entry(number)}")


def raised(entries: int) -> str:
    return document(entries, lambda number: f"^{number + 1}^", lambda number: f"{number + 1}. {entry(number)}")


def dated(entries: int) -> str:
    return document(entries, lambda number: f"({family(number)}, {year(number)}, p. {number + 3})", entry)


def unlisted(entries: int) -> str:
    return document(entries, lambda number: f"({family(number)}, {year(number)})", None)


def document(entries: int, citation: Callable[[int], str], listed: Callable[[int], str] | None) -> str:
    body = [
        CLAIMS[number % 4].format(subject=SUBJECTS[number % 11], citation=citation(number)) for number in range(entries)
    ]
    paragraphs = [" ".join(body[start : start + 5]) for start in range(0, len(body), 5)]
    references = map(listed, range(entries)) if listed else ()
    return "\n\n".join(["Bread and towns", *paragraphs, *(["References"] if listed else []), *references]) + "\n"


def seconds(text: str) -> float:
    started = perf_counter()
    extract(text)
    return perf_counter() - started


def speed(text: str, time: float) -> str:
    return f"{len(text) / 1000:7.0f} kB {len(text) / time / 1000:8.0f} kB/s"


@pytest.mark.parametrize("kind", [numbered, raised, dated, unlisted], ids=lambda kind: kind.__name__)
def test_growth_with_the_document(kind: Callable[[int], str]) -> None:
    seconds(kind(5))
    times = []
    for size in SIZES:
        text = kind(size)
        times.append(seconds(text))
        print(f"\n{kind.__name__:10} {size:5} entries {speed(text, times[-1])}", end="")
    assert times[-1] < MOST_GROWTH * times[-2] + 0.1


UNITS = {
    "brackets": "([",
    "closed brackets": "[1] (2) ",
    "open parentheses": "(",
    "digits": "1",
    "years": "1999 ",
    "figures": "word.12,13 ",
    "carets": "^1",
    "one word": "a",
    "capitals": "Baker ",
    "initials": "A. B. ",
    "commas": "Baker, ",
    "dates": "(Baker 1999; ",
    "lines": "\n",
    "short lines": "a\n",
    "indented lines": "   a\n",
    "entries": "Baker, A. (1999). Bread.\n",
    "numbered lines": "1. a\n",
    "addresses": "https://a.b/",
    "quotes": "“",
    "dots": ".",
    "blanks": " ",
    "at signs": "[@a",
    "commands": "\\cite{",
    "headings": "References\n",
    "hyphens": "a-\n",
    "form feeds": "a\f",
}


@pytest.mark.parametrize("name", UNITS)
def test_hard_texts(name: str) -> None:
    unit = UNITS[name]
    half, whole = (unit * (length // len(unit)) for length in (LENGTH // 2, LENGTH))
    first, second = seconds(half), seconds(whole)
    print(
        f"\n{name:18} {len(whole) / 1000:6.0f} kB {len(whole) / second / 1000:8.0f} kB/s  x{second / first:.1f}", end=""
    )
    assert second < MOST_GROWTH * first + 0.2


def test_start() -> None:
    times = []
    for _ in range(5):
        started = perf_counter()
        subprocess.run(
            [sys.executable, "-c", "from refextract.cli import main; main()", "--version"],
            check=True,
            capture_output=True,
        )
        times.append(perf_counter() - started)
    print(f"\nrefextract --version: {min(times) * 1000:.0f} ms", end="")
