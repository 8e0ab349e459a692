"""Exporters: references -> a text, or a file that is none, in a bibliography format. One plug-in a format.

An exporter is a module with ``export(references: Sequence[Reference]) -> str`` and ``SUFFIX``, the file ending; one of
a format that is no text has ``export_bytes(references: Sequence[Reference]) -> bytes`` in place of it. One
that has room for what a reference has no attribute for says so by ``holds(field: FileField) -> bool``, and one that
cannot write every key by ``changed_keys(references) -> dict[str, str]``.
Its name is the format's, with ``_`` for ``-``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import chain
from types import ModuleType
from typing import Any

from refextract import registry
from refextract.errors import ExportError, unknown, wrong_type
from refextract.model.file_field import ENTRY_TYPE, FileField
from refextract.model.reference import Reference, is_attribute

__all__ = ["SHAPE", "changed_keys", "export", "export_bytes", "export_format", "formats", "is_text", "left_out"]

SHAPE = (
    registry.Wanted(("SUFFIX",), 'SUFFIX = ".abc", an ending in lower case', registry.is_suffix),
    registry.Wanted(("export", "export_bytes"), "export(references) -> str or export_bytes(references) -> bytes"),
)
"""What an exporter must have."""


def formats() -> tuple[str, ...]:
    """The formats there are, as the command line names them.

    >>> "csl-json" in formats()
    True
    """
    return tuple(name.replace("_", "-") for name in registry.names("exporters"))


def export(references: Sequence[Reference] | Reference, format: str) -> str:  # noqa: A002 - the word users know
    """The references (or a single one) as one text in that format.

    Raises:
        ExportError: for a format there is no exporter for, or one that is no text (see `export_bytes`).
        TypeError: for anything but references; those of an extraction are its `references`.
    """
    if not is_text(format):
        raise ExportError(f"{format} is no text: export_bytes gives what a file of it holds")
    text: str = export_format(format).export(_several(references))
    return text


def export_bytes(references: Sequence[Reference] | Reference, format: str) -> bytes:  # noqa: A002 - the same
    """The references (or a single one) as the content of a file in that format; texts are in UTF-8.

    Raises:
        ExportError: for a format there is no exporter for, or more references than it can hold.
        TypeError: for anything but references; those of an extraction are its `references`.

    >>> export_bytes([], "xlsx")[:2]
    b'PK'
    """
    if is_text(format):
        return export(references, format).encode("utf-8", "backslashreplace")
    data: bytes = export_format(format).export_bytes(_several(references))
    return data


def left_out(references: Sequence[Reference] | Reference, format: str) -> dict[str, int]:  # noqa: A002 - the same
    """The fields of bibliography files that a format has no place for, by name, each with how many entries have it.

    >>> from refextract.bibliography import read_bibliography
    >>> found = read_bibliography("@book{a, title = {Rivers}, abstract = {Long.}, owner = {me}}").references
    >>> left_out(found, "csl-json"), left_out(found, "bibtex")
    ({'owner': 1}, {})

    Raises:
        ExportError: for a format there is no exporter for.
    """
    holds = getattr(export_format(format), "holds", _nothing)
    names = (
        {
            field.name
            for field in each.file_fields
            if not (field.name == ENTRY_TYPE or is_attribute(field) or holds(field))
        }
        for each in _several(references)
    )
    return dict(sorted(Counter(chain.from_iterable(names)).items()))


def changed_keys(references: Sequence[Reference] | Reference, format: str) -> dict[str, str]:  # noqa: A002 - the same
    """The keys of bibliography files that a format cannot have as they are, each with the one that is written.

    >>> from refextract.bibliography import read_bibliography
    >>> changed_keys(read_bibliography('[{"id": "a"}, {"id": "A"}]').references, "bibtex")
    {'A': 'Ab'}

    Raises:
        ExportError: for a format there is no exporter for.
    """
    found: dict[str, str] = getattr(export_format(format), "changed_keys", _none)(_several(references))
    return found


def _none(references: Sequence[Reference]) -> dict[str, str]:  # noqa: ARG001 - the keys of a format that has all
    return {}


def _nothing(field: FileField) -> bool:  # noqa: ARG001 - what a format holds that says nothing of it
    return False


def is_text(format: str) -> bool:  # noqa: A002 - the same
    """Whether a format is a text, and so can be shown on a terminal.

    Raises:
        ExportError: for a format there is no exporter for.

    >>> is_text("csv"), is_text("xlsx")
    (True, False)
    """
    return hasattr(export_format(format), "export")


def _several(references: Any) -> Sequence[Reference]:
    """What was given as a list, checked as users' calls are; entries of several works as one reference for each."""
    from refextract.references.separate_works import separate_works

    listed = references if isinstance(references, Sequence) else (references,)
    for each in listed:
        if not isinstance(each, Reference):
            raise TypeError(f"export takes a reference or a list of references, not {type(each).__name__}")
    return tuple(separate_works(listed))


def export_format(name: str) -> ModuleType:
    """The exporter of a format.

    Raises:
        ExportError: for a format there is no exporter for.
        TypeError: for what is no name.
    """
    if not isinstance(name, str):
        raise wrong_type("export", 'the name of a format ("bibtex"),', name)
    try:
        return registry.load("exporters", name.replace("-", "_"))
    except KeyError:
        raise ExportError(unknown("format", name, formats())) from None
