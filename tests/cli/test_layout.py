"""The command line stays thin: one small file a command, and nothing but calls of the library in them."""

import ast
from pathlib import Path

import pytest

import refextract.cli
from refextract.cli.parser import COMMANDS

ROOT = Path(refextract.cli.__file__).parent
FILES = sorted(ROOT.rglob("*.py"))


def test_each_command_has_a_file_and_each_file_is_a_command() -> None:
    assert {path.stem for path in (ROOT / "commands").glob("*.py")} - {"__init__"} == set(COMMANDS)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_files_and_functions_are_small(path: Path) -> None:
    text = path.read_text("utf-8")
    assert len(text.splitlines()) <= 150
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            assert (node.end_lineno or 0) - node.lineno < 50, node.name
