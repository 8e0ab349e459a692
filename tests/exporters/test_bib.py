"""BibTeX and BibLaTeX: what bibtexparser reads back is what was written, whatever the reference holds."""

import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from bibtexparser import parse_string
from bibtexparser.library import Library
from bibtexparser.middlewares.names import SeparateCoAuthors, SplitNameParts
from bibtexparser.model import Entry
from hypothesis import given, settings
from hypothesis import strategies as st

from refextract.exporters import biblatex, bibtex
from refextract.model.reference import Evidence, Reference
from refextract.text import Span
from refextract.values.date import PartialDate
from refextract.values.name import Name, NameList
from tests.exporters.strategies import references

COMMANDS = {
    r"{\textbackslash}": "\\",
    r"{\textbraceleft}": "{",
    r"{\textbraceright}": "}",
    r"{\textasciitilde}": "~",
    r"{\textasciicircum}": "^",
}
EXPORTERS = pytest.mark.parametrize("export", [bibtex.export, biblatex.export], ids=["bibtex", "biblatex"])


def plain(field: str) -> str:
    """What LaTeX would print."""

    def of(match: re.Match[str]) -> str:
        found = match[0]
        return COMMANDS.get(found) or (found[1:] if len(found) == 2 else "")

    return re.sub(r"\{\\text[a-z]+\}|\\[&%$#_]|[{}]", of, SCRIPTS.sub(script, field))


def script(match: re.Match[str]) -> str:
    """What raised or lowered text is in Unicode."""
    up, down = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ"
    is_up = match[1] == "^" or match[3] == "super"
    signs = ("0123456789+-=()abcdefghijklmnoprstuvwxyz", up) if is_up else ("0123456789+-=()aehijklmnoprstuvx", down)
    return (match[2] or match[4]).strip("{}").translate(str.maketrans(*signs))


SCRIPTS = re.compile(r"(?<!\\)\$([_^])([^$]+)\$|\\text(super|sub)script\{([^{}]+)\}")


def line(text: str | None) -> str:
    return " ".join((text or "").split())


def reference(**given: object) -> Reference:
    return Reference.model_validate({"id": "r1", "span": Span(0, 0), "text": "", **given})


def read(text: str) -> Library:
    library = parse_string(text)
    assert not library.failed_blocks
    assert not library.comments
    return library


def only(text: str) -> Entry:
    (entry,) = read(text).entries
    return entry


def printed(entry: Entry, key: str) -> str:
    return plain(entry.fields_dict[key].value) if key in entry.fields_dict else ""


def full(name: Name) -> str:
    """All of a name but the order of its parts, and the blank that an attached particle loses."""
    parts = (name.dropping_particle, name.non_dropping_particle, name.family, name.suffix, name.given, name.literal)
    return "".join("".join(part for part in parts if part).split())


def full_names(text: str) -> list[str]:
    entry = only(f"@misc{{a, author = {{{text}}}}}")
    library = Library([entry])
    for middleware in (SeparateCoAuthors(), SplitNameParts()):
        library = middleware.transform(library)
    assert not library.failed_blocks
    return [
        "".join(plain("".join("".join(parts) for parts in (name.von, name.last, name.jr, name.first))).split())
        for name in library.entries[0].fields_dict["author"].value
    ]


@given(references)
@settings(max_examples=80, deadline=None)
def test_bibtex_keeps_all_of_a_reference(each: Reference) -> None:
    entry = only(bibtex.export([each]))
    article = entry.entry_type == "article"
    host = {"article": "journal", "misc": "howpublished", "booklet": "howpublished"}.get(entry.entry_type, "booktitle")
    assert printed(entry, host) == line(each.container_title)
    assert printed(entry, "number") == line(each.issue if article else each.number)
    assert printed(entry, "eid" if article else "issue") == line(each.number if article else each.issue)
    assert printed(entry, "address") == line(each.publisher_place)
    assert printed(entry, {"techreport": "institution"}.get(entry.entry_type, "publisher")) == line(
        each.publisher
    ) or entry.entry_type.endswith("thesis")
    assert (each.arxiv is not None) == (printed(entry, "archiveprefix") == "arXiv")
    assert_fields_of_both(entry, each)
    if each.issued and each.issued.year:
        assert str(each.issued.year) in printed(entry, "year")
        assert not each.issued.end or str(each.issued.end.year) in printed(entry, "year")
    elif each.issued:
        assert printed(entry, "year") == each.issued.literal


