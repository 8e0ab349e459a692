"""Writing: a file is replaced whole or left as it was, whatever happens meanwhile.

What is new is written beside the file and takes its place by a rename, which a full disk, a kill or another process
cannot cut in half. The file keeps its mode and, where the system allows it, its owner; a symbolic link goes on leading
to it. A file with other names (hard links) is written in place, for they would no longer share it: a copy of what was
there stands beside it until that is done. What is open already (``/dev/stdout``) is gone on with where it stands.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from errno import ESTALE
from pathlib import Path
from secrets import token_hex
from typing import BinaryIO

__all__ = ["replace_file", "replacing", "replacing_path"]


def replace_file(path: Path, data: bytes, *, old: bytes | None = None) -> None:
    """Make `data` the content of a file, at once and whole; only if it is `old` now, where that is given.

    Raises:
        OSError: where the file cannot be written, or is not `old`; it is as it was then.
    """
    with replacing(path) as out:
        out.write(data)
        if old is not None and path.read_bytes() != old:
            raise OSError(ESTALE, "it was changed by another program meanwhile", str(path))


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """A file to write to, which takes the place of the one at `path` when the block ends without an error.

    What is no file (a pipe, a device), or is open already under that name, is written to as it comes.

    Raises:
        OSError: where nothing can be written there; what was there is as it was then.
    """
    descriptor = _descriptor(path)
    if descriptor is not None:
        with os.fdopen(os.dup(descriptor), "wb") as out:
            yield out
        return
    if path.exists() and not path.is_file():
        with path.open("wb") as out:
            yield out
        return
    with replacing_path(path) as beside, beside.open("wb") as out:
        yield out
        out.flush()
        os.fsync(out.fileno())


@contextmanager
def replacing_path(path: Path) -> Iterator[Path]:
    """The name of a new file, which takes the place of the one at `path` when the block ends without an error.

    Raises:
        OSError: where nothing can be written there; what was there is as it was then.
    """
    place = path.resolve()
    state = place.stat() if place.exists() else None
    if state is not None and not os.access(place, os.W_OK):
        place.open("r+b").close()  # refuses as the system does: a rename would get round a file that is read-only
    beside = place.with_name(f".{place.name[:_SHOWN]}.{token_hex(4)}.new")
    try:
        beside.touch(exist_ok=False)
        yield beside
        _take_place(beside, place, state)
    except OSError as error:
        error.filename = str(path)  # not the one beside it, which nobody knows of
        raise
    finally:
        with suppress(FileNotFoundError):
            beside.unlink()


_SHOWN = 40  # characters of a name, each of four bytes at most, which leave room for the rest in the 255 of a name
_OPEN = re.compile(r"/dev/(?:std(?P<standard>out|err)|fd/(?P<number>\d+))|/proc/self/fd/(?P<same>\d+)")


def _descriptor(path: Path) -> int | None:
    """The number of what this process has open under a name; None for any other name.

    Such a name leads to a file where the shell has sent the output to one, which others write to as well: what stands
    before is theirs, and they go on behind.

    >>> _descriptor(Path("/dev/stdout")), _descriptor(Path("/dev/fd/3")), _descriptor(Path("stdout"))
    (1, 3, None)
    """
    named = _OPEN.fullmatch(str(path))
    if named is None:
        return None
    if named["standard"]:
        return 1 if named["standard"] == "out" else 2
    return int(named["number"] or named["same"])


def _take_place(beside: Path, place: Path, state: os.stat_result | None) -> None:
    if state is None:
        beside.replace(place)
    elif state.st_nlink > 1:
        _write_in_place(beside, place)
    else:
        beside.chmod(stat.S_IMODE(state.st_mode))
        _keep_owner(beside, state)
        beside.replace(place)


def _keep_owner(beside: Path, state: os.stat_result) -> None:
    """Give a file the owner and the group of another one, if this process may."""
    own = beside.stat()
    if hasattr(os, "chown") and (own.st_uid, own.st_gid) != (state.st_uid, state.st_gid):
        with suppress(PermissionError):
            os.chown(beside, state.st_uid, state.st_gid)


def _write_in_place(beside: Path, place: Path) -> None:
    """Write into a file what stands beside it; where that fails half-way, what was there is put back."""
    old, new = place.read_bytes(), beside.read_bytes()
    copy = beside.with_suffix(".old")
    try:
        copy.write_bytes(old)
    except OSError:
        copy.unlink(missing_ok=True)
        raise
    try:
        place.write_bytes(new)
    except BaseException:
        beside.unlink()  # what was there needs its room where the disk is full
        place.write_bytes(old)
        copy.unlink()
        raise
    copy.unlink()
