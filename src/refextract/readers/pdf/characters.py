"""Characters of a page, asked of PDFium one by one."""

from __future__ import annotations

import ctypes
from math import hypot, pi
from typing import TYPE_CHECKING, Any, NamedTuple

from refextract.readers.pdf.dingbats import letters_of

if TYPE_CHECKING:
    from types import ModuleType

__all__ = ["CharacterReader", "Style"]

_LONGEST_NAME = 128
_BOLD_NAMES = ("bold", "black", "heavy", "-bd", "cmbx", "demi", "nimbusromno9l-medi", "nimbussanl-bold")


class Style(NamedTuple):
    """How a run of characters is printed: size on the page, font, weight, and direction in quarters to the left."""

    size: float
    font: str
    bold: bool
    quarters: int


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
        self._matrix = api.FS_MATRIX()
        self._matrix_at = ctypes.byref(self._matrix)
        self._name, self._flags = ctypes.create_string_buffer(_LONGEST_NAME), ctypes.c_int()
        self._flags_at = ctypes.byref(self._flags)
        self._fonts: dict[bytes, tuple[str, bool]] = {}
        self._styles: dict[int, Style] = {}
        self.text = letters_of(self._all())
        self.repair: tuple[str, str] | None = None

    def close(self) -> None:
        """Give back what the page holds."""
        self._api.FPDFText_ClosePage(self._text)

    def sides(self) -> tuple[float, float, float, float]:
        """Left, bottom, right and top of the page that is shown."""
        self._api.FPDF_GetPageBoundingBox(self._page, self._rectangle_at)
        return self._rectangle.left, self._rectangle.bottom, self._rectangle.right, self._rectangle.top

    def origin(self, index: int) -> tuple[float, float]:
        """Where a character stands on its baseline."""
        self._api.FPDFText_GetCharOrigin(self._text, index, self._x_at, self._y_at)
        return self._x.value, self._y.value

    def box(self, index: int) -> tuple[float, float, float, float]:
        """Left, bottom, right and top of the room of a character."""
        self._api.FPDFText_GetLooseCharBox(self._text, index, self._rectangle_at)
        box = self._rectangle
        return box.left, box.bottom, box.right, box.top

    def at(self, x: float, y: float, near: float) -> int | None:
        """The character that is printed at a place, or near it."""
        index = self._api.FPDFText_GetCharIndexAtPos(self._text, x, y, near, near)
        return index if index >= 0 else None

    def style(self, index: int) -> Style:
        """How a character is printed; PDFium is asked once for each of its text objects, which are in one style."""
        found = self._api.FPDFText_GetTextObject(self._text, index)
        key = ctypes.addressof(found.contents) if found else 0
        if key not in self._styles:
            self._styles[key] = self._style(index)
        return self._styles[key]

    def _style(self, index: int) -> Style:
        told = self._api.FPDFText_GetMatrix(self._text, index, self._matrix_at)
        scale = hypot(self._matrix.c, self._matrix.d) if told else 1.0
        quarters = round(self._api.FPDFText_GetCharAngle(self._text, index) / (pi / 2)) % 4
        font, bold = self._font(index)
        return Style(scale * self._api.FPDFText_GetFontSize(self._text, index), font, bold, quarters)

    def _font(self, index: int) -> tuple[str, bool]:
        """The name of the font of a character, and whether it says that it is bold."""
        length = self._api.FPDFText_GetFontInfo(self._text, index, self._name, _LONGEST_NAME, self._flags_at)
        name = self._name.value if 0 < length <= _LONGEST_NAME else b""
        if name not in self._fonts:
            font = name.decode("utf-8", "replace").casefold()
            self._fonts[name] = font, any(part in font for part in _BOLD_NAMES)
        return self._fonts[name]

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
