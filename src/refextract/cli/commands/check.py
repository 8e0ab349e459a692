"""``refextract check``: report citations that do not resolve, and other faults; fix what has one right form."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from refextract.cli.arguments import add_bibliography, add_configuration, add_files, add_reading, add_rules
from refextract.cli.formats import add_format, chosen_format
from refextract.cli.options import bibliography_of, check_options, configuration_of
from refextract.cli.output import add_output, opened, outputs
from refextract.cli.stdin import standard_input
from refextract.cli.summary import counted, statistics, summary
from refextract.cli.terminal import CLEAN, FINDINGS, UNUSABLE, Terminal, tell
from refextract.errors import OptionsError
from refextract.registry import added

if TYPE_CHECKING:
    from refextract.checking.session import Report, RunOptions

__all__ = ["add_arguments", "run"]

REPORTS = ("text", "json", "jsonl", "github", "gitlab", "sarif", "junit", "html")
_ENDINGS = {f".{name}": name for name in ("json", "jsonl", "sarif", "html")}
_ENDINGS |= {".xml": "junit", ".htm": "html", ".txt": "text"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which documents and rules, what is done with findings, and how they are told."""
    add_files(parser)
    add_rules(parser)
    add_format(parser, ", ".join(REPORTS), "text")
    add_output(parser)
    parser.add_argument("--pages", action="store_true", help="with --format html: show the pages of PDF files, marked")
    parser.add_argument("--fix", action="store_true", help="write safe fixes into the documents, report what is left")
    parser.add_argument("--unsafe-fixes", action="store_true", help="with --fix or --diff: the fixes to look at, too")
    parser.add_argument("--diff", action="store_true", help="show what --fix would change, and write nothing")
    told = "report only what this baseline does not know"
    parser.add_argument("--baseline", metavar="FILE", type=Path, help=told)
    told = "write what is found as a baseline, and exit 0"
    parser.add_argument("--write-baseline", metavar="FILE", type=Path, help=told)
    told = "answer for unchanged documents from a cache in this folder"
    parser.add_argument("--cache", metavar="FOLDER", type=Path, help=told)
    parser.add_argument("--statistics", action="store_true", help="end with the number of findings of each rule")
    levels = ("info", "warning", "error")
    parser.add_argument("--fail-on", choices=levels, help="exit 1 for findings from this severity on (info)")
    parser.add_argument("--exit-zero", action="store_true", help="exit 0 whatever is found")
    add_reading(parser)
    add_bibliography(parser)
    add_configuration(parser)


def run(arguments: argparse.Namespace) -> int:
    """Check, fix, report."""
    if arguments.diff and arguments.format is not None:
        raise OptionsError(
            "--diff shows a diff and no report: leave out --format, or --diff, for a report with its fixes"
        )
    arguments.format = (
        "text" if arguments.diff else chosen_format(arguments, (*REPORTS, *sorted(added("report"))), _ENDINGS)
    )
    if arguments.unsafe_fixes and not (arguments.fix or arguments.diff):
        raise OptionsError("--unsafe-fixes goes with --fix or --diff")
    if arguments.pages and arguments.format != "html":
        raise OptionsError("--pages goes with --format html")
    if arguments.write_baseline:
        from refextract.checking.baseline import refuse_no_baseline

        refuse_no_baseline(arguments.write_baseline)
    terminal = Terminal(arguments)
    report = _fixed(arguments, terminal) if arguments.fix or arguments.diff else _checked(arguments, terminal)
    if not arguments.diff and (arguments.output or not arguments.write_baseline):
        with opened(arguments.output) as out:
            out.write(report.render(_report_of(arguments)))
    for line in statistics(report.notices) if arguments.statistics else ():
        print(line, file=sys.stderr)
    if arguments.write_baseline:
        return _write_baseline(report, arguments.write_baseline, terminal)
    if arguments.format == "text":
        terminal.note(summary(report))
    if report.failed:
        return UNUSABLE
    return FINDINGS if report.fails(arguments.fail_on) and not arguments.exit_zero else CLEAN


def _checked(arguments: argparse.Namespace, terminal: Terminal) -> Report:
    from refextract.checking.run import check_files

    how = _run_options(arguments, terminal)
    report = check_files(arguments.files, check_options(arguments), bibliography=bibliography_of(arguments), run=how)
    _tell(report, terminal)
    return report


def _fixed(arguments: argparse.Namespace, terminal: Terminal) -> Report:
    """The report after fixing; with --diff, which shows the fixes and writes none, the one before."""
    from refextract.checking.run import fix_files

    options, bibliography, how = check_options(arguments), bibliography_of(arguments), _run_options(arguments, terminal)
    unsafe, write = arguments.unsafe_fixes, not arguments.diff
    made = fix_files(arguments.files, options, bibliography=bibliography, run=how, unsafe=unsafe, write=write)
    _tell(made.report, terminal)
    if arguments.diff:
        with opened(arguments.output) as out:
            out.write(made.diff)
    terminal.note(f"{counted(made.fixed, 'finding')} {'would be fixed' if arguments.diff else 'fixed'}")
    return made.report


def _tell(report: Report, terminal: Terminal) -> None:
    for message in report.errors:
        tell(message)
    for message in report.notes:
        terminal.note(message)


def _run_options(arguments: argparse.Namespace, terminal: Terminal) -> RunOptions:
    from refextract.checking.session import RunOptions

    return RunOptions(
        outputs=outputs(arguments.output, arguments.write_baseline),
        inputs=configuration_of(arguments),
        cache=arguments.cache,
        baseline=arguments.baseline,
        keep="pages" if arguments.pages else "extractions" if arguments.format == "html" else "findings",
        jobs=arguments.jobs,
        standard_input=standard_input(arguments.largest),
        standard_input_name=arguments.stdin_filename,
        progress=terminal.progress,
    )


def _report_of(arguments: argparse.Namespace) -> str:
    """The report that is asked for; in colours, where a person reads it on a terminal that has some."""
    if arguments.format != "text" or os.environ.get("NO_COLOR"):
        return str(arguments.format)
    shown = arguments.output is None and sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
    return "terminal" if shown or os.environ.get("FORCE_COLOR") else "text"


def _write_baseline(report: Report, path: Path, terminal: Terminal) -> int:
    from refextract.checking.baseline import write_baseline

    terminal.note(f"{counted(write_baseline(path, report.documents), 'finding')} written to {path}")
    return UNUSABLE if report.failed else CLEAN
