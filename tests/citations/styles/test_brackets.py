from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refextract.citations.styles._brackets import brackets
from tests.growth import assert_linear


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("no bracket", []),
        ("a (b) c [d]", ["(b)", "[d]"]),
        ("see ([7], p. 127)", ["([7], p. 127)", "[7]"]),
        ("a) first, (b) second", ["(b)"]),
        ("(open [1] for ever", ["[1]"]),
        ("[a (b] c)", ["[a (b]"]),
        ("(over\nlines)", []),
        ("（参照）", ["（参照）"]),
    ],
)
def test_pairs(text, expected):
    assert [pair.span.of(text) for pair in brackets(text)] == expected


def test_depth_counts_enclosing_pairs():
    assert [pair.depth for pair in brackets("(a (b [c]) [d]) (e)")] == [0, 1, 2, 1, 0]


@given(st.text(alphabet="()[]a\n "))
def test_pairs_nest_and_match(text):
    found = brackets(text)
    for pair in found:
        assert pair.span.of(text)[0] + pair.span.of(text)[-1] in ("()", "[]")
        assert "\n" not in pair.span.of(text)
    for one, other in pairwise(found):
        assert other.span.start >= one.span.end or one.span.contains(other.span)


@pytest.mark.parametrize("unit", ["(", "[)", "([", "()", "(a]"])
def test_cost_is_linear(unit):
    assert_linear(lambda size: brackets(unit * size), 25_000)
