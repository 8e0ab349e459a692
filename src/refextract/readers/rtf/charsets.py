"""Character sets of RTF: which codec the bytes of a font are in, and which language a number stands for."""

from __future__ import annotations

import codecs

from refextract.readers._office.symbols import symbol

__all__ = ["SYMBOLS", "codec_of_charset", "codec_of_page", "decoded", "language_of"]

SYMBOLS = "symbols"
"""Stands for a codec in fonts of symbols, whose bytes are signs."""

_CHARSETS = {
    2: SYMBOLS, 77: "mac_roman", 128: "cp932", 129: "cp949", 130: "johab", 134: "gbk", 136: "big5", 161: "cp1253",
    162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874",
    238: "cp1250",
}  # fmt: skip
_LANGUAGES = {
    0x04: "zh", 0x05: "cs", 0x06: "da", 0x07: "de", 0x08: "el", 0x09: "en", 0x0A: "es", 0x0B: "fi", 0x0C: "fr",
    0x0E: "hu", 0x10: "it", 0x11: "ja", 0x12: "ko", 0x13: "nl", 0x14: "no", 0x15: "pl", 0x16: "pt", 0x18: "ro",
    0x19: "ru", 0x1D: "sv", 0x1F: "tr", 0x22: "uk", 0x03: "ca",
}  # fmt: skip
_PRIMARY = 0x3FF  # the bits of a number that tell the language; the others tell the country


def codec_of_charset(number: int | None) -> str | None:
    """The codec of a font's character set; None for the one of the document."""
    return _CHARSETS.get(number or 0)


def codec_of_page(number: int | None) -> str:
    """The codec of a code page, Windows-1252 where there is none of that number.

    >>> codec_of_page(1250), codec_of_page(99999)
    ('cp1250', 'cp1252')
    """
    name = {10000: "mac_roman", 65001: "utf-8"}.get(number or 0, f"cp{number}")
    try:
        return codecs.lookup(name).name
    except LookupError:
        return "cp1252"


def decoded(data: bytes, codec: str, font: str) -> str:
    """The characters of bytes in a font."""
    if codec == SYMBOLS:
        return "".join(symbol(0xF000 + byte, font or "Symbol") if byte > 0x20 else chr(byte) for byte in data)
    return data.decode(codec, "replace")


def language_of(number: int | None) -> str | None:
    """The language that a number of Windows stands for, if it is known here.

    >>> language_of(2057), language_of(1024)
    ('en', None)
    """
    return _LANGUAGES.get((number or 0) & _PRIMARY)
