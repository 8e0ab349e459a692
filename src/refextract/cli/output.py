"""Output: where results go, standard output or a file that is replaced when they are whole."""

from __future__ import annotations

import argparse
import io
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

__all__ = ["add_output", "opened", "outputs"]


def add_output(parser: argparse.ArgumentParser) -> None:
    """Let a command write to a file."""
    parser.add_argument("-o", "--output", metavar="OUT", type=Path, help="write here in place of standard output")


def outputs(*paths: Path | None) -> tuple[Path, ...]:
    """The files that will be written: those that are given."""
    return tuple(path for path in paths if path is not None)


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
