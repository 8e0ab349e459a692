"""Books are read part by part, in the order of the spine, and what is broken or hostile is refused by name."""

import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from refextract.errors import CorruptInputError, InputTooLargeError, ReadError
from refextract.model.document import Document
from refextract.readers import epub
from refextract.text import Span

CONTAINER = '<container><rootfiles><rootfile full-path="OEBPS/content.opf"/></rootfiles></container>'
PACKAGE = """<package xmlns="http://www.idpf.org/2007/opf"><manifest>
<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="two" href="text/two.xhtml" media-type="application/xhtml+xml"/>
<item id="one" href="text/one%20a.xhtml" media-type="application/xhtml+xml"/>
<item id="out" href="../../etc/passwd" media-type="application/xhtml+xml"/>
<item id="gone" href="text/gone.xhtml" media-type="application/xhtml+xml"/>
<item id="pic" href="pic.png" media-type="image/png"/></manifest>
<spine><itemref idref="nav"/><itemref idref="one"/><itemref idref="pic"/><itemref idref="two"/><itemref idref="out"/>
<itemref idref="gone"/><itemref idref="one"/></spine></package>"""
ONE = "<html><body><h1>One</h1>\n<p>Bells ring (<a href='two.xhtml#r1'>Amis 1954</a>).</p></body></html>"
TWO = """<html><body><h1>References</h1><ol epub:type="bibliography">
<li id="r1">Amis, B. Bells. Tower, 1954.</li><li id="r2">Bede, C. Ropes. Tower, 1960.</li></ol></body></html>"""
FILES = {"META-INF/container.xml": CONTAINER, "OEBPS/content.opf": PACKAGE, "OEBPS/nav.xhtml": "<p>Contents</p>"}
FILES |= {"OEBPS/text/one a.xhtml": ONE, "OEBPS/text/two.xhtml": TWO, "OEBPS/pic.png": "x", "etc/passwd": "secret"}


def packed(files: dict[str, str]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return data.getvalue()


def book(**changes: str) -> Document:
    return epub.read(packed(FILES | changes), "book.epub")


def test_parts_stand_in_the_order_of_the_spine_once_each() -> None:
    assert book().text == (
        "One\n\nBells ring (Amis 1954).\n\nReferences\n\nAmis, B. Bells. Tower, 1954.\n\nBede, C. Ropes. Tower, 1960."
    )


def test_links_lead_from_part_to_part() -> None:
    document = book()
    [citation] = document.given.citations
    assert citation.items[0].key in document.given.entries[0].keys
    assert document.given.entries[0].span.of(document.text).startswith("Amis")


def test_places_name_the_part_and_count_lines_in_it() -> None:
    document = book()
    place = document.locate(document.given.entries[1].span)
    assert (place.part, place.line) == ("OEBPS/text/two.xhtml", 2)
    assert document.locate(document.given.citations[0].span)[:2] == (2, 39)


def test_what_is_missing_is_a_problem() -> None:
    assert book().problems == ("OEBPS/text/gone.xhtml: named in the book's list, but not in the archive",)


def test_without_a_readable_package_all_pages_are_read_by_name() -> None:
    document = book(**{"OEBPS/content.opf": "<package"})
    assert [mark.part for mark in document.landmarks] == [
        "OEBPS/nav.xhtml",
        "OEBPS/text/one a.xhtml",
        "OEBPS/text/two.xhtml",
    ]


def test_broken_xhtml_is_read_as_browsers_do() -> None:
    assert "Bells & ropes" in book(**{"OEBPS/text/two.xhtml": "<p>Bells & ropes<p></div>"}).text


def test_archives_that_cannot_be_read_are_refused() -> None:
    whole = packed(FILES)
    for data in (b"", b"PK\x03\x04", whole[: len(whole) // 2], packed({}), packed({"a.txt": "x"})):
        with pytest.raises(CorruptInputError, match=r"book\.epub"):
            epub.read(data, "book.epub")


def test_bombs_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    entities = '<!DOCTYPE p [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><package>&b;</package>'
    assert "entity" in book(**{"OEBPS/content.opf": entities}).problems[0]
    monkeypatch.setattr("refextract.readers._zip.LARGEST_CONTENT", 10_000)
    with pytest.raises(InputTooLargeError, match="unpacks to more than"):
        book(**{"OEBPS/text/two.xhtml": "x" * 20_000})


def test_books_are_told_by_what_they_hold() -> None:
    assert epub.claims(packed({"mimetype": "application/epub+zip"}))
    assert epub.claims(packed(FILES))
    assert not epub.claims(packed({"word/document.xml": "<a/>"}))


@settings(max_examples=60)
@given(st.data())
def test_damaged_archives_are_refused_or_read(data: st.DataObject) -> None:
    whole = bytearray(packed(FILES))
    for _ in range(data.draw(st.integers(1, 4))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    try:
        document = epub.read(bytes(whole[: data.draw(st.integers(0, len(whole)))]), "book.epub")
    except ReadError:
        return
    for entry in document.given.entries:
        assert document.locate(Span(entry.span.start, entry.span.end)).part
