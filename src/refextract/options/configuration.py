"""The configuration file: where the options of a project stand, found and read as TOML but not looked into."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from refextract.errors import OptionsError, access

__all__ = ["PROJECT_MARKS", "Configuration", "find_configuration", "is_project_root", "read_configuration"]

PROJECT_MARKS = (".git", "refextract.toml", "pyproject.toml")
"""What stands in the root of a project."""

_FILES: tuple[tuple[str, tuple[str, ...]], ...] = (("refextract.toml", ()), ("pyproject.toml", ("tool", "refextract")))


class Configuration(NamedTuple):
    """What stands in the file `path` under `tables` (none: all of it); `text` is all of the file."""

    path: Path
    tables: tuple[str, ...]
    content: object
    text: str = ""

    def line_of(self, keys: tuple[str, ...], value: str | None = None) -> int:
        """The line where the option of these keys stands, or `value` in it; else that of its table, or 1."""
        *tables, key = (*self.tables, *keys) or ("",)
        found, within = 1, not tables
        for number, line in enumerate(self.text.splitlines(), start=1):
            bare = "".join(line.split())
            if bare.startswith("["):
                header = bare.strip("[]").replace('"', "").split(".")
                within = header == tables
                found = number if within or header == [*tables, key] else found
            elif within and bare.replace('"', "").startswith(f"{key}="):
                return self._line_of_value(number, value)
        return found

    def _line_of_value(self, first: int, value: str | None) -> int:
        lines = self.text.splitlines()[first - 1 :] if value is not None else []
        return next((number for number, line in enumerate(lines, start=first) if value and value in line), first)


def is_project_root(folder: Path) -> bool:
    """Whether something stands in a folder that marks it as the root of a project."""
    return any((folder / mark).exists() for mark in PROJECT_MARKS)


def find_configuration(folder: Path) -> Configuration | None:
    """What the nearest file that has options says, in `folder` or above; None where there is no such file.

    They stand in ``refextract.toml``, or in the table ``[tool.refextract]`` of ``pyproject.toml``; of two in one folder
    the former counts, and files are not merged.

    Raises:
        OptionsError: for a file that is no TOML.
    """
    for each in (folder, *folder.parents):
        for name, tables in _FILES:
            found = _read(each / name, tables) if (each / name).is_file() else None
            if found is not None:
                return found
    return None


def read_configuration(path: Path) -> Configuration:
    """What a file says, under whatever name: of a ``pyproject.toml`` its table, of others all.

    Raises:
        OptionsError: for a file that is no TOML, or a ``pyproject.toml`` without the table.
        FileAccessError: where it cannot be opened.
    """
    tables = dict(_FILES).get(path.name, ())
    found = _read(path, tables)
    if found is None:
        raise OptionsError(f"{path}: there is no table [{'.'.join(tables)}]")
    return found


def _read(path: Path, tables: tuple[str, ...]) -> Configuration | None:
    """What stands in a file under these tables; None where there is no such table in it."""
    import tomllib

    try:
        with access():
            text = path.read_text("utf-8")
        found: object = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise OptionsError(f"{path}: {error}") from error
    for name in tables:
        found = found.get(name) if isinstance(found, dict) else None
    return None if found is None else Configuration(path, tables, found, text)
