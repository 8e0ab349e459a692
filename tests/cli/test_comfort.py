"""The command line as people know it from other tools."""

import csv
import io
import json
import subprocess
from argparse import Namespace
from pathlib import Path
from types import SimpleNamespace

import pytest

from refextract import registry
from refextract.cli import main
from refextract.cli.formats import chosen_format
from refextract.cli.parser import COMMANDS
from refextract.errors import OptionsError

Captured = pytest.CaptureFixture[str]
SOUND = "Trees (Crowther 2015).\n\nReferences\n\nCrowther, T. W. (2015). Mapping tree density. Nature, 525, 201-205.\n"
UNRESOLVED = SOUND.replace("(Crowther 2015)", "(Crowther 2015) and rivers (Nobody 1999)")
FIXABLE = SOUND.replace("(Crowther 2015)", "(Crowthar 2015)")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name, text in (("sound.md", SOUND), ("open.md", UNRESOLVED), ("fixable.md", FIXABLE)):
        (tmp_path / name).write_text(text)
    (tmp_path / "strings.txt").write_text(
        "Knuth, D. E. (1984). The TeXbook. Addison-Wesley.\n\nRoe, J. (2001). Silt.\n"
    )
    monkeypatch.chdir(tmp_path)
    return tmp_path


def stopped(*arguments: str) -> int:
    with pytest.raises(SystemExit) as stop:
        main(arguments)
    return int(str(stop.value.code))


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("call", "code", "line"),
    [
        ("check sound.md", 0, "refextract: no findings in 1 document"),
        ("check *.md", 1, "refextract: 2 findings in 2 of 3 documents; can be fixed: 1 with --fix"),
        ("check *.md --quiet", 1, None),
        ("check *.md --format json", 1, None),
    ],
)
def test_a_check_ends_with_a_line_that_sums_up(capsys: Captured, call: str, code: int, line: str | None) -> None:
    assert main(call.split()) == code
    err = capsys.readouterr().err.splitlines()
    assert (err[-1] if err else None) == line


@pytest.mark.usefixtures("folder")
def test_colours_are_for_people_who_want_them(capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    main(["check", "open.md"])
    plain = capsys.readouterr().out
    assert "\x1b" not in plain
    monkeypatch.setenv("FORCE_COLOR", "1")
    main(["check", "open.md"])
    coloured = capsys.readouterr().out
    assert "\x1b[1;31mR101 unresolved-citation\x1b[0m" in coloured
    monkeypatch.setenv("NO_COLOR", "1")
    main(["check", "open.md"])
    assert capsys.readouterr().out == plain


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("call", "told"),
    [
        ("chekc sound.md", "no command 'chekc'; did you mean 'check'? There are extract, parse, check"),
        ("check sound.md --formt json", "no option '--formt'; did you mean '--format'?"),
        ("check sound.md --format jsno", "no format 'jsno'; did you mean 'json'? There are text, json"),
        ("sound.md --format bibtx", "no format 'bibtx'; did you mean 'bibtex'?"),
        ("check sound.md --select R9l", "no rule 'R9l'; `refextract rules` lists all"),
        ("explain unresolved", "no rule 'unresolved'; did you mean 'unresolved-citation'?"),
        ("check sound.md --diff --format json", "--diff shows a diff and no report: leave out --format, or --diff"),
        ("sound.md --from markdwon", "no reader 'markdwon'; did you mean 'markdown'?"),
    ],
)
def test_what_was_meant_is_named(capsys: Captured, call: str, told: str) -> None:
    assert main(call.split()) == 2
    assert told in capsys.readouterr().err


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("call", ["check sound.md --largest many", "check sound.md --jobs 0", "check", "check -q -v x"])
def test_wrong_arguments_are_told_with_exit_code_2(capsys: Captured, call: str) -> None:
    assert stopped(*call.split()) == 2
    assert "--help` shows what there is" in capsys.readouterr().err


def test_help_comes_without_arguments_and_is_no_success(capsys: Captured) -> None:
    assert stopped() == 2
    assert "usage: refextract" in capsys.readouterr().out
    assert stopped("-h") == stopped("--help") == 0


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("call", "begins"),
    [
        ("sound.md -o refs.bib", "@article{"),
        ("sound.md -o refs.ris", "TY  - JOUR"),
        ("sound.md -o refs.csv", "id,type,author"),
        ("sound.md -o found.jsonl", '{"version": 1, '),
        ("sound.md -o found.json", "{\n"),
        ("sound.md -o refs.bib --format csl", "[\n"),
        ("parse strings.txt -o refs.csv", "id,type,author"),
        ("parse strings.txt -o refs.ris", "TY  - BOOK"),
        ("check open.md -o report.sarif --exit-zero", '{\n  "$schema"'),
        ("check open.md -o report.xml --exit-zero", "<?xml"),
        ("check open.md -o report.html --exit-zero", "<!doctype html>"),
        ("check open.md -o report.txt --exit-zero", "open.md:1:"),
    ],
)
def test_the_ending_of_the_output_tells_the_format(folder: Path, call: str, begins: str) -> None:
    assert main(call.split()) == 0
    written = folder / call.split()[call.split().index("-o") + 1]
    assert written.read_text().startswith(begins)


