"""Every document is in exactly one part, and every part in exactly one shard."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refextract.corpus.listing import PART_BYTES, Shard, parts_of, places, read_part, write_parts
from refextract.corpus.slices import Slice

FILES = st.lists(st.tuples(st.sampled_from("abcd"), st.integers(1, 9), st.integers(0, PART_BYTES)), max_size=12)


def slices_of(files: list[tuple[str, int, int]]) -> list[Slice]:
    """A slice for each document of some files."""
    return [
        Slice(f"{number}{name}", each, each + 1, None, size)
        for number, (name, documents, size) in enumerate(files)
        for each in range(documents)
    ]


def documents_of(slices: tuple[Slice, ...]) -> list[tuple[str, int]]:
    return [(each.path, number) for each in slices for number in range(each.start, each.stop)]


@given(files=FILES, most=st.integers(1, 7))
def test_parts_hold_every_document_once_in_order(files: list[tuple[str, int, int]], most: int) -> None:
    slices = slices_of(files)
    parts = list(parts_of(slices, most))
    assert [each for part in parts for each in documents_of(part.slices)] == documents_of(tuple(slices))
    assert [part.number for part in parts] == list(range(len(parts)))
    assert [part.first for part in parts] == [sum(each.documents for each in parts[:n]) for n in range(len(parts))]
    assert all(len(documents_of(part.slices)) == part.documents <= most for part in parts)
    assert all(part.size == sum(each.size for each in part.slices) for part in parts)
    assert all(
        part.size - part.slices[-1].size < PART_BYTES or part.documents == 1 or len(part.slices) == 1 for part in parts
    )


@given(files=FILES, most=st.integers(1, 7), of=st.integers(1, 5))
def test_shards_hold_every_part_once(
    files: list[tuple[str, int, int]], most: int, of: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    parts = list(parts_of(slices_of(files), most))
    path = tmp_path_factory.mktemp("listing") / "listing.jsonl"
    with path.open("wb") as out:
        listing = write_parts(parts, out)
    found = [read_part(path, place) for number in range(1, of + 1) for place in places(path, Shard(number, of))]
    assert sorted(found) == parts
    assert listing == write_parts(parts, None)
    assert (listing.parts, listing.documents) == (len(parts), sum(part.documents for part in parts))


def test_names_that_are_no_utf8_are_found_again(tmp_path: Path) -> None:
    parts = list(parts_of([Slice("caf\udce9.txt")], 2))
    with (tmp_path / "listing").open("wb") as out:
        write_parts(parts, out)
    [place] = places(tmp_path / "listing", Shard())
    assert read_part(tmp_path / "listing", place) == parts[0]
