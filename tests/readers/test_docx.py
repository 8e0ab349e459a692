"""DOCX is shown as it is printed: changes accepted, numbers counted, notes and figures told apart."""

from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refextract.checking import check
from refextract.checking.report.listing import listed_notice
from refextract.checking.report.notices import notice as made_notice
from refextract.errors import CorruptInputError, ReadError
from refextract.model.document import Document
from refextract.pipeline import extract
from refextract.readers import read as read_any
from refextract.readers.docx import claims, read
from refextract.text import Span
from tests.readers.laws import assert_lawful
from tests.readers.office import complex_field, control, docx, p, r, sign, up, with_members

ARABIC = '<w:numFmt w:val="decimal"/><w:lvlText w:val="{}"/>'


def shown(body: str, **parts: str) -> Document:
    return read(docx(body, **parts), "a.docx")


def text(body: str, **parts: str) -> str:
    return shown(body, **parts).text


def test_paragraphs_stand_apart_and_empty_ones_are_none() -> None:
    assert text(p("One") + p(" ") + p() + p("Two")) == "One\n\nTwo"


def test_signs_within_a_run() -> None:
    signs = (
        "<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:noBreakHyphen/><w:t>c</w:t><w:br/><w:t>d</w:t><w:softHyphen/></w:r>"
    )
    assert text(p(signs, r("e\u00adf"))) == "a\tb-c\nde" + "f"


def test_symbol_fonts_are_read() -> None:
    symbols = '<w:r><w:sym w:font="Symbol" w:char="F062"/><w:sym w:font="Wingdings" w:char="F0E0"/></w:r>'
    assert text(p(symbols, " \uf0a3 3")) == "β→ ≤ 3"


def test_blanks_are_kept_where_the_file_says_so() -> None:
    assert text(p("<w:r><w:t> a </w:t></w:r>", " b")) == "a b"


def test_tracked_changes_are_accepted_and_comments_left_out() -> None:
    body = p(
        "Rivers ",
        f'<w:ins w:id="1">{r("rise ")}</w:ins>',
        '<w:del w:id="2"><w:r><w:delText>fall </w:delText></w:r></w:del>',
        f'<w:moveFrom w:id="3">{r("slowly ")}</w:moveFrom><w:moveTo w:id="4">{r("fast")}</w:moveTo>',
        '<w:r><w:commentReference w:id="0"/></w:r>',
    )
    assert text(body, comments=f'<w:comment w:id="0">{p("Really?")}</w:comment>') == "Rivers rise fast"


def test_a_deleted_end_joins_two_paragraphs() -> None:
    deleted = "<w:rPr><w:del w:id='1'/></w:rPr>"
    document = shown(p("One ", properties=deleted) + p("goes on.") + p("Two."))
    assert document.text == "One goes on.\n\nTwo."
    assert [block.span.of(document.text) for block in document.blocks] == ["One goes on.", "Two."]


def test_hidden_text_is_left_out_by_run_or_style() -> None:
    styles = '<w:style w:type="character" w:styleId="H"><w:rPr><w:vanish/></w:rPr></w:style>'
    hidden = r("secret", "<w:vanish/>") + r("secret", '<w:rStyle w:val="H"/>')
    assert text(p(hidden, "open", r("ed", '<w:rStyle w:val="H"/><w:vanish w:val="0"/>')), styles=styles) == "opened"


def test_superscripts_are_raised_by_run_style_or_position() -> None:
    styles = '<w:style w:type="character" w:styleId="S"><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>'
    body = p(
        "a", up("1"), up(",2"), "b", r("3", '<w:rStyle w:val="S"/>'), "c", r("4", '<w:position w:val="6"/>'), "d",
        r("5", '<w:rStyle w:val="S"/><w:vertAlign w:val="baseline"/>'), r("6", '<w:vertAlign w:val="subscript"/>'),
    )  # fmt: skip
    document = shown(body, styles=styles)
    assert [span.of(document.text) for span in document.raised] == ["1,2", "3", "4"]


def numbered(number: str, level: int = 0) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


NUMBERING = f"""
<w:abstractNum w:abstractNumId="1">
<w:lvl w:ilvl="0"><w:start w:val="1"/>{ARABIC.format("[%1]")}</w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1.%2)"/>
<w:suff w:val="space"/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="\uf0b7"/>
<w:rPr><w:rFonts w:ascii="Symbol"/></w:rPr></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="3">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:pStyle w:val="Heading1"/>{ARABIC.format("%1")}</w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:pStyle w:val="Heading2"/>{ARABIC.format("%1.%2")}</w:lvl>
</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="3"/></w:num>
<w:num w:numId="4"><w:abstractNumId w:val="1"/>
<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num>
"""


