r"""Tokens: the words and numbers of a reference string; what stands between them is the gap.

Punctuation makes no token of its own: a sequence of words alone is half as long, and the label of a word leads
straight to the label of the next. The gaps stay, exact to the character, and tell the features what separates.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import accumulate

__all__ = ["parted", "tokenise"]

_FIRST_CJK = "\u2e80"
_MARKS = (
    r"\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u0900-\u0903"
    r"\u093a-\u093c\u093e-\u094f\u0981-\u0983\u09bc-\u09cd\u0a01-\u0a4d\u0a81-\u0acd\u0b82-\u0bcd\u0c00-\u0c4d"
    r"\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u200c\u200d"
)
"""Combining accents and vowel signs, which `re` takes for no part of a word."""


@cache
def _token(*, with_cjk: bool) -> re.Pattern[str]:
    """A token, as the one group; written so that no attempt runs further than the token that it makes.

    No group is possessive, which `re` cannot do inside of another one before Python 3.11.5, and none needs to be, since
    all that may follow one is optional. Most strings have no Chinese, Japanese or Korean characters, and sets of
    letters without them are found faster.
    """
    cjk = r"\u2e80-\U0003ffff" if with_cjk else ""
    letter = rf"[^\W\d_{cjk}]"
    letters = rf"{letter}++(?:[{_MARKS}]++{letter}*+|[\u00ad´¨`ˆ˜˘ˇ¸˝˚]{letter}++)*"
    digit = rf"[^\D{cjk}]"
    dash = r"(?:--?|[‐‑‒–—−])"
    within = rf"[^\s<>\"»”\[(){cjk}]"
    last = r"(?<![.,;:!?'’\]}>›”»*])"
    return re.compile(
        rf"""((?=[^\W_])(?:
          (?=[hfw1HFW])(?:
          (?i:https?://(?:dx\.|www\.)?doi\.org/)(?=10[./])  # of a DOI's address the resolver alone
        | (?i:https?://|ftp://|www\.(?=\w)) (?:{within}|\((?!acce)[^\s()<>]*+\))*{last}
        | 10\.\d{{4,9}}/(?:{within}|\([^\s()]*+\)|\[(?=\d))+{last}             # a DOI
          )
        | (?<=doi\.org/)10/\w++                             # a short one
        | {digit}++ (?:{dash}{digit}++)* (?:(?!(?i:pp?\b|s\b|vol|doi|http|www)){letter}++)?
        | (?i:pp?|n[ro]?|vol?|t)(?={digit})                 # a marker that sticks to its number
        | {letters}
          (?: (?<!{letter}{{4}}) {digit}++ (?:{dash}{letter}?+{digit}++)? {letter}?+    # e0123, S1-S9
          | ['’ʼ]{letter}{letter}?+(?!{letter})               # women's
          )?
          (?:[‐‑-]{letters})*                                 # evidence-based
        | [^\W_\u0000-\u2e7f]                               # a Chinese, Japanese or Korean character
        ))""",
        re.VERBOSE,
    )


def parted(text: str) -> list[str]:
    """The string in pieces: a gap, a token, a gap, … a gap; gaps may be empty, and together they are the string.

    >>> parted("Kühe, p12.")
    ['', 'Kühe', ', ', 'p', '', '12', '.']
    """
    return _token(with_cjk=not text.isascii() and max(text) >= _FIRST_CJK).split(text)


def tokenise(text: str) -> list[tuple[int, int]]:
    """The tokens of a reference string as ranges, in order and disjoint; characters in no token are separators.

    >>> text = "Müller, J.-P. (2004a): Kühe. J. Foo 19(2), p12–19. doi:10.1000/x.y."
    >>> [text[start:end] for start, end in tokenise(text)]
    ['Müller', 'J', 'P', '2004a', 'Kühe', 'J', 'Foo', '19', '2', 'p', '12–19', 'doi', '10.1000/x.y']
    """
    borders = list(accumulate(map(len, parted(text))))
    return list(zip(borders[:-1:2], borders[1::2], strict=True))
