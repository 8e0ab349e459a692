"""The command line: what it prints, where, and with which exit code; bad input is told and never a traceback."""

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from refextract import __version__
from refextract.cli import main

DOCUMENTS = Path(__file__).parents[2] / "fixtures" / "documents"
TEXT = """Trees were counted (Crowther et al. 2015) and lost (Nobody 1999).

References

Crowther, T. W., Glick, H. B., & Covey, K. R. (2015). Mapping tree density at a global scale. Nature, 525, 201-205.

Hansen, M. C., & Potapov, P. V. (2013). High-resolution global maps of forest cover change. Science, 342, 850-853.
"""

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def paper(tmp_path: Path) -> str:
    path = tmp_path / "paper.txt"
    path.write_text(TEXT, "utf-8")
    return str(path)


def test_version(capsys: Captured) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["--version"])
    assert stop.value.code == 0
    assert capsys.readouterr().out == f"refextract {__version__}\n"


def test_help_shows_examples(capsys: Captured) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    assert "refextract check paper.txt" in capsys.readouterr().out


def test_a_file_alone_is_extracted(capsys: Captured, paper: str) -> None:
    assert main([paper, "--format", "jsonl"]) == 0
    [line] = capsys.readouterr().out.splitlines()
    found = json.loads(line)
    assert found["version"] == 1
    assert [r["text"].split(",")[0] for r in found["references"]] == ["Crowther", "Hansen"]
    assert [c["text"] for c in found["citations"]] == ["(Crowther et al. 2015)", "(Nobody 1999)"]
    assert [c["items"][0]["reference"] for c in found["citations"]] == ["r1", None]
    assert [r["cited"] for r in found["references"]] == [True, False]
    for each in (*found["citations"], *found["references"]):
        assert TEXT[each["start"] : each["end"]] == each["text"]


def test_what_is_cited_may_stand_in_a_bibliography_file(capsys: Captured, tmp_path: Path) -> None:
    paper, refs = tmp_path / "paper.md", tmp_path / "refs.bib"
    paper.write_text("Trees were counted (Crowther 2015) [@hansen13, p. 5].\n", "utf-8")
    refs.write_text(
        "@article{crowther15, author = {Crowther, T. W.}, title = {Trees}, journal = {Nature}, year = 2015}\n"
        "@article{hansen13, author = {Hansen, M. C.}, title = {Maps}, journal = {Science}, year = 2013}\n"
        "@article{other, author = {Other, A. N.}, title = {Never cited}, year = 2014}\n",
        "utf-8",
    )
    assert main([str(paper), "--bibliography", str(refs), "--format", "biblatex"]) == 0
    out = capsys.readouterr().out
    assert "@article{crowther15," in out
    assert "@article{hansen13," in out
    assert "other" not in out
    assert main(["check", str(paper), "--bibliography", str(refs)]) == 0
    paper.write_text("Trees were counted (Crowter 2015).\n", "utf-8")
    capsys.readouterr()
    assert main(["check", str(paper), "--bibliography", str(refs)]) == 1
    assert "“Crowter” is spelt “Crowther”" in capsys.readouterr().out


def test_keys_that_a_bibliography_file_lacks_and_entries_that_nobody_cites_are_told(
    capsys: Captured, tmp_path: Path
) -> None:
    paper, refs = tmp_path / "paper.md", tmp_path / "refs.bib"
    paper.write_text("Trees were counted [@crowther51; @nobody1900] and mapped (Hansen 2013).\n", "utf-8")
    refs.write_text(
        "@article{crowther15, author = {Crowther, T. W.}, title = {Trees}, year = 2015}\n"
        "@article{hansen13, author = {Hansen, M. C.}, title = {Maps}, year = 2013}\n",
        "utf-8",
    )
    assert main(["check", str(paper), "--bibliography", str(refs), "--extend-select", "R206"]) == 1
    out = capsys.readouterr().out
    assert "“@crowther51” has no entry; the nearest is [crowther15] Crowther 2015" in out
    assert "“@nobody1900” has no entry in the bibliography file" in out
    assert "[crowther15] Crowther 2015 stands in the bibliography file and is not cited" in out
    assert "[hansen13]" not in out
    assert "the nearest entry" not in out, "an entry of another file has no place in this one"


