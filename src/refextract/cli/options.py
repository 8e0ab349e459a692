"""Options: arguments that several commands share, and the options of the library made of them and the configuration."""

from __future__ import annotations

import argparse
import datetime
import json
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from refextract.options.deferred import DeferredOptions

if TYPE_CHECKING:
    from refextract.options import Options

__all__ = ["add_bibliography", "add_reading", "check_options", "read_options_of"]


def add_reading(parser: argparse.ArgumentParser) -> None:
    """How documents are read."""
    parser.add_argument("--from", dest="reader", metavar="KIND", help="read as text, markdown, … whatever the ending")
    parser.add_argument("--largest", type=int, metavar="BYTES", help="refuse documents above this size (64 MiB)")


def add_bibliography(parser: argparse.ArgumentParser) -> None:
    """Where more references stand."""
    parser.add_argument(
        "--bibliography",
        action="append",
        default=[],
        metavar="FILE",
        help="BibTeX, BibLaTeX, CSL (JSON, YAML) or RIS: more references that may be cited",
    )


def read_options_of(arguments: argparse.Namespace) -> Options:
    """The options of the configuration file, less what the arguments say otherwise."""
    from refextract.options import read_options

    options = read_options(Path.cwd())
    given = {"format": arguments.reader, "largest": arguments.largest}
    read = options.read.model_copy(update={name: value for name, value in given.items() if value is not None})
    return options.model_copy(update={"read": read})


def check_options(arguments: argparse.Namespace) -> DeferredOptions:
    """The options with the rules that the arguments choose, and with today's date unless they give one."""
    from refextract.options.configuration import find_configuration

    configuration = find_configuration(Path.cwd())
    year = datetime.date.today().year  # rules go by years, so findings keep for one
    given = (arguments.select, arguments.ignore, arguments.extend_select, arguments.reader, arguments.largest)
    key = json.dumps([year, given, configuration and configuration.content], default=str).encode()
    return DeferredOptions(key, lambda: _made(arguments))


def _made(arguments: argparse.Namespace) -> Options:
    options = read_options_of(arguments)
    given = (arguments.select, arguments.ignore, arguments.extend_select)
    chosen = options.check.with_rules(*map(_listed, given))
    today = chosen.today or datetime.date.today()
    return options.model_copy(update={"check": chosen.model_copy(update={"today": today})})


def _listed(values: Iterable[str]) -> tuple[str, ...]:
    """Comma-separated values of a repeatable option, as one tuple."""
    return tuple(part.strip() for value in values for part in value.split(",") if part.strip())
