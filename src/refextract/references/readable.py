"""Readable entries: what conversion left in a reference string is taken for what a reader of the page sees."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from html import unescape
from typing import TYPE_CHECKING

from refextract.lexicons import places
from refextract.text import Span, TextView, pattern
from refextract.values.scripts import lowered, raised

if TYPE_CHECKING:
    import regex

__all__ = ["readable"]

Change = tuple[Span, str]


def readable(view: TextView) -> TextView:
    r"""The entry without emphasis, with accents on their letters and identifiers in one piece; else the view itself.

    >>> readable(TextView.of("*Annual Review* of *Law* \\mathbb{N}^{0} 17")).text
    'Annual Review of Law № 17'
    >>> readable(TextView.of("<i>Silt</i> of H<sub>2</sub>O")).text
    'Silt of H₂O'
    >>> readable(TextView.of("K. M¨uller, doi:10.1038/ 35012345")).text
    'K. Müller, doi:10.1038/35012345'
    """
    text = view.text
    if _has_markup(text):
        view = view.replaced(list(_unmarked(text)))
    if not text.isascii() and _accent.search(view.text):
        view = view.replaced(list(_with_accents(view.text)))
    if "10." in text or "http" in text:
        view = view.without([Span(*found.span("gap")) for found in _broken.finditer(view.text)])
    return view


# --------------------------------------------------------------------------------------------------------------- markup


def _has_markup(text: str) -> bool:
    return (
        "*" in text
        or "_" in text
        or "\\" in text
        or "<" in text
        or ("&" in text and ";" in text)
        or ("-" in text and ": " in text and _glued.search(text) is not None)
    )


def _unmarked(text: str) -> Iterator[Change]:
    """Emphasis, signs and a number sign as HTML and LaTeX write them, a dash without its blanks."""
    for found in _markup.finditer(text):
        if found["entity"]:
            if not _is_in_address(text, found.start()):
                yield Span(*found.span()), unescape(found["entity"])
            continue
        if found["script"]:
            yield Span(*found.span()), (lowered if found["script"].lower() == "sub" else raised)(found["inside"])
            continue
        if found["glued"] and _is_hyphen(text, found):
            continue
        yield Span(*found.span()), "№" if found["number"] else " - " if found["glued"] else ""


@pattern
def _markup() -> str:
    number = r"\$?\\?\\(?:mathbb|mathrm|text|mathcal|mathbf)\s?\{\s?N\s?\}\s?\^\s?\{?\s?(?:0|o|\\circ|°)\s?\}?\$?"
    opening = r"(?<![\p{L}\d*])\*{1,3}(?=[\p{L}\d“\"«‘'(])|(?<![\p{L}\d_/])_(?=\p{L})"
    closing = r"(?<=[\p{L}\d.,!?”\"»’')])\*{1,3}(?=[\s.,;:)]|$)|(?<=\p{L})_(?=[\s.,;:)]|$)"
    script = r"<(?P<script>(?i:su[bp]))>(?P<inside>[^<>]*+)</(?i:su[bp])>"
    return rf"(?P<number>{number})|{script}|{_TAG}|{_ENTITY}|{opening}|{closing}|(?P<glued>{_GLUED})"


_ENTITY = r"(?P<entity>&(?:amp|lt|gt|quot|apos|nbsp|#\d{1,6});)"
_TAG = r"</?(?i:i|b|u|em|strong|cite|sub|sup|small|span|font|p|li)(?:\s[^<>]*+)?>"
"""A tag of HTML that sets words off from others; what is meant by them stays."""


def _is_in_address(text: str, place: int) -> bool:
    """Whether a place is inside of an address, which is taken letter by letter."""
    words = text[max(0, place - _LONGEST_ADDRESS) : place].rsplit(None, 1)
    return bool(words) and "://" in words[-1]


_LONGEST_ADDRESS = 300

_GLUED = r"(?<=\p{Ll}{5})-(?=(?P<behind>\p{Lu}\p{Ll}+): \p{Lu})"
"""What may be the dash before a place that lost its blanks: "textbook-Moscow: Rusains"."""


def _is_hyphen(text: str, glued: regex.Match[str]) -> bool:
    """Whether a hyphen stands inside of a name and not before a place: "Jane Moss-Lund: Rivers"."""
    return glued["behind"] not in places() and _small_word.search(text, 0, glued.start()) is None


_small_word = pattern(r"(?<!\p{L})\p{Ll}{5,24}$")
_glued = pattern(lambda: _GLUED)


# -------------------------------------------------------------------------------------------------------------- accents


_MARKS = {
    "¨": "\u0308",
    "´": "\u0301",
    "`": "\u0300",
    "ˆ": "\u0302",
    "˜": "\u0303",
    "¯": "\u0304",
    "˘": "\u0306",
    "˙": "\u0307",
    "˚": "\u030a",
    "˝": "\u030b",
    "ˇ": "\u030c",
    "¸": "\u0327",
    "˛": "\u0328",
}
_BELOW = frozenset("¸˛")
"""Marks that are set behind their letter: TeX sets those above it first."""
_DOTLESS = {"ı": "i", "ȷ": "j"}
_LAST_LETTER = 0x17F
"""Of the letters with accents that alphabets have; "ḱ" is none of them, and "k´" no letter that lost its accent."""

_accent = re.compile(rf"[{''.join(_MARKS)}]")
# An accent beside its letter, as the text of a PDF that TeX made has it: "M¨uller", "Ples¸a", "Nova´k", "Bissyand´e".
_parted = pattern(
    rf"(?P<before>\p{{L}}?)(?P<gap>(?<=\p{{L}}) ?)(?P<mark>[{''.join(_MARKS)}])(?P<behind> ?\p{{L}}?)"
    rf"|(?<!\p{{L}})(?P<before>)(?P<gap>)(?P<mark>[{''.join(_MARKS)}])(?P<behind>\p{{L}})"
)


def _with_accents(text: str) -> Iterator[Change]:
    for found in _parted.finditer(text):
        behind = _composed(found["behind"].strip(), found["mark"])
        before = "" if found["gap"] else _composed(found["before"], found["mark"])
        if before and (not behind or found["mark"] in _BELOW):
            yield Span(found.start(), found.end("mark")), before
        elif behind:
            yield Span(found.start("gap"), found.end()), behind


def _composed(letter: str, mark: str) -> str:
    """The letter with its accent; nothing where no alphabet has it."""
    if not letter:
        return ""
    whole = unicodedata.normalize("NFC", _DOTLESS.get(letter, letter) + _MARKS[mark])
    known = len(whole) == 1 and (ord(whole) <= _LAST_LETTER or whole in "șȘțȚǎǍ")
    return whole if known else ""


# ---------------------------------------------------------------------------------------------------------- identifiers


# A blank inside an address or a DOI: "https: //doi. org/10. 1038/35012345", "doi:10.1016/j.cell. 2017.01.001".
_broken = pattern(
    r"(?i:https?):?(?P<gap> )//?(?=\S)"
    r"|(?i:https?)://(?P<gap> )(?=[\w-]+\.\w)"
    r"|(?i:\bdoi)\.(?P<gap> )org/"
    r"|(?i:\bdoi\.org)(?:(?P<gap> )/|/(?P<gap> ))(?=10\.)"
    r"|\b10\.(?P<gap> )(?=\d{4,9}/)"
    r"|\b10\.\d{4,9}(?:/(?P<gap> )(?=[\w.()-]*\d)|(?P<gap> )/(?=\S))"
    r"|\b10\.\d{4,9}/[^\s;,]*?[\w.-](?P<gap> )(?=\d+\.\d[\w.-]*(?![\w.-]*/)|\d[\w-]*\.\d{3,})"
)
