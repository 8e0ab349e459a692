"""Files are found in folders and by globs, and nothing is found that people do not take for their documents."""

import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refextract.checking.files import expand
from refextract.checking.gitignore import ignored_in
from refextract.checking.selection import GENERATOR, Selection
from refextract.options.patterns import fits

DOCUMENTS = Selection((".md", ".txt", ".html"))


def fill(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")


def found(folder: Path, *names: str, selection: Selection = DOCUMENTS) -> list[str]:
    given = [str(folder / name) for name in names or ("",)]
    return [Path(each).relative_to(folder).as_posix() for each in expand(given, selection)]


def test_folders_globs_and_names_are_expanded_once_each(tmp_path: Path) -> None:
    fill(tmp_path, "b.txt", "a.md", "deep/c.txt", "deep/d.png", "deep/E.TXT")
    expected = ["a.md", "b.txt", "deep/E.TXT", "deep/c.txt", "missing.txt"]
    assert found(tmp_path, "", "*.txt", "missing.txt") == expected
    assert list(expand(["-", "-"], DOCUMENTS)) == ["-"]


def test_what_is_found_is_named_as_its_folder_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(tmp_path, "a.md", "deep/b.md")
    monkeypatch.chdir(tmp_path)
    assert list(expand(["."], DOCUMENTS)) == ["a.md", "deep/b.md"]
    assert list(expand(["./deep"], DOCUMENTS)) == ["deep/b.md"]
    assert list(expand(["**/*.md"], DOCUMENTS)) == ["a.md", "deep/b.md"]


def test_what_tools_and_builds_keep_is_passed_over_unless_it_is_named(tmp_path: Path) -> None:
    hidden = (".venv/a.md", ".git/b.md", "node_modules/x/c.md", "build/d.md", "_site/e.md", ".f.md")
    fill(tmp_path, "own.md", "mine/pyvenv.cfg", "mine/lib/g.md", *hidden)
    assert found(tmp_path) == ["own.md"]
    assert found(tmp_path, "**/*.md") == ["own.md"]
    assert found(tmp_path, "build", ".f.md", ".venv/*.md") == ["build/d.md", ".f.md", ".venv/a.md"]


def test_links_are_not_followed_out_of_a_folder(tmp_path: Path) -> None:
    fill(tmp_path, "outside/a.md", "inside/b.md")
    (tmp_path / "inside/link").symlink_to(tmp_path / "outside")
    (tmp_path / "inside/c.md").symlink_to(tmp_path / "outside/a.md")
    assert found(tmp_path, "inside") == ["inside/b.md"]
    assert found(tmp_path, "inside/c.md") == ["inside/c.md"]


def test_what_the_user_excludes_is_left_out_and_what_he_includes_taken_in(tmp_path: Path) -> None:
    fill(tmp_path, "a.md", "drafts/b.md", "drafts/keep.md", "c.tmpl", "build/d.md", "build/e.md")
    chosen = Selection((".md",), exclude=("drafts/",), include=("keep.*", "*.tmpl", "build/d.md"))
    assert found(tmp_path, selection=chosen) == ["a.md", "build/d.md", "c.tmpl", "drafts/keep.md"]
    assert found(tmp_path, "**/*.md", selection=chosen) == ["a.md", "build/d.md", "drafts/keep.md"]
    assert found(tmp_path, "drafts/b.md", selection=chosen) == ["drafts/b.md"], "what is named is wanted"


def test_own_reports_are_no_documents(tmp_path: Path) -> None:
    fill(tmp_path, "page.html")
    (tmp_path / "report.html").write_bytes(b"<!doctype html>\n" + GENERATOR + b' 1.0">')
    assert found(tmp_path) == ["page.html"]
    assert found(tmp_path, "report.html") == ["report.html"]


IGNORE = """# what we make
*.log.md
/top.md
deep/made/
!deep/made/kept.md
**/cache
doc/**/x.md
a[0-9]?.md
!keep.log.md
\\#odd.md
tr ailing.md\\ \n"""
NAMES = (
    *("a.log.md", "keep.log.md", "deep/b.log.md", "top.md", "deep/top.md", "deep/made/kept.md", "cache/c.md", "a1b.md"),
    *("deep/cache/d.md", "doc/x.md", "doc/y/z/x.md", "doc/y/w.md", "a12.md", "ab1.md", "#odd.md", "tr ailing.md "),
)


def test_what_version_control_leaves_out_is_left_out(tmp_path: Path) -> None:
    fill(tmp_path, *NAMES, "inner/e.md", "inner/f.md")
    (tmp_path / ".gitignore").write_text(IGNORE)
    (tmp_path / "inner/.gitignore").write_text("e.md\n")
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)  # noqa: S607 - whichever there is
    call = ["git", "ls-files", "--others", "--exclude-standard", "-z"]
    done = subprocess.run(call, cwd=tmp_path, check=True, capture_output=True, text=True)  # noqa: S603 - our own
    listed = done.stdout.split("\0")
    theirs = sorted(name for name in listed if name.endswith(".md"))
    assert found(tmp_path, selection=Selection((".md",))) == theirs
    assert sorted(found(tmp_path, "**/*.md")) == theirs
    assert found(tmp_path, "inner") == ["inner/f.md"], "files above a folder count as well"


@given(
    st.text(st.sampled_from("ab*?[]!^-/\\# ."), max_size=12), st.text(st.sampled_from("ab/."), min_size=1, max_size=8)
)
def test_any_line_can_stand_in_such_a_file(tmp_path_factory: pytest.TempPathFactory, line: str, path: str) -> None:
    folder = tmp_path_factory.mktemp("any")
    (folder / ".gitignore").write_text(line)
    ignored = ignored_in(str(folder))
    assert ignored is None or ignored.says(f"{folder}/{path}", is_folder=False) in (None, True, False)


def test_patterns_fit_paths_their_ends_names_and_folders() -> None:
    assert fits("docs/old/a.md", ["nothing", "old"])
    assert not fits("docs/old/a.md", ["ol", "a", "docs/a.md"])
