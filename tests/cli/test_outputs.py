"""Where output goes: an ending that tells no format, and a corpus that is not there."""

from pathlib import Path

import pytest

from refextract.cli import main

TEXT = "It is so (Doe 2001).\n\nReferences\n\nDoe, J. (2001). On things. London: Press.\n"


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    path = tmp_path / "paper.txt"
    path.write_text(TEXT, "utf-8")
    return path


@pytest.mark.parametrize("command", [["extract"], ["parse"], ["check"], []])
def test_an_ending_of_no_format_is_refused(command: list[str], paper: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = paper.with_name("out.docx")
    assert main([*command, str(paper), "-o", str(out)]) == 2
    told = capsys.readouterr().err
    assert "no format ends in .docx" in told
    assert ".json" in told
    assert "--format" in told
    assert not out.exists()


def test_a_format_by_name_goes_into_any_file(paper: Path) -> None:
    out = paper.with_name("out.docx")
    assert main(["extract", str(paper), "-o", str(out), "--format", "ris"]) == 0
    assert out.read_text("utf-8").startswith("TY  - ")


def test_an_ending_tells_the_format_of_a_report(paper: Path) -> None:
    assert main(["check", str(paper), "-o", str(paper.with_name("out.txt"))]) == 0
    assert "no findings" not in paper.with_name("out.txt").read_text("utf-8")


@pytest.mark.parametrize("wrong", ["papre.txt", "papers/", "*.pdf"])
def test_a_mistyped_corpus_leaves_nothing_behind(
    wrong: str, paper: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("pyarrow", reason="tables need the extra corpus")
    monkeypatch.chdir(paper.parent)
    assert main(["corpus", wrong, "-o", "new/tables"]) == 2
    assert wrong.rstrip("/") in capsys.readouterr().err
    assert not Path("new").exists()


def test_an_empty_folder_leaves_nothing_behind(paper: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("pyarrow", reason="tables need the extra corpus")
    monkeypatch.chdir(paper.parent)
    Path("papers").mkdir()
    assert main(["corpus", "papers", "-o", "new/tables"]) == 2
    assert not Path("new").exists()


@pytest.mark.parametrize(
    "call",
    [
        "train data -o data/a.jsonl",
        "train data -o base --base base",
        "train data -o model --held-out held --types held/b.jsonl",
        "train data -o styles/c.csl --works works --styles styles",
        "train data -o works --works works",
        "learn data -o data/a.jsonl",
        "learn data --cases held -o held/b.jsonl",
        "evaluate data --curve data/a.jsonl",
    ],
)
def test_what_is_learnt_from_is_not_written_over(
    call: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("data/a.jsonl", "held/b.jsonl", "styles/c.csl", "works", "base"):
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).write_text("what was there\n")
    assert main(call.split()) == 2
    assert "would be overwritten, and it is read as well" in capsys.readouterr().err
    assert {path.read_text() for path in tmp_path.rglob("*") if path.is_file()} == {"what was there\n"}


def test_a_report_is_written_beside_a_baseline(paper: Path, capsys: pytest.CaptureFixture[str]) -> None:
    paper.write_text(TEXT.replace("(Doe 2001)", "(Doe 2001; Roe 1999)"), "utf-8")
    baseline, report = paper.with_name("known.jsonl"), paper.with_name("report.json")
    assert main(["check", str(paper), "--write-baseline", str(baseline), "-o", str(report)]) == 0
    assert "Roe 1999" in baseline.read_text("utf-8")
    assert "Roe 1999" in report.read_text("utf-8")
    assert main(["check", str(paper), "--write-baseline", str(baseline)]) == 0
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("rules", [["--select", "R3", "--ignore", "ALL"], ["--select", "R103", "--ignore", "R1"]])
def test_a_check_without_a_rule_is_refused(rules: list[str], paper: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(paper), *rules]) == 2
    assert "no rule is left to run" in capsys.readouterr().err


@pytest.mark.parametrize("score", ["7", "-0.1", "nan", "high"])
def test_a_score_is_a_number_from_0_to_1(score: str, paper: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(["extract", str(paper), f"--least-score={score}"])
    assert left.value.code == 2
    assert "a number from 0 to 1 is wanted" in capsys.readouterr().err
