"""What bibliography files say: the cases of `fixtures/bibliographies`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from refextract.bibliography import read_bibliography
from tests.shown import shown

FOLDER = Path(__file__).parents[2] / "fixtures" / "bibliographies"
_block = re.compile(r"^```(?:bib|ris|json)\n(?P<file>(?:(?![=!] |```).*\n)+)(?P<said>(?:[=!] .+\n)+)```$", re.MULTILINE)


def cases() -> Iterator[tuple[str, str]]:
    for path in sorted(FOLDER.glob("*.md")):
        for block in _block.finditer(path.read_text("utf-8")):
            yield from ((block["file"], line) for line in block["said"].splitlines())


CASES = list(cases())


@pytest.mark.parametrize(("file", "said"), CASES, ids=[said for _, said in CASES])
def test_says(file: str, said: str) -> None:
    found = read_bibliography(file)
    if said.startswith("! "):
        assert said.removeprefix("! ") in found.problems
        return
    key, _, rest = said.removeprefix("= ").partition(" ")
    variable, _, wanted = rest.partition(": ")
    [reference] = [each for each in found.references if each.id == key]
    assert shown(reference, variable) == wanted


def test_all_cases_are_read() -> None:
    assert len(CASES) > 50
