"""Features: what the model sees of each token: its form, what it is known for, its neighbours, the gaps around it.

Everything that depends on one word, one gap or one pair of them is computed once and kept, for lists repeat their
words; a token then costs a few look-ups. Attributes are bytes, as the model stores them.
"""

from __future__ import annotations

from typing import NamedTuple, TypeVar

from refextract.tagging.lexicon import Lexicon
from refextract.tagging.tokens import tokenise

__all__ = ["Features", "Tokens"]

Attributes = tuple[bytes, ...]
_Key = TypeVar("_Key")
_Value = TypeVar("_Value")
_ROOM = 60_000
_FIRST_YEAR, _LAST_YEAR = 1450, 2039
_DASHES = str.maketrans("‐‑‒–—−", "------")
_SIGNS = str.maketrans(dict.fromkeys("‐‑‒–—−", "-") | dict.fromkeys("“”„‟«»″", '"') | dict.fromkeys("‹›‘’‚`´′", "'"))
_ROMAN = frozenset("ivxlcdm")


class Tokens(NamedTuple):
    """The ranges of the tokens of a string, and the attributes of each."""

    spans: list[tuple[int, int]]
    attributes: list[list[bytes]]


class _Word(NamedTuple):
    """The attributes of a word by itself and as the neighbour of another; `kind` stands for it in combinations."""

    here: Attributes
    before: Attributes
    after: Attributes
    far_before: Attributes
    far_after: Attributes
    kind: str
    year: bool


class _Gap(NamedTuple):
    """What stands between two tokens: its form, and how it changes brackets and quotes."""

    form: str
    brackets: int
    quotes: int


_START = _Word((), (b"-w=^",), (), (b"-2=^",), (), "^", False)
_END = _Word((), (), (b"+w=$",), (), (b"+2=$",), "$", False)
_PLACES = tuple((b"<%d" % left, b">%d" % right) for left in range(6) for right in range(6))  # how far from both ends
_PARTS = tuple(b"/%d" % part for part in range(8))


