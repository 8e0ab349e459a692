"""What fields of citation programs say: works, citations, entries, and the links between them."""

import json
import zlib
from base64 import b64encode

import pytest

from refextract.model.document import Document
from refextract.pipeline import extract
from refextract.readers._office.fields import field_of
from refextract.readers.docx import read
from refextract.values.locator import Locator
from tests.readers.office import (
    KNUTH,
    KNUTH_ENTRY,
    LAMPORT,
    LAMPORT_ENTRY,
    bookmark,
    complex_field,
    control,
    csl,
    docx,
    p,
    packed,
    r,
    sign,
    with_members,
)


def listed(instruction: str, *entries: str) -> str:
    """A reference list within a field that begins in its first paragraph and ends in one of its own."""
    begun = sign("begin") + f"<w:r><w:instrText>{instruction}</w:instrText></w:r>" + sign("separate")
    first, *others = entries
    return p("References") + p(begun, first) + "".join(map(p, others)) + p(sign("end"))


def shown(body: str) -> Document:
    return read(docx(body), "a.docx")


def said(document: Document) -> list[tuple[str, list[str], str]]:
    """The given citations: what is printed, the keys, and who says so."""
    found = document.given.citations
    return [(each.span.of(document.text), [item.key for item in each.items], each.origin) for each in found]


def entries(document: Document) -> list[tuple[str, tuple[str, ...], str | None]]:
    found = document.given.entries
    return [(each.span.of(document.text), each.keys, each.label) for each in found]


def works(document: Document) -> list[tuple[str, str | None, str | None]]:
    """The given works: key, first family name and title."""
    return [(each.id, each.author.names[0].family, each.title) for each in document.given.works]


def test_zotero() -> None:
    both = complex_field(f" ADDIN ZOTERO_ITEM CSL_CITATION {csl(KNUTH, LAMPORT)} RNDx9 ", "(Knuth 1984; Lamport 1986)")
    once = complex_field(
        f" ADDIN ZOTERO_ITEM CSL_CITATION {csl(KNUTH, locator='12', label='page')} ", "(Knuth 1984, 12)"
    )
    document = shown(
        p("Text ", both, " and ", once, ".")
        + listed(" ADDIN ZOTERO_BIBL {} CSL_BIBLIOGRAPHY ", KNUTH_ENTRY, LAMPORT_ENTRY)
    )
    assert said(document) == [
        ("(Knuth 1984; Lamport 1986)", ["KNU84", "LAM86"], "Zotero field"),
        ("(Knuth 1984, 12)", ["KNU84"], "Zotero field"),
    ]
    assert document.given.citations[1].items[0].locator == Locator(label="page", value="12")
    assert entries(document) == [(KNUTH_ENTRY, ("KNU84",), None), (LAMPORT_ENTRY, ("LAM86",), None)]
    assert works(document) == [
        ("KNU84", "Knuth", "The TeXbook"),
        ("LAM86", "Lamport", "LaTeX: A Document Preparation System"),
    ]


def test_zotero_in_bookmarks() -> None:
    pieces = ('ZOTERO_ITEM CSL_CITATION {"citationItems": [{"id":', ' "k"}]}')
    properties = "".join(
        f"<property name='ZOTERO_BREF_aB1_{number}'><lpwstr>{piece}</lpwstr></property>"
        for number, piece in enumerate(pieces, start=1)
    )
    properties = f"<Properties>{properties}</Properties>"
    data = docx(p("Text ", bookmark("ZOTERO_BREF_aB1", r("(Knuth 1984)")), "."))
    document = read(with_members(data, {"docProps/custom.xml": properties}), "a.docx")
    assert said(document) == [("(Knuth 1984)", ["k"], "Zotero field")]


def test_a_work_with_two_addresses_is_one() -> None:
    other = {**KNUTH, "id": "OTHER"}
    first, second = (
        complex_field(f" ADDIN ZOTERO_ITEM CSL_CITATION {csl(work)} ", "(Knuth 1984)") for work in (KNUTH, other)
    )
    document = shown(p(first, " and ", second))
    assert [keys for _, keys, _ in said(document)] == [["KNU84"], ["KNU84"]]
    assert len(document.given.works) == 1


def test_two_works_with_one_key_are_two() -> None:
    works_ = ({**KNUTH, "id": "1"}, {**LAMPORT, "id": "1"})
    fields = (complex_field(f" ADDIN ZOTERO_ITEM CSL_CITATION {csl(work)} ", "(X)") for work in works_)
    document = shown(p(*fields))
    assert [keys for _, keys, _ in said(document)] == [["1"], ["1'"]]
    assert [key for key, _, _ in works(document)] == ["1", "1'"]


