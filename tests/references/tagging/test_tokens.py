from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refextract.references.tagging.tokens import tokenise


def words(text):
    return [text[start:end] for start, end in tokenise(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        (" .,; ", []),
        ("12(3): 45–67", ["12", "3", "45–67"]),
        ("2020;12:e123-e130", ["2020", "12", "e123-e130"]),
        ("p12, pp13-15, vol7, n3", ["p", "12", "pp", "13-15", "vol", "7", "n", "3"]),
        ("256p. 20S.", ["256", "p", "20", "S"]),
        ("l’université d'Aix-en-Provence", ["l", "université", "d", "Aix-en-Provence"]),
        ("women's", ["women's"]),
        ("第45巻", ["第", "45", "巻"]),
        ("Nature253", ["Nature", "253"]),
        ("https://doi.org/10.1000/a(b)1.", ["https://doi.org/", "10.1000/a(b)1"]),
        ("(http://x.org/a?b=1).", ["http://x.org/a?b=1"]),
        ("http://x.org/a_(b))", ["http://x.org/a_(b)"]),
        ("http://x.org/(accessed 3 May)", ["http://x.org/", "accessed", "3", "May"]),
        ("the 1990s, 20P.", ["the", "1990", "s", "20", "P"]),
        ("Cafe\u0301s al-A\u0302ndalus", ["Cafe\u0301s", "al-A\u0302ndalus"]),
    ],
)
def test_words_and_numbers(text, expected):
    assert words(text) == expected


@given(st.text())
def test_tokens_are_sorted_disjoint_and_not_empty(text):
    spans = tokenise(text)
    assert all(start < end <= len(text) for start, end in spans)
    assert all(left[1] <= right[0] for left, right in pairwise(spans))


@given(st.text(), st.integers(0, 5))
def test_blanks_in_front_shift_every_token(text, n):
    assert tokenise(" " * n + text) == [(start + n, end + n) for start, end in tokenise(text)]


@given(st.text(alphabet=st.characters(categories=["Lu", "Ll", "Lo", "Nd"])))
def test_every_letter_and_digit_is_in_a_token(text):
    covered = {at for start, end in tokenise(text) for at in range(start, end)}
    assert covered == set(range(len(text)))