def test_numbers_of_lists_are_counted_and_shown() -> None:
    body = (
        p("One", properties=numbered("1"))
        + p("deeper", properties=numbered("1", 1))
        + p("deeper", properties=numbered("1", 1))
        + p("", properties=numbered("2"))
        + p("Two", properties=numbered("1"))
        + p("again", properties=numbered("1", 1))
        + p("Seven", properties=numbered("4"))
        + p("Dot", properties=numbered("2"))
        + p("None", properties=numbered("0"))
    )
    document = shown(body, numbering=NUMBERING)
    assert document.text.split("\n\n") == [
        "[1]\tOne", "1.a) deeper", "1.b) deeper", "[2]\tTwo", "2.a) again", "[7]\tSeven", "•\tDot", "None",
    ]  # fmt: skip
    assert [block.kind for block in document.blocks] == ["item"] * 7 + ["paragraph"]


def test_styles_number_and_level_headings() -> None:
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="Heading{level}"><w:name w:val="heading {level}"/>'
        f'<w:basedOn w:val="Base"/><w:pPr><w:outlineLvl w:val="{level - 1}"/></w:pPr></w:style>'
        for level in (1, 2)
    )
    styles += '<w:style w:styleId="Base"><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>'
    body = p("Rivers", style="Heading1") + p("Deltas", style="Heading2") + p("Floods", style="Heading2")
    document = shown(body, styles=styles, numbering=NUMBERING)
    assert document.text.split("\n\n") == ["1\tRivers", "1.1\tDeltas", "1.2\tFloods"]
    assert [(block.kind, block.level) for block in document.blocks] == [("heading", 1), ("heading", 2), ("heading", 2)]


def test_headings_are_known_by_their_names_and_styles_by_what_they_are_based_on() -> None:
    chain = "".join(
        f'<w:style w:styleId="S{number}"><w:basedOn w:val="S{number + 1}"/></w:style>' for number in range(300)
    )
    chain += '<w:style w:styleId="S300"><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>'
    circle = (
        '<w:style w:styleId="C"><w:basedOn w:val="D"/></w:style><w:style w:styleId="D"><w:basedOn w:val="C"/></w:style>'
    )
    body = p("Rivers", style="Heading2") + p("word", r("3", '<w:rStyle w:val="S0"/>')) + p("circle", style="C")
    document = shown(body, styles=chain + circle)
    assert (document.blocks[0].kind, document.blocks[0].level) == ("heading", 2)
    assert [span.of(document.text) for span in document.raised] == ["3"]


def call(kind: str, number: int) -> str:
    return f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:{kind}Reference w:id="{number}"/></w:r>'


def note(kind: str, number: int, *paragraphs: str) -> str:
    own = f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:{kind}Ref/></w:r>'
    first, *others = paragraphs
    return f'<w:{kind} w:id="{number}">{p(own, first)}{"".join(map(p, others))}</w:{kind}>'


def test_footnotes_stand_behind_their_paragraph_and_endnotes_at_the_end() -> None:
    body = p("One", call("footnote", 7), " and", call("endnote", 1), " two.") + p("References") + p("Smith 2010.")
    document = shown(
        body,
        footnotes='<w:footnote w:id="0" w:type="separator"/>' + note("footnote", 7, " See Jones 1999.", "And more."),
        endnotes=note("endnote", 1, " Late."),
    )
    assert document.text.split("\n\n") == [
        "One1 andi two.", "1 See Jones 1999.\nAnd more.", "References", "Smith 2010.", "i Late.",
    ]  # fmt: skip
    notes = [block.span.of(document.text) for block in document.blocks if block.kind == "note"]
    assert notes == ["1 See Jones 1999.\nAnd more.", "i Late."]
    assert [span.of(document.text) for span in document.raised] == ["1", "i", "1", "i"]
    marks = [block.mark for block in document.blocks if block.kind == "note" and block.mark]
    assert [document.text[span.start - 3 : span.end] for span in marks] == ["One1", "andi"]
    parts = [
        document.locate(Span(document.text.index(word), len(document.text))).part for word in ("One", "See", "Late")
    ]
    assert parts == ["word/document.xml", "word/footnotes.xml", "word/endnotes.xml"]


