"""Bad calls are told what was wanted; what can be meant in one way only is taken so."""

from pathlib import Path
from typing import Any

import pytest

from refextract import (
    BadValueError,
    CheckOptions,
    Document,
    ExtractOptions,
    MissingFileError,
    Options,
    OptionsError,
    ReadError,
    ReadOptions,
    Reference,
    RefextractError,
    check,
    check_files,
    export,
    extract,
    find_citations,
    fix_files,
    link,
    outline,
    parse_references,
    read,
    read_bibliography,
    read_options,
)
from refextract.checking import RunOptions

KNUTH = "Knuth, D. E. (1984). The TeXbook. Reading: Addison-Wesley."


@pytest.mark.parametrize("source", [None, [], [Path("a.txt")], 1, {"text": KNUTH}])
@pytest.mark.parametrize("function", [extract, read, read_bibliography])
def test_what_is_no_source_is_told_what_one_is(function: Any, source: object) -> None:
    with pytest.raises(
        TypeError, match=r"is a text \(str\), a file \(pathlib.Path\) or .* not " + type(source).__name__
    ):
        function(source)


def test_a_list_of_documents_is_told_to_be_given_one_by_one() -> None:
    with pytest.raises(TypeError, match="call once for each"):
        extract([KNUTH])  # type: ignore[arg-type]


@pytest.mark.parametrize("function", [extract, read, read_bibliography])
def test_the_name_of_a_file_is_not_taken_for_a_text(
    function: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "paper.txt").write_text(KNUTH, "utf-8")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ReadError, match=r"Path\('paper.txt'\)"):
        function("paper.txt")


@pytest.mark.parametrize("text", ["paper.txt", "", "paper.txt\n", "a\0b", "x" * 5000, f"{'x' * 300}.txt", KNUTH, "."])
def test_any_other_text_is_a_text(text: str) -> None:
    assert read(text).text == text


def test_a_document_is_taken_as_it_is() -> None:
    assert extract(Document.of("As Doe (2001) says.", "mine")).source == "mine"


def test_one_string_is_one_reference() -> None:
    assert parse_references(KNUTH) == parse_references([KNUTH])
    assert parse_references("") == parse_references([""])


@pytest.mark.parametrize("document", [None, KNUTH, Path("a.txt"), b"", []])
def test_what_is_no_document_is_told_how_one_is_made(document: Any) -> None:
    sound = extract(KNUTH)
    calls = (outline, lambda it: check(it, sound), lambda it: find_citations(it, outline(Document.of(KNUTH))))
    for call in calls:
        with pytest.raises(
            TypeError, match=rf"a Document is wanted, as read\(…\) makes one, not {type(document).__name__}"
        ):
            call(document)


@pytest.mark.parametrize("folder", [None, 5, b"docs", "docs"])
def test_options_are_looked_for_in_a_path(folder: Any) -> None:
    with pytest.raises(TypeError, match=f"pathlib.Path, not {type(folder).__name__}"):
        read_options(folder)


@pytest.mark.parametrize("raw", [None, 1, b"Knuth", {"text": KNUTH}, [None], [KNUTH, b"Knuth"], [[KNUTH]]])
def test_what_is_no_reference_is_told_what_one_is(raw: Any) -> None:
    with pytest.raises(TypeError, match=r"a string.* not (NoneType|int|bytes|dict|list)"):
        parse_references(raw)


def test_one_file_is_checked_as_a_list_of_one(tmp_path: Path) -> None:
    paper = tmp_path / "paper.txt"
    paper.write_text("Rivers are long (Doe, 2001).\n\nReferences\n\nRoe, J. (1999). Rain. Silt Press.\n", "utf-8")
    codes = {notice.code for notice in check_files([paper]).notices}
    assert codes
    for one in (paper, str(paper)):
        assert {notice.code for notice in check_files(one).notices} == codes


def test_one_reference_is_exported_as_a_list_of_one() -> None:
    [knuth] = parse_references(KNUTH)
    assert export(knuth, "bibtex") == export([knuth], "bibtex")


@pytest.mark.parametrize("references", [None, KNUTH, [KNUTH], extract("As Doe (2001) says.")])
def test_what_is_no_reference_is_not_exported(references: Any) -> None:
    with pytest.raises(TypeError, match=f"{Reference.__name__.lower()} or a list of references"):
        export(references, "bibtex")


@pytest.mark.parametrize("function", [extract, read, read_bibliography])
def test_what_cannot_be_opened_is_an_error_of_ours_and_of_the_system(function: Any, tmp_path: Path) -> None:
    with pytest.raises(MissingFileError, match="no paper") as caught:
        function(tmp_path / "no paper.md")
    assert isinstance(caught.value, FileNotFoundError)
    assert caught.value.filename == str(tmp_path / "no paper.md") or caught.value.filename == tmp_path / "no paper.md"
    with pytest.raises(ReadError) as folder:
        function(tmp_path)
    assert isinstance(folder.value, OSError)


