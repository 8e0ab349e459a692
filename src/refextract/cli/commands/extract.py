"""``refextract extract``: documents -> references, citations, links."""

from __future__ import annotations

import argparse
import json
from typing import TYPE_CHECKING, TextIO

from refextract.cli.options import add_bibliography, add_configuration, add_reading, bibliography_of, read_options
from refextract.cli.output import add_output, opened, outputs
from refextract.cli.progress import Progress
from refextract.cli.stdin import standard_input
from refextract.cli.terminal import CLEAN, UNUSABLE, tell_all

if TYPE_CHECKING:
    from refextract.checking.session import Session
    from refextract.model.document import Document
    from refextract.model.extraction import Extraction
    from refextract.model.reference import Reference

__all__ = ["add_arguments", "run"]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which documents, and the format of the results."""
    parser.add_argument(
        "files", nargs="+", metavar="FILE", help="a document, a folder or a glob; - reads standard input"
    )
    parser.add_argument(
        "--format",
        default="bibtex",
        metavar="FORMAT",
        help="json, jsonl, bibtex, biblatex, csl-json, ris (bibtex)",
    )
    add_output(parser)
    add_reading(parser)
    add_bibliography(parser)
    add_configuration(parser)


def run(arguments: argparse.Namespace) -> int:
    """Write what stands in the documents, in order."""
    from refextract.checking.session import RunOptions, Session
    from refextract.exporters import export_format

    in_lines = arguments.format in ("json", "jsonl")
    if not in_lines:
        export_format(arguments.format)  # an unknown one is told before any work is done
    how = RunOptions(outputs=outputs(arguments.output), standard_input=standard_input, progress=Progress())
    session = Session(read_options(arguments), bibliography_of(arguments), how)
    with opened(arguments.output) as out:
        (_write_records if in_lines else _write_references)(out, session, arguments)
    tell_all(session.messages)
    return UNUSABLE if session.failed else CLEAN


def _write_records(out: TextIO, session: Session, arguments: argparse.Namespace) -> None:
    from refextract.corpus.extraction import extract_files

    make = _line if arguments.format == "jsonl" else _indented
    out.writelines(extract_files(session, arguments.files, make))


def _write_references(out: TextIO, session: Session, arguments: argparse.Namespace) -> None:
    from refextract.corpus.extraction import extract_files
    from refextract.exporters import export

    listed = [each for found in extract_files(session, arguments.files, _references) for each in found]
    out.write(export(listed, arguments.format))
    if not listed and not session.failed:
        session.messages.append("no reference found")


def _line(document: Document, extraction: Extraction) -> str:
    from refextract.checking.report.record import extraction_record

    return json.dumps(extraction_record(document, extraction), ensure_ascii=False) + "\n"


def _indented(document: Document, extraction: Extraction) -> str:
    from refextract.checking.report.record import extraction_record

    return json.dumps(extraction_record(document, extraction), ensure_ascii=False, indent=2) + "\n"


def _references(_: Document, extraction: Extraction) -> tuple[Reference, ...]:
    return extraction.references
