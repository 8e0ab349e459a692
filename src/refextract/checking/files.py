"""Files: those that are meant by the names, folders and globs that a user gives."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache
from glob import glob, has_magic
from pathlib import Path

from refextract import registry
from refextract.checking.selection import Selection
from refextract.errors import OptionsError, UnsupportedFormatError

__all__ = ["STDIN", "expand", "nothing_found", "refuse_bibliography", "refuse_overwriting"]

STDIN = "-"
"""The name of standard input among files."""


def expand(files: Sequence[str], selection: Selection) -> Iterator[str]:
    """The files meant by names, folders (all documents below them) and globs, each once, in order.

    A name that is none of these is passed on, so that opening it tells what is wrong. What is named is taken,
    whatever it is called; what is found is chosen by the `selection`.

    Raises:
        OptionsError: for a name without a character.

    >>> list(expand(["-", "-"], Selection((".txt",))))
    ['-']
    """
    if len(files) == 1:  # nothing is found twice, and the names of a million files need not be kept
        yield from _meant(files[0], selection)
        return
    seen: set[str] = set()
    for name in files:
        for file in _meant(name, selection):
            if file not in seen:
                seen.add(file)
                yield file


def _meant(name: str, selection: Selection) -> Iterable[str]:
    if not name:
        raise OptionsError('a file without a name: "" (an unset variable?)')
    path = Path(name)
    if path.is_dir():
        return selection.below(str(path))
    if has_magic(name) and not path.exists():
        return _globbed(name, selection) or [name]
    return [name]


def _globbed(name: str, selection: Selection) -> list[str]:
    """The files that fit a glob, of those that a folder is looked through for; whatever their ending."""
    fitting = sorted(glob(name, recursive=True))  # noqa: PTH207 - absolute patterns too
    return [file for file in fitting if Path(file).is_file() and selection.reaches(file, _fixed_part(name))]


def _fixed_part(name: str) -> str:
    """The folder that a glob starts from.

    >>> _fixed_part("docs/**/*.md"), _fixed_part("*.md")
    ('docs', '')
    """
    parts = Path(name).parts
    first = next(number for number, part in enumerate(parts) if has_magic(part))
    return str(Path(*parts[:first])) if first else ""


def nothing_found(files: Sequence[str], suffixes: Collection[str]) -> str:
    """A sentence on why no document is meant by these names, and what to do."""
    others = Selection(()).endings_below(name for name in files if Path(name).is_dir())
    told = f"{', '.join(files)}: no document found; looked for {', '.join(sorted(suffixes))}"
    left = [(ending, number) for ending, number in others.most_common() if ending not in suffixes][:3]
    if not left:
        return f"{told}; hidden, ignored and excluded files are passed over" if others else told
    found = ", ".join(f"{number} {ending}" for ending, number in left)
    return f"{told}, found {found}; `pandoc FILE -t markdown -o FILE.md` converts many formats"


def refuse_bibliography(path: Path) -> None:
    """Keep a bibliography file from being read as text: its entries would look like a document that cites nothing.

    Raises:
        UnsupportedFormatError: for a file that ends as bibliographies do, and as no document does.
    """
    suffix = path.suffix.lower()
    if suffix in _TEXT or suffix not in _bibliography_suffixes():
        return
    from refextract.readers import suffixes

    if suffix not in suffixes():
        raise UnsupportedFormatError(
            f"{path}: this is a bibliography, not a document; `refextract export {path}` converts it, "
            f"`refextract check DOCUMENT --bibliography {path}` checks what cites it"
        )


_TEXT = ("", ".txt")  # of most files; to know of the others loads all readers of bibliographies


@cache
def _bibliography_suffixes() -> frozenset[str]:
    modules = (registry.load("bibliography", name) for name in registry.names("bibliography"))
    return frozenset(suffix for module in modules for suffix in module.SUFFIXES)


def refuse_overwriting(outputs: Iterable[Path], inputs: Iterable[str | Path]) -> None:
    """Keep a file that is read from being written; standard input may be one as well.

    Raises:
        OptionsError: where one of the outputs is one of the inputs, under whatever name.
    """
    there = {_identity(path): path for path in outputs if path.is_file()}
    for name in inputs if there else ():
        output = there.get(_identity(name))
        if output is not None:
            raise OptionsError(f"{output} would be overwritten, and it is read as well: write elsewhere")


def _identity(name: str | Path) -> tuple[int, int] | None:
    """What a file is known by under whatever name; None for what is no file, or none that can be opened."""
    try:
        state = os.fstat(sys.stdin.fileno()) if name == STDIN else os.stat(name)  # noqa: PTH116 - a path as text
    except (OSError, ValueError, AttributeError):  # nothing there, a name of no file, a standard input that is closed
        return None
    return (state.st_dev, state.st_ino) if stat.S_ISREG(state.st_mode) else None
