"""The configuration file: where the options of a project stand, found and read as TOML but not looked into."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from refextract.errors import OptionsError

__all__ = ["Configuration", "find_configuration"]

_FILES: tuple[tuple[str, tuple[str, ...]], ...] = (("refextract.toml", ()), ("pyproject.toml", ("tool", "refextract")))


class Configuration(NamedTuple):
    """What stands in the file `path` under `tables` (none: all of it)."""

    path: Path
    tables: tuple[str, ...]
    content: object


def find_configuration(folder: Path) -> Configuration | None:
    """What the nearest file that has options says, in `folder` or above; None where there is no such file.

    They stand in ``refextract.toml``, or in the table ``[tool.refextract]`` of ``pyproject.toml``; of two in one folder
    the former counts, and files are not merged.

    Raises:
        OptionsError: for a file that is no TOML.
    """
    for each in (folder, *folder.parents):
        for name, tables in _FILES:
            content = _content(each / name, tables)
            if content is not None:
                return Configuration(each / name, tables, content)
    return None


def _content(path: Path, tables: tuple[str, ...]) -> object | None:
    """What stands in a file under these tables; None where there is no such file, or no such table in it."""
    if not path.is_file():
        return None
    import tomllib

    try:
        found: object = tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise OptionsError(f"{path}: {error}") from error
    for name in tables:
        found = found.get(name) if isinstance(found, dict) else None
    return found
