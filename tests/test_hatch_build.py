"""The hook that adds compiled patterns to what is built: it leaves nothing behind, and stops no installation."""

import importlib.util
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

from refextract.text import COMPILED

pytest.importorskip("hatchling", reason="builds the package, and need not be there to use it")


@pytest.fixture
def built(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The module of the hook, which compiles next to nothing."""
    spec = importlib.util.spec_from_file_location("hatch_build", Path(__file__).parents[1] / ".hatch_build.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setattr(module, "_compiled", lambda _: (COMPILED, b"patterns"))
    return module


@pytest.fixture
def warnings() -> list[str]:
    return []


def hook(built: ModuleType, root: Path, warnings: list[str]) -> Any:
    app = SimpleNamespace(display_warning=warnings.append)
    return built.CompiledPatterns(str(root), {}, None, None, str(root), "wheel", app)


def test_a_wheel_takes_its_file_from_a_folder_that_is_removed(
    built: ModuleType, tmp_path: Path, warnings: list[str]
) -> None:
    made, data = hook(built, tmp_path, warnings), {"force_include": {}}
    made.initialize("standard", data)
    ((file, place),) = data["force_include"].items()
    assert (place, Path(file).read_bytes()) == (f"refextract/{COMPILED}", b"patterns")
    made.finalize("standard", data, "the.whl")
    assert not Path(file).parent.exists()
    assert warnings == []


def test_a_checkout_that_cannot_be_written_is_installed_as_it_stands(
    built: ModuleType, tmp_path: Path, warnings: list[str]
) -> None:
    made, data = hook(built, tmp_path, warnings), {"force_include": {}}
    made.initialize("editable", data)  # there is no folder of the package here
    made.finalize("editable", data, "the.whl")
    assert data == {"force_include": {}}
    assert "Built without compiled patterns" in warnings[0]
