"""The parser of arguments; only the command that is called is loaded, so that a start costs what it needs."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from importlib import import_module

from refextract import __version__

__all__ = ["COMMANDS", "chosen_command", "parser_of"]

COMMANDS = {
    "extract": "documents -> references, citations, links (the default)",
    "parse": "one reference string a line -> one result a line",
    "check": "report citations that do not resolve, and other faults",
    "export": "bibliography files -> another format",
    "train": "labelled reference strings -> a tagging model",
    "evaluate": "measure a tagging model on labelled reference strings",
    "rules": "list the rules of check",
    "explain": "tell all about a rule",
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
  refextract export refs.bib --format ris           one bibliography format into another
  cat paper.md | refextract - --format biblatex
"""


def chosen_command(given: Sequence[str]) -> tuple[str | None, list[str]]:
    """The command that is called, None where it is none by name, and all arguments: a file alone is extracted.

    >>> chosen_command(["paper.txt"])
    ('extract', ['extract', 'paper.txt'])
    """
    if given and given[0] in COMMANDS:
        return given[0], list(given)
    if given and not given[0].startswith("--"):
        return "extract", ["extract", *given]
    return None, list(given)


def parser_of(command: str | None) -> argparse.ArgumentParser:
    """The parser for a call of that command; what the others take is left out."""
    parser = argparse.ArgumentParser(
        prog="refextract",
        description="Find the citations and references of documents, parse, link, check and export them. Offline.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"refextract {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for name, told in COMMANDS.items():
        added = commands.add_parser(name, help=told)
        if name == command:
            module = import_module(f"refextract.cli.commands.{name}")
            module.add_arguments(added)
            added.set_defaults(run=module.run)
    return parser
