"""Imports only go down: from the pipeline to the stages, from the stages to the values, from all to the text."""

import ast
from pathlib import Path

import pytest

import refextract

ROOT = Path(refextract.__file__).parent
FLOORS = (
    ("errors",),
    ("text", "frozen", "registry"),
    ("lexicons",),
    ("languages",),
    ("values",),
    ("model", "options"),
    ("bibliography",),
    ("readers", "outline"),
    ("references",),
    ("citations", "linking"),
    ("pipeline", "exporters"),
    ("checking",),
    ("corpus", "service"),
    ("cli",),
    ("__main__",),
)
FLOOR = {name: floor for floor, names in enumerate(FLOORS) for name in names}
MODULES = sorted(path for path in ROOT.rglob("*.py") if path != ROOT / "__init__.py")
AT_THE_ROOT = {"__init__.py", "__main__.py", "errors.py", "frozen.py", "pipeline.py", "registry.py", "text.py"}


def part(path: Path) -> str:
    return path.relative_to(ROOT).with_suffix("").parts[0]


def test_nothing_else_stands_at_the_root() -> None:
    assert {path.name for path in ROOT.glob("*.py")} == AT_THE_ROOT
    assert {path.name for path in ROOT.iterdir() if path.is_dir() and path.name != "__pycache__"} <= set(FLOOR)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_only_go_down(path: Path) -> None:
    here = FLOOR[part(path)]
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("refextract."):
            room = node.module.split(".")[1]
            assert room == part(path) or FLOOR[room] < here, f"{path.name} imports {node.module}"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_files_and_functions_can_be_taken_in(path: Path) -> None:
    text = path.read_text("utf-8")
    assert text.count("\n") <= 500
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            assert (node.end_lineno or 0) - node.lineno < 50, node.name
