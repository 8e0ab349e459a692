"""Likely types: which CSL type a work is of, by all that its entry shows together; the weights are learned.

What single rules say is one sign among others: a host with a volume is a journal in a list of articles and a series in
one of monographs, and the words around it, the order of the fields and what stands between them tell which.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from refextract.errors import ModelError
from refextract.references.tagging.chain import Floats
from refextract.references.tagging.tagger import Field
from refextract.values.runs import runs_of_letters

__all__ = ["HOSTED", "LikelyTypes", "Sights", "load_likely_types", "packed", "signs", "unpacked"]

_SHIPPED = "types.npz"
_NAMES = frozenset({"author", "editor", "translator"})
_LETTERS = {
    "container_title": "c", "volume": "v", "issue": "i", "page": "p", "publisher": "P", "publisher_place": "L",
    "editor": "e", "url": "u", "collection_title": "s", "author": "a", "title": "t",
}  # fmt: skip
_WORDED = (
    ("c", "container_title"), ("p", "publisher"), ("s", "collection_title"), ("g", "genre"), ("t", "title"),
)  # fmt: skip
_LONGEST_GAP = 14
_DIGITS = str.maketrans("123456789", "000000000")
_KIN = (
    frozenset({"article-journal", "article-magazine", "article-newspaper"}),
    frozenset({"chapter", "paper-conference", "entry-encyclopedia", "entry-dictionary"}),
    frozenset({"book", "report", "thesis", "manuscript", "standard"}),
    frozenset({"webpage", "post-weblog", "software", "dataset"}),
)
"""Types that are printed alike: they are weighed together before one of them is chosen."""
HOSTED = _KIN[0] | _KIN[1]
"""What stands inside of another work."""
_UNTOLD = "document"
_LEAST = 0.7
"""How likely a type has to be for a work of which no rule can tell one."""


_RIVAL = 0.2
"""Of types that are printed alike the one that rules find stands, unless it is so much less likely than another."""


class Sights(NamedTuple):
    """What an entry shows.

    Its fields in order, its values, the words outside its titles, the kinds of its words, and what rules take it for.
    """

    source: str
    fields: Sequence[Field]
    values: Mapping[str, Any]
    rest: str
    kinds: Sequence[str]
    ruled: str


def signs(sights: Sights) -> list[str]:
    """What speaks for one type or another; a word as often as it is there."""
    values = sights.values
    known = tuple([name for name, value in values.items() if (value.names if name in _NAMES else value)])
    found = [*_of_variables(known, sights.ruled), *[f"q={kind}" for kind in sights.kinds]]
    found += _of_names(values)
    found += _of_order(sights)
    found += [f"w={word}" for word in runs_of_letters(sights.rest)]
    for letter, name in _WORDED:
        if values.get(name):
            found += _of_words(letter, values[name])
    if (issued := values.get("issued")) is not None:
        found.append(f"d={1 + (issued.month is not None) + (issued.day is not None)}")
    if values.get("url"):
        found += _of_address(values["url"])
    return found


@lru_cache(maxsize=4096)
def _of_variables(known: Sequence[str], ruled: str) -> Sequence[str]:
    """What an entry is made of, by itself and beside what rules say of it: many entries are made of the same."""
    signature = "".join(sorted([_LETTERS[name] for name in known if name in _LETTERS]))
    found = [f"r={ruled}", f"r={ruled}+{signature}", f"k={signature}"]
    for name in known:
        found += (f"v={name}", f"r={ruled}+{name}")
    return found


def _of_names(values: Mapping[str, Any]) -> list[str]:
    people = values["author"].names
    if not people:
        return ["a=0"]
    return [f"a={min(len(people), 3)}", f"a={'body' if people[0].literal else 'person'}"]


def _of_order(sights: Sights) -> list[str]:
    """Which field follows which, and what stands between."""
    found: list[str] = []
    last, end = "^", 0
    for field in sights.fields:
        gap = sights.source[end : field.start] if field.start - end <= _LONGEST_GAP else None
        found += _of_step(last, field.variable, gap)
        last, end = field.variable, field.end
    found.append(f"{last}>$")
    return found


@lru_cache(maxsize=4096)
def _of_step(last: str, variable: str, gap: str | None) -> Sequence[str]:
    """That one variable follows another, and the gap between them where it is short."""
    step = f"{last}>{variable}"
    return (step,) if gap is None else (step + gap.translate(_DIGITS).casefold(), step)


def _of_words(letter: str, text: str) -> list[str]:
    words = runs_of_letters(text)
    found = [f"{letter}={word}" for word in words]
    if letter != "t" and words:
        found += (f"{letter}#{min(len(words), 8)}", f"{letter}^{words[0]}", f"{letter}${words[-1]}")
    return found


def _of_address(url: str) -> list[str]:
    host, _, path = url.casefold().partition("://")[2].partition("/")
    parts = host.removeprefix("www.").split(".")
    return [f"u={'.'.join(parts[-2:])}", f"u.{parts[-1]}", *[f"u/{word}" for word in runs_of_letters(path)[:6]]]


class LikelyTypes(NamedTuple):
    """Weights of types (columns) for signs (rows)."""

    types: tuple[str, ...]
    rows: Mapping[str, int]
    weights: Floats

    def best(self, found: Sequence[str], ruled: str, *, hosted: bool) -> tuple[str, float]:
        """The likeliest type and how likely it is; of what is not `hosted`, one that stands by itself."""
        rows = [row for row in dict.fromkeys(map(self.rows.get, found)) if row is not None]
        sums = np.add.reduce(self.weights.take(rows, axis=0)) if rows else np.zeros(len(self.types), np.float32)
        alike, alone = _tables(self.types)
        chances = np.exp(sums - np.maximum.reduce(sums))
        if not hosted:
            chances *= alone
        together = alike @ chances
        kin = int(together.argmax())
        share = float(together[kin] / np.add.reduce(chances))
        if ruled == _UNTOLD and share < _LEAST:
            return ruled, share
        among = chances * alike[kin]
        at = int(among.argmax())
        own = self.types.index(ruled) if ruled in self.types else at
        return self.types[own if among[own] >= _RIVAL * among[at] else at], share


@cache
def _tables(types: tuple[str, ...]) -> tuple[Floats, Floats]:
    """Which types (columns) belong to each kin (rows), those of no kin to one each; and which stand by themselves."""
    kin = [*_KIN, *[{name} for name in types if not any(name in each for each in _KIN)]]
    alike = np.array([[name in each for name in types] for each in kin], np.float32)
    return alike, np.array([name not in HOSTED for name in types], np.float32)


@cache
def load_likely_types(path: Path | None = None) -> LikelyTypes:
    """The weights in a file, or those that are shipped.

    Raises:
        ModelError: where they are missing or unreadable.
    """
    place = files(__package__) / _SHIPPED if path is None else path
    try:
        return unpacked(place.read_bytes())
    except OSError as error:
        raise ModelError(f"no weights of types at {place}") from error
    except (KeyError, ValueError) as error:
        raise ModelError(f"{place} holds no weights of types: {error}") from error


def unpacked(data: bytes) -> LikelyTypes:
    """The weights in the bytes of a file."""
    with np.load(BytesIO(data)) as held:
        types = held["types"].tobytes().decode().split("\n")
        names = held["signs"].tobytes().decode().split("\n")
        weights = held["weights"].astype(np.float32) * held["unit"]
    return LikelyTypes(tuple(types), {name: row for row, name in enumerate(names)}, weights)


def packed(likely: LikelyTypes) -> bytes:
    """The weights as the bytes of a file: whole numbers of one byte, in units of the largest."""
    unit = np.float32(np.abs(likely.weights).max(initial=1e-6) / 127)
    out = BytesIO()
    np.savez_compressed(
        out,
        types=np.frombuffer("\n".join(likely.types).encode(), np.uint8),
        signs=np.frombuffer("\n".join(likely.rows).encode(), np.uint8),
        weights=np.rint(likely.weights / unit).astype(np.int8),
        unit=unit,
    )
    return out.getvalue()
