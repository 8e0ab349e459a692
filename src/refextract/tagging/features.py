"""Features: what the model sees of each token: its form, what it is known for, its neighbours, the gaps around it.

Everything that depends on one word, one gap or one pair of them is computed once and kept, for lists repeat their
words; a token then costs a few look-ups. Attributes are bytes, as the model stores them.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple, TypeVar

from refextract.tagging.lexicon import Lexicon
from refextract.tagging.tokens import tokenise

__all__ = ["Attributes", "Features", "Join", "Tokens"]

Attributes = tuple[bytes, ...]
_Key = TypeVar("_Key")
_Value = TypeVar("_Value")
_ROOM = 60_000
_LONG = 400
_FIRST_YEAR, _LAST_YEAR = 1450, 2039
_DASHES = str.maketrans("‐‑‒–—−", "------")
_SIGNS = str.maketrans(dict.fromkeys("‐‑‒–—−", "-") | dict.fromkeys("“”„‟«»″", '"') | dict.fromkeys("‹›‘’‚`´′", "'"))
_ROMAN = frozenset("ivxlcdm")


class Tokens(NamedTuple):
    """The ranges of the tokens of a string, the attributes of each, and the labels that their form alone decides.

    `roles` has a letter a token: y a year, m a month, d a day, - a range, i "in", E a mark of editors, else a dot.
    """

    spans: list[tuple[int, int]]
    attributes: list[list[bytes]]
    settled: list[tuple[int, str]]
    roles: str


class _Word(NamedTuple):
    """The attributes of a word by itself and as the neighbour of another; `kind` stands for it in combinations."""

    here: Attributes
    before: Attributes
    after: Attributes
    far_before: Attributes
    far_after: Attributes
    kind: str
    role: str = "."
    settled: str = ""


class _Gap(NamedTuple):
    """What stands between two tokens: its form, and how it changes brackets and quotes."""

    form: str
    brackets: int
    quotes: int


_START = _Word((), (b"-w=^",), (), (b"-2=^",), (), "^")
_END = _Word((), (), (b"+w=$",), (), (b"+2=$",), "$")
_CAPITAL_MARKERS = "PV"
"""What a capital by itself may announce, as in "S. 12" and "T. 3"; all else it stands for is an initial."""
_SETTLED = {"doi": "doi", "resolver": ">doi"}


Join = Callable[[bytes, Attributes], Attributes]
"""Given a name for attributes that always come together, one that stands for all of them, or themselves."""


def _apart(_name: bytes, members: Attributes) -> Attributes:
    return members


class Features:
    """Makes the attributes of reference strings, with a bounded memory for what was met before."""

    def __init__(self, lexicon: Lexicon, join: Join = _apart) -> None:
        self._lexicon = lexicon
        self._join = join
        self._words: dict[str, _Word] = {}
        self._gaps: dict[str, _Gap] = {}
        self._chains: dict[tuple[str, str, str, str, str], Attributes] = {}
        self._trails: dict[tuple[str, str, str, int, str], Attributes] = {}
        self._states: dict[tuple[str, int, int], Attributes] = {}
        self._places: dict[int, list[Attributes]] = {}

    def of(self, text: str) -> Tokens:
        """The tokens of `text` and their attributes."""
        spans = tokenise(text)
        known = self._words
        words = [known.get(word) or self._learn_word(word) for word in [text[start:end] for start, end in spans]]
        settled = [(at, word.settled) for at, word in enumerate(words) if word.settled]
        roles = "".join([word.role for word in words])
        return Tokens(spans, self._attributes(words, self._gaps_of(text, spans), roles), settled, roles)

    def _gaps_of(self, text: str, spans: list[tuple[int, int]]) -> list[_Gap]:
        known, gaps, at = self._gaps, [], 0
        for start, end in spans:
            between = text[at:start]
            gaps.append(known.get(between) or self._learn_gap(between))
            at = end
        between = text[at:]
        gaps.append(known.get(between) or self._learn_gap(between))
        return gaps

    def _attributes(self, words: list[_Word], gaps: list[_Gap], roles: str) -> list[list[bytes]]:
        count = len(words)
        chains, trails, states = self._chains, self._trails, self._states
        items = []
        third = second = first = ""
        since = 0
        places = self._places.get(count) or self._learn_places(count)
        kinds = ["^", *[word.kind for word in words], "$"]
        forms = [gap.form for gap in gaps]
        earlier = [_START, _START, *words]
        later = [*words[1:], _END, _END]
        for i, (word, (mode, signs), place) in enumerate(zip(words, _states(roles, gaps), places, strict=True)):
            kind, form = kinds[i + 1], forms[i]
            if form == " ":
                since = since + 1 if since < 4 else 4
            else:
                third, second, first, since = second, first, form, 0
            chain = (kinds[i], form, kind, forms[i + 1], kinds[i + 2])
            trail = (third, second, first, since, kind)
            state = (kind, mode, signs)
            items.append([
                *word.here,
                *earlier[i + 1].before,
                *later[i].after,
                *earlier[i].far_before,
                *later[i + 1].far_after,
                *(chains.get(chain) or self._learn_chain(chain)),
                *(trails.get(trail) or self._learn_trail(trail)),
                *(states.get(state) or self._learn_state(state)),
                *place,
            ])  # fmt: skip
        return items

    def _learn_word(self, word: str) -> _Word:
        made = _word(word, self._lexicon)
        name = _attribute("=", word)
        joined = made._replace(
            here=self._join(name, made.here),
            before=self._join(b"-" + name, made.before),
            after=self._join(b"+" + name, made.after),
        )
        return _keep(self._words, word, joined)

    def _learn_chain(self, key: tuple[str, str, str, str, str]) -> Attributes:
        before, gap, kind, next_gap, after = key
        left = (_attribute("b", gap), _attribute("kb", gap, kind), _attribute("l", before, gap, kind))
        right = (_attribute("a", next_gap), _attribute("ka", kind, next_gap), _attribute("n", kind, next_gap, after))
        frame = (_attribute("f", gap, kind, next_gap), _attribute("g", gap, next_gap))
        joined = self._join(_attribute("=c", *key), (*left, *right, *frame))
        if len(joined) > 1:
            pieces = (left, right, frame)
            joined = tuple(each for piece in pieces for each in self._join(b"=" + max(piece, key=len), piece))
        return _keep(self._chains, key, joined)

    def _learn_trail(self, key: tuple[str, str, str, int, str]) -> Attributes:
        third, second, first, since, kind = key
        members = (_attribute("t", second, first, kind), _attribute("T", third, second, first, str(since)))
        return _keep(self._trails, key, self._join(_attribute("=t", third, second, first, str(since), kind), members))

    def _learn_state(self, key: tuple[str, int, int]) -> Attributes:
        kind, mode, signs = key[0], str(key[1]), str(key[2])
        brackets = _attribute("q", mode), _attribute("qk", mode, kind)
        members = (*brackets, _attribute("z", signs), _attribute("zk", signs, kind))
        return _keep(self._states, key, self._join(_attribute("=q", mode, signs, kind), members))

    def _learn_places(self, count: int) -> list[Attributes]:
        """Where each of `count` tokens stands: how far from both ends, and in which eighth."""
        places = []
        for at in range(count):
            key = (min(at, 5), min(count - 1 - at, 5), at * 8 // count)
            places.append(self._join(b"=<%d>%d/%d" % key, (b"<%d" % key[0], b">%d" % key[1], b"/%d" % key[2])))
        return _keep(self._places, count, places) if count < _LONG else places

    def _learn_gap(self, between: str) -> _Gap:
        signs = " ".join(between.translate(_SIGNS).split())
        form = f"{' ' * between[:1].isspace()}{signs}{' ' * (between[-1:].isspace() and bool(signs))}"
        if len(form) > 6:
            form = f"{form[:3]}~{form[-2:]}"
        brackets = sum(signs.count(c) for c in "([{") - sum(signs.count(c) for c in ")]}")
        return _keep(self._gaps, between, _Gap(form, brackets, signs.count('"')))


def _states(roles: str, gaps: list[_Gap]) -> list[tuple[int, int]]:
    """For each word two numbers that say where it stands.

    The first: in brackets, in quotes, behind or before a year; the second: from the first "in", the first editors'
    mark, the last range of pages, the end of a quote.
    """
    signs = _sides(roles, "i", 1)
    if "E" in roles:
        signs = [sign + more for sign, more in zip(signs, _sides(roles, "E", 4), strict=True)]
    if "-" in roles:
        last = roles.rindex("-")
        signs = [sign + (48 if i < last else 32) for i, sign in enumerate(signs)]
    left = roles.count("y")
    earlier = depth = quotes = 0
    states = []
    for role, gap, sign in zip(roles, gaps, signs, strict=False):
        if gap.brackets or gap.quotes:
            depth = max(0, depth + gap.brackets)
            quotes += gap.quotes
        mode = (4 if earlier else 0) + (1 if depth else 0)
        if quotes & 1:
            mode += 2
        elif quotes:
            sign += 64  # noqa: PLW2901 - the sign of this word, with one more bit
        if role == "y":
            earlier = 1
            left -= 1
        states.append((mode + 8 if left else mode, sign))
    return states


def _sides(roles: str, mark: str, weight: int) -> list[int]:
    """For each place 0 where no role is `mark`, else 1 before the first one, 2 behind it, 3 at it, times `weight`."""
    if mark not in roles:
        return [0] * len(roles)
    at = roles.index(mark)
    return [weight] * at + [3 * weight] + [2 * weight] * (len(roles) - at - 1)


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
    if len(word) == 1 and word.isupper():
        marker = "".join(letter for letter in marker if letter in _CAPITAL_MARKERS)
    profile = lexicon.profiles.get(low, "")
    shape = _shape(word)
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
        _role(shape, marker),
        _SETTLED.get(shape, ""),
    )


def _role(shape: str, marker: str) -> str:
    """What the word is for the words far from it, as `Tokens` says."""
    if shape[0] == "y":
        return "y"
    if shape[:3] == "9-9":
        return "-"
    if shape in ("91", "92"):
        return "d"
    return next((letter for letter in "iEm" if letter in marker), ".")


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
        return "resolver" if word.lower().endswith("doi.org/") else "url"
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
