"""Plug-ins: modules of a folder of this package, or entry points of others, imported on first use.

A third party adds one under the entry-point group of the folder's name, for instance::

    [project.entry-points."refextract.exporters"]
    endnote = "their_package.endnote"
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.metadata import EntryPoints

__all__ = ["entry_points", "load", "names"]


@cache
def names(folder: str) -> tuple[str, ...]:
    """The names of the plug-ins of a folder (``"styles"``, ``"exporters"``, …), sorted.

    >>> "csl_json" in names("exporters")
    True
    """
    package = import_module(f"refextract.{folder}")
    own = {module.name for module in iter_modules(package.__path__) if not module.name.startswith("_")}
    theirs = {point.name for point in entry_points(folder)}
    return tuple(sorted(own | theirs))


@cache
def load(folder: str, name: str) -> ModuleType:
    """The plug-in of that name; a module of this package wins over an entry point.

    Raises:
        KeyError: where there is none.
    """
    package = import_module(f"refextract.{folder}")
    if any(module.name == name for module in iter_modules(package.__path__) if not name.startswith("_")):
        return import_module(f"refextract.{folder}.{name}")
    for point in entry_points(folder).select(name=name):
        loaded = point.load()
        if isinstance(loaded, ModuleType):
            return loaded
    raise KeyError(name)


def entry_points(folder: str) -> EntryPoints:
    """The plug-ins of other distributions for a folder."""
    from importlib.metadata import entry_points as installed

    return installed(group=f"refextract.{folder}")