def test_a_configuration_or_a_baseline_that_is_not_there_is_an_error_of_ours(tmp_path: Path) -> None:
    with pytest.raises(MissingFileError):
        check_files([tmp_path], bibliography=[tmp_path / "no.bib"], run=RunOptions(cache=tmp_path / "cache"))
    with pytest.raises(MissingFileError):
        check_files([tmp_path], run=RunOptions(baseline=tmp_path / "no.jsonl"))


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (lambda: CheckOptions(select=3), "select: 3 is not a list of rules"),  # type: ignore[arg-type]
        (lambda: ReadOptions(largest=0), "largest: 0 is not a number of bytes above 0"),
        (lambda: ExtractOptions(threshold=2), "threshold: 2 is not a number from 0 to 1"),
        (lambda: CheckOptions(slect=("R1",)), "no option 'slect'; did you mean 'select'"),  # type: ignore[call-arg]
        (lambda: Options(check=3), "check: 3 is not"),  # type: ignore[arg-type]
        (lambda: extract(KNUTH).to_dicts("links"), "rows of"),  # type: ignore[arg-type]
        (lambda: check_files(["no such file"]).render("pdf"), "no format of reports 'pdf'"),
    ],
)
def test_a_value_that_cannot_be_taken_is_told(make: Any, told: str) -> None:
    with pytest.raises(BadValueError, match=told) as caught:
        make()
    assert isinstance(caught.value, ValueError)
    assert isinstance(caught.value, OptionsError)


def test_stages_are_told_what_they_take() -> None:
    found, document = extract(KNUTH), read(KNUTH)
    for call, told in (
        (lambda: check(KNUTH, found), "a Document is wanted"),  # type: ignore[arg-type]
        (lambda: check(document, document), "the Extraction of the document"),  # type: ignore[arg-type]
        (lambda: outline(KNUTH), "a Document is wanted"),  # type: ignore[arg-type]
        (lambda: find_citations(KNUTH, outline(document)), "a Document is wanted"),  # type: ignore[arg-type]
        (lambda: find_citations(document, KNUTH), "the Outline of the document"),  # type: ignore[arg-type]
        (lambda: link(KNUTH, ()), "link takes a list of citations"),  # type: ignore[arg-type]
        (lambda: link((), [KNUTH]), "link takes a list of citations"),  # type: ignore[list-item]
    ):
        with pytest.raises(TypeError, match=told):
            call()  # type: ignore[no-untyped-call]


def test_a_bibliography_may_be_given_as_it_was_read() -> None:
    text = "As Doe (1999) says."
    found = read_bibliography("@book{doe, author = {Doe, Ann}, title = {Rivers}, year = 1999}")
    for given in (found, found.references, list(found.references)):
        assert [each.id for each in extract(text, bibliography=given).references] == ["doe"]
        assert check(read(text), extract(text, bibliography=given), bibliography=given) is not None
    for odd in (Path("refs.bib"), "refs.bib", [Path("refs.bib")], None, [1]):
        with pytest.raises(TypeError, match="a bibliography is what read_bibliography gives"):
            extract(text, bibliography=odd)  # type: ignore[arg-type]


@pytest.mark.parametrize("name", ["refs.bib", "no/such/refs.json", "a.ris", "b.yml"])
def test_the_name_of_a_bibliography_is_no_bibliography(name: str) -> None:
    with pytest.raises(ReadError, match="is the name of a file"):
        read_bibliography(name)


def test_a_bibliography_without_entries_is_told(tmp_path: Path) -> None:
    for rubbish in ("nothing of the kind", "# Notes\n\nOn rivers.\n", "[]", "a: b\n"):
        assert "no entry found" in read_bibliography(rubbish).problems[0]
    assert read_bibliography("").problems == ()
    (tmp_path / "refs.bib").write_text("nothing of the kind\n", "utf-8")
    (tmp_path / "paper.txt").write_text("As Doe (1999) says.\n", "utf-8")
    errors = check_files([tmp_path / "paper.txt"], bibliography=[tmp_path / "refs.bib"]).errors
    assert ["no entry found" in error for error in errors] == [True]


def test_a_run_that_could_not_read_a_file_fails() -> None:
    report = check_files(["no such file"])
    assert report.errors
    assert report.fails("error")


def test_a_report_is_shown_in_a_line(tmp_path: Path) -> None:
    paper = tmp_path / "paper.txt"
    paper.write_text("As Doe (1999) says.\n\nReferences\n\nRoe, J. (2001). Rain. Oslo: Silt Press.\n", "utf-8")
    report = check_files([paper])
    assert repr(report) == str(report) == f"Report(documents=1, findings={len(report.notices)}, errors=0)"
    assert repr(fix_files([paper], write=False)) == f"FixReport({report!r}, fixed=0)"


def test_all_errors_are_caught_as_one() -> None:
    assert issubclass(MissingFileError, RefextractError)
    assert issubclass(BadValueError, RefextractError)


@pytest.mark.parametrize(
    ("call", "told"),
    [
        (lambda: export([], 5), "export takes the name of a format"),  # type: ignore[arg-type]
        (lambda: extract("x", options={"a": 1}), "extract takes Options"),  # type: ignore[arg-type]
        (lambda: read("x", options=Options()), "read takes ReadOptions"),  # type: ignore[arg-type]
        (lambda: check(read("x"), extract("x"), options={}), "check takes CheckOptions"),  # type: ignore[arg-type]
        (lambda: check_files(["x"], {"a": 1}), "check_files takes Options"),  # type: ignore[arg-type]
        (lambda: read("x").locate(None), "locate takes a Span"),  # type: ignore[arg-type]
        (lambda: read("x").line_of((0, 1)), "line_of takes a Span"),  # type: ignore[arg-type]
    ],
)
def test_what_cannot_be_an_argument_is_told(call: Any, told: str) -> None:
    with pytest.raises(TypeError, match=told):
        call()
