"""Output: where results go, standard output or a file that is replaced when they are whole."""

from __future__ import annotations

import argparse
import io
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from refextract.cli.terminal import tell
from refextract.errors import OptionsError

if TYPE_CHECKING:
    from refextract.model.reference import Reference

__all__ = ["add_output", "opened", "outputs", "refuse_terminal", "write_references"]


def add_output(parser: argparse.ArgumentParser) -> None:
    """Let a command write to a file."""
    parser.add_argument("-o", "--output", metavar="OUT", type=Path, help="write here in place of standard output")


def outputs(*paths: Path | None) -> tuple[Path, ...]:
    """The files that will be written: those that are given."""
    return tuple(path for path in paths if path is not None)


def refuse_terminal(output: Path | None, format_: str) -> None:
    """Keep what is no text from a terminal.

    Raises:
        OptionsError: where it would be written to one.
    """
    from refextract.exporters import export_format, formats, is_text

    shown = output is None or str(output) == "-"
    if shown and format_ in formats() and not is_text(format_) and sys.stdout.isatty():
        suffix = export_format(format_).SUFFIX
        raise OptionsError(f"{format_} is no text, and this is a terminal: -o references{suffix} writes it to a file")


def write_references(out: TextIO, references: Sequence[Reference], format_: str) -> None:
    """Write references in a format, whether it is a text or not, and tell what it has no place for."""
    from refextract.exporters import changed_keys, export, export_bytes, is_text, left_out

    if is_text(format_):
        out.write(export(references, format_))
    else:
        out.flush()
        out.buffer.write(export_bytes(references, format_))
    if lost := left_out(references, format_):
        fields = ", ".join(
            f"{name} ({number} {'entry' if number == 1 else 'entries'})" for name, number in lost.items()
        )
        tell(f"{format_} has no place for some fields, which are left out: {fields}")
    if others := changed_keys(references, format_):
        keys = ", ".join(f"{old} -> {new}" for old, new in others.items())
        tell(f"{format_} cannot have some keys, which are written otherwise: {keys}")


@contextmanager
def opened(output: Path | None) -> Iterator[TextIO]:
    """Where results are written to, in UTF-8 with line feeds; "-" is standard output as well."""
    if output is None or str(output) == "-":
        if isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
        yield sys.stdout
        sys.stdout.flush()
        return
    from refextract.checking.writing import replacing

    with replacing(output) as binary:
        out = io.TextIOWrapper(binary, "utf-8", "backslashreplace", newline="\n")
        yield out
        out.detach()
