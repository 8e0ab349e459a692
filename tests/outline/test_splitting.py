"""Splitting lists of many layouts."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.growth import assert_linear

from refextract.outline.lines import Wrap, lines_of, wrap_of
from refextract.outline.running_text import Hyphens
from refextract.outline.splitting import raw_reference, split_list

ENTRIES = (
    "Cantor, G. (1874). Ueber eine Eigenschaft aller reellen algebraischen Zahlen. J. reine angew. Math., 77, 258-262.",
    "Dijkstra, E. W. (1968). Go to statement considered harmful. Communications of the ACM, 11(3), 147-148.",
    "Hopper, G. M. (1952). The education of a computer. ACM Conference, 243-249. https://doi.org/10.1145/609784.609818",
    "Knuth, D. E. (1984). The TeXbook. Reading, MA: Addison-Wesley.",
    "Shannon, C. E. (1948). A mathematical theory of communication. Bell System Technical Journal, 27(3), 379-423.",
    "Turing, A. M. (1936). On computable numbers. Proceedings of the London Mathematical Society, 42(2), 230-265.",
    "von Neumann, J. (1945). First draft of a report on the EDVAC. University of Pennsylvania.",
    "Wiener, N. (1948). Cybernetics, or control and communication in the animal and the machine. Paris: Hermann.",
)


def split(text: str, width: int = 0) -> list[str]:
    lines = lines_of(text)
    entries = split_list(text, lines, Wrap(width, 0) if width else wrap_of(text, lines))
    return [raw_reference(text, entry, Hyphens()).view.text for entry in entries]


def wrapped(entry: str, width: int, first: str = "", rest: str = "") -> str:
    return textwrap.fill(entry, width, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False)


@pytest.mark.parametrize("form", ["[{}] ", "({}) ", "{}. ", "{}) ", "{} ", "[{}]\n", "{}.\t", "- [{}] ", "* {}. "])
@pytest.mark.parametrize("between", ["\n", "\n\n", "\n\xa0\n"])
def test_labels_decide(form: str, between: str) -> None:
    text = between.join(form.format(number) + entry for number, entry in enumerate(ENTRIES, start=9))
    assert split(text) == list(ENTRIES)


@pytest.mark.parametrize("form", ["[{}] ", "{}. "])
def test_labels_decide_within_one_paragraph(form: str) -> None:
    text = " ".join(form.format(number) + entry for number, entry in enumerate(ENTRIES, start=1))
    assert split(text) == list(ENTRIES)
    assert split(textwrap.fill(text, 70, break_on_hyphens=False)) == list(ENTRIES)


def test_superscripts_and_alphabetic_labels_are_labels() -> None:
    assert split("\n".join(f"{mark}{entry}" for mark, entry in zip("¹²³⁴⁵⁶⁷⁸", ENTRIES, strict=True))) == list(ENTRIES)
    keys = ("Can74", "Dij68", "Hop52", "Knu84", "Sha48", "Tur36", "vNe45", "Wie48")
    text = "\n".join(wrapped(f"[{key}] {entry}", 60) for key, entry in zip(keys, ENTRIES, strict=True))
    assert split(text) == list(ENTRIES)


def test_numbers_may_begin_anew() -> None:
    text = "\n".join(f"{number % 4 + 1}. {entry}" for number, entry in enumerate(ENTRIES))
    assert split(text) == list(ENTRIES)


@pytest.mark.parametrize("form", ["[{}] ", "({}) ", "{}. ", "{}) ", "- [{}] "])
@pytest.mark.parametrize(
    "numbers",
    [
        (1, 2, 3, 3, 4, 5, 6, 7),
        (1, 1, 2, 3, 4, 5, 6, 7),
        (1, 2, 3, 4, 5, 6, 7, 7),
        (1, 2, 3, 4, 5, 6, 7, 9),
        (1, 2, 3, 4, 5, 6, 7, 10),
        (1, 2, 3, 4, 5, 6, 8, 10),
        (1, 2, 3, 5, 6, 7, 7, 9),
    ],
)
@pytest.mark.parametrize("width", [0, 64])
def test_a_number_that_stands_twice_or_behind_a_gap_heads_an_entry(
    form: str, numbers: tuple[int, ...], width: int
) -> None:
    entries = [form.format(number) + entry for number, entry in zip(numbers, ENTRIES, strict=True)]
    text = "\n".join(wrapped(entry, width) if width else entry for entry in entries)
    assert split(text, width) == list(ENTRIES)


def test_a_mistyped_number_in_square_brackets_heads_an_entry() -> None:
    text = "\n".join(f"[{number}] {entry}" for number, entry in zip((1, 2, 13, 4, 5, 66, 7, 8), ENTRIES, strict=True))
    assert split(text) == list(ENTRIES)


def test_a_number_in_square_brackets_heads_an_entry_behind_any_gap_at_the_end() -> None:
    text = "\n".join(f"[{number}] {entry}" for number, entry in zip((1, 2, 3, 4, 5, 6, 7, 19), ENTRIES, strict=True))
    assert split(text) == list(ENTRIES)


@pytest.mark.parametrize("numbers", [(1, 2, 3, 3, 4, 5, 6, 7), (1, 2, 4, 5, 6, 7, 8, 9), (1, 2, 3, 4, 5, 6, 7, 9)])
def test_gaps_and_repeated_numbers_are_passed_over_within_one_paragraph(numbers: tuple[int, ...]) -> None:
    text = " ".join(f"[{number}] {entry}" for number, entry in zip(numbers, ENTRIES, strict=True))
    assert split(text) == list(ENTRIES)


def test_a_number_within_an_entry_heads_none() -> None:
    first = "[1] Knuth, D. E. (1984). The TeXbook. Reading, MA: Addison-Wesley. Reviewed in Silt,\n[1] p. 12."
    assert len(split(f"{first}\n[2] {ENTRIES[0]}\n[3] {ENTRIES[1]}")) == 3


def test_a_labelled_entry_may_be_broken_by_a_blank_line_and_a_false_bullet() -> None:
    text = "- [1] Soft Power, ed.\n\n- Inderjeet Parmar, Routledge, 2010.\n- [2] Nye, J. The Future of Power. 2011."
    assert split(text) == [
        "Soft Power, ed. Inderjeet Parmar, Routledge, 2010.",
        "Nye, J. The Future of Power. 2011.",
    ]


@pytest.mark.parametrize("between", ["\n", "\n\n"])
@pytest.mark.parametrize("width", [52, 64, 72, 80, 96])
@pytest.mark.parametrize(("first", "rest"), [("", "    "), ("    ", ""), ("", ""), ("- ", "  ")])
def test_wrapped_entries_are_joined(between: str, width: int, first: str, rest: str) -> None:
    text = between.join(wrapped(entry, width, first, rest) for entry in ENTRIES)
    assert split(text, width) == list(ENTRIES)


@pytest.mark.parametrize("between", ["\n", "\n\n", "\n\n\n\n", "\n\xa0\n\n", "\r\n", "\n• "])
def test_each_line_is_an_entry_where_nothing_is_wrapped(between: str) -> None:
    assert split(between.join(ENTRIES)) == list(ENTRIES)


def test_a_dash_for_a_repeated_author_begins_an_entry() -> None:
    text = "\n".join((*ENTRIES[:4], "———. (1986). The METAFONTbook. Reading, MA: Addison-Wesley.", *ENTRIES[4:]))
    assert len(split(text)) == len(ENTRIES) + 1


@pytest.mark.parametrize("dash", ["—", "–"])
def test_a_dash_before_a_year_is_an_author_and_no_bullet(dash: str) -> None:
    repeated = f"{dash} (1986): The METAFONTbook. Reading, MA: Addison-Wesley."
    assert repeated in split("\n".join((*ENTRIES[:4], repeated, *ENTRIES[4:])))


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="aA1. \n\f\t-–[](),;:/&“”\xa0éß中²", max_size=400))
def test_entries_are_disjoint_and_in_order(text: str) -> None:
    lines = lines_of(text)
    entries = split_list(text, lines, wrap_of(text, lines))
    ends = [0]
    for entry in entries:
        assert entry.lines[0].start >= ends[-1]
        ends.append(entry.lines[-1].end)


@pytest.mark.parametrize(
    "unit", ["[1] ", "(", "a\n", "1. A\n", "A, ", "Smith, J. (2000). T. 1-2. ", "ab-\ncd ", "\n\n9"]
)
def test_cost_grows_with_length_alone(unit: str) -> None:
    def split_units(times: int) -> None:
        text = unit * times
        lines = lines_of(text)
        split_list(text, lines, wrap_of(text, lines))

    assert_linear(split_units, 1_000)
