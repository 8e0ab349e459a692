"""What reference strings say: the cases of `fixtures/strings`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from refextract.model.reference import Reference
from refextract.references import parse_references
from tests.shown import shown

FOLDER = Path(__file__).parents[2] / "fixtures" / "strings"
_block = re.compile(r"^```reference\n(?P<text>.+)\n(?P<said>(?:= .+\n)+)```$", re.MULTILINE)


def cases() -> Iterator[tuple[str, str, str]]:
    for path in sorted(FOLDER.glob("*.md")):
        blocks = list(_block.finditer(path.read_text("utf-8")))
        assert len(blocks) == path.read_text("utf-8").count("```reference"), f"a block of {path.name} is not a case"
        for block in blocks:
            for line in block["said"].splitlines():
                variable, _, wanted = line.removeprefix("= ").partition(": ")
                yield block["text"], variable, wanted


CASES = list(cases())


@pytest.fixture(scope="module")
def read() -> dict[str, Reference]:
    texts = list(dict.fromkeys(text for text, _, _ in CASES))
    return dict(zip(texts, parse_references(texts), strict=True))


@pytest.mark.parametrize(("text", "variable", "wanted"), CASES, ids=[f"{case[1]} of {case[0][:60]}" for case in CASES])
def test_says(read: dict[str, Reference], text: str, variable: str, wanted: str) -> None:
    assert shown(read[text], variable) == wanted
