"""Selection: the documents among the files below a folder.

Left out are hidden files and folders, environments and packages of programs, what builds make, what ``.gitignore``
leaves out, reports that this program wrote, symbolic links (they lead out of the folder, or to what is found anyway),
and what the user excludes.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from itertools import pairwise
from pathlib import Path, PurePath
from typing import NamedTuple

from refextract.checking.gitignore import Ignored, ignored_above, ignored_in
from refextract.options.patterns import fits

__all__ = ["GENERATOR", "Selection"]

GENERATOR = b'<meta name="generator" content="refextract'
"""What a report of this program begins with, so that the next run does not read it as a document."""

_MADE = ("node_modules", "site-packages", "__pycache__", "venv", "build", "dist", "_build", "_site", "htmlcov")
_PAGES = (".html", ".htm", ".xhtml")
_HEAD = 1024  # bytes of a page in which its generator stands


class Selection(NamedTuple):
    """Which files below a folder are documents: those that end in `suffixes` and fit no pattern of `exclude`.

    What fits a pattern of `include` is taken in any case.
    """

    suffixes: Collection[str]
    exclude: tuple[str, ...] = ()
    include: tuple[str, ...] = ()

    def below(self, folder: str) -> Iterator[str]:
        """The documents below a folder, sorted, as paths that begin as `folder` does."""
        return (path for path, is_left_out in self._walk(folder, _above(folder)) if self._takes(path, is_left_out))

    def reaches(self, path: str, root: str) -> bool:
        """Whether a file would be found from the folder `root` on, whatever its ending."""
        if fits(path, self.include):
            return True
        parts = PurePath(path).relative_to(root).parts
        folders = [root]
        for part in parts:
            folders.append(str(PurePath(folders[-1], part)))
        ignored = _above(root or ".")
        for folder, inner in pairwise(folders):
            ignored = _with(ignored, folder or ".")
            if self._is_left_out(inner, ignored, is_folder=Path(inner).is_dir()):
                return False
        return not _is_report(path)

    def endings_below(self, folders: Iterable[str]) -> Counter[str]:
        """How many files of each ending there are below folders, less those that are left out."""
        paths = (
            path for folder in folders for path, is_left_out in self._walk(folder, _above(folder)) if not is_left_out
        )
        return Counter(PurePath(path).suffix.lower() for path in paths if PurePath(path).suffix)

    def _takes(self, path: str, is_left_out: bool) -> bool:
        if fits(path, self.include):
            return True
        return not is_left_out and PurePath(path).suffix.lower() in self.suffixes and not _is_report(path)

    def _walk(self, folder: str, ignored: tuple[Ignored, ...], is_left_out: bool = False) -> Iterator[tuple[str, bool]]:
        """All files below a folder, and whether they are left out; what is inside folders left out only to include."""
        ignored = _with(ignored, folder)
        with os.scandir(folder) as listed:
            entries = sorted((entry.name, entry) for entry in listed if not entry.is_symlink())
        for name, entry in entries:
            path = name if folder == "." else os.path.join(folder, name)  # noqa: PTH118 - it keeps how the folder begins
            is_folder = entry.is_dir()
            left_out = is_left_out or self._is_left_out(path, ignored, is_folder=is_folder)
            if not is_folder:
                if entry.is_file():
                    yield path, left_out
            elif not left_out or (self.include and name != ".git"):
                yield from self._walk(path, ignored, left_out)

    def _is_left_out(self, path: str, ignored: tuple[Ignored, ...], *, is_folder: bool) -> bool:
        name = PurePath(path).name
        if name.startswith(".") or fits(path, self.exclude):
            return True
        if is_folder and (name in _MADE or os.path.exists(os.path.join(path, "pyvenv.cfg"))):  # noqa: PTH110, PTH118 - fast
            return True
        whole = os.path.abspath(path)  # noqa: PTH100 - it resolves no links
        says = (each.says(whole, is_folder=is_folder) for each in reversed(ignored))
        return next((said for said in says if said is not None), False)


def _above(folder: str) -> tuple[Ignored, ...]:
    return ignored_above(os.path.abspath(folder))  # noqa: PTH100 - it resolves no links


def _with(ignored: tuple[Ignored, ...], folder: str) -> tuple[Ignored, ...]:
    own = ignored_in(os.path.abspath(folder))  # noqa: PTH100 - it resolves no links
    return ignored if own is None else (*ignored, own)


def _is_report(path: str) -> bool:
    if PurePath(path).suffix.lower() not in _PAGES:
        return False
    try:
        with open(path, "rb") as page:  # noqa: PTH123 - a path as text
            return GENERATOR in page.read(_HEAD)
    except OSError:  # it is told where the file is read to be checked
        return False
