"""Headings: which lines head a reference list, notes, or what may follow a list."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import Literal

import regex

from refextract.languages import words
from refextract.lines import Line

__all__ = ["HeadingKind", "heading_kind"]

HeadingKind = Literal["references", "notes", "other", "sub", "marked"]

_LONGEST = 80  # characters of a heading


@cache
def _shell() -> regex.Pattern[str]:
    """A heading without its markup, number and closing signs."""
    return regex.compile(
        r"(?P<marks>\#{1,6}\s++|\\(?:sub)*section\*?\{|<h\d[^>]{0,80}>|[*_=]{1,4})?+\s*+[*_]{0,3}+\s*+"
        r"(?:(?:\d{1,3}(?:\.\d{1,3})*|[IVXLC]{1,6}|[A-Z])[.):]?\s++(?=\S))?+"
        r"(?P<words>\S.*?)[\s:.\-–—*_\#}=]*+(?:</h\d>)?+"
    )


@cache
def _headings() -> dict[str, HeadingKind]:
    """The folded headings of all languages; a reference heading wins over the others."""
    kinds: dict[str, HeadingKind] = {}
    for kind, field in (
        ("sub", "list_subheadings"),
        ("other", "other_headings"),
        ("notes", "note_headings"),
        ("references", "reference_headings"),
    ):
        kinds.update(dict.fromkeys((fold(word) for word in words(field)), kind))  # type: ignore[arg-type]
    return kinds


@cache
def _longest() -> int:
    return max(map(len, _headings()))


def fold(words: str) -> str:
    """Small letters without accents, blanks and signs made one blank: what headings are compared by.

    >>> fold("RÉFÉRENCES  citées")
    'references citees'
    """
    plain = "".join(c for c in unicodedata.normalize("NFKD", words.casefold()) if not unicodedata.combining(c))
    return " ".join(regex.sub(r"[^\p{L}\p{N}]+", " ", plain).split())


def heading_kind(text: str, line: Line) -> HeadingKind | None:
    r"""What a line heads, if it is a heading that the languages know, or one that is marked up.

    >>> from refextract.lines import lines_of
    >>> [heading_kind(t, lines_of(t)[0]) for t in ("5. R E F E R E N C E S", "## Notes:", "A plain line")]
    ['references', 'notes', None]
    """
    if line.end - line.start > _LONGEST:
        return None
    match = _shell().fullmatch(text, line.start, line.end)
    if match is None:
        return None
    folded = _unspaced(fold(match[0]).lstrip("0123456789 ")) or fold(match["words"])
    kind = _headings().get(folded) or _by_first_words(folded)
    if kind is None and match["marks"] and match["marks"][0] in "#\\<":
        return "marked"
    return kind


def _unspaced(folded: str) -> str:
    """The word that is spaced out letter by letter; empty where none is."""
    parts = folded.split(" ")
    return "".join(parts) if len(parts) > 4 and all(len(part) == 1 for part in parts) else ""


def _by_first_words(folded: str) -> HeadingKind | None:
    """Headings with a tail: "appendix a questions asked", "references livros"."""
    parts = folded.split(" ")
    if not 1 < len(parts) <= 6:
        return None
    for count in range(len(parts) - 1, 0, -1):
        kind = _headings().get(" ".join(parts[:count]))
        rest = " ".join(parts[count:])
        if kind == "references" and (
            _headings().get(rest) in ("references", "sub", "notes") or rest in ("continued", "cont")
        ):
            return kind
        if kind == "other" and (len(rest) <= 2 or parts[0].startswith(("append", "annex", "anex", "anhang"))):
            return kind
    return None
