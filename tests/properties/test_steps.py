"""No step of a document with many citations grows with their square: counted in lines of code, not in seconds.

What is looked for among all entries (names, titles, works named before) has to be found by an index.
"""

import random
import string
from collections.abc import Callable

import pytest
from tests.growth import growing_with_square

from refextract import check, extract, read

SIZE = 80

choice = random.Random(7)  # noqa: S311 - the same words every time, not a secret
WORDS = ["".join(choice.choices(string.ascii_lowercase, k=8)).capitalize() for _ in range(4 * SIZE)]


def entries(size: int) -> str:
    every = (f"{WORDS[n]}, A. ({1950 + n % 60}). Of things {n}. Journal of Things, {n}, 1-9.\n" for n in range(size))
    return "\n\nReferences\n\n" + "".join(every)


def misspelt(size: int) -> str:
    return " ".join(f"So it is ({WORDS[n][:3]}q{WORDS[n][4:]} {1950 + n % 60})." for n in range(size)) + entries(size)


def unknown(size: int) -> str:
    return " ".join(f"Much is said by {WORDS[-n - 1]} ({1950 + n % 60})." for n in range(size)) + entries(size)


def of_one_author(size: int) -> str:
    listed = "".join(f"Roe, A. ({1950 + n % 60}). Of things {n}. Journal of Things, {n}, 1-9.\n" for n in range(size))
    return " ".join(f"So says Roe ({1950 + n % 60})." for n in range(size)) + "\n\nReferences\n\n" + listed


def titles(size: int) -> str:
    listed = "".join(
        f"The {WORDS[n]} of {WORDS[-n]} report. ({1950 + n % 60}). Things, {n}, 1-9.\n" for n in range(size)
    )
    cited = (f"So it is (The {WORDS[n]} of {WORDS[-n]} reprt, {1950 + n % 60})." for n in range(size))
    return " ".join(cited) + "\n\nReferences\n\n" + listed


def addresses(size: int) -> str:
    return "\n\n".join(f"See https://example.org/{WORDS[n]}/{n} for more of it." for n in range(size))


def links(size: int) -> str:
    return "\n\n".join(f"I read [The {WORDS[n]} of Things](https://example.org/{n}) with joy." for n in range(size))


def pointing_back(size: int) -> str:
    notes = "".join(f"[^{n}]: {'Ibid., 33.' if n % 2 else f'{WORDS[n]}, op. cit., 3.'}\n" for n in range(size))
    return "".join(f"Some words.[^{n}] " for n in range(size)) + "\n\n" + notes


def one_line(size: int) -> str:
    return f"{WORDS[0]} (1999) ((((" * size


@pytest.mark.parametrize("text", [misspelt, unknown, of_one_author, titles, addresses, links, pointing_back, one_line])
def test_steps_grow_with_the_text(text: Callable[[int], str]) -> None:
    def work(size: int) -> None:
        document = read(text(size).encode(), name="text.md")
        check(document, extract(document))

    assert not growing_with_square(work, SIZE)
