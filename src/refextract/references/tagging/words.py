"""Words and gaps: what the model sees of one word, or of what stands between two, by itself."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from refextract.references.tagging.lexicon import Lexicon
from refextract.values.signs import DASHES

__all__ = ["BORDER", "ROLES", "TRAITS", "Gap", "Kind", "Word", "gap_of", "word_of"]

ROLES = ".ymd-iE"
"""What a word is for the words far from it: y a year, m a month, d a day, - a range, i "in", E a mark of editors."""
TRAITS = "SGTJPLOx9."
"""Bits of segments: strong letters of profiles, then a word in lower case, a number, an initial."""
_FIRST_YEAR, _LAST_YEAR = 1450, 2039
_DASHES = str.maketrans(DASHES, "-" * len(DASHES))
_SIGNS = str.maketrans(dict.fromkeys(DASHES, "-") | dict.fromkeys("“”„‟«»″", '"') | dict.fromkeys("‹›‘’‚`´′", "'"))
_ROMAN = frozenset("ivxlcdm")
_CAPITAL_MARKERS = "PV"
"""What a capital by itself may announce, as in "S. 12" and "T. 3"; all else it stands for is an initial."""
_SETTLED = {"doi": "doi", "resolver": ">doi"}
_ADDRESSES = ("url", "resolver")
_LONGEST_FORM = 24


@dataclass(frozen=True, slots=True, eq=False)  # there is one of each, so that a look-up need not compare seven fields
class Kind:
    """What words of one kind have in common: the shape, the codes of markers and profile as the lexicon gives them.

    `name` stands for the kind in combinations, `role` is one of `ROLES`, `settled` the label that the shape alone
    decides, if any, `traits` what the word tells of the segment that it stands in, a bit for each of `TRAITS`.
    """

    shape: str
    marker: str
    profile: str
    name: str
    role: str = "."
    settled: str = ""
    traits: int = 0


class Word(NamedTuple):
    """What a word is by itself: its form as the model knows it, its kind, and the ends of a form of some length."""

    form: str
    kind: Kind
    stem: str = ""
    ending: str = ""
    long_ending: str = ""


class Gap(NamedTuple):
    """What stands between two words: its form, and how it changes brackets and quotes.

    `parts` is 2 where it ends a segment, 1 where it does so unless an initial stands before it, else 0.
    """

    form: str
    brackets: int
    quotes: int
    parts: int


BORDER = Word("^", Kind("^", "", "", "^"))
"""What stands before the first word and behind the last."""


def word_of(word: str, lexicon: Lexicon) -> Word:
    """What a token is by itself.

    >>> word_of("Kühe", Lexicon({}, {"kühe": "T"})).kind
    Kind(shape='Xx', marker='', profile='T', name='Xx.T', role='.', settled='', traits=4)
    """
    low = word.lower()
    marker = lexicon.markers.get(low, "")
    if marker and len(word) == 1 and word.isupper():
        marker = "".join([letter for letter in marker if letter in _CAPITAL_MARKERS])
    kind = _kind_of(_shape(word), marker, lexicon.profiles.get(low, ""))
    if len(word) > 3 and word[0].isalpha():
        if kind.shape in _ADDRESSES:
            return _made(Word, ("~", kind, "", "", ""))
        return _made(Word, (low[:_LONGEST_FORM], kind, low[:4], low[-3:], low[-4:]))
    return _made(Word, (low, kind, "", "", ""))


_made = tuple.__new__
"""Makes a named tuple in half the time that its class takes."""


@cache
def _kind_of(shape: str, marker: str, profile: str) -> Kind:
    if marker:
        name = f"{shape[:2]}:{marker}"
    else:
        strong = next((letter for letter in profile if letter.isupper()), profile[:2])
        name = f"{shape}.{strong}"
    traits = _traits(shape, profile)
    return Kind(shape, marker, profile, name, _role(shape, marker), _SETTLED.get(shape, ""), traits)


def gap_of(between: str) -> Gap:
    """What the characters between two tokens are.

    >>> gap_of("), “")
    Gap(form='), "', brackets=-1, quotes=1, parts=2)
    """
    signs = " ".join(between.translate(_SIGNS).split())
    form = f"{' ' * between[:1].isspace()}{signs}{' ' * (between[-1:].isspace() and bool(signs))}"
    if len(form) > 6:
        form = f"{form[:3]}~{form[-2:]}"
    brackets = sum([signs.count(c) for c in "([{"]) - sum([signs.count(c) for c in ")]}"])
    parts = 1 if form in _DOTS else 0 if _INSIDE.issuperset(form) else 2
    return Gap(form, brackets, signs.count('"'), parts)


_DOTS = (".", ". ", ".-")
_INSIDE = frozenset(" -'&")


def _traits(shape: str, profile: str) -> int:
    case = "x" if shape[0] == "x" else "9" if shape[0] in "9y" else "." if shape in ("X", "XR") else ""
    return sum([1 << TRAITS.index(letter) for letter in profile + case if letter in TRAITS])


def _role(shape: str, marker: str) -> str:
    if shape[0] == "y":
        return "y"
    if shape[:3] == "9-9":
        return "-"
    if shape in ("91", "92"):
        return "d"
    return next((letter for letter in "iEm" if letter in marker), ".") if marker else "."


def _is_year(word: str) -> bool:
    return len(word) in (4, 5) and word[:4].isdecimal() and _FIRST_YEAR <= int(word[:4]) <= _LAST_YEAR


def _shape(word: str) -> str:
    if word.isalpha():
        if word[1:].islower():
            return "xx" if word[0].islower() else "Xx" if word[0].isupper() else _letter_shape(word)
        return "c" if "\u2e80" <= word[0] <= "\ud7ff" else _letter_shape(word)
    if word[0].isdigit():
        return _number_shape(word.translate(_DASHES))
    if len(word) > 6 and (word[:4].lower() == "http" or word[:4].lower() == "www." or word[:3].lower() == "ftp"):
        return "resolver" if word.lower().endswith("doi.org/") else "url"
    if word[-1].isdigit():
        return f"{'A' if word[0].isupper() else 'a'}9{'-' if '-' in word else ''}"
    return _letter_shape(word)


def _letter_shape(word: str) -> str:
    if word.islower():
        return "xx" if len(word) > 1 else "x1"
    if word.isupper():
        return f"{'X' * min(len(word), 4)}{'R' if _ROMAN.issuperset(word.lower()) else ''}"
    if word[0].isupper():
        return "Xx" if word[1:].islower() else "Xx-X" if "-" in word else "XxX"
    return "xX"


def _number_shape(word: str) -> str:
    if "/" in word:
        return "doi"
    if _is_year(word):
        return "y" if len(word) == 4 else "ya"
    if word.isdecimal():
        return f"9{min(len(word), 6)}"
    first, *more = word.split("-")
    if more and first.isdecimal() and more[-1].isdecimal():
        if _is_year(first) and len(more[-1]) in (2, 4):
            return "y-y"
        last = more[-1]
        rising = int(first[-9:]) < int(last[-9:]) or len(last) < len(first)
        return f"9-9{'' if len(more) == 1 else '-'}{'<' if rising else '>'}{min(len(first), 4)}"
    return f"9{'-' if more else ''}{'x' if word[-1].islower() else 'X'}"
