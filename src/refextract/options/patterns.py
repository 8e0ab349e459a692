"""Patterns of files: those of a configuration count from its folder on, wherever the program runs.

Such a pattern is written ``FOLDER/./PATTERN``, as rsync marks where a path begins that counts.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from fnmatch import fnmatch
from pathlib import Path, PurePath

__all__ = ["fits", "rooted", "unrooted"]

_ROOT = "/./"


def rooted(pattern: str, folder: Path) -> str:
    """The pattern, to count from that folder on.

    >>> rooted("drafts/*", Path("/home/paper"))
    '/home/paper/./drafts/*'
    """
    return f"{Path(os.path.abspath(folder)).as_posix()}{_ROOT}{pattern}"  # noqa: PTH100 - it resolves no links


def unrooted(pattern: str) -> str:
    """The pattern as the user has written it.

    >>> unrooted("/home/paper/./drafts/*"), unrooted("*.md")
    ('drafts/*', '*.md')
    """
    folder, mark, behind = pattern.partition(_ROOT)
    return behind if mark and os.path.isabs(folder) else pattern  # noqa: PTH117 - a path as text


def fits(path: str, patterns: Iterable[str]) -> bool:
    """Whether a file, or a folder that it is in, fits one of these patterns: all of its path, the end of it, its name.

    >>> [fits("docs/old/a.md", [pattern]) for pattern in ("docs/*", "old", "old/", "*.md", "a", "old/b*")]
    [True, True, True, True, False, False]
    >>> [fits(path, ["/home/docs/./docs/*"]) for path in ("/home/docs/a.md", "/home/docs/docs/a.md")]
    [False, True]
    """
    return any(_fits(path, each) for each in patterns)


def _fits(path: str, pattern: str) -> bool:
    wanted = unrooted(pattern)
    if wanted != pattern:
        below = _below(path, pattern.removesuffix(_ROOT + wanted))
        if below is None:
            return False
        path = below
    pure, wanted = PurePath(path), wanted.rstrip("/")
    places = (pure.as_posix(), *(each.as_posix() for each in pure.parents if each.name))
    return any(fnmatch(place, wanted) or fnmatch(place, f"*/{wanted}") for place in places)


def _below(path: str, folder: str) -> str | None:
    """The path from a folder on, by its name or by where links lead to; None where it lies elsewhere."""
    for way in (os.path.abspath, os.path.realpath):
        whole, root = PurePath(way(path)), PurePath(way(folder))
        if whole.is_relative_to(root):
            return str(whole.relative_to(root))
    return None
