"""The pool: a fixed number of workers, and a queue of limited length before them."""

from __future__ import annotations

import asyncio
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

from refextract.service.limits import Limits
from refextract.service.outcomes import Outcome, Task
from refextract.service.workers import Worker

__all__ = ["BusyError", "Pool"]


class BusyError(Exception):
    """As many requests wait as may: this one is to come again later."""


class Pool:
    """Workers that tasks are given to in the order that they come."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._idle: asyncio.Queue[Worker] = asyncio.Queue()
        self._workers: list[Worker] = []
        self._threads = ThreadPoolExecutor(limits.workers, thread_name_prefix="worker")
        self.waiting = 0
        self.running = 0

    async def start(self) -> None:
        """Start all processes."""
        loop = asyncio.get_running_loop()
        self._workers = await loop.run_in_executor(self._threads, self._started)
        for worker in self._workers:
            self._idle.put_nowait(worker)

    def _started(self) -> list[Worker]:
        return [Worker(self._limits.memory) for _ in range(self._limits.workers)]

    async def run(self, task: Task) -> Outcome:
        """What comes of a task.

        Raises:
            BusyError: where too many wait.
        """
        if self.waiting >= self._limits.waiting and self._idle.empty():
            raise BusyError
        self.waiting += 1
        try:
            worker = await self._idle.get()
        finally:
            self.waiting -= 1
        self.running += 1
        loop = asyncio.get_running_loop()
        future = loop.run_in_executor(self._threads, worker.ask, task, self._limits.seconds)
        future.add_done_callback(lambda _: self._give_back(worker))
        return await asyncio.shield(future)  # who asked may go: the worker is busy all the same

    def _give_back(self, worker: Worker) -> None:
        self.running -= 1
        self._idle.put_nowait(worker)

    @property
    def ended(self) -> Counter[str]:
        """How many processes were replaced, by why."""
        counted: Counter[str] = Counter()
        for worker in self._workers:
            counted.update(worker.ended)
        return counted

    @property
    def size(self) -> int:
        """The number of processes."""
        return len(self._workers)

    async def close(self) -> None:
        """End all processes; what they work on is lost."""
        loop = asyncio.get_running_loop()
        await loop.run_in_executor(None, self._end)

    def _end(self) -> None:
        for worker in self._workers:
            worker.end()
        self._threads.shutdown(wait=False, cancel_futures=True)
