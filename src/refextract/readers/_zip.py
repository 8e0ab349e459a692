"""Zip containers (DOCX, ODT, EPUB), opened with limits: a file of a few kilobytes can hold terabytes.

Members are read into memory by their names and never written anywhere, so that a name such as ``../../x`` leads
nowhere.
"""

from __future__ import annotations

import lzma
import struct
import zipfile
import zlib
from io import BytesIO

from refextract.errors import CorruptInputError, InputTooLargeError

__all__ = ["Archive", "first_content", "is_zip", "member_names", "open_archive"]

MOST_MEMBERS = 20_000
LARGEST_CONTENT = (
    256 * 1024 * 1024
)  # bytes unpacked of all members: some fifty times a long book in a word processor's XML
LARGEST_RATIO = 1000  # bytes unpacked for a byte packed, the most that honest markup reaches is about a hundred
_UNSUSPICIOUS = 1024 * 1024  # bytes unpacked below which the ratio tells nothing
_BROKEN = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError, OSError, ValueError, IndexError)


def is_zip(data: bytes) -> bool:
    """Whether a file begins as a zip container that has members."""
    return data.startswith(b"PK\x03\x04")


def open_archive(data: bytes, source: str) -> Archive:
    """The zip container of these bytes; `source` names it in messages.

    Raises:
        CorruptInputError: where it is no zip container, or broken.
        InputTooLargeError: where it has more members than any document.
    """
    try:
        opened = zipfile.ZipFile(BytesIO(data))
    except (*_BROKEN, NotImplementedError) as error:
        raise CorruptInputError(f"{source}: a broken zip container ({error}); save the document again") from error
    infos = opened.infolist()
    if len(infos) > MOST_MEMBERS:
        raise InputTooLargeError(f"{source}: a zip container of {len(infos)} members, more than {MOST_MEMBERS}")
    return Archive(opened, source)


class Archive:
    """The members of a zip container by their names, which have no leading slash."""

    def __init__(self, opened: zipfile.ZipFile, source: str) -> None:
        self._opened = opened
        self._infos = {info.filename.lstrip("/"): info for info in opened.infolist() if not info.is_dir()}
        self._left = LARGEST_CONTENT
        self.source = source

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all members, in the order of the container."""
        return tuple(self._infos)

    def __contains__(self, name: str) -> bool:
        return name in self._infos

    def read(self, name: str) -> bytes:
        """The content of a member.

        Raises:
            KeyError: where there is none of that name.
            CorruptInputError: where it is broken, encrypted, or packed in a way that Python has not.
            InputTooLargeError: where it, or all that was read before it together, unpacks to more than any document.
        """
        info = self._infos[name]
        self._guard(info)
        try:
            with self._opened.open(info) as member:
                content = member.read(self._left + 1)
        except RuntimeError as error:  # also what is packed in an unknown way, whose error is one of these
            raise CorruptInputError(f"{self.source}: {name} cannot be unpacked: {error}") from error
        except _BROKEN as error:
            raise CorruptInputError(f"{self.source}: {name} is broken ({error}); save the document again") from error
        self._left -= len(content)
        if self._left < 0:
            raise self._too_large(name)
        return content

    def find(self, name: str) -> bytes | None:
        """The content of a member; None where there is none of that name. Raises what `read` does."""
        return self.read(name) if name in self._infos else None

    def _guard(self, info: zipfile.ZipInfo) -> None:
        """Refuse what says itself that it unpacks to too much; what lies about it is cut off while unpacking."""
        packed = info.file_size > _UNSUSPICIOUS and info.file_size > LARGEST_RATIO * max(1, info.compress_size)
        if packed or info.file_size > self._left:
            raise self._too_large(info.filename)

    def _too_large(self, name: str) -> InputTooLargeError:
        return InputTooLargeError(f"{self.source}: {name} unpacks to more than any document holds")


def member_names(data: bytes) -> tuple[str, ...]:
    """The names of the members of a container; none where it is broken."""
    try:
        return open_archive(data, "").names
    except (CorruptInputError, InputTooLargeError):
        return ()


def first_content(data: bytes, name: str) -> bytes:
    """The content of a member; nothing where it is missing, or the container broken."""
    try:
        return open_archive(data, "").find(name) or b""
    except (CorruptInputError, InputTooLargeError):
        return b""
