"""The configuration, as the command line takes it: what is wrong with it is told once, in one line."""

from pathlib import Path

import pytest

from refextract.cli import main

Captured = pytest.CaptureFixture[str]
UNRESOLVED = "Rivers (Nobody 1999).\n"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "paper.md").write_text(UNRESOLVED)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("command", ["check", "extract"])
@pytest.mark.parametrize(
    ("toml", "told"),
    [
        ('[extract]\nstyles = ["harvard"]\n', "refextract.toml:2: extract.styles: no citation style 'harvard'"),
        ("[extract]\nthreshold = 2\n", "refextract.toml:2: extract.threshold: 2 is not a number from 0 to 1"),
        ("[extract]\nbibliography = 3\n", "refextract.toml:2: extract.bibliography: 3 is not a list of files"),
    ],
)
def test_what_is_wrong_is_told(capsys: Captured, project: Path, command: str, toml: str, told: str) -> None:
    (project / "refextract.toml").write_text(toml)
    assert main([command, "paper.md"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert told in err
    assert len(err.splitlines()) == 1


@pytest.mark.parametrize(
    ("toml", "told"),
    [
        ('[check]\nignore = [\n  "R101",\n  "R1O2",\n]\n', "refextract.toml:4: check.ignore: no rule 'R1O2'"),
        (
            '[check.per_file_ignores]\n"*.md" = ["unresolved-citations"]\n',
            "check.per_file_ignores.*.md: no rule 'unresolved-citations'; did you mean 'unresolved-citation'?",
        ),
    ],
)
def test_a_rule_that_is_none_is_told_with_its_place(capsys: Captured, project: Path, toml: str, told: str) -> None:
    (project / "refextract.toml").write_text(toml)
    assert main(["check", "paper.md"]) == 2
    assert told in capsys.readouterr().err


def test_another_configuration_or_none(capsys: Captured, project: Path) -> None:
    (project / "refextract.toml").write_text('[check]\nignore = ["ALL"]\n')
    (project / "other.toml").write_text('[check]\nselect = ["r101"]\n')
    assert main(["check", "paper.md"]) == 0
    assert main(["check", "paper.md", "--config", "other.toml"]) == 1
    assert main(["check", "paper.md", "--isolated"]) == 1
    assert main(["check", "paper.md", "--config", "nowhere.toml"]) == 2
    assert "nowhere.toml: No such file" in capsys.readouterr().err


def test_the_bibliography_of_a_project_counts_unless_another_is_named(capsys: Captured, project: Path) -> None:
    (project / "refextract.toml").write_text('[extract]\nbibliography = ["refs.bib"]\n')
    (project / "refs.bib").write_text("@book{n, author = {Nobody, N.}, title = {All}, year = 1999}\n")
    (project / "none.bib").write_text("@book{m, author = {Other, O.}, title = {All}, year = 1999}\n")
    assert main(["check", "paper.md"]) == 0
    assert main(["check", "paper.md", "--bibliography", "none.bib"]) == 1
    assert main(["paper.md"]) == 0
    assert "@book{n," in capsys.readouterr().out


@pytest.mark.parametrize(
    ("where", "named"), [(".", "."), ("drafts", "."), ("drafts", "a.txt"), (".", "{here}/drafts/a.txt")]
)
@pytest.mark.parametrize(
    "said", ['[check.per_file_ignores]\n"drafts/*" = ["R"]\n', '[read]\nexclude = ["drafts/b*"]\n']
)
def test_patterns_count_from_the_folder_of_the_configuration(
    project: Path, monkeypatch: pytest.MonkeyPatch, where: str, named: str, said: str
) -> None:
    (project / "paper.md").unlink()
    (project / "drafts").mkdir()
    (project / "refextract.toml").write_text(said)
    (project / "drafts/a.txt").write_text("Rivers flow.\n" if "exclude" in said else UNRESOLVED)
    (project / "drafts/b.txt").write_text(UNRESOLVED)
    monkeypatch.chdir(project / where)
    assert main(["check", "--select", "R101", named.format(here=project)]) == 0
