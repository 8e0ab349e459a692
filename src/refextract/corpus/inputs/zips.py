"""Zip archives: the documents among their members, in the order of the archive."""

from __future__ import annotations

import lzma
import struct
import zlib
from collections.abc import Iterator
from functools import partial
from itertools import islice
from zipfile import BadZipFile, ZipFile, ZipInfo

from refextract.corpus.inputs.entry import InputOptions, Item, Member, limited, refusing_broken

__all__ = ["SUFFIXES", "entries"]

SUFFIXES = (".zip",)

# RuntimeError: encrypted, or packed in a way that Python has not
_BROKEN = (BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError, ValueError, RuntimeError)


def entries(path: str, reading: InputOptions, start: int = 0, offset: int | None = None) -> Iterator[Member]:  # noqa: ARG001
    """The documents from the one numbered `start` on.

    Raises:
        CorruptInputError: for what is no zip archive.
        OSError: where it cannot be opened.
    """
    with refusing_broken(path, *_BROKEN):
        archive = ZipFile(reading.place(path))
    with archive:
        files = (info for info in archive.infolist() if info.filename and not info.is_dir())
        infos = (info for info in files if reading.wants(f"{path}/{info.filename}"))
        for info in islice(infos, start, None):
            name = f"{path}/{info.filename}"
            yield Member(name, info.file_size, None, partial(_item, archive, info, name, reading.largest))


def _item(archive: ZipFile, info: ZipInfo, name: str, largest: int) -> Item:
    with refusing_broken(name, *_BROKEN), archive.open(info) as member:
        data = member.read(largest + 1)
    return Item(name, limited(data, name, largest))