@given(references)
@settings(max_examples=80, deadline=None)
def test_biblatex_keeps_all_of_a_reference(each: Reference) -> None:
    entry = only(biblatex.export([each]))
    hosts = {"article": "journaltitle", "review": "journaltitle", "online": "organization"}
    hosts |= {"misc": "howpublished", "unpublished": "howpublished"}
    assert printed(entry, hosts.get(entry.entry_type, "booktitle")) == line(each.container_title)
    assert printed(entry, "location") == line(each.publisher_place)
    publishers = {"thesis": "institution", "report": "institution", "misc": "organization"}
    assert printed(entry, publishers.get(entry.entry_type, "publisher")) == line(each.publisher)
    assert_fields_of_both(entry, each)
    if each.issued and each.issued.year:
        assert date(printed(entry, "date")) == each.issued
    elif each.issued:
        assert printed(entry, "pubstate") == each.issued.literal


def assert_fields_of_both(entry: Entry, each: Reference) -> None:
    same = {"title": each.title, "series": each.collection_title, "volume": each.volume}
    same |= {"isbn": each.isbn, "issn": each.issn, "pagetotal": each.number_of_pages, "eventtitle": each.event}
    assert {key: printed(entry, key) for key in same} == {key: line(value) for key, value in same.items()}
    assert printed(entry, "pages") == (each.page or "").replace("-", "--")
    assert printed(entry, "type") in {line(each.genre), "phdthesis"}
    assert line(each.note) in printed(entry, "note")
    assert [entry.fields_dict[key].value for key in ("doi", "url") if key in entry] == [
        each_one for each_one in (each.doi, each.url) if each_one
    ]
    assert {each.pmid, each.arxiv} - {None} <= {printed(entry, "pmid"), printed(entry, "eprint")}
    for role, names in (("author", each.author), ("editor", each.editor), ("translator", each.translator)):
        expected = [full(name) for name in names.names]
        if role in entry:
            assert full_names(entry.fields_dict[role].value) == expected + ["others"] * names.others
        else:
            assert not any(expected)


def date(edtf: str) -> PartialDate:
    start, _, end = edtf.partition("/")
    return one_date(start).model_copy(update={"end": one_date(end) if end else None})


def one_date(edtf: str) -> PartialDate:
    year, month, day = [int(part) for part in edtf.rstrip("~").split("-")] + [0] * (2 - edtf.count("-"))
    circa = edtf.endswith("~")
    if month > 20:
        return PartialDate(year=year, season=month - 20, circa=circa)
    return PartialDate(year=year, month=month or None, day=day or None, circa=circa)


@given(st.lists(references, max_size=4))
@settings(max_examples=25, deadline=None)
@EXPORTERS
def test_a_list_has_an_entry_for_each_with_a_key_of_its_own(
    export: Callable[[list[Reference]], str], listed: list[Reference]
) -> None:
    keys = [entry.key for entry in read(export(listed)).entries]
    assert len(set(keys)) == len(keys) == len(listed)
    assert all(re.fullmatch(r"[a-z0-9]+", key) for key in keys)


@EXPORTERS
def test_no_references_are_an_empty_file(export: Callable[[list[Reference]], str]) -> None:
    assert export([]) == ""


def test_bibtex_writes_months_as_its_own_words() -> None:
    months = {
        PartialDate(year=2004, month=7): "jul",
        PartialDate(year=2004, month=7, day=4): 'jul # "~4"',
        PartialDate(year=2022, month=5, end=PartialDate(year=2022, month=10)): 'may # "--" # oct',
        PartialDate(year=2022, month=5, day=3, end=PartialDate(year=2022, month=5, day=5)): 'may # "~3--5"',
        PartialDate(year=2022, month=5, day=30, end=PartialDate(month=6, day=2)): 'may # "~30--" # jun # "~2"',
        PartialDate(year=2022, season=3): '"Autumn"',
    }
    for issued, month in months.items():
        assert f"  month = {month},\n" in bibtex.export([reference(issued=issued)])


def test_bibtex_counts_editions_with_ordinals() -> None:
    assert [printed(only(bibtex.export([reference(edition=each)])), "edition") for each in ("2", "Rev. ed.")] == [
        "2nd",
        "Rev. ed.",
    ]
    assert printed(only(biblatex.export([reference(edition="2")])), "edition") == "2"


