"""Bad calls are told what was wanted; what can be meant in one way only is taken so."""

from pathlib import Path
from typing import Any

import pytest

from refextract import (
    Document,
    ReadError,
    Reference,
    check,
    check_files,
    export,
    extract,
    find_citations,
    outline,
    parse_references,
    read,
    read_bibliography,
    read_options,
)

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
