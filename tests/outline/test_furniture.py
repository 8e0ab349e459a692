"""Page numbers and running heads, and what only looks like them."""

from __future__ import annotations

from refextract.outline.furniture import furniture_lines
from refextract.outline.lines import lines_of


def page(name: object) -> str:
    return "\n".join(f"This is line {place} of page {name} that goes on and on with words." for place in range(12))


def furniture(text: str) -> list[str]:
    lines = lines_of(text)
    return [lines[index].span.of(text) for index in sorted(furniture_lines(text, lines))]


def test_page_numbers_count_up() -> None:
    assert furniture("\n\n".join(f"{page(n)}\n\n{n}" for n in (7, 8, 9, 10))) == ["7", "8", "9", "10"]


def test_running_heads_come_back_beside_page_numbers() -> None:
    text = "\n".join(f"{page(n)}\n\n- {n} -\n\fExample et al. / On sets\n" for n in (7, 8))
    assert furniture(text) == ["- 7 -", "Example et al. / On sets", "- 8 -", "Example et al. / On sets"]


def test_running_heads_may_hold_the_page_number() -> None:
    text = "\n\n".join(f"{page(n)}\n\n{n} A STUDY OF SETS" for n in (31, 32, 33))
    assert furniture(text) == ["31 A STUDY OF SETS", "32 A STUDY OF SETS", "33 A STUDY OF SETS"]


def test_captions_labels_and_headings_are_none() -> None:
    assert furniture("\n\n".join(f"{page(n)}\n\nTable {n}" for n in range(1, 6))) == []
    assert furniture("\n\n".join(f"{n}\n\nKnuth, D. The TeXbook. 1984." for n in range(1, 30))) == []
    far = "\n".join(page(n) for n in range(40))
    assert furniture(f"{page(0)}\n\n4 General discussion\n\n{far}\n\n6 General discussion\n\n{page(1)}") == []
