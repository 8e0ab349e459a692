"""Exporters: references -> a text in a bibliography format. One plug-in a format.

An exporter is a module with ``export(references: Sequence[Reference]) -> str`` and ``SUFFIX``, the file ending.
Its name is the format's, with ``_`` for ``-``.
"""

from __future__ import annotations

from collections.abc import Sequence
from types import ModuleType
from typing import Any

from refextract import registry
from refextract.errors import ExportError, unknown
from refextract.model.reference import Reference

__all__ = ["export", "export_format", "formats"]


def formats() -> tuple[str, ...]:
    """The formats there are, as the command line names them.

    >>> "csl-json" in formats()
    True
    """
    return tuple(name.replace("_", "-") for name in registry.names("exporters"))


def export(references: Sequence[Reference] | Reference, format: str) -> str:  # noqa: A002 - the word users know
    """The references (or a single one) as one text in that format.

    Raises:
        ExportError: for a format there is no exporter for.
        TypeError: for anything but references; those of an extraction are its `references`.
    """
    text: str = export_format(format).export(_several(references))
    return text


def _several(references: Any) -> Sequence[Reference]:
    """What was given as a list, checked as users' calls are."""
    listed = references if isinstance(references, Sequence) else (references,)
    for each in listed:
        if not isinstance(each, Reference):
            raise TypeError(f"export takes a reference or a list of references, not {type(each).__name__}")
    return listed


def export_format(name: str) -> ModuleType:
    """The exporter of a format.

    Raises:
        ExportError: for a format there is no exporter for.
    """
    try:
        return registry.load("exporters", name.replace("-", "_"))
    except KeyError:
        raise ExportError(unknown("format", name, formats())) from None
