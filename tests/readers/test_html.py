"""HTML is shown as a browser shows it, and every shown character leads back to the file."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from refextract.model.document import Document
from refextract.readers.html import read
from refextract.text import Span


def shown(html: str) -> Document:
    return read(html.encode("utf-8", "surrogatepass"), "a.html")


def test_blocks_stand_on_lines_of_their_own_and_blanks_are_folded() -> None:
    document = shown("<h1>Head</h1>\n<p>One  two\n three<br>four</p><ul><li>a<li>b</ul>")
    assert document.text == "Head\n\nOne two three\nfour\n\na\n\nb"
    kinds = [(block.kind, block.span.of(document.text)) for block in document.blocks]
    assert kinds == [("heading", "Head"), ("paragraph", "One two three\nfour"), ("item", "a"), ("item", "b")]


def test_scripts_and_styles_are_left_out() -> None:
    assert shown("<style>p {}</style><script>'<p>x'</script><p>a</p>").text == "a"


def test_character_references_lead_back_whole() -> None:
    document = shown("<p>Smith &amp; S&ouml;n</p>")
    assert document.text.strip() == "Smith & Sön"
    at = document.text.index("ö")
    assert document.view.to_source(Span(at, at + 1)).of(document.original) == "&ouml;"


def test_links_are_anchors() -> None:
    document = shown('see <a href="https://example.org/a">the <b>paper</b></a>.')
    [anchor] = document.anchors
    assert (anchor.span.of(document.text), anchor.url) == ("the paper", "https://example.org/a")


def test_raised_signs_are_told() -> None:
    document = shown("<p>cells<sup>4-6</sup><sup>,8</sup> grow in 5 m<span style='vertical-align: super'>2</span></p>")
    assert [span.of(document.text) for span in document.raised] == ["4-6,8", "2"]
    assert shown("<p>cells<sup>4-6,8</sup> grow</p>").text.strip() == "cells4-6,8 grow"


def test_places_are_those_of_the_file() -> None:
    document = shown("<p>\n<b>It</b> is (Smith 2010)</p>")
    at = document.text.index("(")
    assert document.locate(Span(at, at + 1))[:2] == (2, 14)


def test_quotations_show_their_marks_and_folded_blanks_lead_back() -> None:
    document = shown("<p>He said <q>a\n  b</q>.</p>")
    assert document.text == "He said “a b”."
    at = document.text.index("a b") + 1
    assert document.view.to_source(Span(at, at + 1)).of(document.original) == "\n  "


def test_preformatted_text_keeps_its_blanks() -> None:
    assert shown("<pre>a\n  b</pre>").text == "a\n  b"


def test_the_language_is_that_of_the_page() -> None:
    assert shown("<html lang='de-AT'><p>a").language == "de"
    assert shown("<html><p>a").language is None


def test_what_a_click_opens_is_shown_where_it_holds_the_entries() -> None:
    html = (
        "<p>See <a href='#r1'>Orr 2001</a> and <a href='#r2'>Poe 2003</a>.</p><div style='display: none'><p>Sponsored."
        "</p></div><section style='display:none'><h2>References</h2><ul><li id='r1'>Orr, A. Ants. 2001.</li>"
        "<li id='r2'>Poe, B. Bees. 2003.</li></ul></section>"
    )
    assert shown(html).text == "See Orr 2001 and Poe 2003.\n\nReferences\n\nOrr, A. Ants. 2001.\n\nPoe, B. Bees. 2003."


def test_a_menu_that_is_most_of_a_page_is_the_page() -> None:
    assert len(shown(f"<div class='menu'><p>{'words ' * 2000}</p></div><p>end</p>").text) > 10_000


PIECES = """
<p> </p> <ol> </ol> <li|id=r1> <li> </li> <a|href='#r1'> <a|href=#r2> </a> <br> <div|class=references> </div> <i> </i>
<h2>References</h2> <sup> </sup> <a|name=r2> <dl> <dt|id=r2> <dd> </dl> <table> <tr> <td> </table> <q> </q> <pre> </pre>
<span|hidden> </span> <![a]( <!-- &nbsp; &amp [ ] | Smith|2000.|Title|of|it. 1. Google|Scholar <main>
<article> </article> x
"""
MARKUP = st.lists(
    st.sampled_from([*(piece.replace("|", " ") for piece in PIECES.split()), "\n"]),
    max_size=60,
).map("".join)


@given(st.one_of(MARKUP, st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=80)))
def test_any_markup_is_shown(html: str) -> None:
    document = shown(html)
    text = document.text
    for offset in range(len(text)):
        assert document.view.to_source(Span(offset, offset + 1)).end <= len(html.encode("utf-8", "surrogatepass"))
    declared = [each.span for each in (*document.given.entries, *document.given.citations)]
    assert all(span.of(text) == span.of(text).strip() for span in declared)
    for span in (*declared, *document.raised, *(each.span for each in (*document.blocks, *document.anchors))):
        assert 0 <= span.start < span.end <= len(text)
        assert document.locate(span).line >= 1
    keys = {key for entry in document.given.entries for key in entry.keys}
    assert all(item.key in keys for citation in document.given.citations for item in citation.items)


@given(MARKUP)
def test_entries_do_not_overlap(html: str) -> None:
    entries = [entry.span for entry in shown(html).given.entries]
    assert all(first.end <= second.start for first, second in pairwise(entries))


def test_a_section_that_cites_is_no_box_whatever_its_heading() -> None:
    said = " ".join(f"<a href='#r{number}'>Orr {2000 + number}</a>" for number in range(3))
    entries = "".join(f"<li id='r{number}'>Orr, A. Ants. {2000 + number}.</li>" for number in range(3))
    page = f"<h2>Comments</h2><p>By {said}</p><h2>References</h2><ul>{entries}</ul><h2>Comments</h2><p>Nice.</p>"
    text = shown(page).text
    assert "By Orr 2000" in text
    assert "Nice" not in text
