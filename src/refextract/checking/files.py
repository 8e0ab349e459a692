"""Files: those that are meant by the names, folders and globs that a user gives."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from glob import glob, has_magic
from pathlib import Path

__all__ = ["STDIN", "expand"]

STDIN = "-"
"""The name of standard input among files."""


def expand(files: Sequence[str], suffixes: Collection[str]) -> Iterator[str]:
    """The files meant by names, folders (with all below them that end in `suffixes`) and globs, each once, in order.

    A name that is none of these is passed on, so that opening it tells what is wrong.

    >>> list(expand(["-", "-"], (".txt",)))
    ['-']
    """
    seen: set[str] = set()
    for name in files:
        for file in _meant(name, suffixes):
            if file not in seen:
                seen.add(file)
                yield file


def _meant(name: str, suffixes: Collection[str]) -> Iterable[str]:
    path = Path(name)
    if path.is_dir():
        return (str(each) for each in sorted(path.rglob("*")) if each.suffix.lower() in suffixes and each.is_file())
    if has_magic(name) and not path.exists():
        return sorted(glob(name, recursive=True)) or [name]  # noqa: PTH207 - absolute patterns too
    return [name]
