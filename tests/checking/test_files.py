"""Files are found in folders and by globs."""

from pathlib import Path

import pytest

from refextract.checking.files import expand


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.txt", "a.md", "deep/c.txt", "deep/d.png"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x")
    return tmp_path


def test_folders_globs_and_names_are_expanded_once_each(folder: Path) -> None:
    found = expand([str(folder), str(folder / "*.txt"), str(folder / "missing.txt"), "-"], (".md", ".txt"))
    expected = [str(folder / name) for name in ("a.md", "b.txt", "deep/c.txt", "missing.txt")]
    assert list(found) == [*expected, "-"]
