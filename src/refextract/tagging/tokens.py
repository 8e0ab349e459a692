r"""Tokens: the words and numbers of a reference string; what stands between them is the gap.

Punctuation makes no token of its own: a sequence of words alone is half as long, and the label of a word leads
straight to the label of the next. The gaps stay, exact to the character, and tell the features what separates.
"""

from __future__ import annotations

from functools import cache

import regex

__all__ = ["tokenise"]

_FIRST_CJK = "\u2e80"
_LAST_CJK = "\U0003ffff"
_ENDS = ".,;:!?'’\")]}>›”»*"


@cache
def _token() -> regex.Pattern[str]:
    letter = r"[^\W\d_]"
    dash = r"(?:--?|[‐‑‒–—−])"
    address = r"(?:[^\s<>\"»”\[(]|\((?!acce))"
    return regex.compile(
        rf"""
          (?:https?://(?:dx\.|www\.)?doi\.org/(?=10[./])
          | (?:https?://|ftp://|www\.(?=\w)) {address}*+)     # an address; of a DOI the resolver alone
        | (?:pp?|[nN][ro]?|[vV]ol?|t)(?=\d)                   # a marker that sticks to its number
        | {letter}++ (?:[\u00ad´¨`ˆ˜˘ˇ¸˝˚]{letter}++)*+
          (?: (?<!{letter}{letter}{letter}{letter}) \d++ (?:{dash}{letter}?+\d++)?+{letter}?+   # e0123, S1-S9
          | ['’ʼ]{letter}{letter}?+(?!{letter})               # women's
          )?+
          (?:[‐‑-]{letter}++)*+                               # evidence-based
        | 10\.\d{{4,9}}/(?:[^\s<>\"»”\[]|\[(?=\d))++                       # a DOI
        | (?<=doi\.org/)10/\w++                             # a short one
        | \d++ (?:{dash}\d++)*+ (?:(?!pp?\b|S\b|vol|doi|http|www){letter}++)?+
        """,
        regex.VERBOSE | regex.IGNORECASE,
    )


def tokenise(text: str) -> list[tuple[int, int]]:
    """The tokens of a reference string as ranges, in order and disjoint; characters in no token are separators.

    >>> text = "Müller, J.-P. (2004a): Kühe. J. Foo 19(2), p12–19. doi:10.1000/x.y."
    >>> [text[start:end] for start, end in tokenise(text)]
    ['Müller', 'J', 'P', '2004a', 'Kühe', 'J', 'Foo', '19', '2', 'p', '12–19', 'doi', '10.1000/x.y']
    """
    spans = [match.span() for match in _token().finditer(text)]
    if text.isascii():
        return [_trimmed(text, start, end) if end - start > 8 else (start, end) for start, end in spans]
    tokens: list[tuple[int, int]] = []
    for start, end in spans:
        if any(_FIRST_CJK <= character <= _LAST_CJK for character in text[start:end]):
            tokens.extend(_characters(text, start, end))
        else:
            tokens.append(_trimmed(text, start, end) if end - start > 8 else (start, end))
    return tokens


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The range without the punctuation that ends a sentence or bracket around an address."""
    word = text[start:end]
    kept = word.rstrip(_ENDS) or word
    if word.startswith(")", len(kept)) and kept.count("(") > kept.count(")"):
        return start, start + len(kept) + 1
    return start, start + len(kept)


def _characters(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The range split so that every Chinese, Japanese or Korean character stands alone."""
    pieces: list[tuple[int, int]] = []
    for at in range(start, end):
        alone = _FIRST_CJK <= text[at] <= _LAST_CJK
        if alone or not pieces or pieces[-1][1] < at or _FIRST_CJK <= text[at - 1] <= _LAST_CJK:
            pieces.append((at, at + 1))
        else:
            pieces[-1] = (pieces[-1][0], at + 1)
    return pieces
