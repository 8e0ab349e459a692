"""Letters: what PDFium gives for the glyphs of a word, made the letters that a reader sees."""

from __future__ import annotations

import re
import unicodedata

__all__ = ["HYPHEN", "printed"]

HYPHEN = "\x02"
"""What PDFium puts for the hyphen at the end of a line that divides a word."""

_ODD = re.compile(r"[^\x20-\x7e\xa1-\xa7\xa9-\xac\xae-\xb3\xb5-\xb7\xb9-\u02c5\u0370-\u1fff\u2010-\u2027\u4e00-\ud7ff]")
_PLAIN = {"\uf0b7": "•", "\uf0a7": "▪", "\uf02d": "-", "\uf8e7": "—", "\xad": "-", "\u2010": "-", "\u2011": "-"}
_ACCENT = re.compile(r"([¨´`ˆ˜¯˘˙˚¸˝˛ˇ]) ?([A-Za-zı])|([A-Za-zı]) ?([¸˛])")
_COMBINING = dict(zip("¨´`ˆ˜¯˘˙˚¸˝˛ˇ", "\u0308\u0301\u0300\u0302\u0303\u0304\u0306\u0307\u030a\u0327\u030b\u0328\u030c"))
_QUOTES = "´`"
_DOTLESS = {"ı": "i"}


def printed(raw: str) -> str:
    r"""The letters of a word: ligatures and accents of their own resolved, what has no letter left out.

    >>> printed("e\ufb03cient"), printed("M¨uller"), printed("\x01"), printed("garc¸on")
    ('efficient', 'Müller', '', 'garçon')
    """
    if raw.isascii() and raw.isprintable():
        return raw
    if not _ODD.search(raw):
        return raw
    letters = "".join(map(_letter, raw))
    return _ACCENT.sub(_composed, letters)


def _letter(letter: str) -> str:
    """What one glyph shows."""
    if letter in _PLAIN:
        return _PLAIN[letter]
    if "\ufb00" <= letter <= "\ufb06":
        return unicodedata.normalize("NFKC", letter)
    kind = unicodedata.category(letter)
    return "" if kind in ("Cc", "Cf", "Co", "Cn", "Cs") else letter


def _composed(found: re.Match[str]) -> str:
    """A letter with the accent that is printed beside it; a sign before the word may be a quotation mark."""
    accent, letter = (found[1], found[2]) if found[1] else (found[4], found[3])
    if accent in _QUOTES and found.start() == 0 and letter.islower():
        return found[0]
    whole = unicodedata.normalize("NFC", _DOTLESS.get(letter, letter) + _COMBINING[accent])
    return whole if len(whole) == 1 else found[0]
