"""``refextract parse``: one reference string a line -> one result a line."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, TypeVar

from refextract.checking.files import refuse_bibliography, refuse_overwriting
from refextract.cli.arguments import above_zero
from refextract.cli.formats import add_format, chosen_format, reference_formats
from refextract.cli.output import add_output, opened, outputs, refuse_terminal, write_references
from refextract.cli.stdin import read_bytes
from refextract.cli.terminal import CLEAN, Terminal

if TYPE_CHECKING:
    from refextract.checking.report.parsed import JSON
    from refextract.model.reference import Reference

__all__ = ["add_arguments", "run"]

T = TypeVar("T")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which strings, and the format of the results."""
    parser.add_argument("file", metavar="FILE", help="one reference string a line; - reads standard input")
    add_format(parser, "jsonl, json, bibtex, biblatex, csl-json, ris, csv, xlsx, tei", "jsonl")
    parser.add_argument(
        "--one-list", action="store_true", help="the strings are one list, printed alike: read the doubtful as the rest"
    )
    parser.add_argument(
        "--review",
        type=above_zero,
        metavar="N",
        help="only the N results that are least certain, the least certain first: r7 is line 7",
    )
    parser.add_argument("--jobs", "-j", type=above_zero, metavar="N", help="work in N processes (one a core)")
    add_output(parser)


def run(arguments: argparse.Namespace) -> int:
    """Write one result a string, in order."""
    from refextract.values.encoding import decode

    known = ("json", "jsonl", *reference_formats())
    refuse_overwriting(outputs(arguments.output), [arguments.file])
    format_ = chosen_format(arguments, known, {".json": "json", ".jsonl": "jsonl"})
    refuse_terminal(arguments.output, format_)
    refuse_bibliography(Path(arguments.file))
    text, problems = decode(read_bytes(arguments.file), arguments.file)
    terminal = Terminal(arguments)
    for problem in problems:
        terminal.note(f"{arguments.file}: {problem}")
    lines = _lines(text)
    with opened(arguments.output) as out:
        if format_ == "jsonl":
            out.writelines(_results(lines, _line, arguments, terminal))
        elif format_ == "json":
            made = list(_results(lines, _record, arguments, terminal))
            out.write(json.dumps(made, ensure_ascii=False, indent=2) + "\n")
        else:
            found = _results(lines, _itself, arguments, terminal)
            write_references(out, [each for each in found if each.text.strip()], format_)  # an empty line is no entry
    return CLEAN


def _results(
    lines: list[str], make: Callable[[Reference], T], arguments: argparse.Namespace, terminal: Terminal
) -> Iterable[T]:
    """What is made of each string in order, or of those to review alone."""
    from refextract.checking.strings import least_certain, parse_strings

    how: _How = {"jobs": arguments.jobs, "one_list": arguments.one_list}
    if arguments.review is None:
        return _counted(parse_strings(lines, make, **how), len(lines), terminal)
    return map(
        make, least_certain(_counted(parse_strings(lines, _itself, **how), len(lines), terminal), arguments.review)
    )


class _How(TypedDict):
    jobs: int | None
    one_list: bool


def _line(reference: Reference) -> str:
    return json.dumps(_record(reference), ensure_ascii=False) + "\n"


def _record(reference: Reference) -> JSON:
    from refextract.checking.report.parsed import reference_record

    return reference_record(reference)


def _itself(reference: Reference) -> Reference:
    return reference


def _counted(made: Iterable[T], number: int, terminal: Terminal) -> Iterator[T]:
    for done, each in enumerate(made, start=1):
        yield each
        if done % _AT_ONCE == 0 or done == number:
            terminal.progress(done, number)


_AT_ONCE = 100  # strings between two counts of progress


def _lines(text: str) -> list[str]:
    lines = text.split("\n")
    if lines and not lines[-1]:
        lines.pop()
    return [line.removesuffix("\r") for line in lines]
