"""Features: what the model sees of each token: its form, what it is known for, its neighbours, the gaps around it.

Strings are encoded many at once. What a word or a gap is by itself is found out once and kept; all else is arithmetic
on arrays with one number a token. A template names columns of such numbers, and a feature is a template with a key, the
numbers of its columns packed into one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeAlias, TypeVar
from zlib import crc32

import numpy as np

from refextract.references.tagging.lexicon import Lexicon
from refextract.references.tagging.tokens import parted
from refextract.references.tagging.words import BORDER, ROLES, TRAITS, Gap, Kind, Word, gap_of, word_of

if TYPE_CHECKING:
    from numpy.typing import NDArray  # its import takes as long as the rest of NumPy

__all__ = [
    "BITS", "DISTANCES", "FORM_FEATURES", "TEMPLATES", "Encoded", "Encoder", "Numbers", "Table", "Vocabulary", "keys",
    "kind_names", "names_of", "own_names", "vocabulary",
]  # fmt: skip

Numbers: TypeAlias = "NDArray[np.int64]"
_Scalar = TypeVar("_Scalar", bound=np.generic)

_UNKNOWN, _NONE = 0, 1
"""The numbers of a kind or gap that training did not meet, and of what lies outside the string."""
_RESERVED = ("?", "^")
_ROOM = 40_000
_LEAST = 3
_FAR = 1 << 20
_SIZES = (2, 4, 8)
"""Where the sizes of segments part: one word, two or three, up to seven, more."""
_INITIAL = TRAITS.index(".")
_IN, _EDITED, _RANGE, _YEAR = (ROLES.index(role) for role in "iE-y")

_KIND, _GAP, _FORM, _CAST = 12, 12, 22, 12  # bits
BITS = {
    "kind": _KIND, "kind-1": _KIND, "kind+1": _KIND, "form": _FORM, "form-1": _FORM,
    "gap": _GAP, "gap+1": _GAP, "first": _GAP, "second": _GAP, "third": _GAP, "since": 3,
    "mode": 4, "signs": 7, "from-start": 3, "to-end": 3, "eighth": 3,
    "cast": _CAST, "cast-1": _CAST, "cast+1": _CAST, "opening": _GAP, "closing": _GAP,
}  # fmt: skip
"""How many bits the numbers of each column take."""
TEMPLATES: tuple[tuple[str, ...], ...] = (
    ("gap",), ("gap", "kind"), ("kind-1", "gap", "kind"),
    ("gap+1",), ("kind", "gap+1"), ("kind", "gap+1", "kind+1"),
    ("gap", "gap+1"), ("gap", "kind", "gap+1"),
    ("second", "first", "kind"), ("third", "second", "first", "since"),
    ("mode",), ("mode", "kind"), ("signs",), ("signs", "kind"),
    ("from-start",), ("to-end",), ("eighth",),
    ("gap", "form"), ("form", "gap+1"), ("form-1", "form"),
    ("cast", "kind"), ("opening", "cast", "closing"), ("cast-1", "opening", "cast"), ("cast", "closing", "cast+1"),
    ("opening", "kind", "closing"), ("cast-1", "cast", "cast+1"),
)  # fmt: skip
"""Every combination of columns that may carry weights."""


class Vocabulary(NamedTuple):
    """The kinds of words and the forms of gaps that have a number of their own, in the order of these numbers."""

    kinds: tuple[str, ...]
    gaps: tuple[str, ...]


def vocabulary(texts: Iterable[str], lexicon: Lexicon) -> Vocabulary:
    """The kinds and gaps that occur a few times in `texts`, at most as many as a key has room for."""
    kinds: Counter[str] = Counter()
    gaps: Counter[str] = Counter()
    for text in texts:
        pieces = parted(text)
        kinds.update([word_of(word, lexicon).kind.name for word in pieces[1::2]])
        gaps.update([gap_of(gap).form for gap in pieces[::2]])
    return Vocabulary(_frequent(kinds, 1 << _KIND), _frequent(gaps, 1 << _GAP))


def _frequent(counts: Counter[str], room: int) -> tuple[str, ...]:
    ordered = sorted(counts.items(), key=lambda each: (-each[1], each[0]))[: room - len(_RESERVED)]
    return (*_RESERVED, *[name for name, count in ordered if count >= _LEAST])


class Encoded(NamedTuple):
    """Strings as numbers, their tokens in a row.

    `pieces` are the gaps and tokens of each string, `starts` says where the tokens of each begin, and where all end.
    `words` are the numbers of the words in the encoder at `DISTANCES` from each token; `roles` are places in `ROLES`;
    `columns` are as the templates name them. `fresh` are the words that the encoder had not met before, by number,
    the first of which follows those it knew.
    """

    pieces: Sequence[Sequence[str]]
    starts: Numbers
    words: tuple[Numbers, ...]
    roles: Numbers
    columns: dict[str, Numbers]
    fresh: Sequence[Word]


class Table(Generic[_Scalar]):
    """A table that grows; `rows` are those so far."""

    def __init__(self, shape: tuple[int, ...], kind: type[_Scalar]) -> None:
        self._room: NDArray[_Scalar] = np.zeros((64, *shape), kind)
        self.size = 0

    @property
    def rows(self) -> NDArray[_Scalar]:
        """The rows, which are not to be changed."""
        return self._room[: self.size]

    def extend(self, rows: NDArray[_Scalar]) -> None:
        """Add rows at the end."""
        size = self.size + len(rows)
        if size > len(self._room):
            room = np.zeros((max(size, 2 * len(self._room)), *self._room.shape[1:]), self._room.dtype)
            room[: self.size] = self.rows
            self._room = room
        self._room[self.size : size] = rows
        self.size = size


class Encoder:
    """Encodes strings, with a bounded memory for the words and gaps that were met before."""

    def __init__(self, lexicon: Lexicon, vocabulary: Vocabulary) -> None:
        self._lexicon = lexicon
        self._kinds = {name: number for number, name in enumerate(vocabulary.kinds)}
        self._forms = {name: number for number, name in enumerate(vocabulary.gaps)}
        self.space = self._forms.get(" ", _NONE)
        """The number of a gap that is a blank alone."""
        self.forget()

    def forget(self) -> None:
        """Start anew, with no word known."""
        self._numbers: dict[str, int] = {}
        self._facts = Table((4,), np.int64)
        self._kind_numbers: dict[Kind, int] = {}
        self._facts_of_kinds = Table((3,), np.int64)
        self._facts_of_kinds.extend(np.zeros((1, 3), np.int64))  # of no kind: 0 is no number
        self._gap_numbers: dict[str, int] = {}
        self._gap_facts = Table((4,), np.int64)

    @property
    def size(self) -> int:
        """How many words are known."""
        return self._facts.size

    @property
    def full(self) -> bool:
        """Whether it is time to forget."""
        return self.size > _ROOM or len(self._gap_numbers) > _ROOM

    def encode(self, pieces: Sequence[Sequence[str]]) -> Encoded:
        """The numbers of strings that are given in pieces, each with one token or more."""
        sizes = np.fromiter([len(each) // 2 for each in pieces], np.int64, len(pieces))
        starts = np.concatenate((np.zeros(1, np.int64), np.cumsum(sizes)))
        string = np.repeat(np.arange(len(pieces)), sizes)
        at = np.arange(starts[-1])
        words = np.zeros(starts[-1] + 2 * len(pieces) + 2, np.int64)
        inner = at + 2 * string + 2
        fresh, words[inner] = self._words_of([word for each in pieces for word in each[1::2]])
        kinds, roles, traits, forms = self._facts.rows[words].T
        between = self._gaps_of([gap for each in pieces for gap in each[::2]])
        gaps, brackets, quotes, parts = self._gap_facts.rows[between].T
        before = at + string
        columns = {
            "kind": kinds[inner], "kind-1": kinds[inner - 1], "kind+1": kinds[inner + 1],
            "form": forms[inner], "form-1": forms[inner - 1], "gap": gaps[before], "gap+1": gaps[before + 1],
        }  # fmt: skip
        sequence = _Sequences(starts, string, at)
        columns |= sequence.trail(columns["gap"], self.space)
        columns |= sequence.states(roles[inner], brackets[before], quotes[before])
        columns |= sequence.places()
        columns |= sequence.segments(columns["gap"], columns["gap+1"], parts[before], traits[inner])
        neighbours = tuple([words[inner + distance] for distance in DISTANCES])
        return Encoded(pieces, starts, neighbours, roles[inner], columns, fresh)

    def _words_of(self, words: Sequence[str]) -> tuple[list[Word], Numbers]:
        """The words not met before, and the numbers of all; number 0 is what lies outside a string."""
        known = self._numbers
        unknown = sorted(set(words).difference(known))
        fresh = [word_of(word, self._lexicon) for word in unknown]
        if not known:
            fresh = [BORDER, *fresh]
        if fresh:
            known.update(zip(unknown, range(len(known) + 1, len(known) + len(unknown) + 1), strict=True))
            kinds = [self._kind_numbers.get(word.kind) or self._learn_kind(word.kind) for word in fresh]
            forms = np.array([_hashed(word.form) for word in fresh], np.int64)
            self._facts.extend(np.column_stack((self._facts_of_kinds.rows[kinds], forms)))
        return fresh, np.fromiter(map(known.__getitem__, words), np.int64, len(words))

    def _learn_kind(self, kind: Kind) -> int:
        """Note the facts of a further kind of words; its number, from 1 on."""
        facts = self._kinds.get(kind.name, _UNKNOWN), ROLES.index(kind.role), kind.traits
        self._facts_of_kinds.extend(np.array([facts], np.int64))
        return self._kind_numbers.setdefault(kind, self._facts_of_kinds.size - 1)

    def _gaps_of(self, gaps: Sequence[str]) -> Numbers:
        known = self._gap_numbers
        fresh = sorted(set(gaps).difference(known))
        if fresh:
            known.update(zip(fresh, range(len(known), len(known) + len(fresh)), strict=True))
            self._gap_facts.extend(np.array([self._gap_fact(gap_of(gap)) for gap in fresh], np.int64))
        return np.fromiter(map(known.__getitem__, gaps), np.int64, len(gaps))

    def _gap_fact(self, gap: Gap) -> tuple[int, int, int, int]:
        forms = self._forms
        number = forms.get(gap.form) or forms.get(gap.form[:1] + gap.form[-1:], _UNKNOWN)
        return number, max(-99, min(gap.brackets, 99)), min(gap.quotes, 99), gap.parts


def _hashed(form: str) -> int:
    return crc32(form.encode("utf-8", "replace")) & ((1 << _FORM) - 1)


class _Sequences(NamedTuple):
    """Tokens in a row: where each string starts, the string of each token, and the number of each token."""

    starts: Numbers
    string: Numbers
    at: Numbers

    def places(self) -> dict[str, Numbers]:
        """How far each token is from both ends, and in which eighth."""
        place = self.at - self.starts[self.string]
        size = (self.starts[1:] - self.starts[:-1])[self.string]
        return {
            "from-start": np.minimum(place, 5),
            "to-end": np.minimum(size - 1 - place, 5),
            "eighth": place * 8 // size,
        }

    def trail(self, gaps: Numbers, space: int) -> dict[str, Numbers]:
        """The last three gaps that are more than a space, and how many words ago the last one was."""
        first = self.starts[self.string]
        signs = (gaps != space) | (self.at == first)
        last = np.maximum.accumulate(np.where(signs, self.at, 0))
        before = np.where(last > first, last[last - 1], -1)
        third = np.where(before > first, last[np.maximum(before, 1) - 1], -1)
        return {
            "first": gaps[last],
            "second": np.where(before >= 0, gaps[before], _NONE),
            "third": np.where(third >= 0, gaps[third], _NONE),
            "since": np.minimum(self.at - last, 4),
        }

    def states(self, roles: Numbers, brackets: Numbers, quotes: Numbers) -> dict[str, Numbers]:
        """Two numbers that say where each token stands.

        The mode: in brackets, in quotes, behind or before a year; the signs: from the first "in", the first editors'
        mark, the last range of pages, the end of a quote.
        """
        years = (roles == _YEAR).astype(np.int64)
        until = self._summed(years)
        total = until[self.starts[1:] - 1][self.string]
        depth = self._summed(brackets)
        depth -= np.minimum(np.minimum.accumulate(depth - _FAR * self.string) + _FAR * self.string, 0)
        quoted = self._summed(quotes)
        inside = quoted & 1
        mode = (depth > 0) + 2 * inside + 4 * (until - years > 0) + 8 * (total > until)
        signs = self._sides(roles == _IN) + 4 * self._sides(roles == _EDITED)
        last = np.maximum.reduceat(np.where(roles == _RANGE, self.at, -1), self.starts[:-1])[self.string]
        signs += np.where(last < 0, 0, np.where(self.at < last, 48, 32)) + 64 * ((quoted > 0) & (inside == 0))
        return {"mode": mode, "signs": signs}

    def segments(self, gaps: Numbers, gaps_after: Numbers, parts: Numbers, traits: Numbers) -> dict[str, Numbers]:
        """The segment of each token, which is what stands between two signs.

        The cast of a segment, the traits that its words have together and its size, and the casts of its neighbours;
        the gaps before it and behind it.
        """
        first = self.at == self.starts[self.string]
        behind_initial = np.append(0, traits[:-1]) >> _INITIAL & 1
        begun = (parts > behind_initial) | first
        segment = np.cumsum(begun) - 1
        begin = np.flatnonzero(begun)
        end = np.append(begin[1:], len(gaps)) - 1
        size = np.searchsorted(_SIZES, end - begin + 1, side="right")
        cast = np.bitwise_or.reduceat(traits, begin) << 2 | size
        same = np.diff(self.string[begin]) == 0
        before, after = (np.append(0, np.where(same, cast[:-1], 0)), np.append(np.where(same, cast[1:], 0), 0))
        return {
            "cast": cast[segment], "cast-1": before[segment], "cast+1": after[segment],
            "opening": gaps[begin][segment], "closing": gaps_after[end][segment],
        }  # fmt: skip

    def _summed(self, values: Numbers) -> Numbers:
        """The sum of the values of each string up to each token."""
        total = np.cumsum(values)
        first = self.starts[:-1]
        return total - (total[first] - values[first])[self.string]

    def _sides(self, marks: NDArray[np.bool_]) -> Numbers:
        """For each token 0 where its string has no mark, else 1 before the first one, 2 behind it, 3 at it."""
        first = np.minimum.reduceat(np.where(marks, self.at, _FAR * _FAR), self.starts[:-1])[self.string]
        sides = np.where(self.at < first, 1, np.where(self.at > first, 2, 3))
        return np.where(first == _FAR * _FAR, 0, sides)


def keys(columns: dict[str, Numbers], template: Sequence[str]) -> Numbers:
    """The key of a template for each token."""
    packed = columns[template[0]]
    for name in template[1:]:
        packed = (packed << BITS[name]) | columns[name]
    return packed


DISTANCES = (0, -1, 1, -2, 2)
"""How far from a token the words stand that have features of their own there."""


FORM_FEATURES: tuple[tuple[str, str], ...] = (
    ("w|", "form"), ("p|", "stem"), ("u|", "ending"), ("v|", "long_ending"), ("-w|", "form"), ("+w|", "form"),
)  # fmt: skip
"""The features that the form of a word gives: four to itself, one each to the next and the last.

