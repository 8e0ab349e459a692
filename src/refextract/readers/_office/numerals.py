"""Numbers of lists, pages and notes, written as word processors write them."""

from __future__ import annotations

from collections.abc import Callable

__all__ = ["alphabetic", "numeral", "roman"]

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_LARGEST_ROMAN = 4999
_CHICAGO = "*†‡§"
_MOST_REPEATED = 30  # of one letter or sign


def numeral(number: int, style: str) -> str:
    """A number in a style of the names that OOXML gives them; one that is unknown here is decimal.

    >>> [numeral(4, style) for style in ("decimal", "decimalZero", "lowerRoman", "upperLetter", "chicago")]
    ['4', '04', 'iv', 'D', '§']
    """
    write = _STYLES.get(style)
    return write(number) if write and number > 0 else str(number)


def roman(number: int) -> str:
    """A number in small Roman numerals, up to 4999.

    >>> roman(1994)
    'mcmxciv'
    """
    if number > _LARGEST_ROMAN:
        return str(number)
    found = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        found += letters * count
    return found


def alphabetic(number: int) -> str:
    """A number in small letters, which are doubled after z.

    >>> alphabetic(2), alphabetic(28)
    ('b', 'bb')
    """
    round_, place = divmod(number - 1, 26)
    return chr(ord("a") + place) * min(round_ + 1, _MOST_REPEATED)


def _chicago(number: int) -> str:
    round_, place = divmod(number - 1, len(_CHICAGO))
    return _CHICAGO[place] * min(round_ + 1, _MOST_REPEATED)


def _circled(number: int) -> str:
    return chr(0x245F + number) if number <= 20 else str(number)


def _ordinal(number: int) -> str:
    ends = {1: "st", 2: "nd", 3: "rd"}
    return f"{number}{'th' if number // 10 % 10 == 1 else ends.get(number % 10, 'th')}"


_STYLES: dict[str, Callable[[int], str]] = {
    "decimalZero": lambda number: f"{number:02}",
    "lowerRoman": roman,
    "upperRoman": lambda number: roman(number).upper(),
    "lowerLetter": alphabetic,
    "upperLetter": lambda number: alphabetic(number).upper(),
    "chicago": _chicago,
    "decimalEnclosedCircle": _circled,
    "ordinal": _ordinal,
    "none": lambda _: "",
}
