"""Isolation: a process of its own that works on one thing after the other, each within limits of time and memory.

What hangs, wants all memory or brings a library in C down costs itself and nothing else: the next thing is worked on in
a new process. Processes are forked from one that has loaded everything, so that a new one costs a hundredth of a
second, and shares what is loaded with the others.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import contextmanager
from enum import Enum
from multiprocessing import connection, get_context, parent_process
from multiprocessing.connection import Connection
from types import ModuleType
from typing import Any, Generic, TypeVar

__all__ = ["Isolated", "Lost", "end_with_parent"]

R = TypeVar("R")


class Lost(Enum):
    """Why nothing came of a thing: its time was over, or its process was killed."""

    TIME = "time"
    KILLED = "killed"


class Isolated(Generic[R]):
    """A process that calls `work` with what it is asked, and gives back the result, or what `told` makes of an error.

    It has loaded what all of them need and the module `loaded`, and may take `memory` bytes where the system can limit
    them: on Linux. Both functions are sent to it, and so are things and results.
    """

    def __init__(
        self,
        work: Callable[[Any], R],
        told: Callable[[BaseException], R],
        *,
        loaded: str,
        memory: int | None = None,
    ) -> None:
        self._life = (work, told, memory)
        self._context: Any = get_context("spawn" if sys.platform == "win32" else "forkserver")
        if sys.platform != "win32":
            self._context.set_forkserver_preload(["refextract.checking.loaded", loaded])
        self._process: Any = None

    def start(self) -> None:
        """Start the process where there is none, or none any more, so that what it is asked need not wait for it."""
        if self._process is not None and not self._process.is_alive():
            self.end()
        if self._process is None:
            self._pipe, theirs = self._context.Pipe()
            self._process = self._context.Process(target=_live, args=(theirs, *self._life), daemon=True)
            with _without_main():
                self._process.start()
            theirs.close()
            self._pipe.poll(None)  # until it tells that it lives, or is dead

    def ask(self, thing: Any, seconds: float | None = None) -> R | Lost:
        """What comes of a thing; a process that takes longer, or ends on it, is replaced for the next one."""
        self.start()
        try:
            self._pipe.recv()
            self._pipe.send(thing)
            if not self._pipe.poll(seconds):
                self.end()
                return Lost.TIME
            found: R = self._pipe.recv()
        except (EOFError, OSError):
            self.end()
            return Lost.KILLED
        return found

    def end(self) -> None:
        """End the process at once, whatever it does; the next thing is worked on in a new one."""
        if self._process is not None:
            self._pipe.close()
            self._process.kill()
            self._process.join()
            self._process.close()
            self._process = None


def _live(pipe: Connection, work: Callable[[Any], R], told: Callable[[BaseException], R], memory: int | None) -> None:
    """The life of a process: it tells that it waits, takes a thing, and tells what came of it, as long as it is asked.

    Signals to the whole group are left to the process that asks.
    """
    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, signal.SIG_IGN)
    threading.Thread(target=end_with_parent, daemon=True).start()
    if memory and sys.platform == "linux":
        _limit_memory(memory)
    with ThreadPoolExecutor(1) as pool:
        while True:
            try:
                pipe.send(None)
                thing = pipe.recv()
            except (EOFError, OSError):  # nobody asks any more
                return
            future = pool.submit(work, thing)
            wait([future])
            error = future.exception()
            pipe.send(future.result() if error is None else told(error))


def _limit_memory(memory: int) -> None:
    import resource

    _, most = resource.getrlimit(resource.RLIMIT_DATA)
    limit = memory if most == resource.RLIM_INFINITY else min(memory, most)
    resource.setrlimit(resource.RLIMIT_DATA, (limit, most))


def end_with_parent() -> None:
    """End this process when the one that began it does."""
    parent = parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)


_main = threading.Lock()


@contextmanager
def _without_main() -> Iterator[None]:
    """Start a process that does not run the main program again.

    It would, to find what it defines, and load with it all of an engine's own program; we send nothing of it.
    """
    with _main:
        own = sys.modules["__main__"]
        sys.modules["__main__"] = ModuleType("__main__")
        try:
            yield
        finally:
            sys.modules["__main__"] = own
