"""Folding: names and titles as they are compared, whatever their case, accents, script or hyphens."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import Any

import regex
from rapidfuzz.distance import OSA

__all__ = ["fold", "letters_off", "skeleton", "squeeze", "words"]

LETTERS = str.maketrans(
    {
        "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h",
        "ŋ": "n", "ə": "e", "а": "a", "б": "b", "в": "v", "г": "g", "ґ": "g", "д": "d", "е": "e", "є": "ie",
        "ж": "zh", "з": "z", "и": "i", "і": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p",
        "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch",
        "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya", "ј": "j", "љ": "lj", "њ": "nj", "ћ": "c",
        "ђ": "d", "џ": "dz", "α": "a", "β": "v", "γ": "g", "δ": "d", "ε": "e", "ζ": "z", "η": "i", "θ": "th",
        "ι": "i", "κ": "k", "λ": "l", "μ": "m", "ν": "n", "ξ": "x", "ο": "o", "π": "p", "ρ": "r", "σ": "s",
        "ς": "s", "τ": "t", "υ": "y", "φ": "f", "χ": "ch", "ψ": "ps", "ω": "o",
        "’": "'", "ʼ": "'", "ʻ": "'", "`": "'",
    }
)  # fmt: skip
"""Letters that no decomposition makes Latin. Cyrillic follows the common passport transliteration."""


@cache
def _patterns() -> dict[str, Any]:
    return {
        "word": regex.compile(r"[\p{L}\p{N}]++(?:'[\p{L}\p{N}]++)*+"),
        "umlaut": regex.compile(r"(?<=[aou])e"),
    }


def fold(text: str) -> str:
    """`text` in lower case and Latin letters, without accents.

    >>> fold("Müller, Ø. & Иванов")
    'muller, o. & ivanov'
    """
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in plain.translate(LETTERS) if not unicodedata.combining(c))


def words(text: str) -> tuple[str, ...]:
    """The folded words of `text`; an apostrophe does not part a word.

    >>> words("O’Connell-Smith, J.")
    ('oconnell', 'smith', 'j')
    """
    return tuple(word.replace("'", "") for word in _patterns()["word"].findall(fold(text)))


def squeeze(text: str) -> str:
    """All letters and digits of `text`, folded, without anything between them.

    >>> squeeze("Koch-Krumrei")
    'kochkrumrei'
    """
    return "".join(words(text))


def skeleton(key: str) -> str:
    """A folded key without the e of ae, oe and ue, so that Müller and Mueller are one.

    >>> skeleton("mueller") == skeleton(squeeze("Müller"))
    True
    """
    return str(_patterns()["umlaut"].sub("", key))


def letters_off(a: str, b: str) -> int | None:
    """How many letters must be changed, added, dropped or swapped with a neighbour; None where it is too many.

    A key of six letters or more bears two, one of four or five bears one.

    >>> letters_off("kochkrumrei", "krochkrumrei"), letters_off("chen", "cohen"), letters_off("li", "lu")
    (1, 1, None)
    """
    longer = max(len(a), len(b))
    bearable = 0 if longer < 4 else 1 if longer < 6 else 2
    off = OSA.distance(a, b, score_cutoff=bearable)
    return off if off <= bearable else None
