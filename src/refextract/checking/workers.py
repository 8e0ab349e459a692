"""Workers: a function called with each of many things, on all cores, so that one that fails costs only itself.

What a worker raises stays in its future, and a process that is killed takes the thing that it worked on with it and
nothing else: the others are done again in processes of their own. So a batch needs no handler that catches whatever
comes; who asks for results decides what an error means.
"""

from __future__ import annotations

import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor, ThreadPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import Any, TypeVar

from refextract.checking.isolation import end_with_parent

__all__ = ["cores", "in_workers"]

T = TypeVar("T")
R = TypeVar("R")

_FEW = 4  # things below this number are done in this process: starting others costs more than it gives
_AHEAD = 4  # things waiting for each process


def in_workers(
    work: Callable[[T], R], things: Iterable[T], *, number: int, jobs: int | None = None
) -> Iterator[Future[R]]:
    """What `work` makes of each thing, in order: futures that are done, with a result or an exception.

    `number` is how many things there are: from a handful on they are worked on in `jobs` processes (one a core), and
    `work`, the things and the results are sent between them. Things are taken as they are needed.

    >>> [each.result() for each in in_workers(len, ["a", "bcd"], number=2)]
    [1, 3]
    """
    jobs = min(jobs or cores(), number)
    return _in_processes(work, things, jobs) if jobs > 1 and number >= _FEW else _in_this_process(work, things)


def cores() -> int:
    """How many processes can work at once: the cores that this one may use, less what its container may not."""
    known = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    try:
        quota, period = _QUOTA.read_text("ascii").split()
        return max(1, min(known, int(quota) // int(period)))
    except (OSError, ValueError):  # no such limit: other systems, or "max"
        return known


_QUOTA = Path("/sys/fs/cgroup/cpu.max")


def _in_this_process(work: Callable[[T], R], things: Iterable[T]) -> Iterator[Future[R]]:
    pool = ThreadPoolExecutor(1)
    try:
        for thing in things:
            future = pool.submit(work, thing)
            wait([future])
            yield future
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _in_processes(work: Callable[[T], R], things: Iterable[T], jobs: int) -> Iterator[Future[R]]:
    pool = _Pool(work, jobs)
    waiting: deque[tuple[T, Future[R]]] = deque()
    try:
        for thing in things:
            waiting.append((thing, pool.submit(thing)))
            while len(waiting) > _AHEAD * jobs:
                yield pool.done(*waiting.popleft())
        while waiting:
            yield pool.done(*waiting.popleft())
    finally:
        pool.end()


class _Pool:
    """Processes that call one function; new ones where some of them were killed."""

    def __init__(self, work: Callable[[Any], Any], jobs: int) -> None:
        self._work = work
        self._jobs = jobs
        self._pool = self._started(jobs)

    def _started(self, jobs: int) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(jobs, initializer=_become_worker, initargs=(self._work,))

    def submit(self, thing: Any) -> Future[Any]:
        try:
            return self._pool.submit(_call, thing)
        except BrokenProcessPool:
            self._pool = self._started(self._jobs)
            return self._pool.submit(_call, thing)

    def done(self, thing: Any, future: Future[Any]) -> Future[Any]:
        """The future when it is done; where a process was killed, what comes of the thing in one of its own."""
        wait([future])
        if not isinstance(future.exception(), BrokenProcessPool):
            return future
        with self._started(1) as alone:
            future = alone.submit(_call, thing)
            wait([future])
        return future

    def end(self) -> None:
        """End all processes at once: where results are no longer asked for, nobody waits for what they do.

        The thread that watches over them is waited for, which is done when they are: at the end of the interpreter it
        would close the pipe that it is just being woken by.
        """
        # `kill_workers` of Python 3.14 does the same.
        processes = tuple((self._pool._processes or {}).values())
        watcher: Any = self._pool._executor_manager_thread  # a thread, whatever the stubs say
        self._pool.shutdown(wait=False, cancel_futures=True)
        for process in processes:
            process.terminate()
        if watcher is not None:
            watcher.join()


_given: list[Callable[[Any], Any]] = []  # what this process calls, where it is a worker: sent once, not with each thing


def _become_worker(work: Callable[[Any], Any]) -> None:
    """Make this process one that `_call` calls `work` in, and that ends with the process that began it."""
    _given[:] = [work]
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl-C reaches the whole group: end without a traceback
    threading.Thread(target=end_with_parent, daemon=True).start()


def _call(thing: Any) -> Any:
    """What the function of this worker makes of a thing."""
    [work] = _given
    return work(thing)
