"""Options that are made on first use: a run that a cache answers needs to know them, but not to load their classes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from refextract.options.stages import Options

__all__ = ["DeferredOptions"]


class DeferredOptions(NamedTuple):
    """Options by how to make them; `key` is different wherever other options would be made."""

    key: bytes
    make: Callable[[], Options]
