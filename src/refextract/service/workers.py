"""Workers: processes that are asked one thing at a time, and replaced where they hang, end or were asked often."""

from __future__ import annotations

import operator

from refextract.checking.isolation import Isolated, Lost
from refextract.service.outcomes import Outcome, Problem, Task, problem_of

__all__ = ["Worker"]

_MOST_TASKS = 2000  # what a process is asked before it is replaced: memory that it may have lost comes back


class Worker:
    """A process, seen from the one that asks it; `ended` counts those before it, by why they were replaced."""

    def __init__(self, memory: int) -> None:
        loaded = "refextract.service.preloaded"
        self._process: Isolated[Outcome] = Isolated(operator.call, problem_of, loaded=loaded, memory=memory)
        self._asked = 0
        self.ended = {"time": 0, "died": 0, "spent": 0, "recycled": 0}
        self._process.start()

    def ask(self, task: Task, seconds: float) -> Outcome:
        """What comes of a task; a process that takes longer than `seconds`, or ends on it, is replaced."""
        outcome = self._process.ask(task, seconds)
        self._asked += 1
        if outcome is Lost.TIME:
            self._replace("time")
            return Problem(504, f"this document takes longer than {seconds:g} seconds")
        if outcome is Lost.KILLED:
            self._replace("died")
            return Problem(500, "the process that worked on this document ended: it may need too much memory")
        if isinstance(outcome, Problem) and outcome.spent:
            self._replace("spent")
        elif self._asked >= _MOST_TASKS:
            self._replace("recycled")
        return outcome

    def _replace(self, why: str) -> None:
        self.ended[why] += 1
        self._asked = 0
        self._process.end()
        self._process.start()

    def end(self) -> None:
        """End the process at once."""
        self._process.end()
