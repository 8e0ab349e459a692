"""Inputs: where documents come from, each in an order that stays: files, archives, and tables with a text a row.

A container is a module with ``SUFFIXES`` and ``entries(path, reading, start, offset)``, which yields its documents from
the one numbered `start` on, which begins at the byte `offset` where that is known. Nothing is read of what is not asked
for.
"""

from __future__ import annotations

from types import ModuleType

from refextract.corpus.inputs import jsonl, parquet, tars, zips
from refextract.corpus.inputs.entry import InputOptions, Item, Member

__all__ = ["SUFFIXES", "InputOptions", "Item", "Member", "container_of"]

_CONTAINERS: tuple[ModuleType, ...] = (zips, tars, parquet, jsonl)

SUFFIXES: tuple[str, ...] = tuple(suffix for module in _CONTAINERS for suffix in module.SUFFIXES)
"""The endings of files that hold documents."""


def container_of(path: str) -> ModuleType | None:
    """What reads the documents inside a file; None for a file that is a document itself.

    >>> container_of("a.tar.gz").__name__.rpartition(".")[2], container_of("a.docx")
    ('tars', None)
    """
    name = path.lower()
    return next((module for module in _CONTAINERS if name.endswith(module.SUFFIXES)), None)
