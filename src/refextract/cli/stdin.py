"""Standard input, and files that a command reads whole; none further than the limit."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from refextract.checking.files import STDIN
from refextract.errors import InputTooLargeError

__all__ = ["LARGEST", "read_bytes", "standard_input"]

LARGEST = 64 * 1024 * 1024  # bytes, unless the arguments say otherwise


def standard_input(largest: int | None = None) -> Callable[[], bytes]:
    """What reads all of standard input.

    Raises:
        InputTooLargeError: (what it returns) above the limit, of which no more is read.
    """
    limit = LARGEST if largest is None else largest

    def read() -> bytes:
        return _within(sys.stdin.buffer.read(limit + 1), "standard input", limit)

    return read


def read_bytes(file: str) -> bytes:
    """The content of a file, or of standard input.

    Raises:
        InputTooLargeError: above the limit.
        OSError: where it cannot be opened.
    """
    if file == STDIN:
        return standard_input()()
    with Path(file).open("rb") as opened:
        return _within(opened.read(LARGEST + 1), file, LARGEST)


def _within(data: bytes, name: str, limit: int) -> bytes:
    if len(data) > limit:
        raise InputTooLargeError(f"{name}: more than the limit of {limit} bytes")
    return data
