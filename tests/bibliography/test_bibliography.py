"""Bibliography files are read as they come, and what was exported is read back as it was."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from refextract.bibliography import formats, read_bibliography
from refextract.errors import UnsupportedFormatError
from refextract.exporters import export
from refextract.model.reference import Reference
from refextract.values.date import PartialDate
from refextract.values.name import Name, NameList
from tests.exporters.strategies import references

TEXTS = (
    *("title", "container_title", "collection_title", "volume", "issue", "number", "page", "publisher"),
    *("publisher_place", "edition", "event", "isbn", "issn", "doi", "url"),
)


def only(text: str) -> Reference:
    found = read_bibliography(text)
    assert not found.problems
    (reference,) = found.references
    return reference


def line(text: str | None) -> str:
    """A text as LaTeX prints it: in one line, with its ligatures."""
    found = " ".join((text or "").split())
    for sign, ligature in (("---", "—"), ("--", "–"), ("``", "“"), ("''", "”")):
        found = found.replace(sign, ligature)
    return found


def letters(names: NameList) -> list[str]:
    parts = [
        (n.dropping_particle, n.non_dropping_particle, n.family, n.given, n.suffix, n.literal) for n in names.names
    ]
    joined = ["".join(line(part) for part in each).replace(",", " ") for each in parts]
    return [re.sub("[-–—]+", "-", "".join(each.split())) for each in joined]


@pytest.mark.parametrize("format", ["bibtex", "biblatex"])
@given(each=references)
@settings(max_examples=60, deadline=None)
def test_an_export_to_bibtex_or_biblatex_is_read_back(format: str, each: Reference) -> None:  # noqa: A002
    found = only(export([each], format))
    assert {name: line(getattr(found, name)) for name in TEXTS} == {name: line(getattr(each, name)) for name in TEXTS}
    for role in ("author", "editor", "translator"):
        assert letters(getattr(found, role)) == letters(getattr(each, role))
        assert getattr(found, role).others == getattr(each, role).others
    if each.issued is not None and (each.issued.end is None or format == "biblatex"):
        assert found.issued == each.issued
    assert found.accessed == each.accessed
    assert {found.pmid, found.arxiv} == {each.pmid, each.arxiv}


@given(references)
@settings(max_examples=60, deadline=None)
def test_an_export_to_csl_json_is_read_back(each: Reference) -> None:
    found = only(export([each], "csl-json"))
    same = {name for name in TEXTS if name != "number"} | {"author", "editor", "translator", "type", "pmid", "genre"}
    assert found.model_dump(include=same) == each.model_dump(include=same)


@given(references)
@settings(max_examples=60, deadline=None)
def test_an_export_to_ris_is_read_back(each: Reference) -> None:
    found = only(export([each], "ris"))
    same = set(TEXTS) - {"event", "page"}
    assert {name: getattr(found, name) for name in same} == {
        name: " ".join(text.split()) if (text := getattr(each, name)) else None for name in same
    }
    assert len(found.author.names) == len(each.author.names)
    if each.issued is not None and each.issued.literal is None:
        assert found.issued == each.issued


@given(st.text(max_size=200))
@settings(max_examples=100, deadline=None)
def test_any_text_is_read(text: str) -> None:
    for kind in formats():
        read_bibliography(text, format=kind)


@given(st.text(alphabet='@{}"#=,\\ab1 \n', max_size=200))
@settings(max_examples=200, deadline=None)
def test_any_broken_bibtex_is_read(text: str) -> None:
    read_bibliography("@book{a, title = {A}}\n" + text)


def test_bibtex_as_people_write_it() -> None:
    text = r"""
    @string{cup = "Cambridge University Press"}
    @preamble{"\newcommand{\noop}[1]{}"}
    A line between the entries.
    @Book{godel:31,
      AUTHOR    = "Kurt G{\"o}del and others",
      Title     = {\emph{{\"U}ber} formal unentscheidbare S\"atze --- I \& II},
      publisher = cup,
      address   = "Cambridge" # ", " # {UK},
      year      = 1931,
      month     = mar # "~5",
      url       = {https://example.org/a\_b},
    }
    """
    found = only(text)
    assert found.id == found.label == "godel:31"
    assert found.origin == "file"
    assert found.span.of(text).startswith("@Book{godel:31,")
    assert found.author == NameList(names=(Name(family="Gödel", given="Kurt"),), others=True)
    assert found.title == "Über formal unentscheidbare Sätze — I & II"
    assert (found.publisher, found.publisher_place) == ("Cambridge University Press", "Cambridge, UK")
    assert found.issued == PartialDate(year=1931, month=3, day=5)
    assert found.url == "https://example.org/a_b"


def test_names_of_bibtex() -> None:
    found = only(
        "@misc{a, author = {van der Berg, Jr., Jan and Ludwig von Beethoven and {Simon and Sons} and {hooks}, bell}}"
    )
    assert found.author.names == (
        Name(family="Berg", non_dropping_particle="van der", suffix="Jr.", given="Jan"),
        Name(family="Beethoven", non_dropping_particle="von", given="Ludwig"),
        Name(literal="Simon and Sons"),
        Name(family="hooks", given="bell"),
    )


def test_a_chapter_takes_what_it_lacks_from_its_book() -> None:
    text = """
    @inproceedings{one, crossref = {Whole}, title = {One}, pages = {1--9}, author = {A. B.}}
    @proceedings{whole, title = {Whole}, publisher = {ACM}, year = {2001}}
    """
    found = read_bibliography(text).references[0]
    assert (found.title, found.container_title, found.publisher, found.page) == ("One", "Whole", "ACM", "1-9")
    assert found.issued == PartialDate(year=2001)


def test_an_entry_with_an_empty_key_lends_nothing() -> None:
    text = """
    @misc{, author = {N. Key}, title = {Nowhere}, year = {2001}}
    @book{one, title = {One}, crossref = {}}
    @book{two, title = {Two}}
    """
    _, *found = read_bibliography(text).references
    assert [(each.title, each.container_title, len(each.author.names), each.issued) for each in found] == [
        ("One", None, 0, None),
        ("Two", None, 0, None),
    ]


def test_a_year_may_be_led_by_what_it_is_sorted_by() -> None:
    assert only(r"@book{a, year = {{\noopsort{1973b}}1973}}").issued == PartialDate(year=1973)


def test_entries_that_break_off_are_told() -> None:
    found = read_bibliography("@book{good, title = {Good}}\n@book{bad, title = {Bad\n\n@book{last, title = {Last}}\n")
    assert [reference.id for reference in found.references] == ["good", "last"]
    assert found.problems
    assert found.problems[0].startswith("line 2:")


def test_fields_behind_the_end_of_an_entry_are_told() -> None:
    text = """@book{one, title = {One}}
, as everybody knows
@book{two, title = {Too }many
  braces}, year = 2003}
@book{three, title = {Three}}
"""
    found = read_bibliography(text)
    assert [reference.title for reference in found.references] == ["One", "Too many braces", "Three"]
    assert found.problems == ("line 4: a brace too many ends the entry; the fields behind it are left out",)


def test_nothing_is_printed(capfd: pytest.CaptureFixture[str]) -> None:
    read_bibliography("@book{bad, title = {")
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("text", ["[" * 100_000, "[1", '{"items": 3}', "3", "[[]]"])
def test_broken_json_is_told(text: str) -> None:
    assert not read_bibliography(text, format="csl-json").references


def test_keys_that_come_twice_are_told() -> None:
    found = read_bibliography("@book{a, title = {A}}\n@book{a, title = {B}}\n")
    assert len(found.references) == len(found.problems) == 1


def test_csl_json_as_programs_write_it() -> None:
    items = [
        {"id": 12, "type": "book", "issued": {"date-parts": [["2001", "23"]]}, "volume": 3, "event": "SIGIR"},
        {"id": "b", "issued": {"raw": "May 2004"}, "accessed": {"date-parts": [[2020, 1, 2]]}},
        {"id": "c", "issued": {"literal": "in press"}, "author": [{"literal": "WHO"}, {}, "no name"]},
        "no item",
    ]
    found = read_bibliography(json.dumps(items))
    one, two, three = found.references
    assert (one.id, one.volume, one.event) == ("12", "3", "SIGIR")
    assert one.issued == PartialDate(year=2001, season=3)
    assert two.issued == PartialDate(year=2004, month=5)
    assert two.accessed == PartialDate(year=2020, month=1, day=2)
    assert three.issued is not None
    assert three.issued.literal == "in press"
    assert three.author.names == (Name(literal="WHO"),)
    assert found.problems == ("item 4: not an object",)


def test_csl_yaml_as_pandoc_writes_it() -> None:
    found = read_bibliography(
        """---
references:
- id: meier2018
  type: article-journal
  author:
  - family: Meier
    given: Peter
    non-dropping-particle: de
  title: 'Rivers: an "introduction"'
  issued: 2018-05-01
  accessed:
  - year: 2019
    month: 2
  page: 1-9
- not an item
- id: 12
  issued:
    date-parts:
    - - 2001
...
"""
    )
    first, second = found.references
    assert (first.id, first.title, first.page) == ("meier2018", 'Rivers: an "introduction"', "1-9")
    assert first.author.names == (Name(family="Meier", given="Peter", non_dropping_particle="de"),)
    assert first.issued == PartialDate(year=2018, month=5, day=1)
    assert first.accessed == PartialDate(year=2019, month=2)
    assert (second.id, second.issued) == ("12", PartialDate(year=2001))
    assert found.problems == ("item 2: not an object",)


def test_what_stands_before_broken_yaml_is_read() -> None:
    found = read_bibliography("- id: a\n  title: Rivers\n---\n- id: *unknown\n", format="csl-yaml")
    assert [reference.title for reference in found.references] == ["Rivers"]
    assert "undefined alias" in found.problems[0]


@pytest.mark.parametrize("text", ["a: [", "[" * 5000, "\t- x", "&a [*a, *a]", "3", ""])
def test_any_broken_yaml_is_read(text: str) -> None:
    assert read_bibliography(text, format="csl-yaml").references == ()


def test_ris_as_programs_write_it() -> None:
    text = "\ufeffTY  - JOUR\nT1  - A title\nthat goes on\nJO  - Ice\nY1  - 2004/07//\nSN  - 0017-789X\nER  -\n"
    found = only(text)
    assert found.title == "A title that goes on"
    assert found.container_title == "Ice"
    assert found.issued == PartialDate(year=2004, month=7)
    assert found.issn == "0017-789X"
    assert read_bibliography("TY  - BOOK\nTI  - A\nTY  - BOOK\nTI  - B\n").references[1].title == "B"


def test_a_file_is_read_by_its_ending(tmp_path: Path) -> None:
    path = tmp_path / "refs.ris"
    path.write_bytes(b"\r\nTY  - BOOK\r\nTI  - Caf\xe9\r\nER  - \r\n")
    found = read_bibliography(path)
    assert found.references[0].title == "Café"
    assert found.problems


def test_an_unknown_format_is_an_error() -> None:
    with pytest.raises(UnsupportedFormatError, match="bibtex"):
        read_bibliography("", format="endnote")


def test_keys_that_differ_in_capitals_are_two_entries() -> None:
    found = read_bibliography("@misc{a, title = {Rivers}}\n@misc{A, title = {Lakes}}").references
    assert [(each.id, each.title) for each in found] == [("a", "Rivers"), ("A", "Lakes")]


def test_ids_that_stand_twice_are_told() -> None:
    found = read_bibliography('[{"id": "a", "title": "Rivers"}, {"id": "b"}, {"id": "a", "title": "Lakes"}]')
    assert [each.title for each in found.references] == ["Rivers", None, "Lakes"]
    assert found.problems == ("the id 'a' stands twice; all these items are read",)


@pytest.mark.parametrize("format_", ["bibtex", "biblatex", "ris", "csl-json"])
def test_days_before_our_era_are_read_again(format_: str) -> None:
    ides = read_bibliography('[{"id": "a", "issued": {"date-parts": [[-44, 3, 15]]}}]').references
    written = export(ides, format_)
    assert "PY  - -" not in written
    [again] = read_bibliography(written).references
    assert again.issued == PartialDate(year=-44, month=3, day=15)


def test_a_day_that_no_calendar_has_is_none() -> None:
    [found] = read_bibliography("@misc{a, date = {2019-02-29}}").references
    assert found.issued is not None
    assert (found.issued.year, found.issued.day) == (2019, None)
