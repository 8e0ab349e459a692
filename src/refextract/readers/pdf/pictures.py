"""Pictures of pages: what PDFium draws of them, turned as they are read, in shades of grey, as PNG files."""

from __future__ import annotations

import ctypes
import struct
import zlib
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from refextract.errors import CorruptInputError
from refextract.model.sheet import Sheet
from refextract.readers.pdf.file import opened

if TYPE_CHECKING:
    from types import ModuleType

__all__ = ["LONGEST", "pictures_of"]

LONGEST = 1300
"""Pixels of the longer side of a picture: what a screen shows of a page that fills it."""
_LARGEST_SCALE = 2.0  # pixels a point
_WHITE = 0xFFFFFFFF


def pictures_of(data: bytes, source: str, sheets: Iterable[Sheet]) -> Iterator[bytes]:
    """A picture of each of these pages of a file, as a PNG file.

    Raises:
        ReadError: for a file that cannot be opened.
        CorruptInputError: for a page that cannot be drawn.
    """
    with opened(data, source) as (api, file):
        for sheet in sheets:
            page = api.FPDF_LoadPage(file, sheet.number - 1)
            if not page:
                raise CorruptInputError(f"{source}: page {sheet.number} cannot be drawn")
            try:
                yield _picture(api, page, sheet)
            finally:
                api.FPDF_ClosePage(page)


def _picture(api: ModuleType, page: Any, sheet: Sheet) -> bytes:
    scale = min(_LARGEST_SCALE, LONGEST / max(1.0, *sheet.size))
    width, height = (max(1, round(side * scale)) for side in sheet.size)
    room = ctypes.create_string_buffer(width * height)
    bitmap = api.FPDFBitmap_CreateEx(width, height, api.FPDFBitmap_Gray, room, width)
    turns = (sheet.turns - api.FPDFPage_GetRotation(page)) % 4
    api.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, _WHITE)
    api.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, turns, api.FPDF_GRAYSCALE)
    api.FPDFBitmap_Destroy(bitmap)
    return png(width, height, room.raw)


def png(width: int, height: int, shades: bytes) -> bytes:
    """The PNG file of a picture with a byte a pixel, from black to white, row after row."""
    rows = b"".join(b"\0" + shades[start : start + width] for start in range(0, width * height, width))
    head = struct.pack(">2I5B", width, height, 8, 0, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(rows, 6)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*chunk) for chunk in chunks)


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
