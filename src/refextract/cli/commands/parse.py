"""``refextract parse``: one reference string a line -> one result a line."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from refextract.checking.files import refuse_bibliography, refuse_overwriting
from refextract.cli.formats import add_format, chosen_format, reference_formats
from refextract.cli.output import add_output, opened, outputs, refuse_terminal, write_references
from refextract.cli.stdin import read_bytes
from refextract.cli.terminal import CLEAN, Terminal

if TYPE_CHECKING:
    from refextract.model.reference import Reference

__all__ = ["add_arguments", "run"]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which strings, and the format of the results."""
    parser.add_argument("file", metavar="FILE", help="one reference string a line; - reads standard input")
    add_format(parser, "jsonl, json, bibtex, biblatex, csl-json, ris, csv, xlsx, tei", "jsonl")
    parser.add_argument(
        "--one-list", action="store_true", help="the strings are one list, printed alike: read the doubtful as the rest"
    )
    add_output(parser)


def run(arguments: argparse.Namespace) -> int:
    """Write one result a string, in order."""
    from refextract.references import iter_references
    from refextract.values.encoding import decode

    known = ("json", "jsonl", *reference_formats())
    format_ = chosen_format(arguments, known, {".json": "json", ".jsonl": "jsonl"})
    refuse_terminal(arguments.output, format_)
    refuse_bibliography(Path(arguments.file))
    refuse_overwriting(outputs(arguments.output), [arguments.file])
    text, problems = decode(read_bytes(arguments.file), arguments.file)
    terminal = Terminal(arguments)
    for problem in problems:
        terminal.note(f"{arguments.file}: {problem}")
    lines = _lines(text)
    references = iter_references(lines, one_list=arguments.one_list)
    with opened(arguments.output) as out:
        _write(out, _counted(references, len(lines), terminal), format_)
    return CLEAN


def _write(out: TextIO, references: Iterable[Reference], format_: str) -> None:
    from refextract.checking.report.parsed import reference_record

    if format_ == "jsonl":
        encoded = json.JSONEncoder(ensure_ascii=False).encode
        out.writelines(encoded(reference_record(reference)) + "\n" for reference in references)
    elif format_ == "json":
        out.write(json.dumps([reference_record(each) for each in references], ensure_ascii=False, indent=2) + "\n")
    else:
        write_references(out, [each for each in references if each.text.strip()], format_)  # an empty line is no entry


def _counted(references: Iterable[Reference], number: int, terminal: Terminal) -> Iterator[Reference]:
    for done, reference in enumerate(references, start=1):
        yield reference
        if done % _AT_ONCE == 0 or done == number:
            terminal.progress(done, number)


_AT_ONCE = 100  # strings between two counts of progress


def _lines(text: str) -> list[str]:
    lines = text.split("\n")
    if lines and not lines[-1]:
        lines.pop()
    return [line.removesuffix("\r") for line in lines]