def test_bibtex_says_years_as_words_where_they_are_not_plain() -> None:
    def year(**given: object) -> str:
        return printed(only(bibtex.export([reference(issued=PartialDate.model_validate(given))])), "year")

    assert year(year=1890, circa=True) == "c. 1890"
    assert year(year=2019, month=12, end={"year": 2020, "month": 1}) == "2019--2020"
    assert year(literal="n.d.") == "n.d."


def test_a_range_over_two_years_keeps_its_months() -> None:
    issued = PartialDate(year=2019, month=12, end=PartialDate(year=2020, month=1))
    assert printed(only(bibtex.export([reference(issued=issued)])), "date") == "2019-12/2020-01"


def test_types() -> None:
    def types(**given: object) -> tuple[str, str]:
        return only(bibtex.export([reference(**given)])).entry_type, only(
            biblatex.export([reference(**given)])
        ).entry_type

    assert types(type="article-journal", container_title="Water") == ("article", "article")
    assert types(type="chapter", container_title="Water") == ("incollection", "incollection")
    assert types(type="paper-conference", container_title="Water") == ("inproceedings", "inproceedings")
    assert types(type="article-journal") == types(type="chapter") == types(type="paper-conference") == ("misc", "misc")
    assert types(type="article-journal", url="https://example.org") == ("misc", "online")
    assert types(type="thesis", genre="Tese de doutorado") == ("phdthesis", "thesis")
    assert types(type="thesis", genre="Dissertação de mestrado") == ("mastersthesis", "thesis")
    assert types(type="report") == ("techreport", "report")
    assert types(type="webpage") == ("misc", "online")
    assert types(type="article", arxiv="2401.05226") == ("misc", "online")
    assert types(type="book", editor=NameList(names=(Name(family="Eco"),))) == ("book", "collection")
    assert types(type="event") == ("misc", "misc")


def test_what_could_not_be_read_stands_in_the_note() -> None:
    evidence = (Evidence(variable="date", spans=(Span(0, 6),)),)
    each = reference(title="Known", text="Soonish. Known.", evidence=evidence)
    assert printed(only(bibtex.export([each])), "note") == "Soonish. Known."
    assert printed(only(biblatex.export([reference(text="Unreadable, 12")])), "note") == "Unreadable, 12"
    assert printed(only(biblatex.export([reference(title="Known", text="Known.")])), "note") == ""


def tricky() -> Iterator[Reference]:
    people = NameList(
        names=(
            Name(family="Berg", non_dropping_particle="van der", given="Jan"),
            Name(family="hooks", given="bell"),
            Name(family="King", given="Martin Luther", suffix="Jr."),
            Name(literal="Simon and Sons, Inc."),
            Name(literal="others"),
            Name(family="Ortega y Gasset", given="José"),
            Name(family="Łukasiewicz"),
        ),
        others=True,
    )
    for number, title in enumerate(["50 % of {x_1 & y}", r"C:\temp~ and ^", "A # and $", '"Quoted" — {', "} @ home"]):
        yield reference(type="article-journal", author=people, title=title, container_title=title, volume=str(number))
        yield reference(
            type="book", author=people, title=title, publisher=title, issued=PartialDate(year=1900 + number)
        )


def run(program: str, *arguments: str, folder: Path) -> str:
    path = shutil.which(program)
    if path is None:
        pytest.skip(f"needs {program} (of a TeX distribution)")
    done = subprocess.run([path, *arguments], cwd=folder, capture_output=True, text=True, check=False)  # noqa: S603 - ours
    assert done.returncode == 0, done.stdout
    return done.stdout


def test_bibtex_itself_reads_every_entry(tmp_path: Path) -> None:
    listed = list(tricky())
    (tmp_path / "refs.bib").write_text(bibtex.export(listed), "utf-8")
    (tmp_path / "main.aux").write_text("\\citation{*}\n\\bibdata{refs}\n\\bibstyle{plain}\n")
    said = run("bibtex", "main", folder=tmp_path)
    assert "repeated entry" not in said.lower()
    assert (tmp_path / "main.bbl").read_text("utf-8").count("\\bibitem") == len(listed)


def test_biber_reads_every_entry(tmp_path: Path) -> None:
    listed = list(tricky())
    (tmp_path / "refs.bib").write_text(biblatex.export(listed), "utf-8")
    assert "WARN" not in run("biber", "--tool", "--output-file=out.bib", "refs.bib", folder=tmp_path)
    assert len(re.findall("^@", (tmp_path / "out.bib").read_text("utf-8"), re.MULTILINE)) == len(listed)
