"""The command that makes tables tells how far it is, what failed and what to do about it."""

from pathlib import Path

import pytest
from tests.e2e.command import refextract

from refextract.cli import main
from refextract.cli.corpus_progress import progress_line, report_told
from refextract.corpus import CorpusReport, Progress

Captured = pytest.CaptureFixture[str]
TREES = "Trees (Crowther 2015).\n\nReferences\n\nCrowther, T. W. (2015). Mapping tree density. Nature, 525, 201-205.\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(TREES, "utf-8")
    (tmp_path / "in" / "b.docx").write_bytes(b"PK\x03\x04 and no more")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.usefixtures("folder")
def test_a_run_sums_up_and_says_what_failed(capsys: Captured) -> None:
    assert main(["corpus", "in", "-o", "out", "--jobs", "1", "--part", "1", "--verbose"]) == 1
    out, err = capsys.readouterr()
    lines = [line.removeprefix("refextract: ") for line in err.splitlines()]
    assert not out
    assert lines[0] == "0 of 2 documents"
    assert lines[2].endswith(", 1 failed")
    assert lines[3].startswith("in/b.docx: ")
    assert lines[4:] == [
        "1 document failed (1 cannot be read): see the column error in out/documents",
        "out: 2 documents, 1 reference, 1 citation with 1 link",
    ]
    assert main(["corpus", "in", "-o", "out", "--jobs", "1", "--part", "1", "--quiet"]) == 1
    assert "out:" not in capsys.readouterr().err


@pytest.mark.usefixtures("folder")
def test_inputs_are_listed_first_where_shards_will_share_them(capsys: Captured) -> None:
    assert main(["corpus", "in", "-o", "out", "--part", "1", "--list-only"]) == 0
    assert capsys.readouterr().err == "refextract: out: 2 documents in 2 parts\n"
    assert main(["corpus", "in", "-o", "out", "--part", "1", "--listed", "--shard", "1/2"]) == 0
    assert [path.name for path in (Path("out") / "documents").iterdir()] == ["part-000000.parquet"]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--shard", "3/2"], "a share is wanted, from 1/N to N/N, not '3/2'"),
        (["--shard", "0/2"], "a share is wanted"),
        (["--time-limit", "soon"], "a number of seconds is wanted"),
        (["--memory-limit", "2T"], "a number of bytes is wanted, as 800M or 2G, not '2T'"),
        (["--engine", "rai"], "did you mean 'ray'"),
        (["--list-only", "--listed"], "not allowed with"),
    ],
)
@pytest.mark.usefixtures("folder")
def test_bad_calls_exit_2_and_say_why(arguments: list[str], told: str, capsys: Captured) -> None:
    try:
        code: object = main(["corpus", "in", "-o", "out", *arguments])
    except SystemExit as stopped:
        code = stopped.code
    assert (code, told in capsys.readouterr().err) == (2, True)


def test_without_pyarrow_it_is_told_how_to_get_it(folder: Path) -> None:
    program = "import sys; sys.modules['pyarrow'] = None; from refextract.cli import main; sys.exit(main())"
    code, _, err = refextract(folder, "corpus", "in", "-o", "out", program=program)
    assert (code, err) == (2, "refextract: tables need pyarrow: pip install 'refextract-cite[corpus]'\n")


def test_the_line_of_progress_leaves_out_what_is_not_known() -> None:
    assert progress_line(Progress(5, 5, 10, 0), 3.0) == "5 of 10 documents"
    assert progress_line(Progress(10, 5, 10, 0), 2.0) == "10 of 10 documents, 2.5 a second"
    assert report_told(CorpusReport(3, 1200), is_listing=True) == "1,200 documents in 3 parts"