def test_a_bibliography_is_exported_in_another_format(capsys: Captured, tmp_path: Path) -> None:
    refs = tmp_path / "refs.bib"
    refs.write_text(
        "@book{knuth84, title = {The {TeX}book}}\n@book{bad, title = {\n\n@misc{last, title = {L}}\n", "utf-8"
    )
    assert main(["export", str(refs), "--format", "ris"]) == 1, "an entry was lost"
    told = capsys.readouterr()
    assert told.out.startswith("TY  - BOOK\r\nID  - knuth84\r\nTI  - The TeXbook\r\nER  - \r\n")
    assert "refs.bib: line 2:" in told.err


def test_fields_that_a_format_has_no_place_for_are_told(capsys: Captured, tmp_path: Path) -> None:
    refs = tmp_path / "refs.bib"
    refs.write_text(
        "@book{a, title = {A}, abstract = {B}, owner = {me}}\n@book{b, title = {C}, owner = {you}}\n", "utf-8"
    )
    assert main(["export", str(refs), "--format", "ris"]) == 0
    told = capsys.readouterr()
    assert "AB  - B\r\n" in told.out
    assert told.err == "refextract: ris has no place for some fields, which are left out: owner (2 entries)\n"
    assert main(["export", str(refs), "--format", "bibtex"]) == 0
    assert capsys.readouterr().err == ""


def test_several_files_come_in_order(capsys: Captured, paper: str) -> None:
    assert main(["extract", paper, str(DOCUMENTS / "numeric.txt"), "--format", "jsonl"]) == 0
    sources = [json.loads(line)["source"] for line in capsys.readouterr().out.splitlines()]
    assert sources == [paper, str(DOCUMENTS / "numeric.txt")]


@pytest.mark.parametrize("format_", ["json", "bibtex", "biblatex", "csl-json", "ris"])
def test_every_format_can_be_written_to_a_file(tmp_path: Path, paper: str, format_: str) -> None:
    out = tmp_path / "out"
    assert main([paper, "--format", format_, "-o", str(out)]) == 0
    assert "Mapping tree density at a global scale" in out.read_text("utf-8")


