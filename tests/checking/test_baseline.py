"""A baseline hides what was there, once each, and nothing new."""

from pathlib import Path

import pytest

from refextract.checking import RunOptions, check_files
from refextract.checking.baseline import new_findings, new_notices, read_baseline, write_baseline
from refextract.checking.report import Checked
from refextract.checking.report.notices import reported
from refextract.errors import OptionsError
from refextract.model.diagnostic import Diagnostic
from refextract.model.document import Document
from refextract.model.extraction import Extraction
from refextract.options import CheckOptions, Options
from refextract.text import Span


def checked(*messages: str) -> Checked:
    findings = tuple(
        Diagnostic(code="R101", name="unresolved-citation", severity="error", message=m, span=Span(n, n + 1))
        for n, m in enumerate(messages)
    )
    return Checked(Document.of("x" * 9, "a.txt"), Extraction(source="a.txt"), findings)


def test_what_was_there_is_hidden_once_each(tmp_path: Path) -> None:
    path = tmp_path / "baseline.jsonl"
    assert write_baseline(path, [reported(checked("one", "two"))]) == 2
    fresh = new_findings(checked("zero", "one", "one"), read_baseline(path))
    assert [d.message for d in fresh.diagnostics] == ["zero", "one"]
    told = new_notices(reported(checked("zero", "one", "one")), read_baseline(path))
    assert [each.message for each in told.notices] == ["zero", "one"]
    assert told.checked == fresh


def test_another_file_is_told(tmp_path: Path) -> None:
    path = tmp_path / "baseline.jsonl"
    path.write_text("[1]\n")
    with pytest.raises(OptionsError, match=r"baseline\.jsonl:1"):
        read_baseline(path)


def test_files_are_named_from_the_root_of_the_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "refextract.toml").touch()
    for folder in ("papers", "ci"):
        (tmp_path / folder).mkdir()
    (tmp_path / "papers" / "a.txt").write_text("Rivers (Nobody 1999).\n")
    path = tmp_path / "ci" / "baseline.jsonl"
    monkeypatch.chdir(tmp_path)
    write_baseline(path, check_files(["papers"]).documents)
    assert path.read_text().startswith('["papers/a.txt", "R101"')
    monkeypatch.chdir(tmp_path / "papers")
    run = RunOptions(baseline=Path("../ci/baseline.jsonl"))
    for file in ("a.txt", "../papers/a.txt", str(tmp_path / "papers" / "a.txt")):
        assert check_files([file], run=run).notices == ()


def test_what_is_not_there_any_more_is_told(tmp_path: Path) -> None:
    paper, path = tmp_path / "a.txt", tmp_path / "baseline.jsonl"
    paper.write_text("Rivers (Nobody 1999) and lakes (Someone 2001).\n")
    write_baseline(path, check_files([paper]).documents)
    paper.write_text("Rivers (Nobody 1999).\n")
    report = check_files([paper], run=RunOptions(baseline=path))
    [told] = report.notices
    assert (told.code, told.name, told.area.line) == ("R402", "baseline-line-without-finding", 2)
    assert "a.txt has this R101 no more: “Someone 2001” has no entry" in told.message
    assert report.documents[-1].source == str(path)
    assert report.fails()
    assert not report.fails("warning")


@pytest.mark.parametrize("chosen", [CheckOptions(ignore=("R402",)), CheckOptions(select=("R2", "R402"))])
def test_lines_of_rules_that_did_not_run_are_left_alone(tmp_path: Path, chosen: CheckOptions) -> None:
    paper, path = tmp_path / "a.txt", tmp_path / "baseline.jsonl"
    paper.write_text("Rivers (Nobody 1999).\n")
    write_baseline(path, check_files([paper]).documents)
    paper.write_text("Rivers.\n")
    assert check_files([paper], Options(check=chosen), run=RunOptions(baseline=path)).notices == ()


def test_lines_of_other_files_are_left_alone_and_a_new_baseline_has_none_that_are_gone(tmp_path: Path) -> None:
    one, two, path = tmp_path / "1.txt", tmp_path / "2.txt", tmp_path / "baseline.jsonl"
    for paper in (one, two):
        paper.write_text("Rivers (Nobody 1999).\n")
    write_baseline(path, check_files([one, two]).documents)
    two.write_text("Rivers.\n")
    run = RunOptions(baseline=path)
    assert check_files([one], run=run).notices == ()
    report = check_files([one, two], run=run)
    assert [each.area.line for each in report.notices] == [2]
    assert write_baseline(tmp_path / "new.jsonl", report.documents) == 0


@pytest.mark.parametrize("format_", ["text", "json", "jsonl", "github", "gitlab", "sarif", "junit", "html"])
def test_every_report_tells_the_lines_that_are_gone(tmp_path: Path, format_: str) -> None:
    paper, path = tmp_path / "a.txt", tmp_path / "baseline.jsonl"
    paper.write_text("Rivers (Nobody 1999).\n")
    write_baseline(path, check_files([paper]).documents)
    paper.write_text("Rivers.\n")
    run = RunOptions(baseline=path, keep="extractions" if format_ == "html" else "findings")
    told = check_files([paper], run=run).render(format_)
    assert {"gitlab": "baseline-line-without-finding"}.get(format_, "R402") in told
    assert "baseline.jsonl" in told


@pytest.mark.parametrize("line", ["[1]", "x", '"abc"', "[1, 2, 3]", "[[], 1, {}]", "1", "[" * 100_000, '"\\ud800"'])
def test_a_damaged_line_is_told(tmp_path: Path, line: str) -> None:
    path = tmp_path / "baseline.jsonl"
    path.write_text(f'["a.txt", "R101", "x"]\n{line}\n')
    with pytest.raises(OptionsError, match=r"baseline\.jsonl:2: this is no line of a baseline"):
        read_baseline(path)


def test_an_emptied_file_is_no_baseline(tmp_path: Path) -> None:
    path = tmp_path / "baseline.jsonl"
    for nothing in ("", "\n", " \n\n"):
        path.write_text(nothing)
        with pytest.raises(OptionsError, match=r"baseline\.jsonl.*--write-baseline"):
            read_baseline(path)


def test_a_baseline_of_no_findings_is_one(tmp_path: Path) -> None:
    path = tmp_path / "baseline.jsonl"
    assert write_baseline(path, [reported(checked())]) == 0
    assert not read_baseline(path)
    assert [d.message for d in new_findings(checked("one"), read_baseline(path)).diagnostics] == ["one"]
