"""RIS: a reader of a few lines gets back what was written."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from refextract.exporters import ris
from refextract.model.reference import Reference
from refextract.text import Span
from refextract.values.date import PartialDate
from refextract.values.name import Name, NameList
from tests.exporters.strategies import references

Record = list[tuple[str, str]]


def read(text: str) -> list[Record]:
    records: list[Record] = []
    for line in text.split("\r\n"):
        if not line:
            continue
        assert re.fullmatch(r"[A-Z][A-Z0-9]  - [^\r\n]*", line)
        tag, value = line[:2], line[6:]
        if tag == "TY":
            records.append([])
        records[-1].append((tag, value))
    return records


def all_of(record: Record, tag: str) -> list[str]:
    return [value for each, value in record if each == tag]


def line(text: str | None) -> str:
    return " ".join((text or "").split())


def listed(*texts: str | None) -> list[str]:
    return [line(text) for text in texts if text]


def record(**given: object) -> Record:
    (found,) = read(ris.export([Reference.model_validate({"id": "r1", "span": Span(0, 0), "text": "", **given})]))
    return found


@given(references)
@settings(max_examples=80, deadline=None)
def test_all_of_a_reference_is_kept(each: Reference) -> None:
    (found,) = read(ris.export([each]))
    assert found[0][0] == "TY"
    assert found[-1] == ("ER", "")
    for tag, texts in {
        "TI": (each.title,),
        "T2": (each.container_title,),
        "T3": (each.collection_title,),
        "VL": (each.volume,),
        "IS": (each.issue,),
        "M1": (each.number,),
        "ET": (each.edition,),
        "PB": (each.publisher,),
        "CY": (each.publisher_place,),
        "M3": (each.genre,),
        "SN": (each.isbn, each.issn),
        "DO": (each.doi,),
        "UR": (each.url,),
    }.items():
        assert all_of(found, tag) == listed(*texts)
    pages = "-".join(all_of(found, "SP") + all_of(found, "EP"))
    assert pages == (each.page or each.number_of_pages or "")
    notes = all_of(found, "N1")
    assert {line(text) for text in listed(each.note)} <= set(notes)
    assert {f"Event: {text}" for text in listed(each.event)} <= set(notes)
    for tag, names in (("AU", each.author), ("ED", each.editor), ("A4", each.translator)):
        assert len(all_of(found, tag)) == len(names.names)
    if each.issued is not None and each.issued.year is not None:
        assert all_of(found, "PY") == [str(each.issued.year)]


@given(st.lists(references, max_size=5))
@settings(max_examples=30, deadline=None)
def test_a_list_has_a_record_for_each(found: list[Reference]) -> None:
    text = ris.export(found)
    assert len(read(text)) == len(found)
    assert "\n" not in text.replace("\r\n", "")


def test_no_references_are_an_empty_file() -> None:
    assert ris.export([]) == ""


def test_names_have_the_family_name_first() -> None:
    people = (
        Name(family="Berg", non_dropping_particle="van der", given="Jan"),
        Name(family="King", given="Martin Luther", suffix="Jr."),
        Name(literal="World Health Organization"),
    )
    found = record(author=NameList(names=people, others=True))
    assert all_of(found, "AU") == ["van der Berg, Jan", "King, Martin Luther, Jr.", "World Health Organization"]
    assert "Authors: et al." in all_of(found, "N1")


def test_dates_have_four_parts() -> None:
    def date(**given: object) -> list[str]:
        return all_of(record(issued=PartialDate.model_validate(given)), "DA")

    assert date(year=2004) == ["2004///"]
    assert date(year=2004, month=7, day=4) == ["2004/07/04/"]
    assert date(year=2004, season=1) == ["2004///spring"]
    assert date(year=2022, month=5, end={"year": 2022, "month": 10}) == ["2022/05//to 2022-10"]
    assert date(literal="n.d.") == ["///n.d."]
    assert all_of(record(accessed=PartialDate(year=2004, month=7, day=4)), "Y2") == ["2004/07/04/"]


def test_the_pages_of_a_book_are_counted_where_an_article_has_its_first() -> None:
    assert all_of(record(type="book", number_of_pages="342"), "SP") == ["342"]
    assert all_of(record(type="chapter", page="12–34"), "EP") == ["34"]


def test_numbers_without_a_tag_are_labelled_notes() -> None:
    assert all_of(record(title="T", pmid="123", arxiv="2401.05226"), "N1") == ["PMID: 123", "arXiv: 2401.05226"]