def test_standard_input(capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    assert main(["-", "--format", "jsonl"]) == 0
    assert json.loads(capsys.readouterr().out)["source"] == "<stdin>"


def test_parse_gives_one_result_a_line(capsys: Captured, tmp_path: Path) -> None:
    path = tmp_path / "strings.txt"
    path.write_text("Knuth, D. E. (1984). The TeXbook. Addison-Wesley.\n\nX\n", "utf-8")
    assert main(["parse", str(path)]) == 0
    results = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [r["text"] for r in results] == ["Knuth, D. E. (1984). The TeXbook. Addison-Wesley.", "", "X"]
    assert results[0]["csl"]["author"] == [{"family": "Knuth", "given": "D. E."}]
    assert ["The TeXbook", "title"] in [[results[0]["text"][s:e], v] for s, e, v in results[0]["spans"]]


def test_parse_reads_the_doubtful_of_one_list_as_the_rest(capsys: Captured, tmp_path: Path) -> None:
    path = tmp_path / "strings.txt"
    hosts = ("Journal of Rivers", "Water and Soil", "Annals of Hydrology", "River Studies", "Silt", "Mud Review")
    listed = [f"Roe, J. (200{n}). The silt of river {host}. {host}, 12(3), 45–67." for n, host in enumerate(hosts)]
    path.write_text("\n".join([*listed, "Coe, A. (2007). Rivers: A report. Banks, 44–67."]), "utf-8")
    titles = []
    for options in ([], ["--one-list"]):
        assert main(["parse", str(path), *options]) == 0
        titles.append(json.loads(capsys.readouterr().out.splitlines()[-1])["csl"].get("container-title"))
    assert titles == [None, "Banks"]


@pytest.mark.parametrize("form", ["jsonl", "json", "csl-json"])
def test_parse_shows_what_to_review_first(capsys: Captured, tmp_path: Path, form: str) -> None:
    path = tmp_path / "strings.txt"
    sure = "Knuth, D. E. (1984). The TeXbook. Reading: Addison-Wesley."
    path.write_text(f"{sure}\n\nsee the silt above, in 12 or so\n{sure}\n", "utf-8")
    assert main(["parse", str(path), "--review", "2", "--format", form]) == 0
    out = capsys.readouterr().out
    results = [json.loads(line) for line in out.splitlines()] if form == "jsonl" else json.loads(out)
    assert [each.get("csl", each)["id"] for each in results] == ["r3", "r1"]


def test_check_exits_1_for_findings_and_names_the_place(capsys: Captured, paper: str) -> None:
    assert main(["check", paper]) == 1
    out = capsys.readouterr().out
    assert f"{paper}:1:53: R101 unresolved-citation: “Nobody 1999” has no entry" in out
    assert "R201 uncited-reference" in out


def test_check_exits_0_when_nothing_is_found(capsys: Captured, paper: str) -> None:
    assert main(["check", paper, "--ignore", "R101,uncited-reference"]) == 0
    assert capsys.readouterr().out == ""
    assert main(["check", paper, "--exit-zero"]) == 0


def test_a_baseline_lets_old_findings_pass(capsys: Captured, paper: str, tmp_path: Path) -> None:
    baseline = str(tmp_path / "baseline.jsonl")
    assert main(["check", paper, "--write-baseline", baseline]) == 0
    assert main(["check", paper, "--baseline", baseline]) == 0
    assert capsys.readouterr().out == ""


def test_rules_and_explain(capsys: Captured) -> None:
    assert main(["rules"]) == 0
    assert "R101 unresolved-citation" in capsys.readouterr().out
    assert main(["explain", "accessed-before-issued"]) == 0
    assert "accessed before it was published" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["missing.txt"], "missing.txt: No such file"),
        (["check", "missing.txt"], "missing.txt: No such file"),
        (["parse", "missing.txt"], "missing.txt: No such file"),
        (["explain", "R999"], "no rule 'R999'"),
        (["check", "--select", "R999", "missing.txt"], "no rule 'R999'"),
        (["missing.txt", "--format", "endnote"], "no format 'endnote'"),
    ],
)
def test_bad_calls_exit_2_and_say_why(capsys: Captured, arguments: list[str], told: str) -> None:
    assert main(arguments) == 2
    assert told in capsys.readouterr().err


def test_one_bad_file_does_not_stop_the_others(capsys: Captured, paper: str, tmp_path: Path) -> None:
    binary = tmp_path / "image.txt"
    binary.write_bytes(b"\x89PNG\r\n\x1a\n")
    assert main([str(binary), paper, "--format", "jsonl"]) == 2
    captured = capsys.readouterr()
    assert "this is a PNG image, not text" in captured.err
    assert len(captured.out.splitlines()) == 1


@pytest.mark.parametrize("data", [b"", b"\n\n", b"One\x00two", "пример без списка".encode("utf-16"), b"\xff\xfe"])
def test_odd_files_give_an_empty_result(capsys: Captured, tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "odd.txt"
    path.write_bytes(data)
    assert main([str(path), "--format", "jsonl"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["citations"], found["references"]) == ([], [])
    assert main(["check", str(path)]) == 0
    told = "odd.txt: there is no text in it" in capsys.readouterr().err
    assert told is (data.strip() in (b"", b"\xff\xfe"))


def test_it_runs_as_a_module() -> None:
    done = subprocess.run([sys.executable, "-m", "refextract", "--version"], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("refextract ")


def test_it_runs_as_a_command() -> None:
    done = subprocess.run(
        [sys.executable, "-c", "import sys; from refextract.cli import main; sys.exit(main())", "rules"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert "R101" in done.stdout


def test_a_document_above_the_limit_is_refused(capsys: Captured, paper: str) -> None:
    assert main([paper, "--largest", "10"]) == 2
    assert "more than the limit of 10" in capsys.readouterr().err