def test_notes_are_numbered_as_the_settings_say_and_own_marks_do_not_count() -> None:
    own = '<w:r><w:footnoteReference w:id="1" w:customMarkFollows="1"/><w:t>*</w:t></w:r>'
    document = shown(
        p("a", own, " b", call("footnote", 2)),
        footnotes=f'<w:footnote w:id="1">{p("* Own.")}</w:footnote>' + note("footnote", 2, " Two."),
        settings='<w:footnotePr><w:numFmt w:val="upperRoman"/><w:numStart w:val="3"/></w:footnotePr>',
    )
    assert document.text.split("\n\n") == ["a* bIII", "* Own.", "III Two."]


def test_marks_of_notes_stay_apart_from_raised_figures() -> None:
    document = shown(p("a", up("3"), call("footnote", 1), up("4")), footnotes=note("footnote", 1, " See."))
    assert [span.of(document.text) for span in document.raised] == ["3", "1", "4", "1"]


def test_marks_of_notes_cite_no_entries() -> None:
    body = "".join(p("Rivers rise", up(str(number)), " and fall", up(str(number + 1)), ".") for number in range(1, 5))
    body += p("Nobody knows", call("footnote", 1), " why.") + p("References")
    body += "".join(p(f"{n}. Smith A. On rivers, part {n}. J Rivers. 199{n};{n}:1-9.") for n in range(1, 7))
    document = shown(body, footnotes=note("footnote", 1, " Funded by the mill."))
    cited = [each.span.of(document.text) for each in extract(document).citations]
    assert cited == ["1", "2", "2", "3", "3", "4", "4", "5"]


def test_endnotes_that_are_the_list_are_cited_by_their_marks() -> None:
    said = "".join(p("Rivers rise", call("endnote", number), " and fall.") for number in range(1, 7))
    notes = "".join(
        note("endnote", n, f" Smith A. On rivers, part {n}. J Rivers. 199{n};{n}:1-9.") for n in range(1, 7)
    )
    found = extract(shown(said, endnotes=notes, settings='<w:endnotePr><w:numFmt w:val="decimal"/></w:endnotePr>'))
    assert [each.label for each in found.references] == ["1", "2", "3", "4", "5", "6"]
    assert [each.reference for each in found.links] == [each.id for each in found.references]


def test_long_headings_are_text() -> None:
    styles = '<w:style w:styleId="H"><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
    document = shown(p("Rivers", style="H") + p("Rivers rise. " * 20, style="H"), styles=styles)
    assert [block.kind for block in document.blocks] == ["heading", "paragraph"]


