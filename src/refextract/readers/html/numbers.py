"""The numbers that a browser puts before the items of an ordered list."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from refextract.readers.html.signs import numeral
from refextract.readers.html.tree import Element, Page
from refextract.text import pattern

__all__ = ["printed_numbers"]

_NO_STYLE = ("list-style:none", "list-style-type:none")
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"))
_ROMAN_ONES = ((9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_LARGEST_ROMAN = 4000
_LEAD = 24


def printed_numbers(page: Page, unseen: Callable[[int, Element], bool]) -> Mapping[int, str]:
    """The number of each item by the index of its element, as printed: "3", "c", "iii".

    Lists whose items print numbers of their own, or that say that they have none, give none. `unseen` tells of a
    text, by its place and parent, whether it is left out.
    """
    found: dict[int, str] = {}
    for element in page.elements:
        if element.tag == "ol" and not _unnumbered(element):
            numbers = _numbers_of(element)
            if not _numbered_by_hand(page, element, unseen):
                found.update(numbers)
    return found


def _unnumbered(element: Element) -> bool:
    style = element.get("style").replace(" ", "").casefold()
    return any(each in style for each in _NO_STYLE)


def _numbers_of(listing: Element) -> dict[int, str]:
    items = [child for child in listing.children if child.tag == "li"]
    backwards = "reversed" in listing.attributes
    number = _whole(listing.get("start"), len(items) if backwards else 1)
    kind = listing.get("type") or _style(listing)
    found: dict[int, str] = {}
    for item in items:
        number = _whole(item.get("value"), number)
        found[item.index] = _written(number, kind)
        number += -1 if backwards else 1
    return found


def _style(listing: Element) -> str:
    """The type that a style within the list stands for."""
    style = listing.get("style").casefold()
    names = {"lower-alpha": "a", "upper-alpha": "A", "lower-latin": "a", "lower-roman": "i", "upper-roman": "I"}
    return next((kind for name, kind in names.items() if name in style), "1")


def _whole(written: str, otherwise: int) -> int:
    return int(written) if _whole_sign.fullmatch(written.strip()) else otherwise


def _written(number: int, kind: str) -> str:
    if kind in ("a", "A") and number > 0:
        letters = _letters(number)
        return letters if kind == "a" else letters.upper()
    if kind in ("i", "I") and 0 < number < _LARGEST_ROMAN:
        roman = _roman(number)
        return roman if kind == "i" else roman.upper()
    return str(number)


def _letters(number: int) -> str:
    """The letters of a number.

    >>> _letters(1), _letters(28)
    ('a', 'ab')
    """
    letters = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters


def _roman(number: int) -> str:
    """The Roman numeral of a number.

    >>> _roman(1994)
    'mcmxciv'
    """
    written = ""
    for value, sign in (*_ROMAN, *_ROMAN_ONES):
        count, number = divmod(number, value)
        written += sign * count
    return written


def _numbered_by_hand(page: Page, listing: Element, unseen: Callable[[int, Element], bool]) -> bool:
    """Whether most items begin with a printed number."""
    items = [child for child in listing.children if child.tag == "li"]
    labels = sum(_begins_with_label(page, item, unseen) for item in items)
    return bool(items) and 2 * labels > len(items)


def _begins_with_label(page: Page, item: Element, unseen: Callable[[int, Element], bool]) -> bool:
    first, last = page.text_range(item.start, item.end)
    for text in page.texts[first : min(last, first + _LEAD)]:
        said = page.source[text.start : text.end].strip()
        if said and not unseen(text.start, text.parent):
            return numeral(said) is not None or _number.match(said) is not None
    return False


_whole_sign = pattern(r"[+-]?\d{1,6}")
_number = pattern(r"\[\d{1,4}\]|\(\d{1,3}\)\s|\d{1,3}[.)]\s")
