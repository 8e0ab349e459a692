"""HTML is shown as a browser shows it, and every shown character leads back to the file."""

from hypothesis import given
from hypothesis import strategies as st

from refextract.model.document import Document
from refextract.readers.html import read
from refextract.text import Span


def shown(html: str) -> Document:
    return read(html.encode("utf-8", "surrogatepass"), "a.html")


def test_blocks_stand_on_lines_of_their_own_and_blanks_are_folded() -> None:
    document = shown("<h1>Head</h1>\n<p>One  two\n three<br>four</p><ul><li>a<li>b</ul>")
    assert document.text == "Head\n\nOne two three\nfour\n\na\n\nb\n\n"
    kinds = [(block.kind, block.span.of(document.text)) for block in document.blocks]
    assert kinds == [("heading", "Head"), ("paragraph", "One two three\nfour"), ("item", "a")]


def test_scripts_and_styles_are_left_out() -> None:
    assert shown("<style>p {}</style><script>'<p>x'</script><p>a</p>").text == "a\n\n"


def test_character_references_lead_back_whole() -> None:
    document = shown("<p>Smith &amp; S&ouml;n</p>")
    assert document.text.strip() == "Smith & Sön"
    at = document.text.index("ö")
    assert document.view.to_source(Span(at, at + 1)).of(document.original) == "&ouml;"


def test_links_are_anchors() -> None:
    document = shown('see <a href="https://example.org/a">the <b>paper</b></a>.')
    [anchor] = document.anchors
    assert (anchor.span.of(document.text), anchor.url) == ("the paper", "https://example.org/a")


def test_raised_numbers_stay_apart_from_the_word() -> None:
    assert shown("<p>cells<sup>4-6,8</sup> grow</p>").text.strip() == "cells⁴⁻⁶,⁸ grow"


def test_places_are_those_of_the_file() -> None:
    document = shown("<p>\n<b>It</b> is (Smith 2010)</p>")
    at = document.text.index("(")
    assert document.locate(Span(at, at + 1))[:2] == (2, 14)


@given(st.text(alphabet="<>/pabr&;! -=\"'\n", max_size=80))
def test_any_markup_is_shown(html: str) -> None:
    document = shown(html)
    for offset in range(len(document.text)):
        assert document.view.to_source(Span(offset, offset + 1)).end <= len(html)
