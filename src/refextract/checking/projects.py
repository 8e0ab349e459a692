"""Projects: which of many files make up one document, so that it is read once and not once for each of them."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path, PurePath

__all__ = ["Projects"]


class Projects:
    """The projects that files belong to, as the readers of formats with these endings know them.

    What is asked of one file is known of all files of its project, so that each project is looked through once.
    """

    def __init__(self, suffixes: Collection[str]) -> None:
        self._suffixes = frozenset(suffixes)
        self._main: dict[str, str] = {}

    def may_hold(self, file: str) -> bool:
        """Whether a file with this ending may be one of several that are read together."""
        return PurePath(file).suffix.lower() in self._suffixes

    def know(self, files: Sequence[str]) -> None:
        """Let these be the files of a project, the main one first."""
        main, *others = map(os.path.realpath, files)
        main = self._main.setdefault(main, main)
        for each in others:
            if each != main and self._main.get(each, each) == each:
                self._main[each] = main

    def main_of(self, file: str) -> str:
        """The main file of the project that a file belongs to: itself where it belongs to none."""
        real = os.path.realpath(file)
        if real not in self._main:
            self.know([real])
            if self.may_hold(file):
                from refextract.readers import project_files

                self.know([str(path) for path in project_files(Path(file))])
        return self._main[real]

    def one_each(self, files: Iterable[str]) -> list[str]:
        """The files less those that are read with another of them: the main one, or else the first of its project."""
        listed = list(files)
        parts = [file for file in listed if self.may_hold(file)]
        if len(parts) < 2:
            return listed
        for file in sorted(parts, key=lambda file: len(PurePath(file).parts)):  # main files lie higher
            self.main_of(file)
        standing: dict[str, str] = {}
        for file in parts:
            main = self.main_of(file)
            if main not in standing or os.path.realpath(file) == main:
                standing[main] = file
        left_out = {file for file in parts if standing[self.main_of(file)] != file}
        return [file for file in listed if file not in left_out]
