"""Spelling: whether a name in a citation is that of an entry, nearly that, or another one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate

from rapidfuzz.distance import OSA

from refextract.linking.names import Called, called, calling
from refextract.model.reference import Reference
from refextract.values.folding import skeleton, words

__all__ = ["is_of", "likeness_of_first", "nearest"]


def is_of(printed: str, reference: Reference) -> bool:
    """Whether the entry has a name that is so called; accents, particles and short forms of organisations aside."""
    cited = called(printed)
    full, parts = _keys(cited.full), _keys(cited.parts)
    names = _names(reference)
    known_full = {key for name in names for key in _keys(name.full)}
    known_parts = {key for name in names for key in _keys(name.parts)}
    return not full or bool(full & (known_full | known_parts) or parts & known_full) or _stands_in(reference.text, full)


def nearest(printed: str, reference: Reference) -> tuple[float, str]:
    """How much the most similar name of the entry is like this one, from 0 to 1, and how the entry spells it."""
    full = called(printed).full
    return (
        max(((_alike(full[0], name), name.printed) for name in _names(reference)), default=(0.0, ""))
        if full
        else (0.0, "")
    )


def likeness_of_first(printed: str, reference: Reference) -> float:
    """How much a name is like the entry's first author (or editor), from 0 to 1."""
    full, names = called(printed).full, _names(reference)
    return _alike(full[0], names[0]) if full and names else 0.0


def _stands_in(text: str, keys: set[str]) -> bool:
    """Whether a text holds one of these keys, in a word or in several that are joined; not in a part of a word."""
    printed = [skeleton(word) for word in words(text)]
    joined = "".join(printed)
    borders = {0, *accumulate(map(len, printed))}
    return any(place in borders and place + len(key) in borders for key in keys for place in _places(joined, key))


def _places(text: str, key: str) -> Iterator[int]:
    place = text.find(key)
    while place >= 0:
        yield place
        place = text.find(key, place + 1)


def _alike(key: str, name: Called) -> float:
    """How much a folded name is like a name of an entry, from 0 to 1."""
    return max((OSA.normalized_similarity(key, other) for other in name.full), default=0.0)


def _names(reference: Reference) -> list[Called]:
    return [calling(name) for name in (*reference.author.names, *reference.editor.names)]


def _keys(keys: Sequence[str]) -> set[str]:
    return {skeleton(key) for key in keys}
