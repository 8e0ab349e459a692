"""What version control leaves out: the patterns of ``.gitignore`` files.

Source: git's manual, "gitignore(5)", section "Pattern format".
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

__all__ = ["Ignored", "ignored_above", "ignored_in"]


class _Pattern(NamedTuple):
    fits: re.Pattern[str]
    folders_only: bool
    takes_back: bool


class Ignored(NamedTuple):
    """The patterns that one file holds for what is below its folder."""

    folder: str
    patterns: tuple[_Pattern, ...]

    def says(self, path: str, *, is_folder: bool) -> bool | None:
        """Whether a path is ignored; None where no pattern of the file fits. The last that fits counts."""
        inside = path.removeprefix(self.folder).lstrip("/")
        for pattern in reversed(self.patterns):
            if (is_folder or not pattern.folders_only) and pattern.fits.fullmatch(inside):
                return not pattern.takes_back
        return None


def ignored_in(folder: str) -> Ignored | None:
    """What the file in a folder ignores; None where there is none."""
    try:
        lines = Path(folder, ".gitignore").read_text("utf-8", "replace").splitlines()
    except OSError:  # there is none, or none that can be read: git goes on without it as well
        return None
    patterns = tuple(made for line in lines if (made := _pattern(line)) is not None)
    return Ignored(folder.rstrip("/"), patterns) if patterns else None


def ignored_above(folder: str) -> tuple[Ignored, ...]:
    """What the files in the folders above ignore, down from the root of the repository; nothing outside of one."""
    found: list[Ignored] = []
    for above in Path(folder).parents:
        ignored = ignored_in(str(above))
        found += [ignored] if ignored is not None else []
        if (above / ".git").exists():
            return tuple(reversed(found))
    return ()


def _pattern(line: str) -> _Pattern | None:
    r"""What a line says; None where it says nothing.

    >>> [bool(_pattern(line).fits.fullmatch("deep/a.md")) for line in ("a.md", "/a.md", "**/a.*", "deep/")]
    [True, False, True, False]
    """
    bare = re.sub(r"(?<!\\)\s+$", "", line)
    if not bare or bare.startswith("#"):
        return None
    takes_back = bare.startswith("!")
    bare = bare[takes_back:].removeprefix("\\")
    inner = bare.rstrip("/")
    where = "" if "/" in inner else "(?:.*/)?"
    try:
        fits = _compiled(where + _regular(inner.lstrip("/")))
    except re.error:  # a range that falls, [b-a]: git finds nothing by it
        return None
    return _Pattern(fits, bare.endswith("/"), takes_back)


@lru_cache(maxsize=1024)
def _compiled(expression: str) -> re.Pattern[str]:
    return re.compile(expression, re.DOTALL)


_PIECE = re.compile(r"\*\*/|/\*\*$|\*+|\?|\[!?\]?[^\]]*\]|\\?.", re.DOTALL)


def _regular(glob: str) -> str:
    """A glob as a regular expression: ``*`` stays in one folder, ``**`` goes through any number."""
    return "".join(_translated(piece[0]) for piece in _PIECE.finditer(glob))


def _translated(piece: str) -> str:
    if piece == "**/":
        return "(?:.*/)?"
    if piece == "/**":
        return "/.*"
    if piece.startswith("*"):
        return "[^/]*"
    if piece == "?":
        return "[^/]"
    if piece.startswith("[") and len(piece) > 2:
        inside = piece[1:-1].replace("\\", "\\\\").replace("[", "\\[")
        return f"(?!/)[{'^' + inside[1:] if inside.startswith('!') else inside}]"
    return re.escape(piece[-1])
