"""A project of light markup: a main file with all that it takes in, one text whose parts are known."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from refextract.model.document import Document, Landmark
from refextract.readers._beside import Folder
from refextract.readers._looked_at import look

__all__ = ["Inclusion", "Inclusions", "Part", "Project", "project_of"]

_HIGHEST = 2  # folders above a file where its main file may lie
_MOST_FILES = 300  # looked at for the main file
_DEEPEST = 20  # files within files


class Inclusion(NamedTuple):
    """A place of a text that takes in a file: what the file is called there, and where its text goes."""

    place: int
    name: str


Inclusions = Callable[[str], Iterator[Inclusion]]
"""What a format calls the files that a text takes in, in order."""


class Part(NamedTuple):
    """A file of a project, and what stands in it."""

    path: Path
    text: str


class Project:
    """The text of a project: `original` with its `landmarks`; `parts` are its files, the main one first."""

    def __init__(self, folder: Folder, inclusions: Inclusions) -> None:
        self.folder = folder
        self.parts: list[Part] = []
        self._inclusions = inclusions
        self._pieces: list[str] = []
        self._length = 0
        self._landmarks: list[Landmark] = []
        self._open: list[Path] = []

    @property
    def original(self) -> str:
        """All parts, each at its place in the one that takes it in."""
        return "".join(self._pieces)

    def take(self, path: Path, text: str) -> None:
        """Put in a file, and at their places the files that it takes in."""
        self.parts.append(Part(path, text))
        self._open.append(path)
        part, place = self.folder.part(path), 0
        self._landmarks.append(Landmark(self._length, part))
        for inclusion in self._inclusions(text):
            found = self._found(inclusion.name, path)
            if found is not None:
                self._put_lines(text[place : inclusion.place])
                place = inclusion.place
                self.take(found, self.folder.read(found))
                self._put_lines("")
                self._landmarks.append(Landmark(self._length, part, line=text.count("\n", 0, place) + 1))
        self._put(text[place:])
        self._open.pop()

    def _put(self, text: str) -> None:
        if text:
            self._pieces.append(text)
            self._length += len(text)

    def _put_lines(self, text: str) -> None:
        """Put in a text and the line end that it may lack: every file begins on a line of its own."""
        self._put(text)
        if self._pieces and not self._pieces[-1].endswith("\n"):
            self._put("\n")

    def _found(self, name: str, path: Path) -> Path | None:
        """A file that another takes in, each only once."""
        found = self.folder.find(name, near=path.parent)
        if found is None and not self.folder.lies_outside(name):
            self.folder.miss(name, "no such file beside the document")
        if found in self._open:
            self.folder.problems.append(f"{self.folder.part(self._open[-1])}: takes itself in")
        is_new = all(found != part.path for part in self.parts) and len(self._open) < _DEEPEST
        return found if is_new else None

    def told(self, document: Document) -> Document:
        """The document that was made of `original`, with the files that it was put together from."""
        if len(self.parts) < 2:
            return document
        named = self.folder.naming(document.source)
        return replace(
            document,
            landmarks=tuple(mark._replace(part=named(mark.part)) for mark in self._landmarks),
            files=tuple(named(self.folder.part(part.path)) for part in self.parts),
        )


def project_of(
    path: Path, text: str, inclusions: Inclusions, *, is_main: bool = True, root: Path | None = None
) -> Project:
    """The project of a main file; of one that is none, that of the file beside or above it that takes it in.

    Its files lie in the folder tree of `root`, or else in that of the main file.
    """
    here = path.resolve()
    main = here if is_main else _main_file(here, text, inclusions)
    project = Project(Folder(root or main.parent, {here: text}), inclusions)
    project.take(main, project.folder.read(main))
    return project


def _main_file(path: Path, text: str, inclusions: Inclusions) -> Path:
    """The file that takes in another, or that which takes in that one; itself where none does."""
    main = path
    for _ in range(_HIGHEST + 1):
        above = next((other for other in _candidates(main) if _takes_in(other, main, {path: text}, inclusions)), None)
        if above in (None, path):
            break
        main = above or main
    return main


def _candidates(path: Path) -> Iterator[Path]:
    """The files of the same format beside a file and above it."""
    for folder in (path.parent, *path.parent.parents)[: _HIGHEST + 1]:
        for other in sorted(look(folder).glob(f"*{path.suffix}"))[:_MOST_FILES]:
            if other != path and not other.is_symlink():
                yield other


def _takes_in(main: Path, path: Path, edited: dict[Path, str], inclusions: Inclusions) -> bool:
    folder = Folder(main.parent, edited)
    named = (each.name for each in inclusions(folder.read(look(main))) if each.name.endswith(path.name))
    return any(folder.find(name) == path for name in named)
