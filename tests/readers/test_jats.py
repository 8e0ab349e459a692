"""JATS of many publishers: what cites, how entries are printed, which fields their works have."""

from __future__ import annotations

import pytest

from refextract.errors import CorruptInputError
from refextract.model.document import Document
from refextract.pipeline import extract
from refextract.readers import read as read_any
from refextract.readers.jats import read

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE article PUBLIC "-//NLM//DTD JATS v1.2//EN" "a.dtd">\n'


def document(body: str, refs: str = "") -> Document:
    listed = f"<back><ref-list><title>References</title>{refs}</ref-list></back>" if refs else ""
    return read(f"{HEAD}<article><body>{body}</body>{listed}</article>".encode(), "a.xml")


def entries(refs: str) -> list[str]:
    found = document("<p/>", refs)
    return [entry.span.of(found.text) for entry in found.given.entries]


NAMES = "<name><surname>Doe</surname><given-names>A</given-names></name>"
FIELDS = f"""<person-group person-group-type="author">{NAMES}<name><surname>Roe</surname><given-names>BC</given-names>
</name><etal/></person-group><year>1999</year><article-title>On <italic>rivers</italic></article-title>
<source>J. Water</source><volume>3</volume><issue>2</issue><fpage>10</fpage><lpage>12</lpage>
<pub-id pub-id-type="doi">10.1000/1</pub-id><pub-id pub-id-type="pmid">123</pub-id>"""
PRINTED = """<string-name><surname>Doe</surname>, <given-names>A.</given-names></string-name> and
<string-name><given-names>B.</given-names> <surname>Roe</surname></string-name>,
<article-title>On rivers</article-title>, <source>J. Water</source> <bold>3</bold>(2),
<fpage>10</fpage>&#8211;<lpage>12</lpage> (<year>1999</year>)."""


@pytest.mark.parametrize("tag", ["element-citation", "nlm-citation", "mixed-citation", "citation"])
def test_fields_alone_get_signs_between_them(tag: str) -> None:
    [entry] = entries(f'<ref id="a"><label>1</label><{tag} publication-type="journal">{FIELDS}</{tag}></ref>')
    expected = "1 Doe A, Roe BC, et al. 1999. On rivers. J. Water, 3 (2): 10–12. doi:10.1000/1. PMID: 123."
    assert entry.replace("et al..", "et al.") in (expected, expected.replace(", et al", ""))


def test_what_is_printed_is_shown_as_printed() -> None:
    [entry] = entries(f'<ref id="a"><mixed-citation publication-type="journal">{PRINTED}</mixed-citation></ref>')
    assert entry == "Doe, A. and B. Roe, On rivers, J. Water 3(2), 10–12 (1999)."


def test_the_fields_are_the_values_of_the_entry() -> None:
    citation = f'<element-citation publication-type="journal">{FIELDS}</element-citation>'
    [reference] = extract(document("<p/>", f'<ref id="a">{citation}</ref>')).references
    assert (reference.type, reference.title, reference.container_title) == ("article-journal", "On rivers", "J. Water")
    assert [name.family for name in reference.author.names] == ["Doe", "Roe"]
    assert reference.author.others
    assert (reference.volume, reference.issue, reference.page, reference.doi, reference.pmid) == (
        "3", "2", "10-12", "10.1000/1", "123",
    )  # fmt: skip


BOOK = f"""<person-group person-group-type="author">{NAMES}</person-group><person-group person-group-type="editor">
<name><surname>Roe</surname><given-names>B</given-names></name></person-group><year>2001a</year>
<chapter-title>Floods</chapter-title><source>Rivers</source><edition>2nd</edition><publisher-loc>Berlin</publisher-loc>
<publisher-name>Springer</publisher-name><fpage>1</fpage><lpage>9</lpage>"""


def test_books_and_chapters() -> None:
    refs = f"""<ref id="a"><element-citation publication-type="book">{BOOK}</element-citation></ref>
    <ref id="b"><element-citation publication-type="book"><collab>World Body</collab><year>2002</year>
    <source>Atlas</source><ext-link ext-link-type="uri" xlink:href="https://example.org/x">https://example.org/x</ext-link>
    <date-in-citation content-type="access-date" iso-8601-date="2020-02-03">Accessed 3 Feb 2020</date-in-citation>
    </element-citation></ref>"""
    chapter, book = document("<p/>", refs.replace("xlink:href", "href")).given.works
    assert (chapter.type, chapter.title, chapter.container_title) == ("chapter", "Floods", "Rivers")
    assert chapter.editor.names[0].family == "Roe"
    assert (chapter.publisher, chapter.publisher_place) == ("Springer", "Berlin")
    assert chapter.issued is not None
    assert (chapter.issued.year, chapter.issued.suffix) == (2001, "a")
    assert (book.type, book.title, book.author.names[0].literal) == ("book", "Atlas", "World Body")
    assert book.url == "https://example.org/x"
    assert book.accessed is not None
    assert book.accessed.year == 2020


REFS = "".join(
    f'<ref id="B{n}"><label>{n}.</label><mixed-citation>{name}, A. Title of {name} ({1990 + n}).</mixed-citation></ref>'
    for n, name in enumerate(("Abel", "Baker", "Carver", "Dyer", "Ewing"), start=1)
)


