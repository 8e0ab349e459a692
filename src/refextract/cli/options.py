"""Options: those of the library, made of the configuration and of what the arguments say otherwise."""

from __future__ import annotations

import argparse
import datetime
import json
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from refextract.cli.formats import ALIASES
from refextract.errors import OptionsError
from refextract.options.configuration import Configuration, find_configuration, read_configuration
from refextract.options.deferred import DeferredOptions
from refextract.options.patterns import unrooted

if TYPE_CHECKING:
    from refextract.options import CheckOptions, Options

__all__ = ["bibliography_of", "check_options", "configuration_of", "read_options"]


def read_options(arguments: argparse.Namespace) -> Options:
    """The options of the configuration file, with what the arguments say otherwise."""
    from refextract.options import ExtractOptions, Options, ReadOptions
    from refextract.options.validation import valid_options

    configuration = _configuration(arguments)
    options = valid_options(configuration) if configuration is not None else Options()
    read = options.read
    given = ReadOptions(
        format=read.format if arguments.reader is None else ALIASES.get(arguments.reader, arguments.reader),
        largest=read.largest if arguments.largest is None else arguments.largest,
        exclude=(*read.exclude, *arguments.exclude),
        include=(*read.include, *arguments.include),
    )
    found = options.extract
    if getattr(arguments, "least_score", None) is not None:
        found = ExtractOptions.model_validate({**found.model_dump(), "least_score": arguments.least_score})
    return options.model_copy(update={"read": given, "extract": found})


def bibliography_of(arguments: argparse.Namespace) -> list[str]:
    """The bibliography files that are named, or those of the configuration where none is."""
    if arguments.bibliography:
        return list(arguments.bibliography)
    configuration = _configuration(arguments)
    content = configuration.content if configuration is not None else None
    extract = content.get("extract") if isinstance(content, dict) else None
    listed = extract.get("bibliography") if isinstance(extract, dict) else None
    if configuration is None or not isinstance(listed, list):  # what is no list is told with the other options
        return []
    return [str(configuration.path.parent / file) for file in listed if isinstance(file, str)]


def check_options(arguments: argparse.Namespace) -> DeferredOptions:
    """The options with the rules that the arguments choose, and with today's date unless they give one."""
    configuration = _configuration(arguments)
    year = datetime.date.today().year  # rules go by years, so findings keep for one
    given = (arguments.select, arguments.ignore, arguments.extend_select, arguments.reader, arguments.largest)
    files = (arguments.exclude, arguments.include)
    said = configuration and (configuration.path.absolute(), configuration.content)
    key = json.dumps([year, given, files, said], default=str).encode()
    return DeferredOptions(key, lambda: _made(arguments, configuration))


def configuration_of(arguments: argparse.Namespace) -> tuple[Path, ...]:
    """The configuration file that counts, if there is one."""
    configuration = _configuration(arguments)
    return () if configuration is None else (configuration.path,)


def _configuration(arguments: argparse.Namespace) -> Configuration | None:
    if arguments.isolated:
        return None
    return find_configuration(Path.cwd()) if arguments.config is None else read_configuration(arguments.config)


def _made(arguments: argparse.Namespace, configuration: Configuration | None) -> Options:
    options = read_options(arguments)
    if configuration is not None:
        _refuse_unknown_rules(options, configuration)
    given = (arguments.select, arguments.ignore, arguments.extend_select)
    chosen = options.check.with_rules(*map(_listed, given))
    if arguments.select:
        _refuse_no_rules(chosen)
    today = chosen.today or datetime.date.today()
    return options.model_copy(update={"check": chosen.model_copy(update={"today": today})})


def _refuse_no_rules(check: CheckOptions) -> None:
    """Tell that nothing is left of the rules that were selected, with which every document would look clean."""
    from refextract.checking.diagnostics import chosen_rules

    if not chosen_rules(check):
        raise OptionsError("no rule is left to run: what is ignored takes away all that --select chooses")


def _refuse_unknown_rules(options: Options, configuration: Configuration) -> None:
    """Tell a rule of the configuration that does not exist with its place there."""
    from refextract.checking.diagnostics import refuse_unknown_rules
    from refextract.options.validation import refuse

    check = options.check
    listed: dict[tuple[str, ...], tuple[str, ...]] = {
        ("check", "select"): check.select,
        ("check", "extend_select"): check.extend_select,
        ("check", "ignore"): check.ignore,
        **{("check", "per_file_ignores", unrooted(glob)): rules for glob, rules in check.per_file_ignores.items()},
    }
    for keys, rules in listed.items():
        for rule in rules:
            try:
                refuse_unknown_rules([rule])
            except OptionsError as error:
                raise refuse(configuration, keys, str(error), rule) from error


def _listed(values: Iterable[str]) -> tuple[str, ...]:
    """Comma-separated values of a repeatable option, as one tuple."""
    return tuple(part.strip() for value in values for part in value.split(",") if part.strip())