def test_mendeley_desktop_numbers_its_items_anew_in_each_field() -> None:
    def item(work: dict[str, object], uuid: str) -> str:
        uris = [f"http://www.mendeley.com/documents/?uuid={uuid}"]
        return json.dumps({"citationItems": [{"id": "ITEM-1", "itemData": {**work, "id": "ITEM-1"}, "uris": uris}]})

    cites = [complex_field(f"ADDIN CSL_CITATION {item(*each)}", "[1]") for each in ((KNUTH, "k1"), (LAMPORT, "l2"))]
    body = p(*cites) + listed(
        "ADDIN Mendeley Bibliography CSL_BIBLIOGRAPHY", f"1. {KNUTH_ENTRY}", f"2. {LAMPORT_ENTRY}"
    )
    document = shown(body)
    assert [keys for _, keys, _ in said(document)] == [["k1"], ["l2"]]
    assert [(keys, label) for _, keys, label in entries(document)] == [(("k1",), "1"), (("l2",), "2")]


def test_mendeley_cite() -> None:
    cite = json.dumps({"citationItems": [{"id": "k1", "itemData": {**KNUTH, "id": "k1"}}]})
    body = p("Text ", control(f"MENDELEY_CITATION_v3_{packed(cite)}", r("(Knuth 1984)")), ".")
    body += p("References") + control("MENDELEY_BIBLIOGRAPHY", p(KNUTH_ENTRY))
    document = shown(body)
    assert said(document) == [("(Knuth 1984)", ["k1"], "Mendeley field")]
    assert entries(document) == [(KNUTH_ENTRY, ("k1",), None)]


RECORD = (
    "<EndNote><Cite><Author>Knuth</Author><Year>1984</Year><RecNum>12</RecNum><Pages>7</Pages><record>"
    "<rec-number>12</rec-number><ref-type name='Book'>6</ref-type><contributors><authors><author>"
    "<style face='normal'>Knuth, D. E.</style></author><author>World Wide Society,</author></authors></contributors>"
    "<titles><title>The TeXbook</title></titles><dates><year>1984</year></dates></record></Cite></EndNote>"
)


@pytest.mark.parametrize("place", ["instruction", "data"])
def test_endnote(place: str) -> None:
    link = complex_field(' HYPERLINK \\l "_ENREF_3" \\o "Knuth, 1984 #12" ', "1")
    inner = complex_field(" ADDIN EN.CITE.DATA ", data=packed(RECORD))
    if place == "instruction":
        cite = complex_field(f" ADDIN EN.CITE {RECORD}", "(", link, ")")
    else:
        begun = sign("begin", f"<w:fldData>{packed(RECORD)}</w:fldData>")
        cite = begun + "<w:r><w:instrText> ADDIN EN.CITE </w:instrText></w:r>" + inner + sign("separate")
        cite += r("(") + link + r(")") + sign("end")
    entry = bookmark("_ENREF_3", r(f"1. {KNUTH_ENTRY}"))
    document = shown(p("Text ", cite, ".") + listed(" ADDIN EN.REFLIST ", entry))
    assert said(document) == [("(1)", ["#12"], "EndNote field")]
    [item] = document.given.citations[0].items
    assert (item.span and item.span.of(document.text), item.locator) == ("1", Locator(label="page", value="7"))
    assert entries(document) == [(f"1. {KNUTH_ENTRY}", ("_ENREF_3", "#12"), "1")]
    [work] = document.given.works
    assert (work.type, [name.family or name.literal for name in work.author.names]) == (
        "book",
        ["Knuth", "World Wide Society"],
    )


SOURCES = """<b:Sources xmlns:b="http://schemas.openxmlformats.org/officeDocument/2006/bibliography">
<b:Source><b:Tag>Knu84</b:Tag><b:SourceType>Book</b:SourceType><b:Title>The TeXbook</b:Title><b:Year>1984</b:Year>
<b:Author><b:Author><b:NameList><b:Person><b:Last>Knuth</b:Last><b:First>Donald</b:First><b:Middle>E.</b:Middle></b:Person>
</b:NameList></b:Author></b:Author></b:Source>
<b:Source><b:Tag>Un99</b:Tag><b:SourceType>Report</b:SourceType><b:Title>Never cited</b:Title></b:Source></b:Sources>"""


