"""What reference strings say: the cases of `fixtures/strings`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from refextract.model.reference import Reference
from refextract.references import parse_references
from refextract.values.date import PartialDate
from refextract.values.name import Name, NameList

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
    value = getattr(read[text], variable.replace("-", "_"))
    assert shown(value) == wanted


def shown(value: object) -> str:
    if isinstance(value, NameList):
        listed = [*map(named, value.names), *(["et al."] if value.others else [])]
        return "; ".join(listed) or "none"
    if isinstance(value, PartialDate):
        return dated(value)
    return "none" if value is None else str(value)


def named(name: Name) -> str:
    if name.literal is not None:
        return f"{{{name.literal}}}"
    family = " ".join(filter(None, (name.dropping_particle, name.non_dropping_particle, name.family)))
    return f"{family}|{name.given or ''}"


def dated(date: PartialDate) -> str:
    if date.literal is not None:
        return date.literal
    start = "-".join(f"{part:02}" for part in (date.year, date.month, date.day) if part is not None)
    return start + (f"/{dated(date.end)}" if date.end else "") + " circa" * date.circa
