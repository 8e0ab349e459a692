"""Arguments that several commands share."""

from __future__ import annotations

import argparse
from pathlib import Path

__all__ = ["above_zero", "add_bibliography", "add_configuration", "add_files", "add_reading", "add_rules", "share"]


def add_files(parser: argparse.ArgumentParser) -> None:
    """Which documents, and how many at a time."""
    told = "a document, a folder (all documents below it) or a glob; - reads standard input"
    parser.add_argument("files", nargs="+", metavar="FILE", help=told)
    parser.add_argument("--jobs", "-j", type=above_zero, metavar="N", help="work on N documents at a time (one a core)")
    told = "what standard input is called, which also tells how it is read"
    parser.add_argument("--stdin-filename", metavar="NAME", help=told)


def add_reading(parser: argparse.ArgumentParser) -> None:
    """How documents are read, and which below a folder."""
    parser.add_argument("--from", dest="reader", metavar="KIND", help="read as text, markdown, … whatever the ending")
    parser.add_argument("--largest", type=above_zero, metavar="BYTES", help="refuse documents above this size (64 MiB)")
    told = "a pattern of files below folders that are {}; repeatable"
    for name, what in (("exclude", "left out"), ("include", "taken in all the same")):
        parser.add_argument(f"--{name}", action="append", default=[], metavar="GLOB", help=told.format(what))


def add_rules(parser: argparse.ArgumentParser) -> None:
    """Which rules run."""
    rules = (("select", "run these"), ("extend-select", "run these besides"), ("ignore", "run none of these"))
    for name, what in rules:
        told = f"{what}: codes, beginnings of codes or names, comma-separated, or ALL; repeatable"
        parser.add_argument(f"--{name}", action="append", default=[], metavar="RULES", help=told)


def add_configuration(parser: argparse.ArgumentParser) -> None:
    """Which configuration counts."""
    group = parser.add_mutually_exclusive_group()
    group.add_argument("--config", type=Path, metavar="FILE", help="this configuration file, and not the nearest one")
    group.add_argument("--isolated", action="store_true", help="no configuration file at all")


def add_bibliography(parser: argparse.ArgumentParser) -> None:
    """Where more references stand."""
    parser.add_argument(
        "--bibliography",
        action="append",
        default=[],
        metavar="FILE",
        help="BibTeX, BibLaTeX, CSL (JSON, YAML) or RIS: more references that may be cited",
    )


def above_zero(text: str) -> int:
    """A whole number that is not zero, as an argument."""
    if not text.isdecimal() or len(text) > 18 or not int(text):
        raise argparse.ArgumentTypeError(f"a number above 0 is wanted, not {text!r}")
    return int(text)


def share(text: str) -> float:
    """A number from 0 to 1, as an argument.

    >>> share("0.5")
    0.5
    """
    try:
        number = float(text)
    except ValueError:
        number = -1.0
    if not 0 <= number <= 1:
        raise argparse.ArgumentTypeError(f"a number from 0 to 1 is wanted, not {text!r}")
    return number
