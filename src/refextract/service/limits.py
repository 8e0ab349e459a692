"""Limits: how large a document may be, how long it may take, and how many are worked on and wait at a time."""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["Limits"]


class Limits(NamedTuple):
    """What a service takes on.

    `largest` is the limit of a request in bytes, `held` that of all requests together that were not answered yet.
    `seconds` is the time for one document, and for one request to come in; `workers` the number of processes,
    `waiting` how many requests may wait for one of them, `memory` the limit of a process in bytes (0: none).
    """

    largest: int = 64 * 1024 * 1024
    held: int = 1024 * 1024 * 1024
    seconds: float = 60.0
    workers: int = 1
    waiting: int = 100
    memory: int = 4 * 1024 * 1024 * 1024
