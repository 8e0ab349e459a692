r"""Signs of LaTeX that are no words: accents, quotation marks, lengths behind ``\\`` and parameters."""

from __future__ import annotations

from refextract.readers.latex.scanner import Source
from refextract.text import pattern

__all__ = ["ACCENTS", "GERMAN", "NAMED_ACCENTS", "QUOTES", "accented_letter", "glue", "line_end"]

ACCENTS = frozenset("`'^~\"=.")
NAMED_ACCENTS = frozenset(("u", "v", "H", "t", "c", "d", "b", "k", "r"))
QUOTES = {"``": "“", "''": "”", "`": "‘"}
GERMAN = {"a": "ä", "o": "ö", "u": "ü", "A": "Ä", "O": "Ö", "U": "Ü", "s": "ß", "`": "„", "'": "“", "<": "«", ">": "»"}
"""What follows a straight quotation mark in German source, and what both of them print."""
GERMAN |= {"=": "-", "~": "-", "-": "", "|": "", "/": ""}


def line_end(source: Source, end: int, *, assigned: bool = False) -> int:
    r"""Behind ``\\*[2pt]``, or behind the value that is `assigned` to a parameter: ``\parindent=0pt``.

    >>> line_end(Source(r"\\[2pt] x"), 2), line_end(Source(r"\\[3] x"), 2)
    (7, 2)
    """
    if assigned:
        value = _assigned.match(source.text, end)
        return value.end() if value else end
    end += source.text[end : end + 1] == "*"
    if source.text[end : end + 1] == "[":
        distance = source.bracketed(end)
        if distance and _distance.fullmatch(distance.of(source.text)):
            return distance.end + 1
    return end


@pattern
def accented_letter() -> str:
    """The letter behind an accent, with or without braces."""
    letter = r"(?:\\(?P<dotless>[ij])(?![A-Za-z])|(?P<letter>\p{L}))"
    return rf"\s*+(?:\{{\s*+{letter}\s*+\}}|{letter})"


@pattern
def glue() -> str:
    """A length that may stretch and shrink."""
    size = r"-?[\d.,]++\s*+(?:true)?\s*+(?:pt|em|ex|cm|mm|in|pc|bp|mu|sp|dd|cc|fill?l?|\\[a-zA-Z]++)?"
    return rf"\s*+=?\s*+{size}(?:\s*+plus\s*+{size})?(?:\s*+minus\s*+{size})?(?:\s*\\relax)?"


_distance = pattern(r"\s*+-?[\d.,]*+\s*+\\?[a-zA-Z]{2,20}+\s*+")


_assigned = pattern(r"\s*+=?\s*+-?[\d.]++\s*+(?:pt|em|ex|cm|mm|in|pc|bp)(?![a-zA-Z])")
