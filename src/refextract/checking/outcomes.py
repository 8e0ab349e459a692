"""What is given to a worker, and what comes back from it; light, for a run that a cache answers uses it as well."""

from __future__ import annotations

from typing import Literal, NamedTuple

from refextract.checking.report import Reported

__all__ = ["CacheKey", "Found", "GivenFile", "Keep", "Rewritten"]

Keep = Literal["findings", "extractions", "pages"]
"""What is kept of each document: its findings, all that was extracted as well, or pictures of its pages besides."""


class GivenFile(NamedTuple):
    """A file to work on, and the name that results call it by; `data` is its content where that is known already."""

    file: str
    name: str
    data: bytes | None = None


class CacheKey(NamedTuple):
    """What findings are kept under: a digest of the document, and the state of all that was looked at beside it."""

    digest: bytes
    beside: tuple[tuple[str, str], ...] = ()


class Found(NamedTuple):
    """What was found in a document; `key` is where a cache keeps it."""

    reported: Reported
    key: CacheKey | None = None


class Rewritten(NamedTuple):
    """A document before and after its fixes, the bytes of its file then, and how many findings were fixed.

    `after` is None and `diff` is empty where nothing was; `problem` tells why where something should have been. `key`
    is where a cache keeps what was found before.
    """

    before: Reported
    after: Reported | None = None
    old: bytes = b""
    new: bytes = b""
    fixed: int = 0
    diff: str = ""
    problem: str | None = None
    key: CacheKey | None = None
