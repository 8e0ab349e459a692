"""A lock: of the parts of a folder only one run makes each, while several runs may share them by shards.

A run that is killed holds nothing any more, for the system lets go of what a process had locked when it ends.
"""

from __future__ import annotations

import os
import platform
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from errno import EACCES, EAGAIN, EDEADLK
from math import gcd
from pathlib import Path

from refextract.corpus.listing import Shard
from refextract.errors import OptionsError
from refextract.text import plain_pattern

__all__ = ["only_run"]

_HELD = (EACCES, EAGAIN, EDEADLK)
"""How systems say that another process has locked a file; with all else they say that the disk knows no locks."""


@contextmanager
def only_run(folder: Path, shard: Shard) -> Iterator[None]:
    """While the block runs, no other run begins on a part of the shard in the folder.

    Where the disk of the folder knows no locks, nothing is locked.

    Raises:
        OptionsError: where another run is at work on such parts.
    """
    path = folder / f".run-{shard.number}-of-{shard.of}.lock"
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
    try:
        if not _locks(descriptor):
            raise _taken(folder, path)
        os.ftruncate(descriptor, 0)
        os.write(descriptor, f"process {os.getpid()} of {platform.node()}".encode())
        for other in sorted(folder.glob(".run-*-of-*.lock")):
            if other != path and _overlap(shard, _shard_of(other)) and _is_held(other):
                raise _taken(folder, other)
        yield
        with suppress(PermissionError):  # Windows removes no file that is open: it stays, and is locked by nobody
            path.unlink(missing_ok=True)
    finally:
        os.close(descriptor)


def _taken(folder: Path, lock: Path) -> OptionsError:
    with suppress(OSError):
        who = lock.read_text("utf-8", "replace").strip()
        return OptionsError(
            f"{folder}: another run ({who or 'it does not say which'}) is at work on these tables; let it end, name "
            "another folder, or share the work: --shard 1/2 for one run, --shard 2/2 for the other"
        )
    return OptionsError(f"{folder}: another run is at work on these tables")


def _shard_of(lock: Path) -> Shard:
    found = _numbers.findall(lock.name)
    return Shard(int(found[0]), int(found[1])) if len(found) > 1 else Shard()


_numbers = plain_pattern(r"\d+")


def _overlap(one: Shard, other: Shard) -> bool:
    """Whether two shards share a part.

    >>> _overlap(Shard(1, 2), Shard(2, 2)), _overlap(Shard(1, 2), Shard(2, 3)), _overlap(Shard(), Shard(2, 2))
    (False, True, True)
    """
    return (one.number - other.number) % gcd(one.of, other.of) == 0


def _is_held(lock: Path) -> bool:
    """Whether another process has locked a file; what nobody has is a leftover of a run that was killed."""
    try:
        descriptor = os.open(lock, os.O_RDWR)
    except OSError:  # it is gone by now, or another user's
        return False
    try:
        return not _locks(descriptor)
    finally:
        os.close(descriptor)


def _locks(descriptor: int) -> bool:
    """Lock an open file until it is closed or the process ends; False where another process has done so."""
    try:
        if os.name == "nt":
            import msvcrt

            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
        else:
            import fcntl

            fcntl.lockf(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        return error.errno not in _HELD
    return True
