"""Inflection: the name that stands behind what a sentence makes of it: „Luhmanns“, „Kowalskiego“, „l’INSEE“."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import permutations
from typing import NamedTuple

import regex

from refextract.languages import codes, languages, words
from refextract.text import pattern
from refextract.values.folding import squeeze

__all__ = ["Nominative", "elided", "forms_of_each_other", "nominatives"]


class Nominative(NamedTuple):
    """A name that may stand behind a printed one, and the languages in which it does."""

    name: str
    languages: frozenset[str]


def nominatives(printed: str) -> Iterator[Nominative]:
    """The names that a family name in another case may be of; of one with several parts the last and the first bend.

    >>> "Kowalski" in {each.name for each in nominatives("Kowalskiego")}
    True
    >>> "Skłodowska-Curie" in {each.name for each in nominatives("Skłodowskiej-Curie")}
    True
    """
    yield from _bent(printed)
    first = _joint.search(printed)
    if first:
        rest = printed[first.start() :]
        for head in _bent(printed[: first.start()]):
            yield Nominative(head.name + rest, head.languages)
            for tail in _bent(rest):
                yield Nominative(head.name + tail.name, head.languages & tail.languages)


def _bent(printed: str) -> Iterator[Nominative]:
    """The names that end otherwise; letters behind an apostrophe are no part of a name: “Yılmaz’ın”."""
    behind = _behind_apostrophe.search(printed)
    if behind:
        yield Nominative(printed[: behind.start()], frozenset(codes()))
    for size in range(min(_LONGEST_ENDING, len(printed) - _SHORTEST_STEM), 0, -1):
        ending = printed[-size:]
        for usual, found in _name_endings().get(ending.lower(), {}).items():
            yield Nominative(printed[:-size] + (usual.upper() if ending.isupper() else usual), found)


def forms_of_each_other(one: Sequence[str], other: Sequence[str]) -> frozenset[str]:
    """The languages in which the folded words of two names are the same ones, in the same case or in another.

    >>> forms_of_each_other(("statistischen", "bundesamtes"), ("statistisches", "bundesamt"))
    frozenset({'de'})
    """
    found = frozenset(codes() if len(one) == len(other) else ())
    for a, b in zip(one, other, strict=False):
        if not found:
            break
        found &= _exchanged(a, b)
    return found


def elided(printed: str) -> int:
    """Where the name begins behind a word that an apostrophe joins to it; 0 where there is none.

    >>> "d’Amnesty International"[elided("d’Amnesty International"):]
    'Amnesty International'
    """
    found = _elision.match(printed)
    return found.end() if found else 0


_SHORTEST_STEM = 3
_LONGEST_ENDING = 6


def _exchanged(one: str, other: str) -> frozenset[str]:
    """The languages in which one word is another form of the other."""
    if one == other:
        return frozenset(codes())
    same = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    found: frozenset[str] = frozenset()
    for stem in range(same, max(_SHORTEST_STEM, same - _LONGEST_ENDING) - 1, -1):
        found |= _word_endings().get((one[stem:], other[stem:]), frozenset())
    return found


@cache
def _name_endings() -> dict[str, dict[str, frozenset[str]]]:
    """From an ending to those of the names it may stand for, with the languages."""
    found: dict[str, dict[str, frozenset[str]]] = defaultdict(dict)
    for each in languages():
        for usual, *others in each.name_endings:
            for ending in others:
                found[ending][usual] = found[ending].get(usual, frozenset()) | {each.code}
    return found


@cache
def _word_endings() -> dict[tuple[str, str], frozenset[str]]:
    """The languages in which one folded ending stands for another."""
    found: dict[tuple[str, str], frozenset[str]] = defaultdict(frozenset)
    for each in languages():
        for endings in each.word_endings:
            for pair in permutations(map(squeeze, endings), 2):
                found[pair] |= {each.code}
    return found


_joint = pattern(r"[\s‐‑-](?=\p{L})")
_behind_apostrophe = pattern(r"(?<=\p{L}{3})['’]\p{Ll}{1,4}$")


@pattern
def _elision() -> str:
    words_before = "|".join(sorted(map(regex.escape, words("elisions")), key=len, reverse=True))
    return rf"(?i:{words_before})['’](?=\p{{Lu}})"
