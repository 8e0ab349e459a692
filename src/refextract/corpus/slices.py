"""Slices: the documents of one file from one number up to another; what is listed, and what is read again.

The documents of a file are numbered by their order in it. Listing a file and reading it go through it in the same way,
so that a broken place is a document too, whose reading fails as its listing did.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePath
from types import ModuleType
from typing import NamedTuple

from refextract.checking.files import expand
from refextract.checking.projects import Projects
from refextract.checking.selection import Selection
from refextract.checking.session import told
from refextract.corpus.inputs import SUFFIXES, InputOptions, Item, Member, container_of, parquet
from refextract.errors import ReadError
from refextract.options.patterns import fits
from refextract.readers import project_suffixes

__all__ = ["LISTING", "MANIFEST", "Slice", "SliceReader", "Unread", "listed"]

LISTING = "listing.jsonl"
"""The name of the listing in the folder of the results."""
MANIFEST = "manifest.json"
"""The name of what tells beside it how they were made."""


class Slice(NamedTuple):
    """The documents of a file from the one numbered `start` up to `stop`, and their bytes.

    The first begins at the byte `offset`; None where it can only be reached from the beginning of the file.
    """

    path: str
    start: int = 0
    stop: int = 1
    offset: int | None = None
    size: int = 0

    def is_followed_by(self, other: Slice) -> bool:
        """Whether the other one goes on in the same file where this one ends."""
        return self.path == other.path and self.stop == other.start


class Unread(NamedTuple):
    """A document that there is, and that cannot be had from its file."""

    name: str
    error: str


# ---------------------------------------------------------------------------------------------- listing


def listed(inputs: Iterable[str], reading: InputOptions, left_out: Path) -> Iterator[Slice]:
    """A slice for each document of the inputs, in an order that stays: files, folders and globs.

    Below folders, documents and files that hold documents are found, but for what is below the folder `left_out`, and
    for tables that a run has written.

    Raises:
        OptionsError: for a table without a column of documents, and for an input without a name.
    """
    named = [*inputs]
    selection = Selection((*reading.suffixes, *_ENDINGS), reading.exclude, reading.include)
    folders = [str(reading.place(name).resolve()) for name in named if reading.place(name).is_dir()]
    projects = Projects(project_suffixes() if folders else ())
    for path in expand(named, selection):
        is_read_with = path not in named and _is_read_with(str(reading.place(path)), projects, folders)
        if path in named or (_is_found(path, reading, left_out) and not is_read_with):
            yield from _documents(path, reading)


def _is_read_with(path: str, projects: Projects, folders: Iterable[str]) -> bool:
    """Whether a file that was found is read with the main file of its project, which is found as well."""
    if not projects.may_hold(path):
        return False
    main = projects.main_of(path)
    return main != os.path.realpath(path) and any(Path(main).is_relative_to(folder) for folder in folders)


_ENDINGS = tuple({PurePath(f"a{suffix}").suffix for suffix in SUFFIXES})


def _is_found(path: str, reading: InputOptions, left_out: Path) -> bool:
    """Whether a file that was found, and not named, is an input."""
    if Path(path).absolute().is_relative_to(left_out) or _is_listing(path):
        return False
    container = container_of(path)
    if container is None:
        return PurePath(path).suffix.lower() in reading.suffixes or fits(path, reading.include)
    return container is not parquet or not parquet.is_result(path, reading)


def _is_listing(path: str) -> bool:
    """Whether a file is what another run has listed, beside the tables that it has written."""
    return PurePath(path).name == LISTING and Path(path).with_name(MANIFEST).is_file()


def _documents(path: str, reading: InputOptions) -> Iterator[Slice]:
    container = container_of(path)
    if container is None:
        yield Slice(path, size=_size(reading.place(path)))
        return
    number = 0
    try:
        for size, offset in _places(container, path, reading):
            yield Slice(path, number, number + 1, offset, size)
            number += 1
    except (ReadError, OSError):  # it is told where the slice is read
        yield Slice(path, number, number + 1)


def _places(container: ModuleType, path: str, reading: InputOptions) -> Iterator[tuple[int, int | None]]:
    if container is parquet:
        return ((size, None) for size in parquet.sizes(path, reading))
    return ((entry.size, entry.offset) for entry in container.entries(path, reading))


def _size(place: Path) -> int:
    try:
        return place.stat().st_size
    except OSError:  # it is told where the file is read
        return 0


# ---------------------------------------------------------------------------------------------- reading


class SliceReader:
    """Reads slices. Where a file is read from its beginning on, one that stands further on is reached from the last."""

    def __init__(self, reading: InputOptions) -> None:
        self.reading = reading
        self._path: str | None = None
        self._next = 0
        self._entries: Iterator[Member] = iter(())

    def items(self, wanted: Slice) -> Iterator[Item | Unread]:
        """The documents of a slice in order, as many as it has."""
        container = container_of(wanted.path)
        if container is None:
            yield Item(wanted.path, None, str(self.reading.place(wanted.path)))
            return
        self._go_to(wanted, container)
        for _ in range(wanted.start, wanted.stop):
            self._next += 1
            yield self._item(wanted.path)

    def _go_to(self, wanted: Slice, container: ModuleType) -> None:
        ahead = wanted.start - self._next
        if self._path != wanted.path or ahead < 0 or (ahead and wanted.offset is not None):
            self._entries = container.entries(wanted.path, self.reading, wanted.start, wanted.offset)
            self._path, self._next = wanted.path, wanted.start
        while self._next < wanted.start:
            self._entry()
            self._next += 1

    def _item(self, path: str) -> Item | Unread:
        entry = self._entry()
        if not isinstance(entry, Member):
            return Unread(path, entry or f"{path}: it has fewer documents than when it was listed")
        try:
            return entry.item()
        except (ReadError, OSError) as error:
            return Unread(entry.name, told(error))

    def _entry(self) -> Member | str | None:
        """The next document; why there is none, or None where the file ends."""
        try:
            return next(self._entries, None)
        except (ReadError, OSError) as error:
            return told(error)
