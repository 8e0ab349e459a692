"""A project of several files is read once, whichever of them are given."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from refextract.checking import run as running
from refextract.checking.run import RunOptions, check_files
from refextract.cli import main
from refextract.cli.summary import summary
from refextract.corpus.inputs import InputOptions
from refextract.corpus.slices import listed

MAIN = "\\documentclass{book}\\begin{document}\n\\input{one}\n\\include{parts/two}\nSo \\cite{m}.\n\\end{document}\n"


@pytest.fixture
def thesis(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    write("main.tex", MAIN)
    write("one.tex", "So \\cite{a}.\n\\input{parts/deep}\n")
    write("parts/two.tex", "So \\cite{b}.\n")
    write("parts/deep.tex", "So \\cite{c}.\n")
    return tmp_path


def write(name: str, text: str) -> None:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def documents(*files: str, run: RunOptions | None = None) -> list[tuple[str, int]]:
    report = check_files(files, run=run)
    assert not report.errors
    return [(each.source, len(each.notices)) for each in report.documents]


@pytest.mark.parametrize(
    ("files", "source"),
    [
        (["."], "main.tex"),
        (["*.tex", "parts"], "main.tex"),
        (["parts", "one.tex", "main.tex"], "main.tex"),
        (["main.tex"], "main.tex"),
        (["one.tex"], "one.tex"),
        (["parts/two.tex", "one.tex"], "parts/two.tex"),
        (["parts"], "parts/deep.tex"),
    ],
)
@pytest.mark.usefixtures("thesis")
def test_a_project_is_one_document(files: list[str], source: str) -> None:
    assert documents(*files) == [(source, 4)]


@pytest.mark.usefixtures("thesis")
def test_the_summary_tells_how_many_files_it_has() -> None:
    write("other.md", "Nothing.")
    assert summary(check_files(".")) == "4 findings in 1 of 2 documents (5 files)"
    assert summary(check_files("other.md")) == "no findings in 1 document"


def test_a_file_of_two_projects_belongs_to_both(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("one", "two"):
        write(f"{name}.tex", "\\documentclass{article}\\begin{document}\\input{both} \\cite{x}\\end{document}")
    write("both.tex", "So \\cite{a}.")
    write("alone.tex", "\\documentclass{article}\\begin{document}So \\cite{a}.\\end{document}")
    assert documents(".") == [("alone.tex", 1), ("one.tex", 2), ("two.tex", 2)]


def test_files_that_take_in_each_other_are_one_document(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name, other in (("a", "b"), ("b", "a")):
        write(
            f"{name}.tex",
            f"\\documentclass{{article}}\\begin{{document}}\\input{{{other}}} \\cite{{{name}}}\\end{{document}}",
        )
    assert [each.source for each in check_files(".").documents] == ["a.tex"]


@pytest.mark.usefixtures("thesis")
def test_a_document_of_its_own_that_another_takes_in_is_read_with_it() -> None:
    write("a_figure.tex", "\\documentclass{standalone}\\begin{document}\\cite{f}\\end{document}")
    write("main.tex", MAIN.replace("So", "\\input{a_figure} So"))
    assert [source for source, _ in documents(".")] == ["main.tex"]


def test_a_cache_answers_for_the_project(thesis: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = RunOptions(cache=thesis / ".cache")
    documents("one.tex", run=kept)
    assert documents(".", run=kept) == [("main.tex", 4)]

    def never(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr("refextract.readers.project_files", never)
    monkeypatch.setattr(running.Session, "_futures", never)
    assert documents(".", run=kept) == [("main.tex", 4)]
    monkeypatch.undo()
    monkeypatch.chdir(thesis)
    write("parts/deep.tex", "Nothing.")
    assert documents(".", run=kept) == [("main.tex", 3)]


def test_extraction_and_corpora_take_it_once(thesis: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["extract", ".", "--format", "jsonl", "--quiet"]) in (0, 2)
    lines = capsys.readouterr().out.splitlines()
    assert [json.loads(line)["source"] for line in lines] == ["main.tex"]
    reading = InputOptions(suffixes=(".tex",))
    assert [each.path for each in listed(["."], reading, thesis / "out")] == ["main.tex"]
    assert [each.path for each in listed(["parts"], reading, thesis / "out")] == ["parts/deep.tex", "parts/two.tex"]
    assert [each.path for each in listed(["one.tex"], reading, thesis / "out")] == ["one.tex"]
