"""Formats: what is written, by name, by another name that people use, or by the ending of the file that it goes to."""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path

from refextract import registry
from refextract.errors import OptionsError, unknown

__all__ = ["ALIASES", "add_format", "chosen_format", "named_format", "reference_formats"]

ALIASES = {
    "bib": "bibtex",
    "csl": "csl-json",
    "csljson": "csl-json",
    "excel": "xlsx",
    "md": "markdown",
    "txt": "text",
    "htm": "html",
}
_ENDINGS = {".bib": "bibtex", ".ris": "ris", ".csv": "csv", ".tei": "tei", ".xlsx": "xlsx"}


def add_format(parser: argparse.ArgumentParser, named: str, default: str) -> None:
    """Let a command write in several formats."""
    told = f"{named} ({default}, unless the ending of OUT says otherwise)"
    parser.add_argument("--format", metavar="FORMAT", help=told)
    parser.set_defaults(default_format=default)


def reference_formats() -> tuple[str, ...]:
    """The formats that references can be exported in."""
    from refextract.exporters import formats

    return formats()


def chosen_format(arguments: argparse.Namespace, known: Sequence[str], endings: Mapping[str, str]) -> str:
    """The format that is asked for by name, else by the ending of the output, else the command's default.

    Raises:
        OptionsError: for a format that there is not, and for an ending that tells none.
    """
    if arguments.format is None:
        output: Path | None = arguments.output
        default: str = arguments.default_format
        return _by_ending(output, known, endings) if output is not None and output.suffix else default
    return named_format(arguments.format, known)


def named_format(name: str, known: Sequence[str]) -> str:
    """The format of that name, however it is written.

    Raises:
        OptionsError: for a format that there is not.
    """
    wanted = name.lower().replace("_", "-")
    wanted = ALIASES.get(wanted, wanted)
    if wanted not in known:
        raise OptionsError(unknown("format", name, known))
    return wanted


def _by_ending(output: Path, known: Sequence[str], endings: Mapping[str, str]) -> str:
    """The format that the ending of a file tells.

    Raises:
        OptionsError: where it tells none.
    """
    suffix = output.suffix.lower()
    told = {ending: name for ending, name in {**_ENDINGS, **endings}.items() if name in known}
    found = told.get(suffix) or _by_exporter(suffix)
    if found is None or found not in known:
        wanted = ", ".join(sorted(told))
        raise OptionsError(f"{output}: no format ends in {suffix} ({wanted} do); --format says what to write there")
    return found


def _by_exporter(suffix: str) -> str | None:
    """The format of an exporter with that ending that was added: those that are here have a table."""
    others = (name for name in registry.names("exporters") if name not in _ENDINGS.values())
    return next((name for name in others if suffix == registry.load("exporters", name).SUFFIX), None)
