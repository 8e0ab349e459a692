"""What a reader looks at beside a document: the files and folders that its findings hang on, found or not."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path

__all__ = ["look", "looking"]

_looked_at: ContextVar[dict[Path, None] | None] = ContextVar("looked_at", default=None)


@contextmanager
def looking() -> Iterator[dict[Path, None]]:
    """The paths that are looked at in the block, filled as they are.

    >>> with looking() as paths:
    ...     _ = look(Path("refs.bib"))
    >>> [path.name for path in paths]
    ['refs.bib']
    """
    paths: dict[Path, None] = {}
    token = _looked_at.set(paths)
    try:
        yield paths
    finally:
        _looked_at.reset(token)


def look(path: Path) -> Path:
    """The path, which somebody is about to look at."""
    paths = _looked_at.get()
    if paths is not None:
        paths[path] = None
    return path
