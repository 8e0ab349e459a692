"""Letters: what PDFium gives for the glyphs of a word, made the letters that a reader sees."""

from __future__ import annotations

import re
import unicodedata

from refextract.readers.pdf.ligatures import NUMBERED
from refextract.text import plain_pattern

__all__ = ["ACCENTS", "BLANKS", "DOTLESS", "HYPHEN", "printed", "repair_of", "repaired"]

HYPHEN = "\x02"
"""What PDFium puts for the hyphen at the end of a line that divides a word."""

BLANKS = " \\t\\n\\r\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000"
"""What parts words, as the inside of a set in a pattern; the codes from 11 to 31 are glyphs of old fonts of TeX."""

_TEX = {"\x10": "“", "\x11": "”", "\x15": "–", "\x16": "—"} | NUMBERED
_NUMBERS = frozenset(NUMBERED.values())
_TEX_GLYPH = plain_pattern(r"(?<=[A-Za-z0-9,.)])[\x0b-\x1f]+(?=[A-Za-z0-9])|^[\x0b-\x1f](?=[a-z]{2})|(?<=\d)\x15$")
_CYRILLIC = plain_pattern(r"(?<![^\W\d_])[À-ÿ¨¸]{4,}(?![^\W\d_])")
_MAC = plain_pattern(r"[A-Za-z][‰ˆ¸ﬂ][a-z]")
_UMLAUT = plain_pattern("[äöü]")
_CYRILLIC_WORD = plain_pattern(r"[\W\d_À-ÿ¨¸¼¾¿]+")
_TEX_CYRILLIC = {"¾": "«", "¿": "»", "¼": "ё"}
"""Where the encoding of TeX differs from that of Windows; the signs are Ukrainian and Serbian letters there."""
_UKRAINIAN = "³"
_FEWEST_ODD = 4
_ODD = plain_pattern(
    r"[^\x20-\x7e\xa1-\xa7\xa9-\xac\xae-\xb3\xb5-\xb7\xb9-\u02c5\u0370-\u1fff\u2010-\u2027\u4e00-\ud7ff]"
)
_PLAIN = {"\uf0b7": "•", "\uf0a7": "▪", "\uf02d": "-", "\uf8e7": "—", "\xad": "-", "\u2010": "-", "\u2011": "-"}
_ACCENT = plain_pattern(r"([¨´`ˆ˜¯˘˙˚¸˝˛ˇ]) ?([A-Za-zı])|([CcSsTt]|[A-Za-zı](?! ?¸[CcSsTt])) ?([¸˛])")
ACCENTS = dict(
    zip("¨´`ˆ˜¯˘˙˚¸˝˛ˇ", "\u0308\u0301\u0300\u0302\u0303\u0304\u0306\u0307\u030a\u0327\u030b\u0328\u030c", strict=True)
)
"""Accents that are printed by themselves, and what composes them with a letter."""
_QUOTES = "´`"
DOTLESS = {"ı": "i", "ȷ": "j"}


def repair_of(text: str) -> tuple[str, str] | None:
    """The two encodings that the letters of a page were mixed up by, if they were.

    Old fonts name their glyphs after Latin or Mac letters while they print Cyrillic or Windows ones.

    >>> repair_of("M¸ller hˆrt die B‰ume, M‰rz, f¸r"), repair_of("Zoë")
    (('mac_roman', 'cp1252'), None)
    """
    if len(_CYRILLIC.findall(text)) >= _FEWEST_ODD:
        return "cp1252", "cp1251" if _UKRAINIAN in text else "T2A"
    if len(_MAC.findall(text)) >= max(_FEWEST_ODD, 2 * len(_UMLAUT.findall(text))):
        return "mac_roman", "cp1252"
    return None


def repaired(raw: str, repair: tuple[str, str] | None) -> str:
    """A word with its letters told right."""
    if repair is None or raw.isascii() or (repair[0] == "cp1252" and not _CYRILLIC_WORD.fullmatch(raw)):
        return raw
    return "".join(_recoded(letter, *repair) for letter in raw)


def _recoded(letter: str, wrong: str, right: str) -> str:
    if right == "T2A":
        return _TEX_CYRILLIC.get(letter) or _recoded(letter, wrong, "cp1251")
    return letter.encode(wrong, "ignore").decode(right, "ignore") or letter


def printed(raw: str) -> str:
    r"""The letters of a word: ligatures and accents of their own resolved, what has no letter left out.

    >>> printed("e\ufb03cient"), printed("M¨uller"), printed("\x01"), printed("garc¸on"), printed("fran¸cais")
    ('efficient', 'Müller', '', 'garçon', 'français')
    >>> printed("syst`eme"), printed("``gravel`")
    ('système', '``gravel`')
    """
    if raw.isascii() and raw.isprintable():
        return raw if raw.find("`", 1) < 0 else _ACCENT.sub(_composed, raw)
    if not _ODD.search(raw):
        return raw
    letters = "".join(map(_letter, _TEX_GLYPH.sub(lambda found: "".join(map(_tex, found[0])), raw)))
    return _ACCENT.sub(_composed, letters)


def _tex(code: str) -> str:
    return _TEX.get(code, "")


def _letter(letter: str) -> str:
    """What one glyph shows; a numbered ligature stays until all words are known."""
    if letter in _PLAIN:
        return _PLAIN[letter]
    if "\ufb00" <= letter <= "\ufb06":
        return unicodedata.normalize("NFKC", letter)
    kind = unicodedata.category(letter)
    return "" if letter not in _NUMBERS and kind in ("Cc", "Cf", "Co", "Cn", "Cs") else letter


def _composed(found: re.Match[str]) -> str:
    """A letter with the accent that is printed beside it; a sign before the word may be a quotation mark."""
    accent, letter = (found[1], found[2]) if found[1] else (found[4], found[3])
    if accent in _QUOTES and found.start() == 0 and letter.islower():
        return found[0]
    whole = unicodedata.normalize("NFC", DOTLESS.get(letter, letter) + ACCENTS[accent])
    return whole if len(whole) == 1 else found[0]
