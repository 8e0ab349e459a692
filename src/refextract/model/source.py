"""Sources: what a document or a bibliography can be read from."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from refextract.errors import ReadError

__all__ = ["Source", "checked_source"]

Source = str | Path | bytes
"""A text, a file, or the content of one."""

_LONGEST_PATH = 4096


def checked_source(source: Any, wanted: str) -> Source:
    """The source, if it is one; `wanted` says in messages what it must be.

    Raises:
        ReadError: for a text that is the name of a file, which is hardly meant as a text.
        TypeError: for anything that is no source.

    >>> checked_source(b"(Smith 2010)", "a document")
    b'(Smith 2010)'
    """
    if not isinstance(source, Source):
        hint = "; call once for each" if isinstance(source, list | tuple) else ""
        raise TypeError(
            f"{wanted} is a text (str), a file (pathlib.Path) or the content of a file (bytes), "
            f"not {type(source).__name__}{hint}"
        )
    if isinstance(source, str) and _names_a_file(source):
        raise ReadError(f"{source!r} is the name of a file: write Path({source!r}) to read it")
    return source


def _names_a_file(text: str) -> bool:
    if not 0 < len(text) <= _LONGEST_PATH or not text.isprintable():
        return False
    try:
        return Path(text).is_file()
    except OSError:  # longer than a name may be
        return False
