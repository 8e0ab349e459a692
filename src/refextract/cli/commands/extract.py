"""``refextract extract``: documents -> references, citations, links."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING, TextIO

from refextract.cli.arguments import add_bibliography, add_configuration, add_files, add_reading, share
from refextract.cli.formats import add_format, chosen_format, reference_formats
from refextract.cli.options import bibliography_of, configuration_of, read_options
from refextract.cli.output import add_output, opened, outputs, refuse_terminal, write_references
from refextract.cli.stdin import standard_input
from refextract.cli.terminal import CLEAN, UNUSABLE, Terminal, tell

if TYPE_CHECKING:
    from refextract.checking.session import Session
    from refextract.model.document import Document
    from refextract.model.extraction import Extraction
    from refextract.model.reference import Reference

__all__ = ["add_arguments", "run"]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which documents, and the format of the results."""
    add_files(parser)
    add_format(parser, "json, jsonl, bibtex, biblatex, csl-json, ris, csv, xlsx, tei", "bibtex")
    add_output(parser)
    add_reading(parser)
    add_bibliography(parser)
    add_configuration(parser)
    parser.add_argument(
        "--least-score", type=share, metavar="SCORE", help="leave out citations that are less sure, from 0 to 1 (0)"
    )


def run(arguments: argparse.Namespace) -> int:
    """Write what stands in the documents, in order."""
    from refextract.checking.session import RunOptions, Session

    terminal = Terminal(arguments)
    how = RunOptions(
        outputs=outputs(arguments.output),
        inputs=configuration_of(arguments),
        jobs=arguments.jobs,
        standard_input=standard_input(arguments.largest),
        standard_input_name=arguments.stdin_filename,
        progress=terminal.progress,
    )
    session = Session(read_options(arguments), bibliography_of(arguments), how)
    files = session.one_a_project(session.selected(arguments.files, session.selection), session.project_suffixes)
    known = ("json", "jsonl", *reference_formats())
    format_ = chosen_format(arguments, known, {".json": "json", ".jsonl": "jsonl"})
    refuse_terminal(arguments.output, format_)
    with opened(arguments.output) as out:
        _write(out, session, files, format_)
    for message in session.errors:
        tell(message)
    for message in session.notes:
        terminal.note(message)
    return UNUSABLE if session.failed else CLEAN


def _write(out: TextIO, session: Session, files: list[str], format_: str) -> None:
    """Write the results, as they come."""
    from refextract.corpus.extraction import extract_files, with_own_ids

    if format_ == "jsonl":
        out.writelines(extract_files(session, files, _line))
    elif format_ == "json":
        out.writelines(_one_or_a_list(list(extract_files(session, files, _indented))))
    else:
        some = extract_files(session, files, _references)
        found = with_own_ids(chain.from_iterable(some))
        write_references(out, found, format_)
        if not found and not session.failed:
            session.notes.append("no reference found")


def _one_or_a_list(records: list[str]) -> Iterator[str]:
    """One object for one document, an array for several."""
    if len(records) == 1:
        yield f"{records[0]}\n"
        return
    yield "["
    for number, record in enumerate(records):
        yield f"{',' if number else ''}\n{record}"
    yield "\n]\n"


def _line(document: Document, extraction: Extraction) -> str:
    from refextract.checking.report.record import extraction_record

    return json.dumps(extraction_record(document, extraction), ensure_ascii=False) + "\n"


def _indented(document: Document, extraction: Extraction) -> str:
    from refextract.checking.report.record import extraction_record

    return json.dumps(extraction_record(document, extraction), ensure_ascii=False, indent=2)


def _references(_: Document, extraction: Extraction) -> tuple[Reference, ...]:
    return extraction.references
