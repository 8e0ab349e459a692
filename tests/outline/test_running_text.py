"""The running text: joined as one reads it, and exact in leading back."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from refextract.model.document import Document
from refextract.outline import outline
from refextract.outline.lines import lines_of, wrap_of
from refextract.outline.running_text import hyphens_of, running_text
from refextract.text import Span

PROSE = (
    "The tables that were printed in the first edition of the book have been checked again by several groups, and they "
    "were found to be right in all but two places (Cantor 1874; Hopper 1952). What is said about them in the second "
    "edition is therefore no longer true, although it is still repeated by many who have not seen it."
)


def running(text: str) -> str:
    lines = lines_of(text)
    return running_text(text, lines, wrap_of(text, lines), hyphens_of(text)).text


def test_hard_wrapped_lines_are_joined() -> None:
    text = "\n\n".join(textwrap.fill(PROSE, width) for width in (70, 70))
    assert running(text) == f"{PROSE}\n{PROSE}"


def test_indented_paragraphs_without_blank_lines_stay_apart() -> None:
    text = "\n".join(textwrap.fill(PROSE, 70, initial_indent="  ") for _ in range(2))
    assert running(text) == f"{PROSE}\n{PROSE}"


def test_words_divided_at_line_ends_are_made_whole() -> None:
    divided = "They looked through a micro-\nscope and through a self-\nmade lens at the numer-\nous marks on the page."
    text = f"Microscope, self-made.\n\n{divided}\n\n{textwrap.fill(PROSE, 44)}"
    assert running(text).split("\n")[1] == (
        "They looked through a microscope and through a self-made lens at the numerous marks on the page."
    )


def test_the_year_behind_an_address_is_no_part_of_it() -> None:
    entry = f"{PROSE[:60]} Water, 44, 109-129, https://doi.org/10.2307/3455869,\n2004. {PROSE}"
    assert "10.2307/3455869, 2004." in running(f"{textwrap.fill(PROSE, 100)}\n\n{entry}")


def test_the_name_of_what_follows_an_address_is_no_part_of_it() -> None:
    entry = f"{PROSE[:60]} Water, 44, 109-129, doi: 10.2307/3455869.\nurl: https://example.org/water {PROSE}"
    assert "10.2307/3455869. url: https" in running(f"{textwrap.fill(PROSE, 100)}\n\n{entry}")


def test_a_page_break_inside_a_paragraph_leaves_no_trace() -> None:
    text = textwrap.fill(PROSE, 60).replace("\n", "\n\n- 3 -\n\f\n", 1)
    assert outline(Document.of(f"{text}\n\n- 4 -\n")).running.text == PROSE


def test_lines_are_paragraphs_where_nothing_is_wrapped() -> None:
    assert running(f"{PROSE}\n{PROSE}\n\n\xa0\n{PROSE}") == "\n".join([PROSE] * 3)


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="aAb1. \n\f\t-‐[]():/&“\xa0é中", max_size=300))
def test_every_character_leads_back(tail: str) -> None:
    text = textwrap.fill(PROSE, 60) + "\n" + tail
    view = outline(Document.of(text)).running
    for place, character in enumerate(view.text):
        source = view.to_source(Span(place, place + 1))
        assert source.of(text) == character or character in " \n"


@pytest.mark.parametrize(
    "text",
    [
        "So it is (Hopper,\n1952).",
        "So it is (Hopper\n1952).",
        "So it is (Hopper &\nCantor, 1952; Turing,\n1936; Church 1936).",
        "So it is (Hopper et al.,\n1952, p. 3).",
        "So it is in Hopper\n(1952).",
        "So it is in Hopper and\nCantor (1952).",
        "So it is in Hopper,\nCantor, and Turing (1952).",
        "So it is in Hopper et\nal. (1952).",
        "As is shown in\nHopper (1952).",
        "See [1,\n2].",
    ],
)
def test_no_line_end_parts_a_citation_in_a_text_too_short_to_tell_its_width(text: str) -> None:
    assert running(text) == text.replace("\n", " ")


@pytest.mark.parametrize(
    "text", ["A stanza (of two\n\nlines) in 1952", "It ends here.\nHopper (1952) begins.", "One\ntwo"]
)
def test_other_lines_of_a_short_text_stay_apart(text: str) -> None:
    assert running(text).splitlines() == [line for line in text.splitlines() if line]


def test_rows_of_a_table_stay_apart_where_they_would_read_as_a_name_and_its_year() -> None:
    rows = ["Hopper (1952) | Compilers | Syntax of the languages that came before COBOL", "Mei (1994) | Ada | Syntax"]
    text = f"{textwrap.fill(PROSE, 70)}\n\n" + "\n".join(rows)
    assert running(text).splitlines() == [PROSE, *rows]


def test_a_bar_in_a_formula_makes_no_row() -> None:
    wrapped = "That P(A | B) is one says nothing of what is put to the test here, for\nso P(B | A) may be nothing."
    assert len(running(f"{textwrap.fill(PROSE, 70)}\n\n{wrapped}").splitlines()) == 2
