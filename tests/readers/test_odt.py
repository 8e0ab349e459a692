"""ODT is shown as it is printed: notes and figures told apart, lists counted, marks of citation programs read."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refextract.errors import CorruptInputError, ReadError
from refextract.model.document import Document
from refextract.readers.odt import claims, read
from refextract.text import Span
from tests.readers.laws import assert_lawful
from tests.readers.office import KNUTH, KNUTH_ENTRY, LAMPORT, LAMPORT_ENTRY, csl, odt, quoted, zipped

STYLES = """
<style:style style:name="T1" style:family="text"><style:text-properties style:text-position="super 58%"/></style:style>
<style:style style:name="T2" style:family="text"><style:text-properties text:display="none"/></style:style>
<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Quotations"/>
<style:style style:name="Quotations" style:family="paragraph"><style:text-properties fo:language="de"/></style:style>
<text:list-style style:name="L1">
<text:list-level-style-number text:level="1" style:num-format="1" style:num-prefix="[" style:num-suffix="]"/>
<text:list-level-style-number text:level="2" style:num-format="a" style:num-suffix=")" text:display-levels="2"/>
</text:list-style>
<text:list-style style:name="L2"><text:list-level-style-bullet text:level="1" text:bullet-char="•"/></text:list-style>
<text:outline-style><text:outline-level-style text:level="1" style:num-format="1" style:num-suffix="."/>
</text:outline-style>
"""


def shown(body: str, meta: str = "") -> Document:
    return read(odt(body, STYLES, meta), "a.odt")


def p(inside: str, style: str = "") -> str:
    return f'<text:p text:style-name="{style}">{inside}</text:p>'


def items(*paragraphs: str) -> str:
    return "".join(f"<text:list-item>{each}</text:list-item>" for each in paragraphs)


def test_blanks_are_folded_and_signs_shown() -> None:
    body = p("  One\n  <text:span>two </text:span> three<text:s text:c='2'/>four<text:tab/>five<text:line-break/>six")
    assert shown(body).text == "One two three  four\tfive\nsix"


def test_superscripts_are_raised_and_hidden_text_left_out() -> None:
    document = shown(
        p('cells<text:span text:style-name="T1">4</text:span><text:span text:style-name="T2">x</text:span>.')
    )
    assert document.text == "cells4."
    assert [span.of(document.text) for span in document.raised] == ["4"]


def test_headings_quotes_and_language() -> None:
    heading = '<text:h text:outline-level="1">Rivers</text:h>'
    document = shown(heading + p("Flüsse steigen", "P1") + '<text:h text:outline-level="2">Deltas</text:h>')
    assert document.text.split("\n\n") == ["1.\tRivers", "Flüsse steigen", "Deltas"]
    assert [(each.kind, each.level) for each in document.blocks] == [("heading", 1), ("quote", 0), ("heading", 2)]
    assert document.language == "de"


def test_a_style_of_one_place_has_the_name_of_its_parent_and_others_their_own() -> None:
    automatic = '<style:style style:name="P9" style:family="paragraph" style:parent-style-name="Bibliography_20_1"/>'
    named = '<style:style style:name="Standard" style:family="paragraph"/><style:style style:family="paragraph" '
    named += 'style:name="Bibliography_20_1" style:parent-style-name="Standard"/>'
    document = read(odt(p(KNUTH_ENTRY, "P9") + p(LAMPORT_ENTRY, "Standard"), automatic, styles=named), "a.odt")
    assert entries(document) == [(KNUTH_ENTRY, ())]


def test_lists_are_counted_and_go_on_where_they_say_so() -> None:
    inner = f"<text:list>{items(p('deeper'), p('deeper'))}</text:list>"
    body = f'<text:list text:style-name="L1">{items(p("One") + p("still one"), p("Two") + inner)}</text:list>'
    body += f'<text:list text:style-name="L1" text:continue-numbering="true">{items(p("Three"))}</text:list>'
    body += f'<text:list text:style-name="L1">{items(p("Anew"))}</text:list>'
    body += f'<text:list text:style-name="L2">{items(p("Dot"))}</text:list>'
    assert shown(body).text.split("\n\n") == [
        "[1]\tOne", "still one", "[2]\tTwo", "2.a)\tdeeper", "2.b)\tdeeper", "[3]\tThree", "[1]\tAnew", "•\tDot",
    ]  # fmt: skip


def test_notes() -> None:
    def note(kind: str, label: str, text: str) -> str:
        body = f"<text:note-citation>{label}</text:note-citation><text:note-body>{p(text)}</text:note-body>"
        return f'<text:note text:note-class="{kind}">{body}</text:note>'

    document = shown(p(f"One{note('footnote', '1', 'See.')} and{note('endnote', 'i', 'Late.')} two.") + p("Next."))
    assert document.text.split("\n\n") == ["One1 andi two.", "1 See.", "Next.", "i Late."]
    assert [each.span.of(document.text) for each in document.blocks if each.kind == "note"] == ["1 See.", "i Late."]
    assert [span.of(document.text) for span in document.raised] == ["1", "i", "1", "i"]


def test_deleted_text_comments_and_contents_are_left_out() -> None:
    comment = f"<office:annotation>{p('Really?')}</office:annotation>"
    body = (
        f"<text:tracked-changes><text:changed-region><text:deletion>{p('gone')}</text:deletion></text:changed-region>"
        f"</text:tracked-changes><text:table-of-content><text:index-body>{p('References 9')}</text:index-body>"
        f"</text:table-of-content>{p(f'Text {comment}goes on.')}"
    )
    assert shown(body).text == "Text goes on."


def test_text_boxes_and_tables() -> None:
    cells = "".join(f"<table:table-cell>{p(text)}</table:table-cell>" for text in ("[1]", "Smith 2010."))
    body = p(f"One <draw:frame><draw:text-box>{p('Boxed.')}</draw:text-box></draw:frame>two.")
    body += f"<table:table><table:table-row>{cells}</table:table-row></table:table>" + p("End.")
    document = shown(body)
    assert document.text.split("\n\n") == ["One two.", "Boxed.", "[1]\tSmith 2010.", "End."]
    assert [each.kind for each in document.blocks] == ["paragraph", "paragraph", "table", "paragraph"]


def test_places_are_paragraphs_and_pages() -> None:
    document = shown(p("One") + p("Two <text:soft-page-break/>goes on"))
    place = document.locate(Span(document.text.index("goes"), len(document.text)))
    assert (place.page, place.paragraph, place.part) == (2, 2, "content.xml")


def marked(name: str, text: str) -> str:
    quoted_name = quoted(name)
    return (
        f"<text:reference-mark-start text:name={quoted_name}/>{text}<text:reference-mark-end text:name={quoted_name}/>"
    )


def said(document: Document) -> list[tuple[str, list[str], str]]:
    found = document.given.citations
    return [(each.span.of(document.text), [item.key for item in each.items], each.origin) for each in found]


def entries(document: Document) -> list[tuple[str, tuple[str, ...]]]:
    return [(each.span.of(document.text), each.keys) for each in document.given.entries]


def test_zotero_marks() -> None:
    cite = marked(f"ZOTERO_ITEM CSL_CITATION {csl(KNUTH, LAMPORT)} RNDa1", "(Knuth 1984; Lamport 1986)")
    name = "ZOTERO_BIBL {} CSL_BIBLIOGRAPHY RNDb2"
    section = f'<text:section text:name="{name}">{p(KNUTH_ENTRY)}{p(LAMPORT_ENTRY)}</text:section>'
    document = shown(p(f"Text {cite}.") + section)
    assert said(document) == [("(Knuth 1984; Lamport 1986)", ["KNU84", "LAM86"], "Zotero field")]
    assert entries(document) == [(KNUTH_ENTRY, ("KNU84",)), (LAMPORT_ENTRY, ("LAM86",))]


def test_zotero_bookmarks() -> None:
    text = json.dumps({"citationItems": [{"id": "k"}]})
    meta = f'<meta:user-defined meta:name="ZOTERO_BREF_x_1">ZOTERO_ITEM CSL_CITATION {text}</meta:user-defined>'
    mark = '<text:bookmark-start text:name="ZOTERO_BREF_x"/>(K)<text:bookmark-end text:name="ZOTERO_BREF_x"/>'
    assert said(shown(p(f"Text {mark}."), f"<office:meta>{meta}</office:meta>")) == [("(K)", ["k"], "Zotero field")]


def test_jabref_marks() -> None:
    cite = marked("JABREF_Knu84 CID_1, JABREF_Lam86 CID_2 x1y2", "[1, 2]")
    document = shown(p(f"Text {cite}.") + f'<text:section text:name="JR_bib">{p("[1] " + KNUTH_ENTRY)}</text:section>')
    assert said(document) == [("[1, 2]", ["Knu84", "Lam86"], "JabRef mark")]
    assert entries(document) == [("[1] " + KNUTH_ENTRY, ())]


def test_citations_of_libreoffice_itself() -> None:
    values = 'text:title="The TeXbook" text:author="Knuth, Donald" text:year="1984" text:bibliography-type="book"'
    cite = f'<text:bibliography-mark text:identifier="Knu84" {values}>[Knu84]</text:bibliography-mark>'
    entry = "Knu84: Knuth, Donald, The TeXbook, 1984"
    listed = f"<text:bibliography><text:index-body>{p(entry)}</text:index-body></text:bibliography>"
    document = shown(p(f"Text {cite}.") + listed)
    assert said(document) == [("[Knu84]", ["Knu84"], "LibreOffice citation")]
    assert entries(document) == [(entry, ("Knu84",))]


def test_links() -> None:
    body = p('See <text:a xlink:href="https://example.org/a">a paper</text:a>.')
    document = shown(body)
    assert [(each.span.of(document.text), each.url) for each in document.anchors] == [
        ("a paper", "https://example.org/a")
    ]


def test_flat_files_and_broken_ones() -> None:
    flat = (
        b'<?xml version="1.0"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        b'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
        b'office:mimetype="application/vnd.oasis.opendocument.text"><office:body><office:text>'
        b"<text:p>Flat.</text:p></office:text></office:body></office:document>"
    )
    assert claims(flat)
    assert claims(odt(""))
    assert not claims(zipped({"word/document.xml": "<a/>"}))
    document = read(flat, "a.fodt")
    assert (document.text, document.locate(Span(0, 4)).part) == ("Flat.", None)
    with pytest.raises(CorruptInputError, match=r"content\.xml is missing"):
        read(zipped({"a": ""}), "a.odt")
    with pytest.raises(CorruptInputError, match="no text document"):
        read(zipped({"content.xml": "<a/>"}), "a.odt")


NOTE = f"<text:note-citation>1</text:note-citation><text:note-body>{p('See.')}</text:note-body>"
LEAVES = st.sampled_from(
    ["a (Smith 2010)", " ", "<text:s/>", "<text:tab/>", "<text:soft-page-break/>", "<text:bookmark text:name='x'/>",
     "<text:reference-mark-start text:name='JABREF_k CID_1 x'/>", f"<text:note>{NOTE}</text:note>",
     "<text:reference-mark-end text:name='JABREF_k CID_1 x'/>"]
)  # fmt: skip
RUNS = st.recursive(
    LEAVES,
    lambda inner: st.builds(
        lambda tag, runs: f"<text:{tag} text:style-name='T1' xlink:href='#x'>{''.join(runs)}</text:{tag.split()[0]}>",
        st.sampled_from(["span", "a", "list", "list-item", "p", "section text:name='JR_bib'", "bibliography"]),
        st.lists(inner, max_size=4),
    ),
)


@given(st.lists(RUNS, max_size=8))
def test_any_body_has_its_spans_inside_and_its_places(runs: list[str]) -> None:
    try:
        document = shown(p("".join(runs)) + "".join(runs))
    except CorruptInputError:
        return
    assert_lawful(document)


@given(st.data())
def test_broken_files_are_read_or_told(data: st.DataObject) -> None:
    whole = bytearray(odt(p("One <text:tab/> two"), STYLES))
    for _ in range(data.draw(st.integers(0, 4))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    try:
        document = read(bytes(whole[: data.draw(st.integers(len(whole) // 2, len(whole)))]), "a.odt")
    except ReadError as error:
        assert "a.odt" in str(error)  # noqa: PT017 - either outcome is right
    else:
        assert_lawful(document)
