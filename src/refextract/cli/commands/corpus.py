"""``refextract corpus``: many documents -> three tables."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from refextract.cli.arguments import above_zero, add_bibliography, add_configuration, add_reading
from refextract.cli.corpus_progress import CorpusProgress, failures_told, report_told
from refextract.cli.options import bibliography_of, read_options
from refextract.cli.stdin import standard_input
from refextract.cli.terminal import CLEAN, FINDINGS, Terminal, tell
from refextract.values.figures import whole

if TYPE_CHECKING:
    from refextract.corpus import CorpusRun

__all__ = ["add_arguments", "run"]

_SIZES = {"K": 1024, "M": 1024**2, "G": 1024**3}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which documents, where the tables go, and who does the work."""
    told = "a document, a folder, a glob, a zip or tar archive, a Parquet or JSON Lines file with a document a row"
    parser.add_argument("inputs", nargs="+", metavar="IN", help=told)
    told = "the folder of the tables; a run that was stopped there is gone on with"
    parser.add_argument("-o", "--output", metavar="OUT", type=Path, required=True, help=told)
    parser.add_argument("--text-column", metavar="NAME", help="where tables hold documents (text, content or bytes)")
    parser.add_argument("--id-column", metavar="NAME", help="where tables hold what documents are called (id)")
    _add_work(parser)
    _add_limits(parser)
    add_reading(parser)
    add_bibliography(parser)
    add_configuration(parser)


def _add_work(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--jobs", "-j", type=above_zero, metavar="N", help="work on N documents at a time (one a core)")
    parser.add_argument("--part", type=above_zero, default=200, metavar="N", help="documents in a part at most (200)")
    told = "do the I-th of N shares of the parts, where N runs share a corpus"
    parser.add_argument("--shard", type=_shard, default=(1, 1), metavar="I/N", help=told)
    told = "who works on the parts: local (processes of this machine), ray or spark"
    parser.add_argument("--engine", default="local", metavar="NAME", help=told)
    told = "where the cluster of the engine is, unless its own settings say so"
    parser.add_argument("--cluster", metavar="ADDRESS", help=told)
    group = parser.add_mutually_exclusive_group()
    group.add_argument("--list-only", action="store_true", help="list the inputs in OUT, and extract nothing")
    told = "take the inputs as they were listed in OUT, and do not look through them again"
    group.add_argument("--listed", action="store_true", help=told)


def _add_limits(parser: argparse.ArgumentParser) -> None:
    told = "end a document that takes longer; 0: none (300)"
    parser.add_argument("--time-limit", type=_seconds, default=300, metavar="SECONDS", help=told)
    told = "end a document that makes its process need more, as 800M or 2G; 0: none (2G)"
    parser.add_argument("--memory-limit", type=_size, default=2 * _SIZES["G"], metavar="SIZE", help=told)


def run(arguments: argparse.Namespace) -> int:
    """Extract, tell how far it is, and sum up; exit code 1 where documents failed."""
    from refextract.checking.session import read_bibliographies
    from refextract.corpus import extract_corpus

    terminal = Terminal(arguments)
    known, problems = read_bibliographies(bibliography_of(arguments), standard_input(arguments.largest))
    for problem in problems:
        terminal.note(problem)
    how = _how(arguments, terminal)
    report = extract_corpus(
        arguments.inputs, arguments.output, options=read_options(arguments), bibliography=known, run=how
    )
    for line in failures_told(report, arguments.output):
        tell(line)
    terminal.note(f"{arguments.output}: {report_told(report, is_listing=arguments.list_only)}")
    return FINDINGS if report.failed else CLEAN


def _how(arguments: argparse.Namespace, terminal: Terminal) -> CorpusRun:
    from refextract.corpus import CorpusRun, Limits, Shard

    return CorpusRun(
        text=arguments.text_column,
        id=arguments.id_column,
        part=arguments.part,
        limits=Limits(arguments.time_limit or None, arguments.memory_limit or None),
        shard=Shard(*arguments.shard),
        engine=arguments.engine,
        workers=arguments.jobs,
        cluster=arguments.cluster,
        listed=arguments.listed,
        list_only=arguments.list_only,
        progress=CorpusProgress(terminal),
    )


def _shard(text: str) -> tuple[int, int]:
    number, slash, of = text.partition("/")
    share, shares = whole(number), whole(of)
    if not slash or share is None or shares is None or not 1 <= share <= shares:
        raise argparse.ArgumentTypeError(f"a share is wanted, from 1/N to N/N, not {text!r}")
    return share, shares


def _seconds(text: str) -> float:
    if not text.replace(".", "", 1).isdecimal():
        raise argparse.ArgumentTypeError(f"a number of seconds is wanted, not {text!r}")
    return float(text)


def _size(text: str) -> int:
    unit = _SIZES.get(text[-1:].upper(), 1)
    number = whole(text[:-1] if unit > 1 else text)
    if number is None:
        raise argparse.ArgumentTypeError(f"a number of bytes is wanted, as 800M or 2G, not {text!r}")
    return number * unit
