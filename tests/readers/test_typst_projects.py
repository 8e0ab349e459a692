"""Typst documents of several files: what they take in, their places, and the project that a chapter belongs to."""

from __future__ import annotations

from pathlib import Path

import pytest

from refextract.checking.run import check_files
from refextract.pipeline import extract
from refextract.readers import project_files, read
from refextract.text import Span

BIB = "@book{reed, author = {Reed, Ole}, title = {Rushes and sedges}, publisher = {Marsh}, year = 1998}\n"
MAIN = '= Marshes\n#include "parts/one.typ"\n== Rest\nNo @gone. // #include "never.typ"\n#bibliography("refs.bib")\n'
ONE = 'Rushes @reed.\n\nNo @lost. #strong[x]\n#include "two.typ"'
TWO = "== Deep\nNo @absent."


@pytest.fixture
def book(tmp_path: Path) -> Path:
    (tmp_path / "parts").mkdir()
    for name, text in (("refs.bib", BIB), ("main.typ", MAIN), ("parts/one.typ", ONE), ("parts/two.typ", TWO)):
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


@pytest.mark.parametrize("name", ["main.typ", "parts/one.typ", "parts/two.typ"])
def test_whichever_file_is_named_the_project_is_read(book: Path, name: str) -> None:
    document = read(book / name)
    assert [each.span.of(document.text) for each in extract(document).citations] == [
        "@reed",
        "@lost",
        "@absent",
        "@gone",
    ]
    assert [block.span.of(document.text) for block in document.blocks if block.kind == "heading"] == [
        "Marshes",
        "Deep",
        "Rest",
    ]
    assert {each.id for each in extract(document).references} == {"reed"}
    assert document.files == tuple(str(book / each) for each in ("main.typ", "parts/one.typ", "parts/two.typ"))
    assert document.problems == ()


def test_places_are_those_of_the_files(book: Path) -> None:
    document = read(book / "main.typ")
    found = {}
    for word in ("lost", "absent", "gone", "reed"):
        start = document.text.index(f"@{word}")
        place = document.locate(Span(start, start + 2))
        found[word] = (Path(str(place.part)).name, place.line, place.column)
    assert found == {
        "reed": ("one.typ", 1, 8),
        "lost": ("one.typ", 3, 4),
        "absent": ("two.typ", 2, 4),
        "gone": ("main.typ", 4, 4),
    }


def test_a_folder_has_one_document(book: Path) -> None:
    report = check_files(book)
    assert [(each.source, len(each.notices)) for each in report.documents] == [(str(book / "main.typ"), 3)]
    assert {notice.area.file for notice in report.notices} == set(read(book / "main.typ").files)


def test_a_file_of_its_own_is_one(book: Path) -> None:
    alone = book / "alone.typ"
    alone.write_text('Rushes @reed.\n#bibliography("refs.bib")\n', "utf-8")
    assert project_files(alone) == (alone,)
    assert read(alone).files == ()


def test_what_takes_itself_in_and_what_is_missing_is_told(tmp_path: Path) -> None:
    (tmp_path / "refs.bib").write_text(BIB, "utf-8")
    (tmp_path / "a.typ").write_text('Rushes @reed.\n#include "b.typ"\n#include "c.typ"\n', "utf-8")
    (tmp_path / "b.typ").write_text('More @reed.\n#include "a.typ"\n', "utf-8")
    told = read(tmp_path / "a.typ").problems
    assert any("takes itself in" in problem for problem in told)
    assert any(problem.startswith("c.typ: no such file") for problem in told)


def test_comments_and_code_take_in_nothing(tmp_path: Path) -> None:
    (tmp_path / "b.typ").write_text("No @one.\n", "utf-8")
    lines = ('// #include "b.typ"', '/*\n#include "b.typ"\n*/', '```typ\n#include "b.typ"\n```', '#import "b.typ": x')
    (tmp_path / "a.typ").write_text("\n".join(lines), "utf-8")
    assert read(tmp_path / "a.typ").files == ()
