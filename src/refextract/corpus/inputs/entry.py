"""Entries: the documents of an input by their places, and what is in them only where somebody asks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from errno import EINVAL
from pathlib import Path, PurePath
from typing import NamedTuple

from refextract.errors import CorruptInputError, InputTooLargeError
from refextract.options.patterns import fits, unrooted

__all__ = ["InputOptions", "Item", "Member", "limited", "refusing_broken"]

_BINARY_OF_MACS = "__MACOSX"


class Item(NamedTuple):
    """A document to work on: a text, the bytes of a file, or (where `data` is None) the file at `path`."""

    name: str
    data: str | bytes | None = None
    path: str | None = None


class Member(NamedTuple):
    """A document of a container by its place, and how to have it.

    `size` counts bytes (0 where it is told otherwise), `offset` is the byte from which on it can be reached, if it can.
    """

    name: str
    size: int
    offset: int | None
    item: Callable[[], Item]


class InputOptions(NamedTuple):
    """How inputs are read: which members of archives are documents, and what the columns of tables are called.

    `text` is the column that holds the document (the first of "text", "content" and "bytes" that there is), `id` the
    one that it is called by ("id", or the number of the row where there is none). Names of files count from the folder
    `root` on.
    """

    suffixes: tuple[str, ...] = ()
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    text: str | None = None
    id: str | None = None
    largest: int = 64 * 1024 * 1024
    root: str = ""

    def place(self, path: str) -> Path:
        """Where a file of that name stands."""
        return Path(self.root, path)

    def wants(self, member: str) -> bool:
        """Whether a member of an archive is a document.

        >>> reading = InputOptions(suffixes=(".txt",), exclude=("old",))
        >>> [reading.wants(name) for name in ("a/b.txt", "a/.b.txt", "old/b.txt", "b.png")]
        [True, False, False, False]
        """
        if fits(member, map(unrooted, self.include)):
            return True
        path = PurePath(member)
        hidden = any(part.startswith(".") or part == _BINARY_OF_MACS for part in path.parts if part not in (".", ".."))
        return not hidden and path.suffix.lower() in self.suffixes and not fits(member, map(unrooted, self.exclude))


TEXTS = ("text", "content", "bytes")
"""What a column that holds documents is called, unless it is named."""


@contextmanager
def refusing_broken(path: str, *broken: type[Exception]) -> Iterator[None]:
    """Tell as an error of ours what a module finds broken in a container.

    So are errors of input and output that the system knows no number of, which modules that unpack raise, and places
    before the start of a file or behind its end.

    Raises:
        CorruptInputError: where it does.
        OSError: where the system does.
    """
    others: tuple[type[Exception], ...] = (*broken, LookupError, OverflowError)
    try:
        yield
    except OSError as error:
        if error.errno not in (None, EINVAL):
            raise
        raise CorruptInputError(f"{path}: broken ({' '.join(str(error).split())})") from error
    except others as error:
        raise CorruptInputError(f"{path}: broken ({' '.join(str(error).split())})") from error


def limited(data: bytes, name: str, largest: int) -> bytes:
    """The bytes of a member, read one further than the limit.

    Raises:
        InputTooLargeError: above the limit.
    """
    if len(data) > largest:
        raise InputTooLargeError(f"{name}: more than the limit of {largest} bytes (option largest)")
    return data
