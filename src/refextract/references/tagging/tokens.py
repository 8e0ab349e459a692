r"""Tokens: the words and numbers of a reference string; what stands between them is the gap.

Punctuation makes no token of its own: a sequence of words alone is half as long, and the label of a word leads
straight to the label of the next. The gaps stay, exact to the character, and tell the features what separates.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import accumulate, pairwise

import regex

from refextract.text import pattern
from refextract.values.identifier import SICI_END
from refextract.values.signs import DASHES

__all__ = ["parted", "tokenise"]

_FIRST_CJK = "\u2e80"
_STAND_IN, _OTHER = "\uffff", "\ufffe"
"""What stands for a Chinese, Japanese or Korean letter, and for other signs of these scripts, while a string is parted:
sets of letters without them compile slowly. Both are noncharacters, of which a text has none to mean anything."""
_MARKS = (
    r"\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u0900-\u0903"
    r"\u093a-\u093c\u093e-\u094f\u0981-\u0983\u09bc-\u09cd\u0a01-\u0a4d\u0a81-\u0acd\u0b82-\u0bcd\u0c00-\u0c4d"
    r"\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u200c\u200d"
)
"""Combining accents and vowel signs, which `re` takes for no part of a word."""


@cache
def _token(*, with_cjk: bool = False) -> re.Pattern[str]:
    """A token, as the one group; written so that no attempt runs further than the token that it makes.

    No group is possessive, which `re` cannot do inside of another one before Python 3.11.5, and none needs to be, since
    all that may follow one is optional. Most strings have no Chinese, Japanese or Korean characters, and without an
    alternative at the start tokens are found faster; so they are where a character tells which alternatives are worth
    a try, which `re` sees by itself where case counts.
    """
    stand_in = rf"|{_STAND_IN}" if with_cjk else ""
    letter = r"[^\W\d_]"
    letters = rf"{letter}++(?:[{_MARKS}]++{letter}*+|[\u00ad´¨`ˆ˜˘ˇ¸˝˚]{letter}++)*"
    digit = r"\d"
    dash = rf"(?:--?|[{DASHES}])"
    within = rf"[^\s<>\"»”\[(){_STAND_IN}{_OTHER}]"
    last = r"(?<![.,;:!?'’\]}>›”»*])"
    return re.compile(
        rf"""((?=[^\W_]{stand_in})(?:
          (?=[hfw1HFW])(?:
          (?i:https?://(?:dx\.|www\.)?doi\.org/)(?=10[./])  # of a DOI's address the resolver alone
        | (?i:https?://|ftp://|www\.(?=\w)) (?:{within}|\((?!acce)[^\s()<>]*+\))*{last}
        | 10\.\d{{4,9}}/(?:{within}|\([^\s()]*+\)|\[(?=\d))+{last}{SICI_END}?  # a DOI
          )
        | 10/(?<=doi\.org/10/)\w++                          # a short one
        | {digit}++ (?:{dash}{digit}++)* (?:(?!(?i:(?:pp?|s)(?![\w{_STAND_IN}])|vol|doi|http|www)){letter}++)?
        | (?=[pnvtPNVT])(?i:pp?|n[ro]?|vol?|t)(?={digit})   # a marker that sticks to its number
        | {letters}
          (?: (?<!{letter}{{4}}) {digit}++ (?:{dash}{letter}?+{digit}++)? {letter}?+    # e0123, S1-S9
          | ['’ʼ]{letter}{letter}?+(?!{letter})               # women's
          )?
          (?:[‐‑-]{letters})*                                 # evidence-based
          {stand_in}                                        # a Chinese, Japanese or Korean character
        ))""",
        re.VERBOSE,
    )


_letter = pattern(r"[[\u2e80-\U0003ffff]&&[\p{L}\p{N}]]", regex.VERSION1)
_sign = pattern(r"[[\u2e80-\U0003ffff]--[\p{L}\p{N}]]", regex.VERSION1)


def parted(text: str) -> list[str]:
    """The string in pieces: a gap, a token, a gap, … a gap; gaps may be empty, and together they are the string.

    >>> parted("Kühe, p12.")
    ['', 'Kühe', ', ', 'p', '', '12', '.']
    """
    if text.isascii() or max(text) < _FIRST_CJK:
        return _token().split(text)
    pieces = _token(with_cjk=True).split(_letter.sub(_STAND_IN, _sign.sub(_OTHER, text)))
    borders = accumulate(map(len, pieces), initial=0)
    return [text[start:end] for start, end in pairwise(borders)]


def tokenise(text: str) -> list[tuple[int, int]]:
    """The tokens of a reference string as ranges, in order and disjoint; characters in no token are separators.

    >>> text = "Müller, J.-P. (2004a): Kühe. J. Foo 19(2), p12–19. doi:10.1000/x.y."
    >>> [text[start:end] for start, end in tokenise(text)]
    ['Müller', 'J', 'P', '2004a', 'Kühe', 'J', 'Foo', '19', '2', 'p', '12–19', 'doi', '10.1000/x.y']
    """
    borders = list(accumulate(map(len, parted(text))))
    return list(zip(borders[:-1:2], borders[1::2], strict=True))
