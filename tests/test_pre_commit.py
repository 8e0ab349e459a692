"""The hooks of .pre-commit-hooks.yaml, run by pre-commit itself on a repository made for the test."""

import os
import re
import shutil
import subprocess
import sys
from functools import partial
from pathlib import Path
from textwrap import indent

import pytest
import yaml

from refextract.readers import suffixes
from refextract.registry import load, names

pytest.importorskip("pre_commit", reason="needs the pre-commit package")
if shutil.which("git") is None:
    pytest.skip("needs git", allow_module_level=True)

HOOKS = Path(__file__).parents[1] / ".pre-commit-hooks.yaml"
GOOD = "Trees (Crowther 2015).\n\nReferences\n\nCrowther, T. W. (2015). Mapping tree density. Nature, 525, 201-205.\n"
BAD = GOOD.replace("(Crowther 2015)", "(Crowther 2015) and rivers (Nobody 1999)")


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository that uses the hooks, with the installed command in place of an environment of its own."""
    hooks = indent(HOOKS.read_text("utf-8").replace("language: python", "language: system"), " " * 6)
    (tmp_path / ".pre-commit-config.yaml").write_text(f"repos:\n  - repo: local\n    hooks:\n{hooks}", "utf-8")
    _run(tmp_path, "git", "init", "--quiet")
    return tmp_path


def _run(folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    beside = str(Path(sys.executable).parent)
    own = {"PATH": f"{beside}{os.pathsep}{os.environ['PATH']}", "PRE_COMMIT_HOME": str(folder / ".cache")}
    return subprocess.run(  # noqa: S603 - our own commands
        command, cwd=folder, env={**os.environ, **own}, capture_output=True, encoding="utf-8", check=False
    )


def _hooked(repository: Path, hook: str = "refextract-check", **files: str) -> subprocess.CompletedProcess[str]:
    for name, text in files.items():
        (repository / name.replace("_", ".")).write_text(text, "utf-8")
    _run(repository, "git", "add", "--all")
    return _run(repository, sys.executable, "-m", "pre_commit", "run", hook, "--all-files")


def test_a_sound_document_passes(repository: Path) -> None:
    done = _hooked(repository, paper_md=GOOD, notes_txt=GOOD)
    assert done.returncode == 0, done.stdout
    assert "Passed" in done.stdout


def test_a_citation_without_an_entry_fails_and_names_its_place(repository: Path) -> None:
    done = _hooked(repository, paper_md=BAD)
    assert done.returncode == 1
    assert "paper.md:1:" in done.stdout
    assert "R101" in done.stdout


def test_other_kinds_of_files_are_passed_over(repository: Path) -> None:
    done = _hooked(repository, module_py=f'"""{BAD}"""\n')
    assert done.returncode == 0, done.stdout
    assert "(no files to check)" in done.stdout


def test_a_hidden_file_is_passed_over(repository: Path) -> None:
    (repository / ".tools").mkdir()
    (repository / ".tools" / "notes.md").write_text(BAD, "utf-8")
    done = _hooked(repository)
    assert "(no files to check)" in done.stdout


@pytest.mark.parametrize("hook", yaml.safe_load(HOOKS.read_text("utf-8")), ids=lambda hook: hook["id"])
def test_every_document_and_bibliography_starts_a_hook(hook: dict[str, str]) -> None:
    """`identify`, which pre-commit asks for types of files, does not know most of these endings."""
    files = [module.SUFFIXES for module in map(partial(load, "bibliography"), names("bibliography"))]
    for ending in (*suffixes(), *(suffix for each in files for suffix in each), ".bbl"):
        assert re.search(hook["files"], f"papers/one{ending}"), ending
        assert re.search(hook["files"], f"one{ending.upper()}"), ending
        assert not re.search(hook["files"], f".hidden/one{ending}"), ending
    assert not re.search(hook["files"], "src/module.py")


def test_a_document_that_identify_does_not_know_is_checked(repository: Path) -> None:
    done = _hooked(repository, paper_qmd=BAD)
    assert done.returncode == 1
    assert "paper.qmd:1:" in done.stdout


def test_the_fixing_hook_mends_a_document_and_then_passes(repository: Path) -> None:
    done = _hooked(repository, "refextract-fix", paper_md=GOOD.replace("(Crowther 2015)", "(Crowthar 2015)"))
    assert done.returncode == 1
    assert "files were modified by this hook" in done.stdout
    assert (repository / "paper.md").read_text("utf-8") == GOOD
    assert _hooked(repository, "refextract-fix").returncode == 0


def test_a_change_of_the_bibliography_alone_is_checked(repository: Path) -> None:
    (repository / "refextract.toml").write_text('[extract]\nbibliography = ["refs.bib"]\n')
    bib = "@article{crowther, author = {Crowther, T. W.}, title = {Trees}, year = 2015}\n"
    done = _hooked(repository, paper_md="Trees (Crowther 2015).\n", refs_bib=bib)
    assert done.returncode == 0, done.stdout
    _run(repository, "git", "-c", "user.name=x", "-c", "user.email=x@example.org", "commit", "-qm", "x", "--no-verify")
    (repository / "refs.bib").write_text(bib.replace("2015", "2016"), "utf-8")
    _run(repository, "git", "add", "refs.bib")
    done = _run(repository, sys.executable, "-m", "pre_commit", "run", "refextract-check")
    assert done.returncode == 1, done.stdout
    assert "paper.md:1:" in done.stdout
