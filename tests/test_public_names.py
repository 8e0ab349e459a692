"""The public face: what a user sees of the package, in an interpreter that has just imported it."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import refextract

PUBLIC = [name for name in refextract.__all__ if name != "__version__"]


def printed(program: str) -> str:
    """What a new interpreter prints that runs `program` after `import refextract`."""
    command = [sys.executable, "-c", f"import refextract\n{program}"]
    return subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout  # noqa: S603 - our own


@pytest.mark.parametrize("name", PUBLIC)
def test_every_public_name_can_be_had_and_tells_what_it_is(name: str) -> None:
    value = getattr(refextract, name)
    assert name in {"CslItem", "Pointer"} or value.__doc__  # types by another name


def test_the_names_are_the_same_for_programs_and_for_type_checkers() -> None:
    tree = ast.parse(Path(refextract.__file__).read_text("utf-8"))
    imported = {alias.name for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) for alias in node.names}
    assert {*PUBLIC, "TYPE_CHECKING", "annotations", "lazily"} == imported


def test_public_names_are_listed_before_any_of_them_is_used() -> None:
    listed = ast.literal_eval(printed("print(dir(refextract))"))
    assert {*PUBLIC} <= {*listed}
    assert not {"TYPE_CHECKING", "annotations", "lazily", "_HOMES"} & {*listed}


def test_help_shows_classes_functions_and_errors() -> None:
    shown = printed("help(refextract)")
    assert "class Citation(" in shown
    assert "class UnsupportedFormatError(" in shown
    assert "extract(source" in shown
    assert "read_bibliography(" in shown


def test_tab_completion_knows_the_names() -> None:
    program = "import rlcompleter\nprint(rlcompleter.Completer(vars()).attr_matches('refextract.find_'))"
    assert "refextract.find_citations(" in printed(program)


def test_all_names_can_be_imported_at_once() -> None:
    assert printed("from refextract import *; print(Locator.__name__, check.__name__)") == "Locator check\n"


def test_a_name_that_there_is_not_is_told() -> None:
    with pytest.raises(AttributeError, match="no attribute 'cite'"):
        refextract.cite  # type: ignore[attr-defined]  # noqa: B018


def test_import_loads_nothing_that_takes_long() -> None:
    loaded = ast.literal_eval(printed("import sys; print([*sys.modules])"))
    assert not {"numpy", "pydantic", "regex", "rapidfuzz", "yaml", "bibtexparser"} & {*loaded}
