"""``refextract annotate``: a PDF file -> the same with citations and entries linked, and findings marked."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from refextract.checking.files import STDIN, refuse_overwriting
from refextract.cli.arguments import add_bibliography, add_configuration, add_reading, add_rules
from refextract.cli.options import bibliography_of, check_options, configuration_of
from refextract.cli.stdin import standard_input
from refextract.cli.summary import counted
from refextract.cli.terminal import CLEAN, UNUSABLE, Terminal, tell
from refextract.errors import OptionsError
from refextract.model.unread import Unread

if TYPE_CHECKING:
    from refextract.checking.annotation.task import Annotated

__all__ = ["add_arguments", "run"]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which file, where the annotated one goes, and what is marked."""
    parser.add_argument("file", metavar="FILE", help="a PDF file; - reads standard input")
    where = parser.add_mutually_exclusive_group(required=True)
    where.add_argument("-o", "--output", metavar="OUT", type=Path, help="write the annotated file here")
    where.add_argument("--in-place", action="store_true", help="write over the file that is read")
    add_rules(parser)
    add_reading(parser)
    add_bibliography(parser)
    add_configuration(parser)


def run(arguments: argparse.Namespace) -> int:
    """Write the file with its annotations, whole or not at all; the exit code is 2 where something was not read."""
    from refextract.checking.annotation.task import annotated
    from refextract.checking.outcomes import GivenFile
    from refextract.checking.session import read_bibliographies

    output = _output(arguments)
    terminal = Terminal(arguments)
    read = standard_input(arguments.largest)
    bibliography, problems = read_bibliographies(bibliography_of(arguments), read)
    data, name = (read(), "<stdin>") if arguments.file == STDIN else (None, arguments.file)
    done = annotated(GivenFile(arguments.file, name, data), check_options(arguments).make(), bibliography)
    _write(output, done, in_place=arguments.in_place)
    problems_told = [*((each, each) for each in problems), *((each, f"{name}: {each}") for each in done.problems)]
    for problem, told in problems_told:
        (tell if isinstance(problem, Unread) else terminal.note)(told)
    terminal.note(f"{counted(done.linked, 'citation')} linked, {counted(done.findings, 'finding')} marked in {output}")
    return UNUSABLE if any(isinstance(problem, Unread) for problem, _ in problems_told) else CLEAN


def _output(arguments: argparse.Namespace) -> Path:
    """Where the file goes; over the one that is read only where that is asked for."""
    if arguments.in_place and arguments.file == STDIN:
        raise OptionsError("--in-place writes over a file, and standard input is none; name one with -o")
    if arguments.in_place:
        return Path(arguments.file)
    if str(arguments.output) == STDIN:
        raise OptionsError("an annotated PDF file is not written to standard output: -o OUT.pdf names a file")
    read = (arguments.file, *bibliography_of(arguments), *configuration_of(arguments))
    refuse_overwriting((arguments.output,), read)
    output: Path = arguments.output
    return output


def _write(output: Path, done: Annotated, *, in_place: bool) -> None:
    from refextract.checking.writing import replace_file

    replace_file(output, done.data, old=done.old if in_place else None)
