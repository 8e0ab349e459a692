"""Numbered citations in brackets, in small documents of our own."""

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refextract.styles import numeric, superscript
from tests.styles.lists import numbered, reading, spans


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("as shown [1]", ["1"]),
        ("as shown [2–4]", ["2", "3", "4"]),
        ("as shown [8, 9]", ["8", "9"]),
        ("as shown [1,3-5]", ["1", "3", "4", "5"]),
        ("as shown ([7], p. 127)", ["7"]),
        ("as shown [3, p. 20; 5]", ["3", "5"]),
        ("as shown [3: 20]", ["3"]),
        ("as shown [12, 13, 15a]", ["12", "13", "15a"]),
        ("as shown [1][2]", ["1", "2"]),
        ("as shown [1]–[3]", ["1", "2", "3"]),
        ("as shown [1], [3], [5]", ["1", "3", "5"]),
    ],
)
def test_square_forms(text, numbers):
    candidates = list(numeric.find(numbered(text, 20)))
    assert [c.span.of(text) for c in candidates] == [text.removeprefix("as shown ")]
    assert [item.pointer.value for item in candidates[0].items] == numbers


def test_prefix_and_suffix():
    text = "By [1], [2] and [see 4 for all]"
    item = list(numeric.find(numbered(text, 20)))[-1].items[0]
    assert (item.pointer.value, item.prefix, item.suffix) == ("4", "see", "for all")


@pytest.mark.parametrize(("text", "place"), [("([7], p. 127)", "127"), ("[3: 20]", "20"), ("[3, pp. 20–22]", "20–22")])
def test_locators(text, place):
    (candidate,) = numeric.find(numbered(f"x {text}", 9))
    assert candidate.items[0].locator.value == place


def test_items_of_a_range_share_its_span():
    text = "so [2–4, 7]"
    (candidate,) = numeric.find(numbered(text, 9))
    assert [item.span.of(text) for item in candidate.items] == ["2–4", "2–4", "2–4", "7"]


@pytest.mark.parametrize(
    "text", ["[mutual]", "[sic]", "[1972]", "[0, 1]", "[1.2–3.4]", "[n = 5]", "[...]", "[x]", "[]"]
)
def test_what_is_none(text):
    assert spans(numeric, numbered(f"It was {text} then [1].", 9)) == ["[1]"]


def test_a_list_of_items_is_none_in_a_document_with_square_brackets():
    text = "By (1) talks, (2) visits and (3) walks [1]. So [2] and [3] say."
    assert spans(numeric, numbered(text, 3)) == ["[1]", "[2]", "[3]"]


def test_round_brackets_where_they_cover_the_list():
    text = "First (1). Then (2, 3). And so on (4–6), but only half (12%) of them (n = 7) in 1999 (1999)."
    assert spans(numeric, numbered(text, 6)) == ["(1)", "(2, 3)", "(4–6)"]


def test_an_unnumbered_list_is_counted():
    text = "First [1]. Then [2, 3]. And so [4–6]."
    assert spans(numeric, reading(text, [None] * 6)) == ["[1]", "[2, 3]", "[4–6]"]


def test_without_a_list_only_square_brackets_in_order_convince():
    assert spans(numeric, reading("One [1] and two [2] and three [3].")) == ["[1]", "[2]", "[3]"]
    assert spans(numeric, reading("One (1) and two (2) and three (3).")) == []
    assert spans(numeric, reading("An index a[7] and b[3].")) == []


@given(st.text(alphabet="[](),;–-0123456789 apse.\n¹²^"), st.integers(0, 12))
def test_items_lie_inside_their_citation(text, count):
    for style in (numeric, superscript):
        for candidate in style.find(numbered(text, count)):
            assert candidate.items
            assert all(candidate.span.contains(item.span) for item in candidate.items)


@given(st.text(alphabet="[](),;–-0123456789 apse.\n¹²^"), st.integers(0, 9))
def test_padding_shifts(text, by):
    plain = [c.span for c in numeric.find(numbered(text, 9))]
    padded = [c.span for c in numeric.find(numbered("\n" * by + text, 9))]
    assert padded == [span.shifted(by) for span in plain]


@pytest.mark.parametrize("unit", ["[", "[1,", "([1]", "word¹,", "^1", "[1]–", "1,2 ", "[e.g. ", "(p. 1 "])
def test_cost_is_linear(unit):
    started = process_time()
    for style in (numeric, superscript):
        list(style.find(numbered(unit * 20_000, 20)))
    assert process_time() - started < 4
