import pytest

from refextract.errors import ReadError
from refextract.references.tagging.corpus import read_corpus

ANYSTYLE = """<dataset><sequence>
  <author>Knuth, D.</author><date>(1984).</date><title>The TeXbook.</title>
  <location>Reading:</location><publisher>Addison-Wesley.</publisher>
</sequence></dataset>"""
GROBID = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><listBibl><bibl>[1] <author>A. Roe</author>,
<author>B. Poe</author>. <title level="a">On cows</title>. <title level="j">J. Cows</title>,
<biblScope unit="volume">12</biblScope>:<biblScope unit="page">3-4</biblScope>, <date>1999</date>.
<idno type="DOI">10.1000/x</idno></bibl></listBibl></TEI>"""


def read(tmp_path, xml):
    (tmp_path / "some.xml").write_text(xml, "utf-8")
    (record,) = read_corpus(tmp_path)["some"]
    return record.text, [(name, record.text[start:end]) for start, end, name in record.spans]


def test_anystyle(tmp_path):
    text, fields = read(tmp_path, ANYSTYLE)
    assert text.strip() == "Knuth, D. (1984). The TeXbook. Reading: Addison-Wesley."
    assert fields == [
        ("author", "Knuth, D"),
        ("date", "1984"),
        ("title", "The TeXbook"),
        ("publisher-place", "Reading"),
        ("publisher", "Addison-Wesley"),
    ]


def test_grobid(tmp_path):
    text, fields = read(tmp_path, GROBID)
    assert text == "[1] A. Roe, B. Poe. On cows. J. Cows, 12:3-4, 1999. 10.1000/x"
    assert fields == [
        ("author", "A. Roe, B. Poe"),
        ("title", "On cows"),
        ("container-title", "J. Cows"),
        ("volume", "12"),
        ("page", "3-4"),
        ("date", "1999"),
        ("doi", "10.1000/x"),
    ]


def test_xml_that_is_broken(tmp_path):
    with pytest.raises(ReadError, match="not well-formed"):
        read(tmp_path, "<dataset><sequence>")


def test_a_monograph_is_the_title_unless_it_has_a_chapter(tmp_path):
    book = '<listBibl><bibl><author>A. Roe</author>, <title level="m">Cows</title>.</bibl></listBibl>'
    assert read(tmp_path, book)[1] == [("author", "A. Roe"), ("title", "Cows")]
