"""The listing: all documents of a run in order, cut into parts that can be worked on anywhere and in any order.

It is made once, before anything is extracted, and stands in the folder of the results, a part a line. So a part holds
the same documents in every run that goes on with these results; how much there is to do is known from the start; and no
process ever holds more of it than the part that it works on.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, NamedTuple

from refextract.corpus.slices import LISTING, Slice

__all__ = ["LISTING", "Listing", "Part", "PartPlace", "Shard", "parts_of", "places", "read_part", "write_parts"]

PART_BYTES = 128 * 1024 * 1024
"""Bytes of documents from which on a part is closed, however few they are."""

_HEAD_ENDS = b', "slices": '


class Part(NamedTuple):
    """A part of a run: its number, that of its first document, how many there are, their bytes, and where they are."""

    number: int
    first: int
    documents: int
    size: int
    slices: tuple[Slice, ...]


class Listing(NamedTuple):
    """What a listing holds in all; `size` counts bytes of documents, `digest` is that of all its parts."""

    parts: int
    documents: int
    size: int
    digest: str


class PartPlace(NamedTuple):
    """Where a part stands in the file of the listing: `length` bytes from `offset` on."""

    number: int
    documents: int
    size: int
    offset: int
    length: int


class Shard(NamedTuple):
    """One of several runs that share a corpus: that numbered `number`, from 1 on, `of` so many."""

    number: int = 1
    of: int = 1

    def has(self, part: int) -> bool:
        """Whether the part of this number is done by this run, and by no other.

        >>> [[part for part in range(5) if Shard(number, 2).has(part)] for number in (1, 2)]
        [[0, 2, 4], [1, 3]]
        """
        return part % self.of == self.number - 1


def parts_of(slices: Iterable[Slice], documents: int) -> Iterator[Part]:
    """The documents in parts of so many each, less where they are large; neighbours in a file become one slice.

    >>> [part.slices for part in parts_of([Slice("a", 0, 1), Slice("a", 1, 2), Slice("b")], 2)]
    [(Slice(path='a', start=0, stop=2, offset=None, size=0),), (Slice(path='b', start=0, stop=1, offset=None, size=0),)]
    """
    number = first = size = 0
    held: list[Slice] = []
    count = 0
    for each in slices:
        if held and held[-1].is_followed_by(each):
            held[-1] = held[-1]._replace(stop=each.stop, size=held[-1].size + each.size)
        else:
            held.append(each)
        count += each.stop - each.start
        size += each.size
        if count >= documents or size >= PART_BYTES:
            yield Part(number, first, count, size, tuple(held))
            number, first, size, held, count = number + 1, first + count, 0, [], 0
    if held:
        yield Part(number, first, count, size, tuple(held))


def write_parts(parts: Iterable[Part], out: BinaryIO | None) -> Listing:
    """Write a line for each part; what they are in all. Without a file, nothing is written."""
    digest = hashlib.sha256()
    number = documents = size = 0
    for part in parts:
        line = _line(part)
        digest.update(line)
        if out is not None:
            out.write(line)
        number, documents, size = number + 1, documents + part.documents, size + part.size
    return Listing(number, documents, size, digest.hexdigest())


def _line(part: Part) -> bytes:
    head = {"part": part.number, "first": part.first, "documents": part.documents, "size": part.size}
    return f"{json.dumps({**head, 'slices': part.slices})}\n".encode("ascii")


def places(listing: Path, shard: Shard) -> Iterator[PartPlace]:
    """Where the parts of a shard stand in the listing, in order."""
    offset = 0
    with listing.open("rb") as file:
        for number, line in enumerate(file):
            if shard.has(number):
                head = json.loads(line[: line.index(_HEAD_ENDS)] + b"}")
                yield PartPlace(number, head["documents"], head["size"], offset, len(line))
            offset += len(line)


def read_part(listing: Path, place: PartPlace) -> Part:
    """The part that stands at a place of the listing."""
    with listing.open("rb") as file:
        file.seek(place.offset)
        found = json.loads(file.read(place.length))
    slices = tuple(Slice(*each) for each in found["slices"])
    return Part(found["part"], found["first"], found["documents"], found["size"], slices)
