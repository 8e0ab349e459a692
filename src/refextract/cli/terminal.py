"""The terminal: exit codes, and what is told on standard error beside the results."""

from __future__ import annotations

import sys
from collections.abc import Iterable

__all__ = ["BROKEN_PIPE", "CLEAN", "FAULTY", "FINDINGS", "INTERRUPTED", "UNUSABLE", "tell", "tell_all"]

CLEAN, FINDINGS, UNUSABLE, FAULTY = 0, 1, 2, 3
INTERRUPTED, BROKEN_PIPE = 130, 141  # what shells say of a program that SIGINT or SIGPIPE ended


def tell(message: str) -> None:
    """Print one line on standard error."""
    print(f"refextract: {message}", file=sys.stderr)


def tell_all(messages: Iterable[str]) -> None:
    """Print a line for each message on standard error."""
    for message in messages:
        tell(message)
