"""Workers: processes that are asked one thing at a time, and replaced where they hang, end or were asked often."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from concurrent.futures import ThreadPoolExecutor, wait
from multiprocessing import connection, parent_process
from multiprocessing.connection import Connection
from multiprocessing.context import BaseContext
from multiprocessing.process import BaseProcess

from refextract.service.outcomes import Outcome, Problem, Task, problem_of

__all__ = ["Worker", "start_method"]

_MOST_TASKS = 2000  # what a process is asked before it is replaced: memory that it may have lost comes back
_PRELOADED = ["refextract.service.preloaded"]


def start_method() -> BaseContext:
    """How processes begin: forked from one that has loaded everything, where there is such a way; else anew."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(_PRELOADED)
    return context


class Worker:
    """A process, seen from the one that asks it; `ended` counts those before it, by why they were replaced."""

    def __init__(self, context: BaseContext, memory: int) -> None:
        self._context = context
        self._memory = memory
        self.ended = {"time": 0, "died": 0, "spent": 0, "recycled": 0}
        self._start()

    def _start(self) -> None:
        self._pipe, theirs = self._context.Pipe()
        self._asked = 0
        make: type[BaseProcess] = self._context.Process  # type: ignore[attr-defined]  # every context has one
        self._process = make(target=_work, args=(theirs, self._memory), daemon=True)
        self._process.start()
        theirs.close()

    def ask(self, task: Task, seconds: float) -> Outcome:
        """What comes of a task; a process that takes longer than `seconds`, or ends on it, is replaced."""
        try:
            self._pipe.send(task)
            if not self._pipe.poll(seconds):
                self._replace("time")
                return Problem(504, f"this document takes longer than {seconds:g} seconds")
            outcome: Outcome = self._pipe.recv()
        except (EOFError, OSError):
            self._replace("died")
            return Problem(500, "the process that worked on this document ended: it may need too much memory")
        self._asked += 1
        if isinstance(outcome, Problem) and outcome.spent:
            self._replace("spent")
        elif self._asked >= _MOST_TASKS:
            self._replace("recycled")
        return outcome

    def _replace(self, why: str) -> None:
        self.ended[why] += 1
        self.end()
        self._start()

    def end(self) -> None:
        """End the process at once."""
        self._pipe.close()
        self._process.kill()
        self._process.join()
        self._process.close()


def _work(pipe: Connection, memory: int) -> None:
    """The life of a process: tasks in, outcomes out, until nobody is there any more to ask it."""
    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, signal.SIG_IGN)  # both reach the whole group, and what was begun is finished
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _limit_memory(memory)
    with ThreadPoolExecutor(1) as pool:
        while True:
            try:
                task: Task = pipe.recv()
            except EOFError:
                return
            future = pool.submit(task)
            wait([future])
            error = future.exception()
            pipe.send(future.result() if error is None else problem_of(error))


def _limit_memory(memory: int) -> None:
    if memory and sys.platform != "win32":
        import resource

        _, most = resource.getrlimit(resource.RLIMIT_AS)
        limit = memory if most == resource.RLIM_INFINITY else min(memory, most)
        resource.setrlimit(resource.RLIMIT_AS, (limit, most))


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)
