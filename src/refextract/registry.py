"""Plug-ins: modules of a folder of this package, or entry points of others, imported on first use.

A third party adds one under the entry-point group of the folder's name, for instance::

    [project.entry-points."refextract.exporters"]
    endnote = "their_package.endnote"

What the plug-ins of a folder must have is its ``SHAPE``: the parts that each of them is looked at for when
it is loaded.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from functools import cache, partial
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any, NamedTuple

from refextract.errors import PlugInError

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

__all__ = ["SUFFIXES", "Wanted", "added", "at_fault", "is_suffix", "lazily", "load", "load_added", "names"]

_ROOMS = {
    "bibliography": "bibliography",
    "exporters": "exporters",
    "languages": "languages",
    "readers": "readers",
    "report": "checking.report",
    "rules": "checking.rules",
    "styles": "citations.styles",
}
"""The folders of plug-ins, and where they stand."""


class Wanted(NamedTuple):
    """What a plug-in must have under one of these names: as it is written, and whether a value is such a thing."""

    names: tuple[str, ...]
    written: str
    fits: Callable[[Any], bool] = callable


def is_suffix(value: Any) -> bool:
    """Whether a value is the ending of the names of files: ``".abc"``."""
    return isinstance(value, str) and value.startswith(".") and value == value.lower()


def _are_suffixes(value: Any) -> bool:
    return isinstance(value, tuple) and bool(value) and all(map(is_suffix, value))


SUFFIXES = Wanted(("SUFFIXES",), 'SUFFIXES = (".abc", ".xyz"), a tuple of endings in lower case', _are_suffixes)
"""The endings of the files that a plug-in reads."""


@cache
def names(folder: str) -> tuple[str, ...]:
    """The names of the plug-ins of a folder (``"styles"``, ``"exporters"``, …), sorted.

    >>> "csl_json" in names("exporters")
    True
    """
    from pkgutil import iter_modules  # it takes longer to load than most of what is loaded by name

    own = {module.name for module in iter_modules(_room(folder).__path__) if not module.name.startswith("_")}
    return tuple(sorted(own | added(folder)))


def added(folder: str) -> frozenset[str]:
    """The names of the plug-ins that other distributions add to a folder."""
    return frozenset(_name_of(point) for point in _entry_points(folder))


@cache
def load(folder: str, name: str) -> ModuleType:
    """The plug-in of that name.

    Raises:
        KeyError: where there is none.
        PlugInError: where it cannot be loaded, lacks what the plug-ins of its folder have, or two have that name.
    """
    room = _room(folder)
    module = f"{room.__name__}.{name}"
    own = find_spec(module) if name.isidentifier() and not name.startswith("_") else None
    loaders: dict[str, Callable[[], Any]] = {str(own.origin): partial(import_module, module)} if own else {}
    loaders |= {_told(point): point.load for point in _entry_points(folder) if _name_of(point) == name}
    if not loaders:
        raise KeyError(name)
    if len(loaders) > 1:
        raise PlugInError(f"two plug-ins of refextract.{folder} are called {name!r}: {'; '.join(loaders)}; rename one")
    [(told, loader)] = loaders.items()
    plug_in = _loaded(told, loader)
    lacks = "; ".join(_lacks(plug_in, room.SHAPE))
    if lacks:
        raise PlugInError(f"plug-in {told}: {lacks}")
    return plug_in


def load_added() -> None:
    """Load what other distributions add, so that what cannot be loaded is told before any work is begun.

    Raises:
        PlugInError: for the first one that cannot be loaded.
    """
    for folder in _ROOMS:
        for name in sorted(added(folder)):
            load(folder, name)


def _room(folder: str) -> ModuleType:
    return import_module(f"refextract.{_ROOMS[folder]}")


def _loaded(told: str, load: Callable[[], Any]) -> ModuleType:
    """The module of a plug-in, which is `told` as its author knows it."""
    try:
        loaded = load()
    except Exception as error:  # the code of others can raise anything
        raise PlugInError(f"plug-in {told}: {_where(error)}{type(error).__name__}: {error}") from error
    if not isinstance(loaded, ModuleType):
        raise PlugInError(f"plug-in {told}: it is a {type(loaded).__name__}, where it must be a module")
    return loaded


def _where(error: Exception) -> str:
    """The line at which the import of a module ended; nothing where the module was not found."""
    from traceback import walk_tb

    lines = [
        f"line {line} of {frame.f_code.co_filename}: "
        for frame, line in walk_tb(error.__traceback__)
        if not frame.f_globals["__name__"].startswith(("importlib", __name__))
    ]
    return lines[-1] if lines else ""


def _lacks(plug_in: ModuleType, shape: tuple[Wanted, ...]) -> Iterator[str]:
    """What a plug-in lacks, or has wrong."""
    for part in shape:
        here = [name for name in part.names if getattr(plug_in, name, None) is not None]
        if not here:
            yield f"it has no {part.written}"
        for name in here:
            value = getattr(plug_in, name)
            if not part.fits(value):
                yield f"{name} is {value!r:.80}, where it must have {part.written}"


def at_fault(error: BaseException) -> str | None:
    """The plug-in of another distribution in whose code an error arose, as its author knows it, with the line."""
    from traceback import walk_tb

    own = __name__.partition(".")[0]
    roots = {point.module.partition(".")[0]: point for folder in _ROOMS for point in _entry_points(folder)}
    for frame, line in reversed([*walk_tb(error.__traceback__)]):
        root = str(frame.f_globals.get("__name__")).partition(".")[0]
        if root in roots and root != own:
            return f"{_told(roots[root])}, line {line} of {frame.f_code.co_filename}"
    return None


def _name_of(point: EntryPoint) -> str:
    return point.name.replace("-", "_")


def _told(point: EntryPoint) -> str:
    """An entry point as its author knows it."""
    by = f" of {point.dist.name} {point.dist.version}" if point.dist else ""
    return f'{point.name} = "{point.value}" (entry point in {point.group}{by})'


@cache
def _entry_points(folder: str) -> tuple[EntryPoint, ...]:
    if not _are_installed():
        return ()
    from importlib.metadata import entry_points

    return tuple(entry_points(group=f"refextract.{folder}"))


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
