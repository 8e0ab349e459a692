"""Plug-ins come from the folders of the package and from what is installed beside it."""

import subprocess
import sys
from pathlib import Path

import pytest

from refextract import registry


def test_a_plug_in_of_another_distribution_is_found(tmp_path: Path) -> None:
    about = tmp_path / "their_package-1.0.dist-info"
    about.mkdir()
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: their-package\nVersion: 1.0\n", "utf-8")
    (about / "entry_points.txt").write_text("[refextract.exporters]\nendnote = their_endnote\n", "utf-8")
    (tmp_path / "their_endnote.py").write_text("FOUND = True\n", "utf-8")
    program = (
        f"import sys; sys.path.append({str(tmp_path)!r}); from refextract import registry; "
        "print('endnote' in registry.names('exporters'), registry.load('exporters', 'endnote').FOUND)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)  # noqa: S603 - our own
    assert done.stdout == "True True\n"


def test_without_plug_ins_nothing_is_loaded_to_find_them() -> None:
    program = "import sys; from refextract import registry; registry.names('exporters'); "
    program += "print('importlib.metadata' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)  # noqa: S603 - our own
    assert done.stdout == "False\n"


@pytest.mark.parametrize("name", ["", "_bib", "a.b", "..", "none"])
def test_what_is_no_plug_in_is_not_loaded(name: str) -> None:
    with pytest.raises(KeyError):
        registry.load("exporters", name)
