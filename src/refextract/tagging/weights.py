"""Weights: the binary file of a linear-chain model as CRFsuite stores it, read, joined and written again.

Layout (all numbers little-endian, 32 bits unless said): a header of 48 bytes; ``FEAT``: type (0 state, 1 transition),
source, label, weight (64-bit float) of each feature; two ``CQDB`` dictionaries, labels and attributes, after D. J.
Bernstein's constant database with Bob Jenkins's hash ``lookup3``; ``LFRF`` and ``AFRF``: the features of each label
and attribute.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

__all__ = ["Weights", "joined", "packed_weights", "read_weights"]

_HEADER = struct.Struct("<4sI4s9I")
_CHUNK = struct.Struct("<4sII")
_FEATURE = struct.Struct("<IIId")
_DICTIONARY = struct.Struct("<4s5I")
_PAIR = struct.Struct("<II")
_ORDER = 0x62445371
_TABLES = 256
_WORD = 0xFFFFFFFF


class Weights(NamedTuple):
    """What a model has learned: for each attribute its weight a label, and the transitions from label to label."""

    labels: Sequence[bytes]
    attributes: Mapping[bytes, Mapping[int, float]]
    transitions: Sequence[tuple[int, int, float]]


def read_weights(data: bytes) -> Weights:
    """The weights in the bytes of a model file."""
    *_, features_at, labels_at, attributes_at, _, _ = _HEADER.unpack_from(data)
    _, _, count = _CHUNK.unpack_from(data, features_at)
    labels, names = _keys(data, labels_at), _keys(data, attributes_at)
    attributes: dict[bytes, dict[int, float]] = {name: {} for name in names}
    transitions = []
    start = features_at + _CHUNK.size
    for kind, source, label, weight in _FEATURE.iter_unpack(data[start : start + count * _FEATURE.size]):
        if kind:
            transitions.append((source, label, weight))
        else:
            attributes[names[source]][label] = weight
    return Weights(labels, attributes, transitions)


def _keys(data: bytes, at: int) -> list[bytes]:
    """The keys of a dictionary, by number."""
    _, _, _, _, count, back = _DICTIONARY.unpack_from(data, at)
    keys = []
    for (offset,) in struct.iter_unpack("<I", data[at + back : at + back + 4 * count]):
        _, size = _PAIR.unpack_from(data, at + offset)
        start = at + offset + _PAIR.size
        keys.append(data[start : start + size - 1])
    return keys


def joined(weights: Weights, groups: Mapping[bytes, Sequence[bytes]], *, least: float) -> Weights:
    """The weights with a further attribute for each group, which counts as all of its members together.

    Weights below `least` are left out of the further attributes, and attributes without any weight of all.
    """
    attributes = dict(weights.attributes)
    for name, members in groups.items():
        sums: dict[int, float] = {}
        for member in members:
            for label, weight in weights.attributes.get(member, {}).items():
                sums[label] = sums.get(label, 0.0) + weight
        attributes[name] = {label: weight for label, weight in sorted(sums.items()) if abs(weight) >= least}
    return weights._replace(attributes={name: each for name, each in attributes.items() if each})


def packed_weights(weights: Weights) -> bytes:
    """The bytes of a model file."""
    features = [
        _FEATURE.pack(0, number, label, weight)
        for number, each in enumerate(weights.attributes.values())
        for label, weight in each.items()
    ]
    of_attributes = _numbered(len(each) for each in weights.attributes.values())
    of_labels = _transitions_of(weights, len(features))
    features += [_FEATURE.pack(1, *transition) for transition in weights.transitions]
    chunks = [b"".join([_CHUNK.pack(b"FEAT", _CHUNK.size + len(features) * _FEATURE.size, len(features)), *features])]
    chunks += [_dictionary(weights.labels), _dictionary(list(weights.attributes))]
    chunks[-1] += b"\0" * (-sum(map(len, chunks)) % 4)
    at = _HEADER.size + sum(map(len, chunks))
    chunks.append(_references(b"LFRF", of_labels, at))
    chunks.append(_references(b"AFRF", of_attributes, at + len(chunks[-1])))
    starts = list(accumulate((len(chunk) for chunk in chunks), initial=_HEADER.size))
    counts = (0, len(weights.labels), len(weights.attributes))
    return _HEADER.pack(b"lCRF", starts[-1], b"FOMC", 100, *counts, *starts[:-1]) + b"".join(chunks)


def _numbered(sizes: Iterable[int]) -> list[Sequence[int] | None]:
    """Runs of following numbers, from 0 on."""
    starts = list(accumulate(sizes, initial=0))
    return [range(*ends) for ends in pairwise(starts)]


def _transitions_of(weights: Weights, first: int) -> list[Sequence[int] | None]:
    """The numbers of the transitions from each label; the two ends of a sequence, which follow, have none."""
    lists: list[list[int]] = [[] for _ in weights.labels]
    for number, (source, _, _) in enumerate(weights.transitions, start=first):
        lists[source].append(number)
    return [*lists, None, None]


def _references(name: bytes, lists: Sequence[Sequence[int] | None], at: int) -> bytes:
    """A chunk of lists of feature numbers, at place `at` of the file; None has no place there."""
    packed = [b"" if each is None else struct.pack(f"<{len(each) + 1}I", len(each), *each) for each in lists]
    offsets = accumulate((len(each) for each in packed), initial=at + _CHUNK.size + 4 * len(lists))
    places = [offset if each else 0 for each, offset in zip(packed, offsets, strict=False)]
    body = struct.pack(f"<{len(lists)}I", *places) + b"".join(packed)
    return _CHUNK.pack(name, _CHUNK.size + len(body), len(lists)) + body


def _dictionary(keys: Sequence[bytes]) -> bytes:
    """A dictionary from key to number and back."""
    tables: list[list[tuple[int, int]]] = [[] for _ in range(_TABLES)]
    records, offsets = [], []
    at = _DICTIONARY.size + _TABLES * _PAIR.size
    for number, key in enumerate(keys):
        ended = key + b"\0"
        hashed = _hash(ended)
        tables[hashed % _TABLES].append((hashed, at))
        records.append(_PAIR.pack(number, len(ended)) + ended)
        offsets.append(at)
        at += len(records[-1])
    places, buckets = [], []
    for table in tables:
        slots = _slots(table)
        places.append(_PAIR.pack(at if slots else 0, len(slots)))
        buckets += [_PAIR.pack(*slot) for slot in slots]
        at += len(slots) * _PAIR.size
    back = struct.pack(f"<{len(offsets)}I", *offsets)
    head = _DICTIONARY.pack(b"CQDB", at + len(back), 0, _ORDER, len(offsets), at)
    return b"".join([head, *places, *records, *buckets, back])


def _slots(table: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """A hash table twice as large as its content, collisions in the next free slot."""
    slots = [(0, 0)] * (2 * len(table))
    for hashed, offset in table:
        at = (hashed >> 8) % len(slots)
        while slots[at][1]:
            at = (at + 1) % len(slots)
        slots[at] = (hashed, offset)
    return slots


_MIX = ((0, 2, 1, 4), (1, 0, 2, 6), (2, 1, 0, 8), (0, 2, 1, 16), (1, 0, 2, 19), (2, 1, 0, 4))
_FINAL = ((2, 1, 14), (0, 2, 11), (1, 0, 25), (2, 1, 16), (0, 2, 4), (1, 0, 14), (2, 1, 24))


def _hash(key: bytes) -> int:
    """Jenkins's ``hashlittle`` (lookup3, 2006, public domain) with the initial value 0."""
    state = [(0xDEADBEEF + len(key)) & _WORD] * 3
    padded = key + b"\0" * (-len(key) % 12)
    blocks = list(struct.iter_unpack("<III", padded))
    for index, block in enumerate(blocks):
        state = [(value + word) & _WORD for value, word in zip(state, block, strict=True)]
        if index < len(blocks) - 1:
            for a, b, c, turn in _MIX:
                state[a] = ((state[a] - state[b]) & _WORD) ^ _turned(state[b], turn)
                state[b] = (state[b] + state[c]) & _WORD
    for a, b, turn in _FINAL:
        state[a] = ((state[a] ^ state[b]) - _turned(state[b], turn)) & _WORD
    return state[2]


def _turned(value: int, by: int) -> int:
    return ((value << by) | (value >> (32 - by))) & _WORD
