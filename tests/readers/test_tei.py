"""TEI by hand and by GROBID: what cites, how entries are printed, which fields their works have."""

from __future__ import annotations

from refextract.pipeline import extract
from refextract.readers.tei import read

GROBID = """<?xml version="1.0" encoding="UTF-8"?>
<TEI xml:space="preserve" xmlns="http://www.tei-c.org/ns/1.0">
<teiHeader xml:lang="en"><fileDesc><titleStmt><title level="a" type="main">On rivers</title></titleStmt>
<sourceDesc><biblStruct><analytic><author><persName><forename>Zoe</forename><surname>Self</surname></persName></author>
<title level="a" type="main">On rivers</title></analytic></biblStruct></sourceDesc></fileDesc>
<profileDesc><abstract><p>Short.</p></abstract></profileDesc></teiHeader>
<text xml:lang="en"><body>
<div><head n="1.">Introduction</head><p>It is known <ref type="bibr" target="#b0">(Doe et al., 1999)</ref>, and
<ref type="bibr">(Nobody, 2000)</ref>; see <ref type="figure" target="#fig_0">1</ref>.</p></div></body>
<back><div type="references"><listBibl>
<biblStruct xml:id="b0"><analytic><title level="a" type="main">Floods</title>
<author><persName><forename type="first">A</forename><forename type="middle">B</forename><surname>Doe</surname>
</persName></author><author><persName><surname>Roe</surname></persName></author><idno type="DOI">10.1000/1</idno>
</analytic><monogr><title level="j">Water</title><imprint><biblScope unit="volume">3</biblScope>
<biblScope unit="issue">2</biblScope><biblScope unit="page" from="10" to="12" />
<date type="published" when="1999">1999</date></imprint></monogr></biblStruct>
<biblStruct xml:id="b1"><monogr><title level="m">Maps</title>
<author><persName><surname>Roe</surname></persName></author>
<imprint><publisher>Springer</publisher><pubPlace>Berlin</pubPlace><date when="2001" /></imprint></monogr>
<note type="raw_reference">Roe. Maps. Berlin: Springer; 2001.</note></biblStruct>
</listBibl></div></back></text></TEI>
"""


def test_what_grobid_writes() -> None:
    document = read(GROBID.encode(), "a.tei.xml")
    found = extract(document)
    first, second = found.references
    assert (first.title, first.container_title, first.page, first.doi) == ("Floods", "Water", "10-12", "10.1000/1")
    assert [(name.family, name.given) for name in first.author.names] == [("Doe", "A B"), ("Roe", None)]
    assert second.text == "Roe. Maps. Berlin: Springer; 2001."
    assert (second.type, second.publisher) == ("book", "Springer")
    given = [link for link in found.links if link.reference == first.id]
    assert given[0].reasons[0] == "reference in the document"
    assert document.language == "en"


def test_the_header_is_no_entry() -> None:
    document = read(GROBID.encode(), "a.tei.xml")
    assert document.text.startswith("On rivers\n\nShort.\n\n1. Introduction\n\nIt is known (Doe et al., 1999), and")
    assert len(document.given.entries) == 2
    assert "Self" not in document.text


def test_an_entry_of_fields_is_printed_in_their_order() -> None:
    document = read(GROBID.encode(), "a.tei.xml")
    entry = document.given.entries[0].span.of(document.text)
    assert entry == "Floods. A B Doe, Roe. doi:10.1000/1. Water, 3 (2): 10–12. 1999."


EDITION = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>T</title></titleStmt>
</fileDesc></teiHeader><text><body><p>So<note place="foot" n="1">Vgl. <ref target="#smith">Smith 1999</ref>, 12.</note>
sagt <ref target="https://example.org/">man</ref>.</p><listBibl><head>Literatur</head>
<bibl xml:id="smith"><author>Smith, Jo</author>: <title level="m">Karten</title>. <pubPlace>Berlin</pubPlace>
<date>1999</date>.</bibl></listBibl></body></text></TEI>"""


def test_an_edition_by_hand() -> None:
    document = read(EDITION.encode(), "a.xml")
    [citation], [entry] = document.given.citations, document.given.entries
    assert citation.span.of(document.text) == "Smith 1999"
    assert entry.span.of(document.text) == "Smith, Jo: Karten. Berlin 1999."
    assert (document.given.works[0].title, document.given.works[0].author.names[0].family) == ("Karten", "Smith")
    assert [anchor.url for anchor in document.anchors] == ["https://example.org/"]
    assert [block.kind for block in document.blocks if block.kind == "note"] == ["note"]
