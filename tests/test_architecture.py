"""Imports only go down: from the pipeline to the stages, from the stages to the values, from all to the text."""

import ast
from pathlib import Path

import pytest

import refextract

ROOT = Path(refextract.__file__).parent
LEVELS = (
    ("text", "errors", "configuration", "expansion"),
    ("registry",),
    ("values", "languages", "lexicons"),
    ("people", "addresses"),
    ("model", "options"),
    ("readers", "tagging"),
    ("lines", "furniture", "headings", "labels", "cues", "beginnings", "layouts", "running", "runon", "scopes"),
    ("splitting", "finding", "outlining"),
    ("mends",),
    ("fields", "kinds", "references", "repeated", "works"),
    ("citations", "styles", "standalone"),
    ("mentions", "linking", "exporters", "bibliography"),
    ("rules",),
    ("report", "suppression", "pipeline", "fixing"),
    ("setting",),
    ("checking", "baseline", "cache"),
    ("batch",),
    ("cli", "__main__"),
)
LEVEL = {name: level for level, names in enumerate(LEVELS) for name in names}
MODULES = sorted(path for path in ROOT.rglob("*.py") if path != ROOT / "__init__.py")


def part(path: Path) -> str:
    return path.relative_to(ROOT).with_suffix("").parts[0]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_only_go_down(path: Path) -> None:
    here = LEVEL[part(path)]
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("refextract."):
            assert LEVEL[node.module.split(".")[1]] <= here, f"{path.name} imports {node.module}"
