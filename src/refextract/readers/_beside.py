"""Files beside a document: what it takes in and cites from, found in its folder tree and nowhere else."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import cached_property, lru_cache
from pathlib import Path

from refextract.bibliography import Bibliography, printed, read_bibliography
from refextract.errors import ReadError
from refextract.model.given import Given
from refextract.model.reference import Reference
from refextract.model.unread import Unread
from refextract.options.configuration import PROJECT_MARKS, is_project_root
from refextract.readers._looked_at import look
from refextract.text import Span
from refextract.values.encoding import decode

__all__ = ["Folder", "UnknownFolder", "bibliography_beside", "cited_works", "with_bibliography", "works_of"]

_LARGEST = 64 * 1024 * 1024  # bytes of all files together


class Folder:
    """The folder tree of a document. Files outside it are not read: not by links, ``..`` or absolute paths.

    But where the document belongs to a project whose root is marked, as that of a repository is, all of its files but
    the hidden ones may be. `problems` are sentences on what could not be read. `edited` holds texts that stand for
    files on the disk.
    """

    is_known = True

    def __init__(self, root: Path, edited: dict[Path, str] | None = None) -> None:
        self.root = root.resolve()
        self.problems: list[str] = []
        self._edited = edited or {}
        self._outside: set[str] = set()
        self._left = _LARGEST

    def find(self, name: str, endings: Sequence[str] = ("",), *, near: Path | None = None) -> Path | None:
        """The file of that name, with one of the endings, in the root or in the folder `near`; None where it is not."""
        name = name.strip().strip('"')
        if not name or "\0" in name or len(name) > 400:
            return None
        for folder in dict.fromkeys((near or self.root, self.root)):
            for ending in endings:
                path = self._inside(folder / f"{name}{ending}")
                if path:
                    return path
        return None

    def part(self, path: Path) -> str:
        """What the file is called in places: its path from the root on."""
        return Path(os.path.relpath(path, self.root)).as_posix()

    def naming(self, source: str) -> Callable[[str | None], str]:
        """What names parts as the document of that name is named: on the way that leads to it."""
        here = Path(source).parent
        way = os.path.relpath(self.root, here.resolve())
        return lambda part: os.path.normpath(here / way / str(part))

    def read(self, path: Path) -> str:
        """The characters of a file; none, and a problem told, where it cannot be read."""
        if path in self._edited:
            return self._edited[path]
        try:
            size = path.stat().st_size
            if size > self._left:
                self.miss(self.part(path), "not read, for all files together are too large")
                return ""
            self._left -= size
            text, problems = decode(path.read_bytes(), self.part(path))
        except (ReadError, OSError) as error:
            self.miss(self.part(path), f"not read: {error}")
            return ""
        self.problems += (f"{self.part(path)}: {problem}" for problem in problems)
        return text

    def _inside(self, path: Path) -> Path | None:
        try:
            real = look(path).resolve()
            found = real.is_file()
        except (OSError, RuntimeError):  # a name too long, a link that leads to itself
            return None
        if not found:
            return None
        if not real.is_relative_to(self.root) and not self._is_of_project(real):
            self._outside |= {path.name, path.stem}
            is_bibliography = path.suffix.lower() in _FORMATS
            told = f"outside the folder of the document, not read{_HOW_TO_NAME if is_bibliography else ''}"
            self.miss(path.name, told, is_bibliography=is_bibliography)
            return None
        return real

    def _is_of_project(self, path: Path) -> bool:
        if self._project is None or not path.is_relative_to(self._project):
            return False
        return not any(part.startswith(".") for part in path.relative_to(self._project).parts)

    @cached_property
    def _project(self) -> Path | None:
        """The nearest marked root of a project above."""
        return next(filter(_is_root, (self.root, *self.root.parents)), None)

    def lies_outside(self, name: str) -> bool:
        """Whether a file that was looked for was found outside, which is told already."""
        return Path(name).name in self._outside

    def miss(self, name: str, why: str, *, is_bibliography: bool = False) -> None:
        """Tell once that a file which the document takes in could not be read."""
        problem = Unread(f"{name}: {why}", name, is_bibliography=is_bibliography)
        if problem not in self.problems:
            self.problems.append(problem)


def _is_root(folder: Path) -> bool:
    """Whether a folder is marked as the root of a project."""
    for mark in PROJECT_MARKS:
        look(folder / mark / "HEAD" if mark == ".git" else folder / mark)  # what else stands in .git changes often
    return is_project_root(folder)


_HOW_TO_NAME = "; name it by --bibliography or extract.bibliography, or mark the project by a refextract.toml"


class UnknownFolder(Folder):
    """The folder of a document that came without one: nothing is found in it, and that is told."""

    is_known = False

    def __init__(self) -> None:
        super().__init__(Path())

    def find(self, name: str, endings: Sequence[str] = ("",), *, near: Path | None = None) -> Path | None:  # noqa: ARG002 - that of `Folder`
        """None, whatever the name."""
        return None

    def part(self, path: Path) -> str:
        """The name of the file."""
        return path.name

    def miss(self, name: str, why: str, *, is_bibliography: bool = False) -> None:  # noqa: ARG002 - that of `Folder`
        """Tell that the document takes in a file of that name."""
        super().miss(name, "not read, for the document came without its folder", is_bibliography=is_bibliography)


def cited_works(works: Iterable[Reference], given: Given) -> tuple[Reference, ...]:
    """The works that a document cites or prints, as references of their own; of two with one key the first counts."""
    keys = {item.key for citation in given.citations for item in citation.items}
    keys |= {key for entry in given.entries for key in entry.keys}
    return _placeless(work for work in works if work.id in keys)


def with_bibliography(given: Given, works: Iterable[Reference], listed: Iterable[str] = ()) -> Given:
    """What a document declares with the works that it may cite, and the keys of those that its list has in any case."""
    filed = _placeless(works)
    return replace(given, works=cited_works(filed, given), bibliography=filed, listed=frozenset(listed))


def _placeless(works: Iterable[Reference]) -> tuple[Reference, ...]:
    """Works without a place in the document, as one line of text each; of two with one key the first."""
    found: dict[str, Reference] = {}
    for work in works:
        if work.id not in found:
            found[work.id] = work.model_copy(update={"span": _NOWHERE, "text": printed(work)})
    return tuple(found.values())


_NOWHERE = Span(0, 0)


def works_of(
    folder: Folder, names: Iterable[str], endings: Sequence[str] = ("",), *, stem: str = "", near: Path | None = None
) -> tuple[Reference, ...]:
    """The references of the bibliography files of these names, their ids the keys; of two the first counts.

    In place of a file that is not there counts the one that is named after the document (its name without an ending
    is `stem`), or the only one in the folder, and a problem tells so.
    """
    works: dict[str, Reference] = {}
    for name in dict.fromkeys(names):
        path = folder.find(name, endings, near=near) or _other(folder, name, stem, near)
        if path is not None:
            works |= {work.id: work for work in _read(folder, path)} | works
    return tuple(works.values())


def bibliography_beside(folder: Folder, stem: str, near: Path | None = None) -> tuple[Reference, ...]:
    """The references of the bibliography file that is named after a document, or the only one in its folder.

    For documents that cite by key and name no bibliography.
    """
    path = _likely(folder, stem, near)
    return _read(folder, path) if path else ()


def _other(folder: Folder, name: str, stem: str, near: Path | None) -> Path | None:
    """A file that may stand for one that is not there; what happens is told."""
    if folder.lies_outside(name):
        return None
    path = _likely(folder, stem, near)
    told = "no such bibliography file beside the document"
    if path:
        folder.problems.append(f"{name}: {told}; {folder.part(path)} is read in its place")
    else:
        folder.miss(name, told, is_bibliography=True)
    return path


def _likely(folder: Folder, stem: str, near: Path | None) -> Path | None:
    if not folder.is_known:
        return None
    beside = near or folder.root
    names = sorted(path.name for ending in (".bib", ".bibtex") for path in look(beside).glob(f"*{ending}"))
    named = [name for name in names if stem and name.startswith((f"{stem}.", f"{stem}-", f"{stem}_"))]
    chosen = named if len(named) == 1 else names
    return folder.find(chosen[0], near=near) if len(chosen) == 1 else None


def _read(folder: Folder, path: Path) -> tuple[Reference, ...]:
    text = folder.read(path)
    try:
        found = _parsed(text, _FORMATS.get(path.suffix.lower()))
    except ReadError as error:
        folder.miss(folder.part(path), f"not read: {error}", is_bibliography=True)
        return ()
    for problem in found.problems:
        if found.references:
            folder.problems.append(f"{folder.part(path)}: {problem}")
        else:
            folder.miss(folder.part(path), problem, is_bibliography=True)
    return found.references


@lru_cache(maxsize=4)
def _parsed(text: str, kind: str | None) -> Bibliography:
    """What a bibliography file holds: the documents of a project share one, or few."""
    return read_bibliography(text, format=kind)


_FORMATS = {".bib": "bibtex", ".bibtex": "bibtex", ".json": "csl-json", ".yml": "csl-yaml", ".yaml": "csl-yaml"}
_FORMATS |= {".ris": "ris", ".biblatex": "bibtex"}