def test_word() -> None:
    cited = complex_field(r" CITATION Knu84 \p 5 \l 1033", "(Knuth, 1984)")
    cite = f"<w:sdt><w:sdtPr><w:citation/></w:sdtPr><w:sdtContent>{cited}</w:sdtContent></w:sdt>"
    data = docx(p("Text ", cite, ".") + listed(" BIBLIOGRAPHY ", KNUTH_ENTRY))
    document = read(with_members(data, {"customXml/item1.xml": SOURCES}), "a.docx")
    assert said(document) == [("(Knuth, 1984)", ["Knu84"], "Word citation")]
    assert entries(document) == [(KNUTH_ENTRY, ("Knu84",), None)]
    assert works(document) == [("Knu84", "Knuth", "The TeXbook")]


def test_lists_of_word_in_tables_have_a_row_an_entry() -> None:
    rows = "".join(
        f"<w:tr><w:tc>{p(label)}</w:tc><w:tc>{p(entry)}</w:tc></w:tr>"
        for label, entry in (("[1]", KNUTH_ENTRY), ("[2]", LAMPORT_ENTRY))
    )
    begun = sign("begin") + "<w:r><w:instrText> BIBLIOGRAPHY </w:instrText></w:r>" + sign("separate")
    document = shown(p("Text.") + p(begun) + f"<w:tbl>{rows}</w:tbl>" + p(sign("end")))
    assert [(text, label) for text, _, label in entries(document)] == [
        (f"[1]\t{KNUTH_ENTRY}", "1"),
        (f"[2]\t{LAMPORT_ENTRY}", "2"),
    ]


def test_citavi() -> None:
    placeholder = {
        "$type": "SwissAcademic.Citavi.Citations.WordPlaceholder, SwissAcademic.Citavi",
        "Entries": [
            {
                "ReferenceId": "f00d",
                "PageRange": {"OriginalString": "12-14"},
                "Reference": {
                    "Title": "The TeXbook",
                    "Year": "1984",
                    "ReferenceType": "Book",
                    "Authors": [{"LastName": "Knuth", "FirstName": "Donald"}],
                },
            }
        ],
    }
    code = packed(json.dumps(placeholder))
    cite = control("CitaviPlaceholder#x", complex_field(f"ADDIN CitaviPlaceholder{{{code}}}", "(Knuth 1984, 12)"))
    document = shown(p("Text ", cite) + listed("ADDIN CitaviBibliography{}", KNUTH_ENTRY))
    assert said(document) == [("(Knuth 1984, 12)", ["f00d"], "Citavi field")]
    assert entries(document) == [(KNUTH_ENTRY, ("f00d",), None)]
    assert document.given.citations[0].items[0].locator == Locator(label="page", value="12-14")


def test_paperpile() -> None:
    works_ = [
        {"_id": "k1", "title": "The TeXbook", "author": [{"first": "D", "last": "Knuth"}], "published": {"year": 1984}}
    ]
    data = b64encode(zlib.compress(json.dumps(works_).encode())).decode()
    ids = "<metadata><citation><id>k1</id></citation></metadata>"
    code = f"ADDIN paperpile_citation <clusterId>x</clusterId>{ids}<data>{data}</data>"
    document = shown(
        p("Text ", complex_field(code, "(Knuth 1984)")) + listed("ADDIN paperpile_bibliography", KNUTH_ENTRY)
    )
    assert said(document) == [("(Knuth 1984)", ["k1"], "Paperpile field")]
    assert entries(document) == [(KNUTH_ENTRY, ("k1",), None)]


def test_paperpile_in_google_docs() -> None:
    def linked(url: str, text: str) -> str:
        return complex_field(f' HYPERLINK "{url}" ', text)

    body = p("See ", linked("https://paperpile.com/c/Doc/k1+k2", "(Knuth 1984; Lamport 1986)"), ".")
    body += "".join(
        p(linked(f"http://paperpile.com/b/Doc/k{number}", entry))
        for number, entry in enumerate((KNUTH_ENTRY, LAMPORT_ENTRY, THIRD_ENTRY), start=1)
    )
    document = shown(body)
    assert said(document) == [("(Knuth 1984; Lamport 1986)", ["k1", "k2"], "Paperpile link")]
    assert [keys for _, keys, _ in entries(document)] == [("k1",), ("k2",), ("k3",)]
    assert not document.anchors


def link(name: str, text: str) -> str:
    return f'<w:hyperlink w:anchor="{name}">{r(text)}</w:hyperlink>'


THIRD_ENTRY = "Goossens, M. (1993). The LaTeX Companion. Addison-Wesley."


