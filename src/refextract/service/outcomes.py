"""Outcomes: what comes of a task, an answer or a problem, both plain enough to be sent between processes."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from refextract.errors import (
    ExportError,
    InputTooLargeError,
    MissingDependencyError,
    OptionsError,
    ReadError,
    RefextractError,
    UnsupportedFormatError,
)

__all__ = ["JSON_TYPE", "TEXT_TYPE", "Answer", "Outcome", "Problem", "Task", "problem_of"]

JSON_TYPE = "application/json"
TEXT_TYPE = "text/plain; charset=utf-8"


class Answer(NamedTuple):
    """The body of a response and its media type; an empty one means that there was nothing to be found."""

    media_type: str
    body: bytes


class Problem(NamedTuple):
    """Why there is no answer: a status of HTTP and a sentence. A `spent` process is not asked again."""

    status: int
    message: str
    spent: bool = False


Outcome = Answer | Problem

Task = Callable[[], Answer]
"""What a process is asked to do: a frozen object that can be pickled."""

_STATUS: tuple[tuple[type[RefextractError], int], ...] = (
    (InputTooLargeError, 413),
    (MissingDependencyError, 501),
    (UnsupportedFormatError, 415),
    (ReadError, 422),
    (OptionsError, 400),
    (ExportError, 400),
)


def problem_of(error: BaseException) -> Problem:
    """What is told of an error: of the input its own words, of a fault of the program what a report of it needs.

    >>> problem_of(ReadError("no text in it"))
    Problem(status=422, message='no text in it', spent=False)
    """
    if isinstance(error, MemoryError):
        return Problem(413, "this document needs more memory than a process may take", spent=True)
    if isinstance(error, RefextractError):
        return Problem(next((status for kind, status in _STATUS if isinstance(error, kind)), 500), str(error))
    from refextract.checking.session import fault_of

    fault = fault_of(error) if isinstance(error, Exception) else type(error).__name__
    return Problem(500, f"the program failed on this document: {fault}", spent=True)