@pytest.mark.parametrize("call", ["sound.md", "parse strings.txt", "export refs.bib"])
def test_a_workbook_goes_into_a_file_and_not_to_a_terminal(
    folder: Path, call: str, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    main(["sound.md", "-o", "refs.bib"])
    assert main([*call.split(), "-o", "refs.xlsx"]) == 0
    assert (folder / "refs.xlsx").read_bytes().startswith(b"PK\x03\x04")
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    capfd.readouterr()
    assert main([*call.split(), "--format", "xlsx"]) == 2
    out, err = capfd.readouterr()
    assert out == ""
    assert "-o references.xlsx writes it to a file" in err


@pytest.mark.usefixtures("folder")
def test_several_documents_are_one_array_of_json(capsys: Captured) -> None:
    main(["open.md", "sound.md", "--format", "json"])
    assert [each["source"] for each in json.loads(capsys.readouterr().out)] == ["open.md", "sound.md"]
    main(["open.md", "--format", "json"])
    assert json.loads(capsys.readouterr().out)["source"] == "open.md"
    main(["parse", "strings.txt", "--format", "json"])
    assert [each["text"][:4] for each in json.loads(capsys.readouterr().out)] == ["Knut", "", "Roe,"]


@pytest.mark.usefixtures("folder")
def test_a_table_has_a_row_a_reference_and_none_for_an_empty_line(capsys: Captured) -> None:
    assert main(["parse", "strings.txt", "--format", "csv"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert [(row["author"], row["year"], row["title"]) for row in rows] == [
        ("Knuth, D. E.", "1984", "The TeXbook"),
        ("Roe, J.", "2001", "Silt"),
    ]


def test_standard_input_has_the_name_that_it_is_given(capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"<p>Rivers (Nobody 1999).</p>")))
    assert main(["check", "-", "--stdin-filename", "deep/page.html"]) == 1
    assert capsys.readouterr().out.startswith("deep/page.html:1:")


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("more", "code"), [("", 1), ("--fail-on error", 1), ("--ignore all", 0), ("--select r2", 0), ("--exit-zero", 0)]
)
def test_what_fails_a_run_can_be_chosen(more: str, code: int) -> None:
    assert main(["check", "open.md", "--jobs", "2", *more.split()]) == code


@pytest.mark.usefixtures("folder")
def test_findings_below_the_chosen_severity_do_not_fail(folder: Path) -> None:
    (folder / "uncited.md").write_text(SOUND + "\nRoe, J. (2001). Silt. London: Press.\n")
    call = ["check", "uncited.md", "--extend-select", "R201"]
    assert main(call) == 1
    assert main([*call, "--fail-on", "error"]) == 0
    (folder / "refextract.toml").write_text('[check]\nfail_on = "error"\n')
    assert main(call) == 0
    assert main([*call, "--fail-on", "info"]) == 1


def test_a_project_is_set_up_once(folder: Path, capsys: Captured) -> None:
    (folder / "refs.bib").write_text("@book{n, author = {Nobody, N.}, title = {All}, year = 1999}\n")
    assert main(["init"]) == 0
    assert 'bibliography = ["refs.bib"]' in (folder / "refextract.toml").read_text()
    assert "id: refextract-check" in (folder / ".pre-commit-config.yaml").read_text()
    assert main(["check", "open.md"]) == 0, "the configuration counts"
    assert main(["init"]) == 2
    assert "is there already" in capsys.readouterr().err


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_knows_all_commands_and_their_options(capsys: Captured, shell: str) -> None:
    assert main(["completion", shell]) == 0
    script = capsys.readouterr().out
    assert all(name in script for name in COMMANDS)
    assert "write-baseline" in script


def test_bash_completes(capsys: Captured) -> None:
    main(["completion", "bash"])
    script = capsys.readouterr().out
    script += 'COMP_WORDS=(refextract check --wr); COMP_CWORD=2; _refextract; echo "${COMPREPLY[@]}"\n'
    script += 'COMP_WORDS=(refextract ex); COMP_CWORD=1; _refextract; echo "${COMPREPLY[@]}"\n'
    done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=True)  # noqa: S603, S607 - ours
    assert done.stdout.splitlines() == ["--write-baseline", "extract export explain"]


def test_a_manual_page_tells_of_every_command(capsys: Captured) -> None:
    assert main(["completion", "man"]) == 0
    page = capsys.readouterr().out
    assert page.startswith(".TH REFEXTRACT 1")
    assert all(f".SH {name.upper()}" in page for name in COMMANDS)


def test_an_exporter_that_was_added_is_told_by_its_ending(monkeypatch: pytest.MonkeyPatch) -> None:
    names, load = registry.names, registry.load
    added = SimpleNamespace(SUFFIX=".enw")
    monkeypatch.setattr(registry, "names", lambda room: (*names(room), "enw") if room == "exporters" else names(room))
    monkeypatch.setattr(registry, "load", lambda room, name: added if name == "enw" else load(room, name))
    for file, format_ in (("a.enw", "enw"), ("a.bib", "bibtex"), ("a", "bibtex")):
        asked = Namespace(format=None, output=Path(file), default_format="bibtex")
        assert chosen_format(asked, ("bibtex", "enw"), {}) == format_
    with pytest.raises(OptionsError, match=r"a\.other: no format ends in \.other"):
        chosen_format(Namespace(format=None, output=Path("a.other"), default_format="bibtex"), ("bibtex", "enw"), {})
