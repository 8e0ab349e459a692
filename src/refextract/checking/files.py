"""Files: those that are meant by the names, folders and globs that a user gives."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from glob import glob, has_magic
from pathlib import Path

from refextract.errors import OptionsError

__all__ = ["STDIN", "expand", "nothing_found", "refuse_overwriting"]

STDIN = "-"
"""The name of standard input among files."""


def expand(files: Sequence[str], suffixes: Collection[str]) -> Iterator[str]:
    """The files meant by names, folders (with all below them that end in `suffixes`) and globs, each once, in order.

    A name that is none of these is passed on, so that opening it tells what is wrong.

    Raises:
        OptionsError: for a name without a character.

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
    if not name:
        raise OptionsError('a file without a name: "" (an unset variable?)')
    path = Path(name)
    if path.is_dir():
        return (str(each) for each in sorted(path.rglob("*")) if each.suffix.lower() in suffixes and each.is_file())
    if has_magic(name) and not path.exists():
        return sorted(glob(name, recursive=True)) or [name]  # noqa: PTH207 - absolute patterns too
    return [name]


def nothing_found(files: Sequence[str], suffixes: Collection[str]) -> str:
    """A sentence on why no document is meant by these names, and what to do."""
    others = Counter(
        each.suffix.lower() for name in files for each in Path(name).rglob("*") if each.suffix and each.is_file()
    )
    told = f"{', '.join(files)}: no document found; looked for {', '.join(sorted(suffixes))}"
    if not others:
        return told
    found = ", ".join(f"{number} {suffix}" for suffix, number in others.most_common(3))
    return f"{told}, found {found}; `pandoc FILE -t markdown -o FILE.md` converts many formats"


def refuse_overwriting(outputs: Iterable[Path], inputs: Iterable[str]) -> None:
    """Keep a file that is read from being written.

    Raises:
        OptionsError: where one of the outputs is one of the inputs, under whatever name.
    """
    there = {_identity(path): path for path in outputs if path.is_file()}
    for name in inputs if there else ():
        path = Path(name)
        if name != STDIN and path.is_file() and _identity(path) in there:
            raise OptionsError(
                f"{there[_identity(path)]} would be overwritten, and it is read as well: write elsewhere"
            )


def _identity(path: Path) -> tuple[int, int]:
    state = path.stat()
    return state.st_dev, state.st_ino
