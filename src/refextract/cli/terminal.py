"""The terminal: exit codes, and what is told on standard error beside the results."""

from __future__ import annotations

import argparse
import sys

from refextract.checking.printable import printable

__all__ = ["BROKEN_PIPE", "CLEAN", "FAULTY", "FINDINGS", "INTERRUPTED", "UNUSABLE", "Terminal", "add_loudness", "tell"]

CLEAN, FINDINGS, UNUSABLE, FAULTY = 0, 1, 2, 3
INTERRUPTED, BROKEN_PIPE = 130, 141  # what shells say of a program that SIGINT or SIGPIPE ended


def add_loudness(parser: argparse.ArgumentParser) -> None:
    """How much is told beside the results."""
    group = parser.add_mutually_exclusive_group()
    group.add_argument("-q", "--quiet", action="store_true", help="tell errors only, beside the results")
    group.add_argument("-v", "--verbose", action="store_true", help="tell what is read and how, as well")


def tell(message: str) -> None:
    """Print one line on standard error: what went wrong."""
    print(f"refextract: {printable(message)}", file=sys.stderr)


class Terminal:
    """What a command tells on standard error, as loud as its arguments want it."""

    def __init__(self, arguments: argparse.Namespace) -> None:
        self._quiet: bool = arguments.quiet
        self._verbose: bool = arguments.verbose

    def note(self, message: str) -> None:
        """Print a line that says what was done, or what was odd."""
        if not self._quiet:
            tell(message)

    def detail(self, message: str) -> None:
        """Print a line for who wants to know all."""
        if self._verbose:
            tell(message)

    def progress(self, done: int, number: int) -> None:
        """Show how far a long run is, to a person who waits for it; remove the line at its end."""
        if self._quiet or number < _MANY or not sys.stderr.isatty():
            return
        line = f"\r{done} of {number}" if done < number else "\r\x1b[K"
        print(line, end="", file=sys.stderr, flush=True)

    def live(self, line: str) -> None:
        """Show a line in place of the one before, to a person who waits; an empty one removes it."""
        if not self._quiet and not self._verbose and sys.stderr.isatty():
            print(f"\r{line}\x1b[K", end="", file=sys.stderr, flush=True)


_MANY = 20  # things from which on progress is shown