def test_links_to_paragraphs_that_stand_together_cite_them() -> None:
    names = ("ref-a", "ref-b", "ref-c")
    body = p("See ", *(link(name, f"({name})") for name in names), " and ", link("fig", "Figure 1"), ".")
    body += p(bookmark("fig", r("Figure 1. Floods in 1999.")))
    body += "".join(
        p(bookmark(name, r(entry)))
        for name, entry in zip(names, (KNUTH_ENTRY, LAMPORT_ENTRY, THIRD_ENTRY), strict=True)
    )
    document = shown(body)
    assert said(document) == [(f"({name})", [name], "link") for name in names]
    assert [keys for _, keys, _ in entries(document)] == [("ref-a",), ("ref-b",), ("ref-c",)]


def test_styles_of_templates_hint_at_entries() -> None:
    styles = '<w:style w:styleId="R"><w:name w:val="MDPI_7.1_References"/></w:style>'
    entries_ = (KNUTH_ENTRY, LAMPORT_ENTRY, THIRD_ENTRY)
    document = read(
        docx(p("References", style="R") + "".join(p(each, style="R") for each in entries_), styles=styles), "a.docx"
    )
    assert [text for text, _, _ in entries(document)] == list(entries_)


def test_links_to_what_is_no_list_cite_nothing() -> None:
    names = ("_Ref1", "_Ref2", "_Ref3")
    targets = ("First hypothesis.", "Second hypothesis.", "Third hypothesis.")
    body = p(*(complex_field(f" REF {name} \\r \\h ", "H") for name in names))
    body += "".join(p(bookmark(name, r(target))) for name, target in zip(names, targets, strict=True))
    document = shown(body)
    assert not document.given


def test_what_is_unreadable_is_a_problem() -> None:
    document = shown(p("Text ", complex_field(" ADDIN ZOTERO_ITEM CSL_CITATION {oops ", "(Knuth 1984)"), "."))
    assert document.problems == ("a Zotero field that could not be read",)
    assert not document.given


@pytest.mark.parametrize(
    "instruction",
    [
        " ADDIN ZOTERO_ITEM CSL_CITATION " + '{"citationItems": [' * 5000,
        ' ADDIN ZOTERO_ITEM CSL_CITATION {"citationItems": [1, {"uris": [3]}, {"itemData": [], "locator": {}}]}',
        " ADDIN EN.CITE <EndNote><Cite></EndNote>",
        " ADDIN EN.CITE <!DOCTYPE a [<!ENTITY b 'c'>]><EndNote>&b;</EndNote>",
        " ADDIN CitaviPlaceholder{AAAA}",
        " ADDIN CitaviPlaceholder{eyJFbnRyaWVzIjogN30=}",
        " ADDIN paperpile_citation <data>AAAA</data>",
        " CITATION ",
        ' HYPERLINK \\l "',
        " REF ",
        "",
    ],
)
def test_broken_instructions_say_little(instruction: str) -> None:
    assert isinstance(field_of(instruction, "?").items, tuple)


def test_notes_of_fields_are_citations_and_no_entries() -> None:
    def footnote(number: int, work: dict[str, object], text: str) -> str:
        field = complex_field(f" ADDIN ZOTERO_ITEM CSL_CITATION {csl(work)} ", text)
        return f'<w:footnote w:id="{number}">{p(field)}</w:footnote>'

    called = [f'<w:r><w:footnoteReference w:id="{number}"/></w:r>' for number in (1, 2)]
    notes = footnote(1, KNUTH, "Donald E. Knuth, The TeXbook (Reading: Addison-Wesley, 1984), 12.")
    notes += footnote(
        2, LAMPORT, "Leslie Lamport, LaTeX: A Document Preparation System (Reading: Addison-Wesley, 1986)."
    )
    document = read(docx(p("One", called[0], " and two", called[1], "."), footnotes=notes), "a.docx")
    found = extract(document)
    assert [each.reference for each in found.links] == ["KNU84", "LAM86"]
    assert [(each.id, each.origin) for each in found.references] == [("KNU84", "file"), ("LAM86", "file")]


def test_links_of_fields_are_the_links_of_the_document() -> None:
    cites = [
        complex_field(f" ADDIN ZOTERO_ITEM CSL_CITATION {csl(work)} ", printed)
        for work, printed in ((KNUTH, "[1]"), (LAMPORT, "[1]"))
    ]
    body = p("Text ", cites[0], " and ", cites[1], ".") + listed(
        " ADDIN ZOTERO_BIBL {} ", f"[1] {KNUTH_ENTRY}", f"[2] {LAMPORT_ENTRY}"
    )
    found = extract(shown(body))
    linked = [each.reference for each in found.links]
    assert linked == [reference.id for reference in found.references]
