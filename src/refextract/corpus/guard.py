"""The guard: documents are worked on in a process of their own, which is ended where one of them goes too far.

A document that hangs, wants all memory or brings a library in C down costs itself and nothing else: it becomes a
failure, and the next one is worked on in a new process.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, Generic, NamedTuple, Self, TypeVar

from refextract.checking.isolation import Isolated, Lost
from refextract.checking.session import fault_of, told
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
        self._seconds = limits.seconds
        self._process: Isolated[R | Failed | BaseException] = Isolated(
            work, partial(_settled, limits.memory), loaded="refextract.corpus.task", memory=limits.memory
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.end()

    def __call__(self, thing: Any) -> R | Failed:
        """What `work` makes of a thing, or why it made nothing of it.

        Raises:
            OptionsError: for options that nothing can be worked on with.
            PlugInError: for a plug-in that cannot be loaded.
        """
        found = self._process.ask(thing, self._seconds)
        if found is Lost.TIME:
            return Failed("time", f"not done after {self._seconds:g} seconds (option time_limit)")
        if found is Lost.KILLED:
            return Failed("killed", "its process was killed: no memory was left, or a library in C has a fault")
        if isinstance(found, BaseException):
            raise found
        if isinstance(found, Failed) and found.failure == "memory":
            self._process.end()
        return found


def _settled(memory: int | None, error: BaseException) -> Failed | BaseException:
    """What is told of an error of one document; the error where it is one of all documents."""
    if isinstance(error, MemoryError):
        return Failed("memory", f"more memory than {memory} bytes is needed (option memory_limit)")
    if isinstance(error, OptionsError | PlugInError) or not isinstance(error, Exception):
        return error
    if isinstance(error, RefextractError | OSError):
        return Failed("unreadable", told(error))
    return Failed("fault", f"the program failed on this document: {fault_of(error)}")
