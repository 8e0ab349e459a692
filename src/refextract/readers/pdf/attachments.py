"""Attachments: the files inside a PDF file, of which only the names are looked at."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from types import ModuleType

__all__ = ["attachments_of"]

_MOST = 1000
_LONGEST = 1024  # bytes of a name


def attachments_of(api: ModuleType, file: Any) -> Iterator[str]:
    """The names of the attached files."""
    room = ctypes.create_string_buffer(_LONGEST)
    letters = ctypes.cast(room, ctypes.POINTER(api.FPDF_WCHAR))
    for index in range(min(_MOST, api.FPDFDoc_GetAttachmentCount(file))):
        attachment = api.FPDFDoc_GetAttachment(file, index)
        length = api.FPDFAttachment_GetName(attachment, letters, _LONGEST) if attachment else 0
        if 0 < length <= _LONGEST:
            yield room.raw[: length - 2].decode("utf-16-le", "replace")
