"""The guard: documents are worked on in a process of their own, which is ended where one of them goes too far.

A document that hangs, wants all memory or brings a library in C down costs itself and nothing else: it becomes a
failure, and the next one is worked on in a new process. Processes are forked from one that has loaded everything, so
that a new one costs a hundredth of a second, and shares what is loaded with the others.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import get_context
from types import ModuleType
from typing import Any, Generic, NamedTuple, Self, TypeVar

from refextract.checking.session import fault_of, told
from refextract.checking.workers import become_worker, call
from refextract.corpus.rows import Failure
from refextract.errors import OptionsError, PlugInError, RefextractError

__all__ = ["Failed", "Guard", "Limits"]

R = TypeVar("R")


class Limits(NamedTuple):
    """How many seconds a document may take, and how many bytes of memory its process may have; None: any number.

    Memory is limited where the system can do so: on Linux.
    """

    seconds: float | None = 300
    memory: int | None = 2 * 1024**3


class Failed(NamedTuple):
    """Why nothing came of a document."""

    failure: Failure
    error: str


class Guard(Generic[R]):
    """Calls `work` in a process of its own, with one thing after the other, each within the limits."""

    def __init__(self, work: Callable[[Any], R], limits: Limits) -> None:
        self._work = work
        self._limits = limits
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._end()

    def __call__(self, thing: Any) -> R | Failed:
        """What `work` makes of a thing, or why it made nothing of it.

        Raises:
            OptionsError: for options that nothing can be worked on with.
            PlugInError: for a plug-in that cannot be loaded.
        """
        future = self._running().submit(call, thing)
        if not wait([future], self._limits.seconds).done:
            self._end()
            return Failed("time", f"not done after {self._limits.seconds:g} seconds (option time_limit)")
        return self._settled(future)

    def _settled(self, future: Future[R]) -> R | Failed:
        error = future.exception()
        if error is None:
            return future.result()
        if isinstance(error, BrokenProcessPool):
            self._end()
            return Failed("killed", "its process was killed: no memory was left, or a library in C has a fault")
        if isinstance(error, MemoryError):
            self._end()
            return Failed("memory", f"more memory than {self._limits.memory} bytes is needed (option memory_limit)")
        if isinstance(error, OptionsError | PlugInError) or not isinstance(error, Exception):
            raise error
        if isinstance(error, RefextractError | OSError):
            return Failed("unreadable", told(error))
        return Failed("fault", f"the program failed on this document: {fault_of(error)}")

    def _running(self) -> ProcessPoolExecutor:
        if self._pool is None:
            self._pool = _started(self._work, self._limits.memory)
        return self._pool

    def _end(self) -> None:
        """End the process at once, whatever it does."""
        if self._pool is not None:
            pool, self._pool = self._pool, None
            # `kill_workers` of Python 3.14 does the same.
            for process in tuple((pool._processes or {}).values()):
                process.kill()
            pool.shutdown(wait=True, cancel_futures=True)


def _started(work: Callable[[Any], Any], memory: int | None) -> ProcessPoolExecutor:
    """A process that has started, so that no document pays for it."""
    context: Any = get_context("spawn" if sys.platform == "win32" else "forkserver")
    if sys.platform != "win32":
        context.set_forkserver_preload(["refextract.corpus.warm"])
    pool = ProcessPoolExecutor(1, mp_context=context, initializer=_become_worker, initargs=(work, memory))
    with _without_main():
        started = pool.submit(int)
    started.result()
    return pool


def _become_worker(work: Callable[[Any], Any], memory: int | None) -> None:
    become_worker(work)
    if memory is not None and sys.platform == "linux":
        import resource

        hard = resource.getrlimit(resource.RLIMIT_DATA)[1]
        least = memory if hard == resource.RLIM_INFINITY else min(memory, hard)
        resource.setrlimit(resource.RLIMIT_DATA, (least, hard))


_main = threading.Lock()


@contextmanager
def _without_main() -> Iterator[None]:
    """Start processes that do not run the main program again.

    They would, to find what it defines, and load with it all of an engine's own program; we send nothing of it.
    """
    with _main:
        own = sys.modules["__main__"]
        sys.modules["__main__"] = ModuleType("__main__")
        try:
            yield
        finally:
            sys.modules["__main__"] = own
