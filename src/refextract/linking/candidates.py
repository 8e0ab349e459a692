"""Candidates: the few entries that are worth comparing with a citation, found by index, never by trying all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from refextract.linking.entries import ComparedEntry
from refextract.linking.query import Query
from refextract.values.folding import skeleton

__all__ = ["Index"]

MOST = 64
"""So many candidates of one block at most; a block that is larger says too little."""


class Index:
    """Entries by the keys of their names and by the words of their titles.

    A name is found by its keys whole, and by its keys less one letter, so that any name one letter off meets it; long
    names of the same year also by their first and last letters.
    """

    def __init__(self, entries: Sequence[ComparedEntry]) -> None:
        self._entries = entries
        self._exact: dict[str, list[ComparedEntry]] = defaultdict(list)
        self._dated: dict[tuple[str, int], list[ComparedEntry]] = defaultdict(list)
        self._titles: dict[str, list[ComparedEntry]] = defaultdict(list)
        self._years: dict[int, list[ComparedEntry]] = defaultdict(list)
        for entry in entries:
            self._add(entry)

    def named(self, query: Query) -> tuple[ComparedEntry, ...]:
        """Entries that may be meant by the names of a query, in order; where no name is near, some of its year."""
        years = _years_of(query)
        blocks = (block for key in query.names[0].full for block in (*_near_keys(key), *_ends(key, years)))
        near = [entry for block in blocks for entry in self._near.get(block, [])[:MOST]]
        found = [*self.called(query), *near] or [entry for year in years for entry in self._years.get(year, [])[:MOST]]
        return _in_order(found)

    def called(self, query: Query) -> tuple[ComparedEntry, ...]:
        """Those of them that bear the very name of a query, whole or in part."""
        years = _years_of(query)
        return _in_order(entry for key in _asked(query) for entry in self._called(key, years))

    def _called(self, key: str, years: Sequence[int]) -> Iterator[ComparedEntry]:
        """Entries called by a key; of many only some, but of those of the year as many again."""
        yield from self._exact.get(key, [])[:MOST]
        for year in years:
            for near in (year, year - 1, year + 1):
                yield from self._dated.get((key, near), [])[:MOST]

    def titled(self, query: Query) -> tuple[ComparedEntry, ...]:
        """Entries whose title, or the start of whose text, shares its rarest words with the query's."""
        blocks = sorted((block for word in query.title_words if (block := self._titles.get(word))), key=len)
        shared = [entry for block in blocks[:4] for entry in block[:MOST]]
        near = [entry for block in _near_keys(query.title[:40]) for entry in self._near.get(block, [])[:MOST]]
        return _in_order([*shared, *near, *self._exact.get(query.title[:40], ())])

    def dated(self, year: int) -> tuple[ComparedEntry, ...]:
        """Entries of a year."""
        return tuple(self._years.get(year, ()))

    def knows(self, keys: Iterable[str]) -> bool:
        """Whether some entry is called by one of these keys exactly."""
        return any(key in self._exact for key in keys)

    @cached_property
    def _near(self) -> dict[str, list[ComparedEntry]]:
        """Entries by what is nearly one of their keys; most documents spell all names as their lists do."""
        found: dict[str, list[ComparedEntry]] = defaultdict(list)
        for entry in self._entries:
            years = _years(entry)
            keys = dict.fromkeys(k for key in _whole(entry) for k in (key, skeleton(key)))
            for block in dict.fromkeys(block for key in keys for block in (*_near_keys(key), *_ends(key, years))):
                found[block].append(entry)
        return found

    def _add(self, entry: ComparedEntry) -> None:
        whole = _whole(entry)
        later = [key for author in entry.authors[1:] for key in author.family]
        parts = [part for author in entry.authors for part in (*author.parts, *author.given)]
        years = _years(entry)
        for key in dict.fromkeys([*whole, *later, *parts]):
            self._exact[key].append(entry)
            for year in years:
                self._dated[key, year].append(entry)
        for word in dict.fromkeys(word for word in entry.title_words if len(word) > 2):
            self._titles[word].append(entry)
        for year in years:
            self._years[year].append(entry)


def _whole(entry: ComparedEntry) -> dict[str, None]:
    """The keys of what an entry is called first: its first author, or what stands in place of one."""
    first = entry.authors[0] if entry.authors else None
    whole = dict.fromkeys([*(first.full if first else ()), *entry.opening])
    if not entry.authors:
        whole.update(dict.fromkeys([entry.title[:40], *_beginnings(entry.title_words)]))
    return whole


def _years(entry: ComparedEntry) -> frozenset[int]:
    """The year of an entry, or else all that its text shows."""
    if entry.issued and entry.issued.year:
        return frozenset({entry.issued.year})
    return frozenset(year for year, _ in entry.years)


def _years_of(query: Query) -> tuple[int, ...]:
    return (query.date.year,) if query.date and query.date.year else ()


def _asked(query: Query) -> Iterator[str]:
    name = query.names[0]
    yield from name.full
    yield from name.parts
    yield from (key[:40] for key in name.full)


def _beginnings(words: tuple[str, ...]) -> Iterator[str]:
    """The first two, three and four words of a title that stands in place of an author."""
    return ("".join(words[:count]) for count in (1, 2, 3, 4) if count < len(words))


def _near_keys(key: str) -> Iterator[str]:
    if len(key) < 4:
        return
    key = key[:40]
    yield key
    yield from (key[:cut] + key[cut + 1 :] for cut in range(len(key)))


def _ends(key: str, years: Iterable[int]) -> Iterator[str]:
    """The first and the last letters of a key that is long enough to be more than one letter off, with a year."""
    if len(key) >= 5:
        for year in years:
            yield f"^{key[:3]}{year}"
            yield f"${key[-3:]}{year}"


def _in_order(entries: Iterable[ComparedEntry]) -> tuple[ComparedEntry, ...]:
    found = {entry.place: entry for entry in entries}
    return tuple(found[place] for place in sorted(found))
