"""Standard input, and files that a command reads whole."""

from __future__ import annotations

import sys
from pathlib import Path

from refextract.checking.files import STDIN

__all__ = ["read_bytes", "standard_input"]


def standard_input() -> bytes:
    """All of standard input."""
    return sys.stdin.buffer.read()


def read_bytes(file: str) -> bytes:
    """The content of a file, or of standard input."""
    return standard_input() if file == STDIN else Path(file).read_bytes()
