"""Characters of a page, asked of PDFium one by one."""

from __future__ import annotations

import ctypes
from math import hypot
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from types import ModuleType

__all__ = ["CharacterReader"]

_LONGEST_NAME = 128
_BOLD_NAMES = ("bold", "black", "heavy", "-bd", "cmbx", "demi", "nimbusromno9l-medi", "nimbussanl-bold")


class CharacterReader:
    """What PDFium knows of the characters of a loaded page; `text` has one code point a character.

    Places are those of the file: points from its lower left corner.
    """

    def __init__(self, api: ModuleType, page: Any) -> None:
        self._api = api
        self._page = page
        self._text = api.FPDFText_LoadPage(page)
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._x_at, self._y_at = ctypes.byref(self._x), ctypes.byref(self._y)
        self._rectangle = api.FS_RECTF()
        self._rectangle_at = ctypes.byref(self._rectangle)
        self._scales: dict[int | None, tuple[float, str]] = {}
        self.text = self._all()
        self.repair: tuple[str, str] | None = None

    def close(self) -> None:
        """Give back what the page holds."""
        self._api.FPDFText_ClosePage(self._text)

    def sides(self) -> tuple[float, float, float, float]:
        """Left, bottom, right and top of the page that is shown."""
        self._api.FPDF_GetPageBoundingBox(self._page, self._rectangle_at)
        return self._rectangle.left, self._rectangle.bottom, self._rectangle.right, self._rectangle.top

    def angle(self, index: int) -> float:
        """The direction that a character is written in, counterclockwise from the right."""
        angle: float = self._api.FPDFText_GetCharAngle(self._text, index)
        return angle

    def origin(self, index: int) -> tuple[float, float]:
        """Where a character stands on its baseline."""
        self._api.FPDFText_GetCharOrigin(self._text, index, self._x_at, self._y_at)
        return self._x.value, self._y.value

    def box(self, index: int) -> tuple[float, float, float, float]:
        """Left, bottom, right and top of the room of a character."""
        self._api.FPDFText_GetLooseCharBox(self._text, index, self._rectangle_at)
        box = self._rectangle
        return box.left, box.bottom, box.right, box.top

    def size(self, index: int) -> float:
        """The size of the font of a character on the page."""
        size: float = self._api.FPDFText_GetFontSize(self._text, index)
        return size * self._object(index)[0]

    def bold(self, index: int) -> bool:
        """Whether a character is bold."""
        name = self.font(index)
        return any(part in name for part in _BOLD_NAMES)

    def font(self, index: int) -> str:
        """The name of the font of a character, in small letters."""
        return self._object(index)[1]

    def _object(self, index: int) -> tuple[float, str]:
        """The scale and the font of the text object of a character."""
        found = self._api.FPDFText_GetTextObject(self._text, index)
        key = ctypes.cast(found, ctypes.c_void_p).value
        if key not in self._scales:
            self._scales[key] = self._scale(index), self._font(index)
        return self._scales[key]

    def _scale(self, index: int) -> float:
        matrix = self._api.FS_MATRIX()
        told = self._api.FPDFText_GetMatrix(self._text, index, ctypes.byref(matrix))
        return hypot(matrix.c, matrix.d) if told else 1.0

    def _font(self, index: int) -> str:
        name, flags = ctypes.create_string_buffer(_LONGEST_NAME), ctypes.c_int()
        self._api.FPDFText_GetFontInfo(self._text, index, name, _LONGEST_NAME, ctypes.byref(flags))
        return name.value.decode("utf-8", "replace").casefold()

    def _all(self) -> str:
        """All characters: at once where each has a letter, else one by one."""
        count = self._api.FPDFText_CountChars(self._text)
        if count <= 0:
            return ""
        room = (ctypes.c_ushort * (count + 1))()
        written = self._api.FPDFText_GetText(self._text, 0, count, room)
        text = bytes(room)[: 2 * (written - 1)].decode("utf-16-le", "surrogatepass").replace("\ufffe", "\x02")
        if len(text) == count and written == count + 1:
            return text
        code = self._api.FPDFText_GetUnicode
        return "".join([chr(code(self._text, index)) for index in range(count)])
