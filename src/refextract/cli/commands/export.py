"""``refextract export``: bibliography files -> another format."""

from __future__ import annotations

import argparse

from refextract.cli.output import add_output, opened
from refextract.cli.terminal import CLEAN, tell_all

__all__ = ["add_arguments", "run"]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which files, and the format they become."""
    parser.add_argument(
        "files", nargs="+", metavar="FILE", help="BibTeX, BibLaTeX, CSL (JSON, YAML) or RIS; - for standard input"
    )
    parser.add_argument("--format", default="bibtex", metavar="FORMAT", help="bibtex, biblatex, csl-json, ris (bibtex)")
    add_output(parser)


def run(arguments: argparse.Namespace) -> int:
    """Write all entries of the files in one format."""
    from refextract.checking.session import read_bibliographies
    from refextract.cli.stdin import standard_input
    from refextract.exporters import export, export_format

    export_format(arguments.format)  # an unknown one is told before any work is done
    references, problems = read_bibliographies(arguments.files, standard_input)
    tell_all(problems)
    with opened(arguments) as out:
        out.write(export(references, arguments.format))
    return CLEAN