class Features:
    """Makes the attributes of reference strings, with a bounded memory for words met before."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._words: dict[str, _Word] = {}
        self._gaps: dict[str, _Gap] = {}
        self._pairs: dict[tuple[str, str, str], tuple[Attributes, Attributes]] = {}
        self._frames: dict[tuple[str, str, str], Attributes] = {}
        self._modes: dict[tuple[str, int], Attributes] = {}

    def of(self, text: str) -> Tokens:
        """The tokens of `text` and their attributes."""
        spans = tokenise(text)
        known = self._words
        words = [known.get(word) or self._learn_word(word) for word in [text[start:end] for start, end in spans]]
        return Tokens(spans, self._attributes(words, self._gaps_of(text, spans)))

    def _gaps_of(self, text: str, spans: list[tuple[int, int]]) -> list[_Gap]:
        known, gaps, at = self._gaps, [], 0
        for start, end in spans:
            between = text[at:start]
            gaps.append(known.get(between) or self._learn_gap(between))
            at = end
        between = text[at:]
        gaps.append(known.get(between) or self._learn_gap(between))
        return gaps

    def _attributes(self, words: list[_Word], gaps: list[_Gap]) -> list[list[bytes]]:
        count = len(words)
        padded = [_START, _START, *words, _END, _END]
        joints = [self._joint(padded[i + 1].kind, gaps[i].form, padded[i + 2].kind) for i in range(count + 1)]
        later = sum(word.year for word in words)
        earlier = depth = quoted = 0
        frames, modes = self._frames, self._modes
        items = []
        for i, word in enumerate(words):
            gap = gaps[i]
            depth = max(0, depth + gap.brackets)
            quoted ^= gap.quotes & 1
            mode = (word.kind, (depth > 0) + 2 * quoted + 4 * (earlier > 0) + 8 * (later > word.year))
            frame = (gap.form, word.kind, gaps[i + 1].form)
            items.append([
                *word.here,
                *padded[i + 1].before,
                *padded[i + 3].after,
                *padded[i].far_before,
                *padded[i + 4].far_after,
                *joints[i][1],
                *joints[i + 1][0],
                *(frames.get(frame) or self._learn_frame(frame)),
                *(modes.get(mode) or self._learn_mode(mode)),
                *_PLACES[min(i, 5) * 6 + min(count - 1 - i, 5)],
                _PARTS[i * 8 // count],
            ])  # fmt: skip
            if word.year:
                earlier += 1
                later -= 1
        return items

    def _joint(self, left: str, gap: str, right: str) -> tuple[Attributes, Attributes]:
        """The attributes that the gap between two words gives to the left and to the right one."""
        key = (left, gap, right)
        return self._pairs.get(key) or self._learn_pair(key)

    def _learn_pair(self, key: tuple[str, str, str]) -> tuple[Attributes, Attributes]:
        left, gap, right = key
        pair = (
            (_attribute("a", gap), _attribute("ka", left, gap), _attribute("n", left, gap, right)),
            (_attribute("b", gap), _attribute("kb", gap, right), _attribute("l", left, gap, right)),
        )
        return _keep(self._pairs, key, pair)

    def _learn_frame(self, key: tuple[str, str, str]) -> Attributes:
        gap, kind, next_gap = key
        return _keep(self._frames, key, (_attribute("f", gap, kind, next_gap), _attribute("g", gap, next_gap)))

    def _learn_mode(self, key: tuple[str, int]) -> Attributes:
        kind, mode = key
        return _keep(self._modes, key, (_attribute("q", str(mode)), _attribute("qk", str(mode), kind)))

    def _learn_gap(self, between: str) -> _Gap:
        signs = " ".join(between.translate(_SIGNS).split())
        form = f"{' ' * between[:1].isspace()}{signs}{' ' * (between[-1:].isspace() and bool(signs))}"
        if len(form) > 6:
            form = f"{form[:3]}~{form[-2:]}"
        brackets = sum(signs.count(c) for c in "([{") - sum(signs.count(c) for c in ")]}")
        return _keep(self._gaps, between, _Gap(form, brackets, signs.count('"')))

    def _learn_word(self, word: str) -> _Word:
        return _keep(self._words, word, _word(word, self._lexicon))


def _keep(memory: dict[_Key, _Value], key: _Key, value: _Value) -> _Value:
    """Remember the value, in a memory that starts anew when it is full."""
    if len(memory) >= _ROOM:
        memory.clear()
    memory[key] = value
    return value


def _attribute(*parts: str) -> bytes:
    return "|".join(parts).encode("utf-8", "replace")


def _word(word: str, lexicon: Lexicon) -> _Word:
    low = word.lower()
    marker = lexicon.markers.get(low, "")
    profile = lexicon.profiles.get(low, "")
    shape = _shape(word)
    year = _is_year(word)
    kind = _kind(shape, marker, profile)
    form = low[:24] if len(low) < 60 else "~"
    here = [_attribute("w", form), _attribute("s", shape), _attribute("x", profile), _attribute("k", kind)]
    here.extend(_attribute("m", letter) for letter in marker)
    if len(word) > 3 and word[0].isalpha():
        here += [_attribute("p", low[:4]), _attribute("u", low[-3:]), _attribute("v", low[-4:])]
    return _Word(
        tuple(here),
        (_attribute("-w", form), _attribute("-k", kind)),
        (_attribute("+w", form), _attribute("+k", kind)),
        (_attribute("-2", kind),),
        (_attribute("+2", kind),),
        kind,
        year,
    )


def _kind(shape: str, marker: str, profile: str) -> str:
    if marker:
        return f"{shape[:2]}:{marker}"
    strong = next((letter for letter in profile if letter.isupper()), profile[:2])
    return f"{shape}.{strong}"


def _is_year(word: str) -> bool:
    return len(word) in (4, 5) and word[:4].isdecimal() and _FIRST_YEAR <= int(word[:4]) <= _LAST_YEAR


def _shape(word: str) -> str:
    if word[0].isdigit():
        return _number_shape(word.translate(_DASHES))
    if len(word) > 6 and (word[:4].lower() == "http" or word[:4].lower() == "www." or word[:3].lower() == "ftp"):
        return "url"
    if word[-1].isdigit():
        return f"{'A' if word[0].isupper() else 'a'}9{'-' if '-' in word else ''}"
    if not word.isascii() and "\u2e80" <= word[0] <= "\ud7ff":
        return "c"
    return _letter_shape(word)


def _letter_shape(word: str) -> str:
    if word.isupper():
        roman = "R" if _ROMAN.issuperset(word.lower()) else ""
        return f"{'X' * min(len(word), 4)}{roman}"
    if word.islower():
        return f"{'x' if len(word) > 1 else 'x1'}"
    if word[0].isupper():
        return "Xx" if word[1:].islower() else "Xx-X" if "-" in word else "XxX"
    return "xX"


def _number_shape(word: str) -> str:
    if word.startswith("10.") and "/" in word:
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
