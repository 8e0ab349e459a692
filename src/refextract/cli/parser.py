"""The parser of arguments; only the command that is called is loaded, so that a start costs what it needs."""

from __future__ import annotations

import argparse
import re
from collections.abc import Collection, Sequence
from importlib import import_module
from pathlib import Path
from typing import NoReturn

from refextract import __version__
from refextract.cli.terminal import add_loudness
from refextract.errors import OptionsError, unknown

__all__ = ["COMMANDS", "help_of", "parse", "parser_of"]

COMMANDS = {
    "extract": "documents -> references, citations, links (the default)",
    "parse": "one reference string a line -> one result a line",
    "check": "report citations that do not resolve, and other faults",
    "annotate": "a PDF file -> the same with citations and entries linked, and findings marked",
    "export": "bibliography files -> another format",
    "corpus": "many documents -> three tables, on one machine or many, resumed after a kill",
    "serve": "answer over HTTP: an API, GROBID's, and a page for the browser",
    "init": "write a configuration and a pre-commit hook for this project",
    "rules": "list the rules of check",
    "explain": "tell all about a rule",
    "learn": "pages with the works that they name -> weights to find works in prose with",
    "train": "labelled reference strings -> a tagging model",
    "evaluate": "measure a tagging model on labelled reference strings",
    "completion": "print what makes a shell complete commands and options",
}
"""What each command does. It is a module of `commands` with ``add_arguments(parser)`` and ``run(arguments) -> int``."""

_EXAMPLES = """\
examples:
  refextract paper.txt                              the references of a document, as BibTeX
  refextract paper.txt --format csl-json -o refs.json
  refextract extract *.txt --format jsonl           citations, references and links, one JSON object a document
  refextract parse references.txt --format jsonl    one reference string a line in, one result a line out
  refextract check paper.txt                        exit 1 where a citation does not resolve
  refextract check paper.md --bibliography refs.bib exit 1 where refs.bib has not what is cited
  refextract annotate paper.pdf -o marked.pdf       links and notes in the file itself
  refextract export refs.bib --format ris           one bibliography format into another
  cat paper.md | refextract - --format biblatex

exit codes: 0 clean, 1 findings, 2 unusable input or options, 3 a fault of the program
"""
_OF_ALL = ("-h", "--help", "--version")


class _Parser(argparse.ArgumentParser):
    """A parser that names the option which an unknown one was meant to be."""

    def error(self, message: str) -> NoReturn:
        """Tell what is wrong and where help is, with exit code 2."""
        self.exit(2, f"refextract: {message}\n`{self.prog} --help` shows what there is\n")


def parse(given: Sequence[str]) -> argparse.Namespace:
    """The arguments of a call; a file alone is extracted.

    Raises:
        OptionsError: for a command or an option that does not exist.
        SystemExit: where arguments are missing or wrong, and behind help, which is printed.
    """
    if not given:
        parser_of(()).print_help()
        raise SystemExit(2)  # nothing was asked for, which is no success where a script meant to
    arguments = list(given)
    if given[0] not in (*COMMANDS, *_OF_ALL):
        _refuse_near_command(given[0])
        arguments.insert(0, "extract")
    parser = parser_of(arguments[:1])
    parsed, left = parser.parse_known_args(arguments)
    if left and not left[0].startswith("-"):
        raise OptionsError(f"{left[0]!r} is one argument too many")
    if left:
        options = re.findall(r"--[a-z][a-z-]+", help_of(arguments[0]))
        raise OptionsError(unknown("option", left[0], dict.fromkeys(options)))
    return parsed


def _refuse_near_command(name: str) -> None:
    """Tell a command that was misspelt; a file of that name would be meant otherwise."""
    if name.isalpha() and "did you mean" in unknown("command", name, COMMANDS) and not Path(name).exists():
        raise OptionsError(unknown("command", name, COMMANDS))


def parser_of(loaded: Collection[str]) -> argparse.ArgumentParser:
    """The parser for a call of these commands; what the others take is left out."""
    parser = _Parser(
        prog="refextract",
        description="Find the citations and references of documents, parse, link, check and export them. Offline.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"refextract {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND", parser_class=_Parser)
    for name, told in COMMANDS.items():
        added = commands.add_parser(name, help=told, description=told)
        if name in loaded:
            _load(name, added)
    return parser


def _load(name: str, parser: argparse.ArgumentParser) -> None:
    module = import_module(f"refextract.cli.commands.{name}")
    module.add_arguments(parser)
    add_loudness(parser)
    parser.set_defaults(run=module.run)


def help_of(command: str) -> str:
    """What ``refextract COMMAND --help`` prints."""
    parser = _Parser(prog=f"refextract {command}", description=COMMANDS[command])
    _load(command, parser)
    return parser.format_help()
