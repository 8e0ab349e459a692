"""Tar archives, packed or not: the documents among their members, in the order of the archive.

A packed one can only be read from its start on; in one that is not, a member is reached by its offset.
"""

from __future__ import annotations

import lzma
import tarfile
import zlib
from collections.abc import Iterator
from functools import partial
from itertools import islice

from refextract.corpus.inputs.entry import InputOptions, Item, Member, limited, refusing_broken

__all__ = ["SUFFIXES", "entries"]

SUFFIXES = (".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tbz2", ".tar.xz", ".txz")

_BROKEN = (tarfile.TarError, zlib.error, lzma.LZMAError, EOFError, ValueError)
_PACKED = (b"\x1f\x8b", b"BZh", b"\xfd7zXZ")


def entries(path: str, reading: InputOptions, start: int = 0, offset: int | None = None) -> Iterator[Member]:
    """The documents from the one numbered `start` on.

    Raises:
        CorruptInputError: for what is no tar archive, or breaks off.
        OSError: where it cannot be opened.
    """
    with reading.place(path).open("rb") as file:
        packed = file.read(8).startswith(_PACKED)
        file.seek(offset or 0)
        with refusing_broken(path, *_BROKEN):
            archive = tarfile.open(fileobj=file, mode="r|*" if packed else "r:")  # noqa: SIM115 - closed below
        with archive:
            members = (
                info for info in _members(archive, path) if info.isreg() and reading.wants(f"{path}/{info.name}")
            )
            for info in islice(members, 0 if offset is not None else start, None):
                name = f"{path}/{info.name}"
                item = partial(_item, archive, info, name, reading.largest)
                yield Member(name, info.size, None if packed else info.offset, item)


def _members(archive: tarfile.TarFile, path: str) -> Iterator[tarfile.TarInfo]:
    while True:
        with refusing_broken(path, *_BROKEN):
            info = archive.next()
        if info is None:
            return
        archive.members.clear()  # type: ignore[attr-defined]  # it would keep those of all documents
        yield info


def _item(archive: tarfile.TarFile, info: tarfile.TarInfo, name: str, largest: int) -> Item:
    with refusing_broken(name, *_BROKEN):
        member = archive.extractfile(info)
        data = member.read(largest + 1) if member is not None else b""
    return Item(name, limited(data, name, largest))
