"""The page on the architecture shows the tree as it is, and its examples work as they stand."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import refextract

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "explanation" / "architecture.md").read_text("utf-8")
EXAMPLES = dict(re.findall(r'^```\w+ title="([^"]+)"\n(.*?)^```$', PAGE, re.DOTALL | re.MULTILINE))
TESTS = [path for path in EXAMPLES if path.startswith("tests/")]


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the package with the files of the page in it."""
    root = tmp_path_factory.mktemp("checkout")
    shutil.copytree(
        Path(refextract.__file__).parent, root / "src" / "refextract", ignore=shutil.ignore_patterns("__pycache__")
    )
    shutil.copytree(ROOT / "tests" / "languages", root / "tests" / "languages")
    shutil.copy(ROOT / "pyproject.toml", root)
    for path, text in EXAMPLES.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")
    return root


def test_every_room_is_on_the_page() -> None:
    rooms = {path.name for path in Path(refextract.__file__).parent.iterdir() if path.is_dir() and path.name[0] != "_"}
    assert not {room for room in rooms if f"\n  {room}/ " not in PAGE}


def test_there_is_an_example_of_each_kind_and_a_test_of_each() -> None:
    files = {Path(path).parent.name for path in EXAMPLES if path.startswith("src/")}
    assert files == {"styles", "languages", "readers", "rules", "exporters"}
    assert len(EXAMPLES) == 2 * len(TESTS) == 10


def run(checkout: Path, *command: str) -> None:
    environment = {**os.environ, "PYTHONPATH": str(checkout / "src"), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(  # noqa: S603 - our own
        [sys.executable, "-m", *command],
        cwd=checkout,
        env=environment,
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_examples_pass_their_tests(checkout: Path) -> None:
    run(checkout, "pytest", "-q", "tests")


def test_the_examples_are_written_as_the_project_is(checkout: Path) -> None:
    pytest.importorskip("ruff")
    files = [path for path in EXAMPLES if path.endswith(".py")]
    run(checkout, "ruff", "check", "--no-cache", *files)
    run(checkout, "ruff", "format", "--no-cache", "--check", *files)
