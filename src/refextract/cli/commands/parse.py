"""``refextract parse``: one reference string a line -> one result a line."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from refextract.checking.files import refuse_overwriting
from refextract.cli.output import add_output, opened, outputs
from refextract.cli.terminal import CLEAN

__all__ = ["add_arguments", "run"]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which strings, and the format of the results."""
    parser.add_argument("file", metavar="FILE", help="one reference string a line; - reads standard input")
    parser.add_argument(
        "--format", default="jsonl", metavar="FORMAT", help="jsonl, bibtex, biblatex, csl-json, ris (jsonl)"
    )
    parser.add_argument(
        "--one-list", action="store_true", help="the strings are one list, printed alike: read the doubtful as the rest"
    )
    add_output(parser)


def run(arguments: argparse.Namespace) -> int:
    """Write one result a string, in order."""
    from refextract.checking.batch import refuse_bibliography
    from refextract.checking.report.record import reference_record
    from refextract.cli.stdin import read_bytes
    from refextract.exporters import export, export_format
    from refextract.readers.text import decode
    from refextract.references import iter_references

    in_lines = arguments.format in ("json", "jsonl")
    if not in_lines:
        export_format(arguments.format)  # an unknown one is told before any work is done
    refuse_bibliography(Path(arguments.file))
    refuse_overwriting(outputs(arguments.output), [arguments.file])
    text, _ = decode(read_bytes(arguments.file), arguments.file)
    references = iter_references(_lines(text), one_list=arguments.one_list)
    with opened(arguments.output) as out:
        if in_lines:
            encoded = json.JSONEncoder(ensure_ascii=False).encode
            out.writelines(encoded(reference_record(reference)) + "\n" for reference in references)
        else:
            out.write(export(tuple(references), arguments.format))
    return CLEAN


def _lines(text: str) -> list[str]:
    lines = text.split("\n")
    if lines and not lines[-1]:
        lines.pop()
    return [line.removesuffix("\r") for line in lines]
