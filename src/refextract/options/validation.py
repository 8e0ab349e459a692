"""Validation: what stands in a configuration file -> options, or an error with file, line, key and what is allowed."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import ValidationError

from refextract.errors import BadValueError, OptionsError, unknown
from refextract.frozen import Frozen
from refextract.options.configuration import Configuration
from refextract.options.patterns import rooted
from refextract.options.stages import CheckOptions, ExtractOptions, Options, ReadOptions

__all__ = ["refuse", "valid_options"]

_TABLES: dict[str, type[Frozen]] = {"read": ReadOptions, "extract": ExtractOptions, "check": CheckOptions}


def valid_options(configuration: Configuration) -> Options:
    """The options of a configuration file.

    Raises:
        OptionsError: for a table or an option that does not exist, or a value that it cannot take.
    """
    tables = configuration.content
    if not isinstance(tables, dict):
        raise refuse(configuration, (), "is no table")
    for name, content in tables.items():
        if name not in _TABLES:
            raise refuse(configuration, (name,), unknown("table", name, _TABLES))
        if not isinstance(content, dict):
            raise refuse(configuration, (name,), f"is a table: [{'.'.join((*configuration.tables, name))}]")
    read, extract, check = (_TABLES[name](**dict(_valid(configuration, name))) for name in _TABLES)
    options = Options.model_validate({"read": read, "extract": extract, "check": check})
    return _placed(options, configuration)


def _valid(configuration: Configuration, table: str) -> Iterator[tuple[str, object]]:
    """The options of a table, each looked at by itself."""
    content = configuration.content
    model = _TABLES[table]
    for key, value in (content.get(table, {}) if isinstance(content, dict) else {}).items():
        field = model.model_fields.get(key)
        if field is None:
            raise refuse(configuration, (table, key), unknown("option", key, model.model_fields))
        try:
            model.model_validate({key: value})
        except (ValidationError, BadValueError) as error:
            told = f"{value!r} is not {field.description}"
            raise refuse(configuration, (table, key), told) from error
        except OptionsError as error:
            raise refuse(configuration, (table, key), str(error)) from error
        yield key, value


def _placed(options: Options, configuration: Configuration) -> Options:
    """Options whose files and patterns count from the folder of the configuration, wherever the program runs."""
    folder = configuration.path.parent
    files = tuple(str(folder / file) for file in options.extract.bibliography)
    read, check = options.read, options.check
    exclude, include = (tuple(rooted(each, folder) for each in listed) for listed in (read.exclude, read.include))
    ignores = {rooted(each, folder): rules for each, rules in check.per_file_ignores.items()}
    return Options(
        read=read.model_copy(update={"exclude": exclude, "include": include}),
        extract=options.extract.model_copy(update={"bibliography": files}),
        check=check.model_copy(update={"per_file_ignores": ignores}),
    )


def refuse(configuration: Configuration, keys: tuple[str, ...], told: str, value: str | None = None) -> OptionsError:
    """The error for what stands under these keys: file, line, key, and what is wrong with it."""
    where = ".".join((*configuration.tables, *keys))
    return OptionsError(f"{configuration.path}:{configuration.line_of(keys, value)}: {where}: {told}")
