"""TEI: well-formed whatever stands in a reference, read back as it was, in elements that GROBID's clients know."""

from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from refextract import parse_references, read
from refextract.exporters.tei import export
from refextract.model.reference import Reference
from refextract.text import Span
from refextract.values.date import PartialDate
from refextract.values.name import Name, NameList
from tests.exporters.strategies import references

TEI = "{http://www.tei-c.org/ns/1.0}"
HEAD = {
    "TEI",
    "teiHeader",
    "fileDesc",
    "titleStmt",
    "publicationStmt",
    "sourceDesc",
    "p",
    "text",
    "front",
    "body",
    "back",
}
LIST = {"div", "listBibl", "biblStruct", "analytic", "monogr", "series", "imprint", "title", "author", "editor", "idno"}
NAME = {"persName", "orgName", "forename", "surname", "genName"}
REST = {"back", "ptr", "meeting", "edition", "publisher", "pubPlace", "date", "biblScope", "note"}
CHAPTER = (
    "van der Berg, J.-P. A. (2001-05). On silt. In R. Roe (Ed.), Rivers (2nd ed., pp. 3-9). Paris: Sand. "
    "https://doi.org/10.1000/182"
)


def tree(written: str) -> ElementTree.Element:
    return ElementTree.fromstring(written)  # noqa: S314 - our own


def test_a_chapter_stands_in_its_book() -> None:
    [entry] = tree(export(parse_references(CHAPTER))).iter(f"{TEI}biblStruct")
    assert entry.findtext(f"{TEI}analytic/{TEI}title[@level='a']") == "On silt"
    assert entry.findtext(f"{TEI}analytic/{TEI}idno[@type='DOI']") == "10.1000/182"
    person = entry.find(f"{TEI}analytic/{TEI}author/{TEI}persName")
    assert person is not None
    assert [(each.tag.removeprefix(TEI), each.get("type"), each.text) for each in person] == [
        ("forename", "first", "J.-P."),
        ("forename", "middle", "A."),
        ("surname", None, "van der Berg"),
    ]
    assert entry.findtext(f"{TEI}monogr/{TEI}title[@level='m']") == "Rivers"
    assert entry.findtext(f"{TEI}monogr/{TEI}editor/{TEI}persName/{TEI}surname") == "Roe"
    pages = entry.find(f"{TEI}monogr/{TEI}imprint/{TEI}biblScope[@unit='page']")
    assert pages is not None
    assert (pages.get("from"), pages.get("to")) == ("3", "9")
    assert entry.find(f"{TEI}monogr/{TEI}imprint/{TEI}date[@when='2001-05']") is not None
    assert entry.findtext(f"{TEI}note[@type='raw_reference']") == CHAPTER


def test_an_article_without_a_title_has_its_journal_alone() -> None:
    [entry] = tree(export(parse_references("J. Doe, Phys. Rev. B 12, 345 (1999)."))).iter(f"{TEI}biblStruct")
    assert entry.find(f"{TEI}analytic") is None
    assert entry.findtext(f"{TEI}monogr/{TEI}title[@level='j']") == "Phys. Rev. B"
    assert entry.findtext(f"{TEI}monogr/{TEI}author/{TEI}persName/{TEI}surname") == "Doe"


@given(st.lists(references, max_size=4))
def test_every_reference_is_one_entry_of_known_elements(listed: list[Reference]) -> None:
    root = tree(export(listed))
    assert {each.tag.removeprefix(TEI) for each in root.iter()} <= HEAD | LIST | NAME | REST
    assert len(list(root.iter(f"{TEI}biblStruct"))) == len(listed)


@given(st.text(), st.text())
def test_no_text_breaks_the_file(one: str, other: str) -> None:
    names = NameList(names=(Name(family=one or "a", given=other), Name(literal=one or "b")))
    reference = Reference(id="r", span=Span(0, 0), text=one, title=other, url=one, author=names, page=other)
    assert tree(export([reference])).tag == f"{TEI}TEI"


def test_what_is_written_is_read_again() -> None:
    works = parse_references(
        [CHAPTER, "Doe, J., & Roe, R. (1999a). On boxes. Water, 3(2), 4-5.", "WHO (2000). Silt. WHO."]
    )
    document = read(export(works).encode(), name="list.tei")
    found = {entry.keys[0]: work for entry, work in zip(document.given.entries, document.given.works, strict=True)}
    for number, work in enumerate(works):
        again = found[f"b{number}"]
        assert (again.title, again.container_title, again.page) == (work.title, work.container_title, work.page)
        assert (again.volume, again.issue, again.doi) == (work.volume, work.issue, work.doi)
        assert [each.family or each.literal for each in again.author.names] == [
            " ".join(filter(None, (each.non_dropping_particle, each.family))) or each.literal
            for each in work.author.names
        ]


def test_dates_tell_all_that_they_are() -> None:
    dates = [
        (PartialDate(year=1999, month=3, day=7), "1999-03-07", None),
        (PartialDate(year=1999, suffix="a"), "1999", "1999a"),
        (PartialDate(year=1999, end=PartialDate(year=2001)), "1999", "1999/2001"),
        (PartialDate(year=1890, circa=True), "1890", "1890~"),
        (PartialDate(literal="in press"), None, "in press"),
    ]
    for date, when, text in dates:
        written = tree(export([Reference(id="r", span=Span(0, 0), text="", title="Silt", issued=date)]))
        element = written.find(f".//{TEI}date")
        assert element is not None
        assert (element.get("when"), element.text) == (when, text)