def test_text_boxes_are_shown_once() -> None:
    box = f"<w:txbxContent>{p('Boxed (Smith 2010).')}</w:txbxContent>"
    drawing = (
        "<w:r><mc:AlternateContent><mc:Choice><w:drawing><x xmlns='y'>" + box + "</x></w:drawing></mc:Choice>"
        "<mc:Fallback><w:pict>" + box + "</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert text(p("Before", drawing, " after.") + p("Next.")) == "Before after.\n\nBoxed (Smith 2010).\n\nNext."


def test_tables_of_contents_are_left_out() -> None:
    entry = complex_field(" PAGEREF _Toc1 ", "7")
    contents = (
        p(sign("begin"), '<w:r><w:instrText> TOC \\o "1-3" </w:instrText></w:r>', sign("separate"), "References", entry)
        + p("Appendix 9")
        + p(sign("end"))
    )
    gallery = (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
        f"<w:sdtContent>{p('Contents')}</w:sdtContent></w:sdt>"
    )
    document = shown(gallery + p("Title") + contents + p("Text."))
    assert document.text == "Title\n\nText."
    assert [block.span.of(document.text) for block in document.blocks] == ["Title", "Text."]


def test_fields_show_their_result_alone_and_nest() -> None:
    inner = complex_field(" SEQ Figure ", "3")
    index = f'{sign("begin")}<w:r><w:instrText> XE "rivers" </w:instrText></w:r>{sign("end")}'
    nested = (
        f"{sign('begin')}<w:r><w:instrText> IF </w:instrText></w:r>{inner}{sign('separate')}{r('yes')}{sign('end')}"
    )
    simple = '<w:fldSimple w:instr=" PAGE ">' + r("9") + "</w:fldSimple>"
    assert text(p("Figure ", inner, index, " ", nested, simple, ".")) == "Figure 3 yes9."


def test_a_field_without_an_end_hides_its_paragraph_at_most() -> None:
    begun = sign("begin") + "<w:r><w:instrText> REF </w:instrText></w:r>"
    assert text(p("One", begun, "lost") + p("Two")) == "One\n\nTwo"


def cell(*paragraphs: str) -> str:
    return f"<w:tc>{''.join(map(p, paragraphs))}</w:tc>"


def test_tables_are_rows_of_cells_and_arranged_text_is_text() -> None:
    grid = f"<w:tbl><w:tr>{cell('[1]')}{cell('Smith 2010.')}</w:tr><w:tr>{cell('[2]')}{cell('Jones.')}</w:tr></w:tbl>"
    layout = f"<w:tbl><w:tr>{cell('One. ' * 200, 'Two.')}{cell('Three.')}</w:tr></w:tbl>"
    gone = f'<w:tbl><w:tr><w:trPr><w:del w:id="1"/></w:trPr>{cell("gone")}{cell("too")}</w:tr></w:tbl>'
    document = shown(grid + layout + gone + p("End."))
    assert document.text.split("\n\n")[0] == "[1]\tSmith 2010.\n[2]\tJones."
    assert document.text.split("\n\n")[2:] == ["Two.", "Three.", "End."]
    assert document.blocks[0].kind == "table"


def test_formulas_are_one_line() -> None:
    power = "<m:sSup><m:e><m:r><m:t>x</m:t></m:r></m:e><m:sup><m:r><m:t>12</m:t></m:r></m:sup></m:sSup>"
    half = "<m:f><m:num><m:r><m:t>a</m:t></m:r></m:num><m:den><m:r><m:t>b</m:t></m:r></m:den></m:f>"
    assert text(p("If ", f"<m:oMath>{power}{half}</m:oMath>", " holds")) == "If x¹²a/b holds"


def test_places_are_paragraphs_and_pages() -> None:
    turned = "<w:r><w:lastRenderedPageBreak/></w:r>"
    document = shown(p("One") + p("") + p("Two ", turned, "goes on") + p("Three"))
    places = [document.locate(Span(document.text.index(word), len(document.text))) for word in ("Two", "goes", "Three")]
    assert [(place.page, place.paragraph) for place in places] == [(1, 3), (2, 3), (2, 4)]
    assert shown(p("One")).locate(Span(0, 3)).page is None


def test_links_outside_are_anchors() -> None:
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
        'Type="x/hyperlink" Target="https://example.org/a" TargetMode="External"/></Relationships>'
    )
    body = p(
        '<w:hyperlink r:id="r1">' + r("a paper") + "</w:hyperlink> ", complex_field(' HYPERLINK "https://b.org" ', "b")
    )
    document = read(with_members(docx(body), {"word/_rels/document.xml.rels": relations}), "a.docx")
    found = [(anchor.span.of(document.text), anchor.url) for anchor in document.anchors]
    assert found == [("a paper", "https://example.org/a"), ("b", "https://b.org")]


def test_the_language_is_that_of_most_words() -> None:
    styles = '<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="en-US"/></w:rPr></w:rPrDefault></w:docDefaults>'
    german = r("Flüsse steigen im Frühjahr", '<w:lang w:val="de-AT"/>')
    assert shown(p(german, r("x")), styles=styles).language == "de"
    assert shown(p("Rivers rise"), styles=styles).language == "en"


def test_the_strict_form_is_read() -> None:
    strict = 'xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"'
    body = f"<w:document {strict}><w:body>{p('Strict.')}</w:body></w:document>"
    assert read(with_members(docx(p("Text.")), {"word/document.xml": body}), "a.docx").text == "Strict."


def test_a_broken_part_is_a_problem_and_a_broken_body_an_error() -> None:
    document = read(with_members(docx(p("Text.")), {"word/styles.xml": "<w:styles"}), "a.docx")
    assert document.text == "Text."
    assert "word/styles.xml" in document.problems[0]
    with pytest.raises(CorruptInputError, match=r"a\.docx: word/document\.xml: broken"):
        read(with_members(docx(""), {"word/document.xml": "<w:document"}), "a.docx")
    with pytest.raises(CorruptInputError, match="no Word document"):
        read(with_members(b"PK\x05\x06" + bytes(18), {"a.txt": "x"}), "a.docx")


def test_claims() -> None:
    assert claims(docx(p("a")))
    assert not claims(b"PK\x03\x04 and no more")
    assert not claims(b"text")


FULL = docx(
    p("One", call("footnote", 1), complex_field(" ADDIN ZOTERO_ITEM CSL_CITATION {} ", "(Smith 2010)"), up("2"))
    + p("Two", properties=numbered("1"))
    + f"<w:tbl><w:tr>{cell('a')}{cell('b')}</w:tr></w:tbl>",
    footnotes=note("footnote", 1, " Note."),
    numbering=NUMBERING,
)


