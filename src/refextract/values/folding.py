"""Folding: words as they are compared, whatever their case, accents, script or hyphens. The one home of it."""

from __future__ import annotations

import unicodedata

from refextract.text import pattern

__all__ = ["fold", "skeleton", "squeeze", "words"]


class _Folding(dict[int, str | int | None]):
    """What each code point becomes in a text that is decomposed: accents that combine go; worked out when first met."""

    def __missing__(self, code: int) -> int | None:
        kept = None if unicodedata.combining(chr(code)) else code
        self[code] = kept
        return kept


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

_folding = _Folding(LETTERS)
_word = pattern(r"[\p{L}\p{N}]++(?:'[\p{L}\p{N}]++)*+")
_BLANKS = "".join(chr(code) if chr(code).isalnum() else " " for code in range(128))  # parts the words of ASCII
_umlaut = pattern(r"(?<=[aou])e")


def fold(text: str) -> str:
    """`text` in lower case and Latin letters, without accents.

    >>> fold("Müller, Ø. & Иванов")
    'muller, o. & ivanov'
    """
    if text.isascii():
        return text.lower()
    return unicodedata.normalize("NFKD", text.casefold()).translate(_folding)


def words(text: str) -> tuple[str, ...]:
    """The folded words of `text`; an apostrophe does not part a word.

    >>> words("O’Connell-Smith, J.")
    ('oconnell', 'smith', 'j')
    """
    folded = fold(text)
    if folded.isascii() and "'" not in folded:
        return tuple(folded.translate(_BLANKS).split())
    return tuple(word.replace("'", "") for word in _word.findall(folded))


def squeeze(text: str) -> str:
    """All letters and digits of `text`, folded, without anything between them.

    >>> squeeze("Koch-Krumrei")
    'kochkrumrei'
    """
    return "".join(filter(str.isalnum, fold(text)))


def skeleton(key: str) -> str:
    """A folded key without the e of ae, oe and ue, so that Müller and Mueller are one.

    >>> skeleton("mueller") == skeleton(squeeze("Müller"))
    True
    """
    return _umlaut.sub("", key)
