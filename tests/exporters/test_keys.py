"""Citation keys say who, when and what, and stay when the list around them changes."""

from refextract.bibliography import read_bibliography
from refextract.exporters import changed_keys
from refextract.exporters._keys import citation_keys
from refextract.model.reference import Reference
from refextract.text import Span
from refextract.values.date import PartialDate
from refextract.values.name import Name, NameList


def work(family: str | None, year: int | None, title: str | None, **given: object) -> Reference:
    author = NameList(names=(Name(family=family),) if family else ())
    issued = PartialDate(year=year) if year else None
    fields = {"id": "r1", "span": Span(0, 0), "text": "", "author": author, "title": title, "issued": issued}
    return Reference.model_validate({**fields, **given})


def key(*given: object, **more: object) -> str:
    return citation_keys([work(*given, **more)])[0]  # type: ignore[arg-type]


def test_a_key_is_made_of_name_year_and_title_word() -> None:
    assert key("Knuth", 1984, "The TeXbook") == "knuth1984texbook"
    assert key("Łukasiewicz", 1957, "Aristotle’s Syllogistic") == "lukasiewicz1957aristotle"
    assert key("Müller", 2001, "Über Grenzen") == "muller2001uber"
    assert key("García Márquez", 1967, "Cien años de soledad") == "garciamarquez1967cien"
    assert key("O’Connor", 1955, "A Good Man Is Hard to Find") == "oconnor1955good"


def test_a_year_has_its_letter() -> None:
    assert key("Smith", 2000, "Ice", issued=PartialDate(year=2000, suffix="b")) == "smith2000bice"


def test_what_is_missing_has_a_word() -> None:
    assert key(None, None, None) == "anonnd"
    assert key("Knuth", None, "The TeXbook") == "knuthndtexbook"


def test_editors_and_organisations_stand_for_authors() -> None:
    editor = NameList(names=(Name(family="Eco", given="Umberto"),))
    assert key(None, 1983, "The Sign of Three", editor=editor) == "eco1983sign"
    who = NameList(names=(Name(literal="World Health Organization"),))
    assert key(None, 2020, "Report", author=who) == "worldhealthorganization2020report"


def test_other_scripts_have_keys_in_ascii() -> None:
    assert key("Иванов", 2004, "О природе") == "ivanov2004o"
    assert key("김", 2012, "한국 문학") == "gim2012hangug"
    assert key("李", 2010, "中国史研究") == "674e20104e2d56fd53f2"


def test_twins_are_told_apart_by_letters() -> None:
    one, other = work("Knuth", 1984, "The TeXbook"), work("Dürer", 1525, "Underweysung")
    assert citation_keys([one, other, one, one]) == (
        "knuth1984texbook",
        "durer1525underweysung",
        "knuth1984texbookb",
        "knuth1984texbookc",
    )


def test_unrelated_entries_change_nothing() -> None:
    listed = [work("Knuth", 1984, "The TeXbook"), work("Lamport", 1986, "LaTeX"), work("Eco", 1980, "Il nome")]
    alone = {citation_keys([each])[0] for each in listed}
    assert set(citation_keys(listed)) == set(citation_keys(listed[::-1])) == alone


def test_many_twins() -> None:
    keys = citation_keys([work("Knuth", 1984, "The TeXbook")] * 800)
    assert len(set(keys)) == 800


def test_an_entry_of_a_bibliography_file_keeps_its_key() -> None:
    filed = work("Knuth", 1984, "The TeXbook", id="tex:book-84", label="tex:book-84", origin="file")
    rival = work("Knuth", 1984, "Texbook", id="r9", label="KNUTH1984TEXBOOK", origin="file")
    assert citation_keys([filed, work("Knuth", 1984, "The TeXbook"), rival]) == (
        "tex:book-84",
        "knuth1984texbookb",
        "KNUTH1984TEXBOOK",
    )


def test_keys_of_files_that_become_others_are_told() -> None:
    found = read_bibliography('[{"id": "a"}, {"id": "A"}, {"id": "b"}]').references
    assert changed_keys(found, "biblatex") == {"A": "Ab"}
    assert changed_keys(found, "csl-json") == {}
