"""Splitting lists of many layouts."""

from __future__ import annotations

from refextract.lines import lines_of, wrap_of
from refextract.splitting import split_list


def split(text: str) -> list[str]:
    lines = lines_of(text)
    entries = split_list(text, lines, wrap_of(text, lines))
    return [" ".join(text[line.start : line.end] for line in entry.lines) for entry in entries]


def test_labels_decide() -> None:
    for one, two in (
        ("[1]", "[2]"),
        ("1.", "2."),
        ("(1)", "(2)"),
        ("1)", "2)"),
        ("1", "2"),
        ("¹", "²"),
        ("- [1]", "- [2]"),
    ):
        text = f"{one} Knuth, D. The TeXbook.\nReading, 1984.\n{two} Lamport, L. LaTeX.\nReading, 1986."
        assert len(split(text)) == 2, one


def test_a_labelled_entry_may_be_broken_by_a_blank_line_and_a_false_bullet() -> None:
    text = "- [1] Soft Power, ed.\n\n- Inderjeet Parmar, Routledge, 2010.\n- [2] Nye, J. The Future of Power. 2011."
    assert len(split(text)) == 2


def test_hanging_indents_tell() -> None:
    text = "\n".join(
        f"{name}, D. (198{i}). A long title of a book that\n    goes on with many words,\n    and ends. Reading: House."
        for i, name in enumerate(("Aho", "Bell", "Cole", "Dahl"))
    )
    assert len(split(text)) == 4
