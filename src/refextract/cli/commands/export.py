"""``refextract export``: bibliography files -> another format."""

from __future__ import annotations

import argparse
from pathlib import Path

from refextract.checking.files import STDIN, refuse_overwriting
from refextract.cli.formats import add_format, chosen_format, named_format, reference_formats
from refextract.cli.output import add_output, opened, outputs, refuse_terminal, write_references
from refextract.cli.stdin import standard_input
from refextract.cli.terminal import CLEAN, FINDINGS, tell
from refextract.errors import OptionsError

__all__ = ["add_arguments", "run"]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which files, and the format they become."""
    parser.add_argument(
        "files", nargs="+", metavar="FILE", help="BibTeX, BibLaTeX, CSL (JSON, YAML) or RIS; - for standard input"
    )
    add_format(parser, "bibtex, biblatex, csl-json, ris, csv, xlsx, tei", "bibtex")
    add_output(parser)
    parser.add_argument("--in-place", action="store_true", help="write over the one file that is read, in its format")


def run(arguments: argparse.Namespace) -> int:
    """Write all entries of the files in one format; the exit code is 1 where some were lost."""
    from refextract.checking.session import read_bibliographies

    if arguments.in_place:
        return _over(arguments)
    refuse_overwriting(outputs(arguments.output), arguments.files)
    format_ = chosen_format(arguments, reference_formats(), {".json": "csl-json"})
    refuse_terminal(arguments.output, format_)
    references, problems = read_bibliographies(arguments.files, standard_input())
    for problem in problems:
        tell(problem)
    if not references:
        raise OptionsError(f"{', '.join(arguments.files)}: no entry found; BibTeX, CSL and RIS are read")
    with opened(arguments.output) as out:
        write_references(out, references, format_)
    return FINDINGS if problems else CLEAN


def _over(arguments: argparse.Namespace) -> int:
    """Write over the one file that is read, where nothing is lost by that."""
    from refextract.checking.in_place import rewritten

    if arguments.output is not None or len(arguments.files) != 1 or arguments.files[0] == STDIN:
        raise OptionsError("--in-place writes over one file, and goes without -o")
    wanted = None if arguments.format is None else named_format(arguments.format, reference_formats())
    path = Path(arguments.files[0])
    text = rewritten(path, wanted)
    with opened(path) as out:
        out.write(text)
    return CLEAN