The name of such a feature is its prefix here and what the attribute of the word holds that stands beside it.
"""
_OWN = 4


def kind_names(kind: Kind) -> tuple[list[str], tuple[str, str, str, str]]:
    """The names of the features that the kind of a word gives to itself, and to tokens at other `DISTANCES` from it."""
    name = kind.name
    own = [f"s|{kind.shape}", f"x|{kind.profile}", f"k|{name}", *[f"m|{letter}" for letter in kind.marker]]
    return own, (f"-k|{name}", f"+k|{name}", f"-2|{name}", f"+2|{name}")


def own_names(word: Word) -> tuple[list[str], list[str]]:
    """The names of the features that a word by itself gives to its token: those of its form, and those of its kind."""
    return [prefix + getattr(word, part) for prefix, part in FORM_FEATURES[:_OWN]], kind_names(word.kind)[0]


def _word_names(word: Word) -> tuple[Sequence[str], ...]:
    """The names of the features that a word by itself gives to the tokens at each of `DISTANCES` from it."""
    *own, before, after = [prefix + getattr(word, part) for prefix, part in FORM_FEATURES]
    of_kind, (kind_before, kind_after, far_before, far_after) = kind_names(word.kind)
    return (*own, *of_kind), (before, kind_before), (after, kind_after), (far_before,), (far_after,)


def names_of(encoded: Encoded, words: Sequence[Word]) -> list[list[list[str]]]:
    """The names of all features of each token of each string, as a trainer of weights takes them."""
    own = [_word_names(word) for word in words]
    names: list[list[str]] = [[] for _ in encoded.roles]
    for place, numbers in enumerate(encoded.words):
        for known, number in zip(names, numbers.tolist(), strict=True):
            known.extend(own[number][place])
    for template, columns in enumerate(TEMPLATES):
        for known, key in zip(names, keys(encoded.columns, columns).tolist(), strict=True):
            known.append(f"{template}:{key}")
    starts = encoded.starts.tolist()
    return [names[start:end] for start, end in pairwise(starts)]