@given(st.data())
def test_broken_files_are_read_or_told(data: st.DataObject) -> None:
    broken = bytearray(FULL)
    for _ in range(data.draw(st.integers(0, 4))):
        broken[data.draw(st.integers(0, len(broken) - 1))] = data.draw(st.integers(0, 255))
    try:
        document = read(bytes(broken[: data.draw(st.integers(len(FULL) // 2, len(FULL)))]), "a.docx")
    except ReadError as error:
        assert "a.docx" in str(error)  # noqa: PT017 - either outcome is right
    else:
        assert_lawful(document)


def around(tag: str, attributes: str = "") -> object:
    return lambda inside: f"<w:{tag} {attributes}>{''.join(inside)}</w:{tag}>"


def controlled(tag: str, inside: list[str]) -> str:
    return control(tag, "".join(inside))


LEAVES = st.sampled_from(
    [
        sign("begin"), sign("separate"), sign("end"), r("a (Smith 2010)"), r(" "), up("3"), "<w:r><w:br/></w:r>",
        "<w:r><w:instrText> ADDIN EN.CITE </w:instrText></w:r>", "<w:r><w:instrText> TOC </w:instrText></w:r>",
        "<w:r><w:instrText> ADDIN ZOTERO_BIBL </w:instrText></w:r>", "<w:r><w:lastRenderedPageBreak/></w:r>",
        call("footnote", 1), call("endnote", 1), "<w:bookmarkStart w:id='1' w:name='x'/>", "<w:bookmarkEnd w:id='1'/>",
    ]
)  # fmt: skip
WRAPPERS = st.sampled_from(
    [
        *(around(tag) for tag in ("ins", "del", "moveFrom", "smartTag")),
        around("hyperlink", "w:anchor='x'"),
        *(partial(controlled, tag) for tag in ("MENDELEY_BIBLIOGRAPHY", "x")),
    ]
)
PROPERTIES = st.sampled_from(["", numbered("1"), numbered("2"), "<w:rPr><w:del/></w:rPr>", "<w:sectPr/>"])
RUNS = st.recursive(LEAVES, lambda inner: st.builds(lambda act, runs: act(runs), WRAPPERS, st.lists(inner, max_size=4)))
PARAGRAPHS = st.builds(lambda runs, own: p(*runs, properties=own), st.lists(RUNS, max_size=5), PROPERTIES)
TABLES = st.builds(
    lambda cells: f"<w:tbl><w:tr>{''.join(f'<w:tc>{each}</w:tc>' for each in cells)}</w:tr></w:tbl>",
    st.lists(PARAGRAPHS, max_size=3),
)
BLOCKS = st.one_of(PARAGRAPHS, TABLES, PARAGRAPHS.map(lambda inside: control("MENDELEY_BIBLIOGRAPHY", inside)))


@given(st.lists(BLOCKS, max_size=6))
def test_any_body_has_its_spans_inside_and_its_places(blocks: list[str]) -> None:
    document = shown("".join(blocks), footnotes=note("footnote", 1, " Note."), numbering=NUMBERING)
    assert_lawful(document)


def test_reports_name_page_and_paragraph() -> None:
    turned = "<w:r><w:lastRenderedPageBreak/></w:r>"
    body = p("One.") + p(turned, "Rivers rise (Nobody, 1999).", call("footnote", 1))
    body += p("References") + p("Smith, A. (2001). On rivers. Journal of Rivers, 1(2), 1-9.")
    document = shown(body, footnotes=note("footnote", 1, " Others doubt it (Noone, 1998)."))
    found = [made_notice(document, each) for each in check(document, extract(document)) if each.code == "R101"]
    assert [each.area.shown for each in found] == ["p. 2, par. 2", "p. 2, footnotes, par. 1"]
    assert listed_notice(found[1])["part"] == "word/footnotes.xml"


def test_notes_without_their_mark_are_tied_to_the_one_that_calls_them() -> None:
    document = shown(
        p("Rivers flow", call("footnote", 1), "."), footnotes=f'<w:footnote w:id="1">{p("See Moss 1999.")}</w:footnote>'
    )
    assert document.text.split("\n\n") == ["Rivers flow1.", "1 See Moss 1999."]


def test_a_file_that_breaks_off_is_told_to_be_broken() -> None:
    with pytest.raises(CorruptInputError, match="save the document again"):
        read_any(docx(p("Rivers flow."))[:-40], name="a.docx")
