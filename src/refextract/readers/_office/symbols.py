"""Characters of the symbol fonts, whose codes say nothing by themselves."""

from __future__ import annotations

__all__ = ["symbol", "with_symbols"]

_PRIVATE = 0xF000  # where programs put the codes of symbol fonts: U+F020 to U+F0FF
_BULLET = "•"

# The encoding of Adobe's Symbol font, from 0x20 on and from 0xA0 on.
_LOW = " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼"
_HIGH = "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪ 〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭"
_SYMBOL = {0x20 + place: sign for place, sign in enumerate(_LOW)} | {
    0xA0 + place: sign for place, sign in enumerate(_HIGH)
}
_DINGBATS = {0xFC: "✓", 0xFB: "✗", 0xFE: "☑", 0xFD: "☒", 0xA8: "□", 0xE0: "→", 0xDF: "←", 0xE8: "→", 0xF0: "⇨"}


def symbol(code: int, font: str) -> str:
    """The character that a code of a font shows; a bullet for signs of decorative fonts.

    >>> symbol(0xF062, "Symbol"), symbol(0xF0B7, "Symbol"), symbol(0x2264, "Cambria")
    ('β', '•', '≤')
    """
    place = code - _PRIVATE if _PRIVATE + 0x20 <= code <= _PRIVATE + 0xFF else code
    name = font.casefold()
    if name.startswith("symbol"):
        return _SYMBOL.get(place, _BULLET)
    if "dings" in name:
        return _DINGBATS.get(place, _BULLET)
    if place == code:
        return chr(code) if 0x20 <= code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF else ""
    return _SYMBOL.get(place, _BULLET)  # of a font that is not named, mostly Symbol


def with_symbols(text: str, font: str = "") -> str:
    r"""The text with the private codes of symbol fonts as the characters that they show.

    >>> with_symbols("p \uf0a3 0.05")
    'p ≤ 0.05'
    """
    if text.isascii() or not any("\uf020" <= sign <= "\uf0ff" for sign in text):
        return text
    return "".join(symbol(ord(sign), font) if "\uf020" <= sign <= "\uf0ff" else sign for sign in text)
