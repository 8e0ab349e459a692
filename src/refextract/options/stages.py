"""Options: one small class a stage, all of them together in `Options`; read from a TOML file."""

from __future__ import annotations

import datetime
from pathlib import Path

from pydantic import ValidationError

from refextract.errors import OptionsError
from refextract.frozen import Frozen
from refextract.options.configuration import find_configuration

__all__ = ["THRESHOLD", "CheckOptions", "ExtractOptions", "Options", "ReadOptions", "read_options"]

THRESHOLD = 0.5
"""The least score of a link; below it the item stays open and its best candidates are named as rivals."""


class ReadOptions(Frozen):
    """How documents are read: `format` overrides the file's ending; `largest` is the limit in bytes.

    The limit is some thirty times a long book; what is larger is mostly a wrong file, and would take minutes.
    """

    format: str | None = None
    largest: int = 64 * 1024 * 1024


class ExtractOptions(Frozen):
    """What to look for: the names of the citation `styles` (all), and the least score of a link."""

    styles: tuple[str, ...] | None = None
    threshold: float = THRESHOLD


class CheckOptions(Frozen):
    """Which rules to run, by code, code prefix or name: `select` (the default ones) and `extend_select` less `ignore`.

    `per_file_ignores` leads from a pattern of file names to the rules that are ignored there as well. `today` is the
    day that rules on dates go by; where it is None they are silent, or go by the dates of the document.
    """

    select: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    per_file_ignores: dict[str, tuple[str, ...]] = {}  # noqa: RUF012 - pydantic copies it
    today: datetime.date | None = None

    def with_rules(
        self, select: tuple[str, ...], ignore: tuple[str, ...], extend_select: tuple[str, ...] = ()
    ) -> CheckOptions:
        """These options with others' `select` in place of their own (if any), `extend_select` and `ignore` added."""
        return self.model_copy(
            update={
                "select": select or self.select,
                "extend_select": (*self.extend_select, *extend_select),
                "ignore": (*self.ignore, *ignore),
            }
        )


class Options(Frozen):
    """All options."""

    read: ReadOptions = ReadOptions()
    extract: ExtractOptions = ExtractOptions()
    check: CheckOptions = CheckOptions()


def read_options(folder: Path) -> Options:
    """The options of the nearest file that has some, in `folder` or above; else the defaults.

    They stand in ``refextract.toml``, or in the table ``[tool.refextract]`` of ``pyproject.toml``; of two in one folder
    the former counts, and files are not merged. There is one table a stage: ``[check]`` (or
    ``[tool.refextract.check]``) with ``ignore = ["R201"]``, for instance.

    Raises:
        OptionsError: for an option that does not exist, a value it cannot take, or a file that is no TOML.
    """
    found = find_configuration(folder)
    if found is None:
        return Options()
    try:
        return Options.model_validate(found.content)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in (*found.tables, *first["loc"]))
        raise OptionsError(f"{found.path}: {where}: {first['msg']}") from error
