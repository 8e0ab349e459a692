"""Plug-ins: modules of a folder of this package, or entry points of others, imported on first use.

A third party adds one under the entry-point group of the folder's name, for instance::

    [project.entry-points."refextract.exporters"]
    endnote = "their_package.endnote"
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

__all__ = ["entry_points", "lazily", "load", "names"]

_ROOMS = {"styles": "citations.styles", "rules": "checking.rules", "report": "checking.report"}
"""Where the plug-ins of a group stand, if not in the folder of its name."""


@cache
def names(folder: str) -> tuple[str, ...]:
    """The names of the plug-ins of a folder (``"styles"``, ``"exporters"``, …), sorted.

    >>> "csl_json" in names("exporters")
    True
    """
    from pkgutil import iter_modules  # it takes longer to load than most of what is loaded by name

    package = import_module(_room(folder))
    own = {module.name for module in iter_modules(package.__path__) if not module.name.startswith("_")}
    theirs = {point.name for point in entry_points(folder)}
    return tuple(sorted(own | theirs))


@cache
def load(folder: str, name: str) -> ModuleType:
    """The plug-in of that name; a module of this package wins over an entry point.

    Raises:
        KeyError: where there is none.
    """
    module = f"{_room(folder)}.{name}"
    if name.isidentifier() and not name.startswith("_") and find_spec(module):
        return import_module(module)
    for point in entry_points(folder):
        loaded = point.load() if point.name == name else None
        if isinstance(loaded, ModuleType):
            return loaded
    raise KeyError(name)


def _room(folder: str) -> str:
    return f"refextract.{_ROOMS.get(folder, folder)}"


def entry_points(folder: str) -> Iterable[EntryPoint]:
    """The plug-ins of other distributions for a folder."""
    if not _are_installed():
        return ()
    from importlib.metadata import entry_points as installed

    return installed(group=f"refextract.{folder}")


@cache
def _are_installed() -> bool:
    """Whether a distribution brings plug-ins: its file is searched, for the reader of all such files loads long.

    Where packages stand in an archive, they may.
    """
    folders = [Path(each) for each in sys.path]
    files = (file for folder in folders for file in folder.glob("*-info/entry_points.txt"))
    return any(folder.is_file() for folder in folders) or any(b"[refextract." in file.read_bytes() for file in files)


def lazily(package: str, homes: Mapping[str, str]) -> tuple[Callable[[str], Any], Callable[[], list[str]]]:
    """`__getattr__` and `__dir__` of a package (PEP 562) whose names are imported from their `homes` on first use.

    So a start costs only what it needs; `homes` leads from a public name to the module that it stands in. Listed are
    the names of `__all__` and modules, and not what the package itself imports.
    """

    def get(name: str) -> Any:
        if name not in homes:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        value = getattr(import_module(homes[name]), name)
        setattr(sys.modules[package], name, value)
        return value

    def names_of() -> list[str]:
        here = vars(sys.modules[package])
        shown = {name for name, value in here.items() if name.startswith("__") or isinstance(value, ModuleType)}
        return sorted({*here["__all__"], *homes, *shown})

    return get, names_of
