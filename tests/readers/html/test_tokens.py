"""Markup is cut as browsers cut it; none fails, and each character is looked at a bounded number of times."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refextract.readers.html.tokens import Token, tokens

PIECES = "< > </ /> <!-- --> <![ <! <? ]]> \" ' = a p script title &amp; &#x é <a|href= <p> </p> <script> </script>"
MARKUP = st.lists(
    st.sampled_from([*(piece.replace("|", " ") for piece in PIECES.split()), " ", "\n"]),
    max_size=40,
).map("".join)


def cut(source: str) -> list[Token]:
    return list(tokens(source, 0, len(source)))


def test_attributes_are_read_with_and_without_quotation_marks() -> None:
    [tag] = cut("<A Href='x>y' id=b/c hidden title=\"&lt;&copy=1\" ID=late>")
    assert tag.name == "a"
    assert tag.attributes == {"href": "x>y", "id": "b/c", "hidden": "", "title": "<&copy=1"}


def test_scripts_hold_text_up_to_their_own_end_tag() -> None:
    source = "<script>a < b </p> </scripts></SCRIPT >c"
    assert [source[t.start : t.end] for t in cut(source) if t.kind == "text"] == ["a < b </p> </scripts>", "c"]


@pytest.mark.parametrize(
    "source", ["<![a](", "<!--", "<a", '<a href="', "</a", "<!doctype", "<?xml", "<p ='>", "< a>", "a<", "<a<b>"]
)
def test_broken_markup_never_fails(source: str) -> None:
    assert all(0 <= token.start <= token.end <= len(source) for token in cut(source))


def test_a_lone_sign_is_text() -> None:
    source = "p < 0.05 & q > 1"
    assert "".join(source[t.start : t.end] for t in cut(source)) == source


@given(MARKUP)
def test_tokens_are_in_order_and_inside(source: str) -> None:
    place = 0
    for token in cut(source):
        assert place <= token.start <= token.end <= len(source)
        place = token.end
