"""``refextract check``: report citations that do not resolve, and other faults; fix what has one right form."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from refextract.cli.options import add_bibliography, add_configuration, add_reading, bibliography_of, check_options
from refextract.cli.output import add_output, opened, outputs
from refextract.cli.progress import Progress
from refextract.cli.stdin import standard_input
from refextract.cli.terminal import CLEAN, FINDINGS, UNUSABLE, tell, tell_all
from refextract.errors import OptionsError

if TYPE_CHECKING:
    from refextract.checking.report import Notice
    from refextract.checking.session import Report, RunOptions

__all__ = ["add_arguments", "run"]

_REPORTS = ("text", "json", "jsonl", "github", "gitlab", "sarif", "junit", "html")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which documents and rules, what is done with findings, and how they are told."""
    parser.add_argument(
        "files", nargs="+", metavar="FILE", help="a document, a folder or a glob; - reads standard input"
    )
    _add_rules(parser)
    parser.add_argument("--format", default="text", choices=_REPORTS, help="%(choices)s (text)")
    parser.add_argument("--fix", action="store_true", help="write safe fixes into the documents, report what is left")
    parser.add_argument("--unsafe-fixes", action="store_true", help="with --fix or --diff: the fixes to look at, too")
    parser.add_argument("--diff", action="store_true", help="show what --fix would change, and write nothing")
    parser.add_argument("--baseline", metavar="FILE", type=Path, help="report only what this baseline does not know")
    parser.add_argument(
        "--write-baseline", metavar="FILE", type=Path, help="write what is found as a baseline, and exit 0"
    )
    parser.add_argument(
        "--cache", metavar="FOLDER", type=Path, help="answer for unchanged documents from a cache in this folder"
    )
    parser.add_argument("--statistics", action="store_true", help="end with the number of findings of each rule")
    parser.add_argument("--exit-zero", action="store_true", help="exit 0 whatever is found")
    add_output(parser)
    add_reading(parser)
    add_bibliography(parser)
    add_configuration(parser)


def _add_rules(parser: argparse.ArgumentParser) -> None:
    told = "codes or names, comma-separated"
    parser.add_argument("--select", action="append", default=[], metavar="RULES", help=told)
    parser.add_argument("--extend-select", action="append", default=[], metavar="RULES", help="besides the others")
    parser.add_argument("--ignore", action="append", default=[], metavar="RULES", help=told)


def run(arguments: argparse.Namespace) -> int:
    """Check, fix, report."""
    if arguments.unsafe_fixes and not (arguments.fix or arguments.diff):
        raise OptionsError("--unsafe-fixes goes with --fix or --diff")
    report = _fixed(arguments) if arguments.fix or arguments.diff else _checked(arguments)
    if arguments.write_baseline:
        return _write_baseline(report, arguments.write_baseline)
    if not arguments.diff:
        with opened(arguments.output) as out:
            out.write(report.render(arguments.format))
        if arguments.format == "text":
            _tell_fixable(report.notices)
    if arguments.statistics:
        _statistics(report.notices)
    if report.failed:
        return UNUSABLE
    return FINDINGS if report.notices and not arguments.exit_zero else CLEAN


def _checked(arguments: argparse.Namespace) -> Report:
    from refextract.checking.run import check_files

    options, bibliography, how = check_options(arguments), bibliography_of(arguments), _run_options(arguments)
    report = check_files(arguments.files, options, bibliography=bibliography, run=how)
    tell_all(report.messages)
    return report


def _fixed(arguments: argparse.Namespace) -> Report:
    """The report after fixing; with --diff, which shows the fixes and writes none, the one before."""
    from refextract.checking.run import fix_files

    options, bibliography, how = check_options(arguments), bibliography_of(arguments), _run_options(arguments)
    unsafe, write = arguments.unsafe_fixes, not arguments.diff
    fixed = fix_files(arguments.files, options, bibliography=bibliography, run=how, unsafe=unsafe, write=write)
    tell_all(fixed.report.messages)
    if arguments.diff:
        with opened(arguments.output) as out:
            out.write(fixed.diff)
    done = "would be fixed" if arguments.diff else "fixed"
    tell(f"{fixed.mended} finding{'' if fixed.mended == 1 else 's'} {done}")
    return fixed.report


def _run_options(arguments: argparse.Namespace) -> RunOptions:
    from refextract.checking.session import RunOptions

    return RunOptions(
        outputs=outputs(arguments.output, arguments.write_baseline),
        cache=arguments.cache,
        baseline=arguments.baseline,
        keep="extractions" if arguments.format == "html" else "findings",
        standard_input=standard_input,
        progress=Progress(),
    )


def _write_baseline(report: Report, path: Path) -> int:
    from refextract.checking.baseline import write_baseline

    number = write_baseline(path, report.documents)
    tell(f"{number} findings written to {path}")
    return UNUSABLE if report.failed else CLEAN


def _tell_fixable(notices: Iterable[Notice]) -> None:
    """How many findings could be fixed."""
    remedies = [notice.remedy for notice in notices]
    safe = sum(each is not None and each.possible and each.safe for each in remedies)
    unsafe = sum(each is not None and each.possible and not each.safe for each in remedies)
    counted = [f"{number} with {how}" for number, how in ((safe, "--fix"), (unsafe, "--fix --unsafe-fixes")) if number]
    if counted:
        tell(f"can be fixed: {', '.join(counted)} (of {len(remedies)} findings)")


def _statistics(notices: Iterable[Notice]) -> None:
    for (code, name), number in sorted(Counter((each.code, each.name) for each in notices).items()):
        print(f"{number:6} {code} {name}", file=sys.stderr)
