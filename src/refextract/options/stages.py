"""Options: one small class a stage, all of them together in `Options`; read from a TOML file."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Any, Literal, TypeVar

from pydantic import BeforeValidator, Field, ValidationError, field_validator

from refextract import registry
from refextract.errors import BadValueError, OptionsError, unknown, wrong_type
from refextract.frozen import Frozen
from refextract.options.configuration import find_configuration

__all__ = ["THRESHOLD", "CheckOptions", "ExtractOptions", "Options", "ReadOptions", "read_options"]

THRESHOLD = 0.5
"""The least score of a link; below it the item stays open and its best candidates are named as rivals."""

# Descriptions say what an option can be: they are what is told of one that is something else.
_RULES = 'a list of rules, by code, beginning of a code or name: ["R1", "missing-field"]'
_RULES_BY_FILE = 'a table of patterns of file names, each with a list of rules: "drafts/*" = ["R101"]'
_PATTERNS = 'a list of patterns of file names: ["drafts/*"]'


def _no_truth(value: object) -> object:
    """The value, unless it is true or false, which count as 1 and 0 elsewhere and are meant as neither here."""
    if isinstance(value, bool):
        raise ValueError("a truth value is no number")
    return value


def _no_number(value: object) -> object:
    """The value, unless it is a number, which counts as seconds since 1970 elsewhere."""
    if isinstance(value, int | float):
        raise ValueError("a number is no date")
    return value


_NUMBER = BeforeValidator(_no_truth)
_DATE = BeforeValidator(_no_number)


class _Stage(Frozen):
    """Options of a stage, which are told as `BadValueError` where they are made of what they cannot be."""

    def __init__(self, **values: Any) -> None:
        try:
            super().__init__(**values)
        except ValidationError as error:
            raise _refused(type(self), error) from error


def _refused(options: type[Frozen], error: ValidationError) -> BadValueError:
    """What is wrong with the first option that is."""
    first = error.errors()[0]
    name = str(first["loc"][0]) if first["loc"] else ""
    field = options.model_fields.get(name)
    if field is None:
        return BadValueError(unknown("option", name, options.model_fields))
    return BadValueError(f"{name}: {first['input']!r} is not {field.description or 'what it can be'}")


GivenOptions = TypeVar("GivenOptions", bound="_Stage")


def chosen(kind: type[GivenOptions], function: str, options: GivenOptions | None) -> GivenOptions:
    """The options that are given to a function, or the defaults.

    Raises:
        TypeError: for anything else.

    >>> chosen(ReadOptions, "read", None).format is None
    True
    """
    if options is None:
        return kind()
    if not isinstance(options, kind):
        raise wrong_type(function, f"{kind.__name__} as its options", options)
    return options


class ReadOptions(_Stage):
    """How documents are read: `format` overrides the file's ending; `largest` is the limit in bytes.

    The limit is some thirty times a long book; what is larger is mostly a wrong file, and would take minutes. Of the
    files below a folder those are left out that a pattern of `exclude` fits, unless one of `include` does; other
    files than documents are taken in by `include`.
    """

    format: Annotated[str | None, Field(description='the name of a reader: "markdown"')] = None
    largest: Annotated[int, _NUMBER, Field(gt=0, description="a number of bytes above 0")] = 64 * 1024 * 1024
    exclude: Annotated[tuple[str, ...], Field(description=_PATTERNS)] = ()
    include: Annotated[tuple[str, ...], Field(description=_PATTERNS)] = ()

    @field_validator("format")
    @classmethod
    def _is_known(cls, name: str | None) -> str | None:
        _refuse_unknown("reader", [name] if name is not None else [], registry.names("readers"))
        return name


class ExtractOptions(_Stage):
    """What to look for: the names of the citation `styles` (all), and the least score of a link.

    Citations with a score below `least_score` are left out: a work named in prose is never quite certain.
    `bibliography` names files with more references that may be cited; in a configuration file, from its folder on.
    """

    styles: Annotated[
        tuple[str, ...] | None,
        Field(min_length=1, description='a list of citation styles, one at least: ["author_date", "web"]'),
    ] = None
    threshold: Annotated[float, _NUMBER, Field(ge=0, le=1, description="a number from 0 to 1")] = THRESHOLD
    least_score: Annotated[float, _NUMBER, Field(ge=0, le=1, description="a number from 0 to 1")] = 0.0
    bibliography: Annotated[tuple[str, ...], Field(description='a list of files: ["refs.bib"]')] = ()

    @field_validator("styles")
    @classmethod
    def _are_known(cls, names: tuple[str, ...] | None) -> tuple[str, ...] | None:
        _refuse_unknown("citation style", names or (), registry.names("styles"))
        return names


class CheckOptions(_Stage):
    """Which rules to run, by code, code prefix or name: `select` (the default ones) and `extend_select` less `ignore`.

    `per_file_ignores` leads from a pattern of file names to the rules that are ignored there as well. `today` is the
    day that rules on dates go by; where it is None they are silent, or go by the dates of the document. Findings fail
    a run from the severity `fail_on` on.
    """

    select: Annotated[tuple[str, ...], Field(description=_RULES)] = ()
    extend_select: Annotated[tuple[str, ...], Field(description=_RULES)] = ()
    ignore: Annotated[tuple[str, ...], Field(description=_RULES)] = ()
    per_file_ignores: Annotated[dict[str, tuple[str, ...]], Field(description=_RULES_BY_FILE)] = {}  # noqa: RUF012 - pydantic copies it
    today: Annotated[datetime.date | None, _DATE, Field(description="a date, without quotes: 2024-05-01")] = None
    fail_on: Annotated[Literal["info", "warning", "error"], Field(description='"info", "warning" or "error"')] = "info"

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


class Options(_Stage):
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
        TypeError: for what is no path.
    """
    from refextract.options.validation import valid_options

    if not isinstance(folder, Path):
        raise TypeError(f"the folder is a pathlib.Path, not {type(folder).__name__}")
    found = find_configuration(folder)
    return valid_options(found) if found is not None else Options()


def _refuse_unknown(what: str, wanted: Iterable[str], known: tuple[str, ...]) -> None:
    for name in wanted:
        if name not in known:
            raise OptionsError(unknown(what, name, known))
