"""Plug-ins: modules of a folder of this package, or entry points of others, imported on first use.

A third party adds one under the entry-point group of the folder's name, for instance::

    [project.entry-points."refextract.exporters"]
    endnote = "their_package.endnote"
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from importlib.util import find_spec
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
    from pkgutil import iter_modules  # it takes longer to load than most of what is loaded by name

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
    module = f"refextract.{folder}.{name}"
    if name.isidentifier() and not name.startswith("_") and find_spec(module):
        return import_module(module)
    for point in entry_points(folder).select(name=name):
        loaded = point.load()
        if isinstance(loaded, ModuleType):
            return loaded
    raise KeyError(name)


def entry_points(folder: str) -> EntryPoints:
    """The plug-ins of other distributions for a folder."""
    from importlib.metadata import entry_points as installed

    return installed(group=f"refextract.{folder}")