def xref(n: str, shown: str) -> str:
    return f'<xref ref-type="bibr" rid="{n}">{shown}</xref>'


@pytest.mark.parametrize(
    ("body", "linked"),
    [
        (f"Known [{xref('B1', '1')}].", [1]),
        (f"Known [{xref('B1', '1')}, {xref('B3', '3')}].", [1, 3]),
        (f"Known [{xref('B2', '2')}–{xref('B4', '4')}].", [2, 3, 4]),
        (f"Known [{xref('B2 B3 B4', '2–4')}].", [2, 3, 4]),
        (f"Known<sup>{xref('B1', '1')},{xref('B5', '5')}</sup> it is.", [1, 5]),
        (f"Known ({xref('B1', 'Abel, 1991')}; {xref('B2', 'Baker, 1992')}).", [1, 2]),
        (f"So says {xref('B3', 'Carver (1993)')}.", [3]),
        (f"Known [{xref('B2', '2')}{xref('B3', '')}–{xref('B4', '4')}].", [2, 3, 4]),
        ('As <xref ref-type="fig" rid="F1">Figure 1</xref> shows.', []),
    ],
)
def test_cross_references_are_citations(body: str, linked: list[int]) -> None:
    found = extract(document(f"<p>{body}</p>", REFS))
    ids = [reference.id for reference in found.references]
    assert sorted(ids.index(str(link.reference)) + 1 for link in found.links) == linked


def test_labels_are_those_that_are_printed_or_counted() -> None:
    assert [entry.label for entry in document("<p/>", REFS).given.entries] == ["1", "2", "3", "4", "5"]
    bare = REFS.replace("<label>", "<!--").replace("</label>", "-->")
    found = document(f"<p>[{xref('B1', '1')}] [{xref('B2', '2')}]</p>", bare)
    assert found.given.entries[1].span.of(found.text).startswith("2. Baker")


def test_the_text_of_an_article() -> None:
    source = f"""{HEAD}<article xml:lang="en"><front><journal-meta><issn>1</issn></journal-meta><article-meta>
    <title-group><article-title>On <italic>maps</italic></article-title></title-group>
    <contrib-group><contrib><name><surname>Doe</surname></name></contrib></contrib-group>
    <abstract><p>Short.</p></abstract></article-meta></front>
    <body><sec><title>One</title><p>It is&#160;so&nbsp;&amp; 5&lt;6<xref ref-type="fn" rid="f1">*</xref>.</p>
    <list list-type="order"><list-item><p>first</p></list-item><list-item><p>second</p></list-item></list>
    <fig><label>Fig. 1</label><caption><title>A map.</title><p>Of a river.</p></caption><graphic href="x"/></fig>
    <disp-formula><tex-math>E=mc^2</tex-math></disp-formula></sec></body>
    <back><fn-group><fn id="f1"><p>A note.</p></fn></fn-group></back>
    <sub-article><body><p>Decision letter.</p></body></sub-article></article>"""
    found = read(source.encode(), "a.xml")
    assert found.language == "en"
    lines = [line for line in found.text.split("\n") if line]
    assert lines[:6] == ["On maps", "Short.", "One", "It is so & 5<6*.", "1. first", "2. second"]
    assert lines[6:] == ["Fig. 1", "A map.", "Of a river.", "A note."]
    assert [block.span.of(found.text) for block in found.blocks if block.kind == "note"] == ["A note."]


def test_a_place_leads_into_the_file() -> None:
    found = document("<p>Grün\r\n&#8211; <b>so</b></p>")
    place = found.text.index("so")
    from refextract.text import Span

    assert found.locate(Span(place, place + 1))[:2] == (4, 12)


def test_entities_of_the_file_are_refused() -> None:
    bomb = b'<!DOCTYPE article [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><article><body><p>&b;</p></body></article>'
    with pytest.raises(CorruptInputError, match="entity"):
        read(bomb, "a.xml")
    external = b'<!DOCTYPE article [<!ENTITY x SYSTEM "file:///etc/passwd">]><article><body><p>&x;</p></body></article>'
    with pytest.raises(CorruptInputError, match="entity"):
        read(external, "a.xml")


def test_elements_without_end_are_refused() -> None:
    with pytest.raises(CorruptInputError, match="deep"):
        read(b"<article>" + b"<sec>" * 100_000, "a.xml")


def test_a_file_that_breaks_off_is_read_up_to_there() -> None:
    found = read(f"{HEAD}<article><body><p>It is so.</p><p>And".encode(), "a.xml")
    assert found.text == "It is so.\n\nAnd"
    assert "well-formed" in found.problems[0]


def test_what_is_no_xml_is_told() -> None:
    with pytest.raises(CorruptInputError, match="XML"):
        read(b"no markup at all", "a.xml")


def test_the_content_tells_the_reader() -> None:
    jats, tei = f"{HEAD}<article><body/></article>".encode(), b"<TEI><text/></TEI>"
    assert read_any(jats, name="a.xml").format == "jats"
    assert read_any(tei, name="a.xml").format == "tei"
