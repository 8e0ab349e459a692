"""Context: what the rest of the document, the place of the citation and its locator say on a candidate."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from string import ascii_lowercase

import regex

from refextract.linking.decision import MARGIN, Rated
from refextract.linking.entries import ComparedEntry
from refextract.linking.query import Query
from refextract.linking.scores import Clue, total
from refextract.linking.standing import Standing
from refextract.model.citation import CitationItem
from refextract.values.figures import number_of

__all__ = ["Suffixes", "circumstances", "claimed_by", "in_context", "ordered", "suffixes_of"]

ALIKE = {
    "name alike",
    "short name alike",
    "tiny name alike",
    "tiny name misspelt",
    "tiny name of other first letter",
    "name roughly alike",
    "short name roughly alike",
}
"""Clues on names that are not quite those of the entry."""

INEXACT = {
    "given name",
    "later author",
    "more authors",
    "unnamed authors",
    "two authors",
    "too few authors",
    "year elsewhere",
    "year near",
    "year absent",
    "month clash",
}
"""Clues on entries that differ from the pointer in something else than spelling."""

TINY = {"tiny name alike", "tiny name misspelt"}
"""Those on names so short that a letter makes them another one."""

BEARABLE = {"year elsewhere", "year near", "year absent", "month clash", "too few authors"}
"""Those of the inexact ones that an entry nobody else names may well bear."""

UNNAMED = {"more authors", "unnamed authors"}
"""Clues on authors that the pointer leaves out, though the document names them elsewhere."""

SUFFIX = {"suffix", "suffix clash", "suffix unasked", "suffix unprinted"}
"""Clues on suffixes."""

Suffixes = dict[tuple[object, ...], frozenset[str]]
"""The suffixes that a document asks for, by names and year."""


def claimed_by(rated: Iterable[Rated]) -> set[int]:
    """The places of the entries that a pointer fits exactly, in name and year."""
    exact = (each for each in rated if {"name", "year"} <= each.features and not each.features & INEXACT)
    return {each.entry.place for each in exact if each.log_odds > 0}


def in_context(rated: Rated, claimed: set[int], *, known: bool) -> Rated:
    """The candidate with what other citations say on it; `known` tells that another entry has that very name.

    Entries stand in a list since they are cited: one that no pointer fits exactly may well be the one that is misspelt
    here; one that another pointer fits exactly need not be this one too.
    """
    return rated.with_clues(*_context(rated.features, rated.entry.place in claimed, known=known))


def _context(features: frozenset[str], claimed: bool, *, known: bool) -> Iterator[Clue]:
    if features & ALIKE:
        if not claimed:
            yield Clue("unclaimed, name alike")
        elif features & TINY:
            yield Clue("claimed, tiny name alike")
        else:
            yield Clue("claimed, name alike")
        if known and claimed:
            yield Clue("known name", "the name is that of another entry")
    if features & INEXACT and claimed:
        yield Clue("claimed", "another citation names it exactly")
        if features & UNNAMED:
            yield Clue("claimed, more authors")
    elif features & BEARABLE:
        yield Clue("unclaimed", "no other citation names it")


# ------------------------------------------------------------------------------- suffixes by order


def suffixes_of(queries: Iterable[Query]) -> Suffixes:
    """All suffixes asked for with the same names and year."""
    found: Suffixes = defaultdict(frozenset)
    for query in queries:
        if suffix := _suffix(query):
            found[_work(query)] |= {suffix}
    return found


def ordered(query: Query, rated: list[Rated], suffixes: Suffixes) -> list[Rated]:
    """The candidates, where a suffix is asked for that none prints: the first is a, the second is b.

    Letters that other entries print are passed over. Where the document asks for more suffixes than there are entries,
    none is sure.
    """
    suffix = _suffix(query)
    exact = _exact(rated) if suffix else []
    printed = {(each.entry.issued.suffix or "").casefold() for each in exact if each.entry.issued}
    fitting = [each for each in exact if "suffix unprinted" in each.features]
    if not fitting or suffix in printed:
        return rated
    asked = sorted(suffixes[_work(query)] - printed)
    letters = [letter for letter in ascii_lowercase if letter not in printed]
    if letters.index(asked[-1]) >= len(fitting):
        clue = Clue("too few entries", f"only {len(fitting)} of that name and year, but {asked[-1]} is asked for")
        return [each.with_clues(clue) if each in fitting else each for each in rated]
    rank = letters.index(suffix)
    clue = Clue("order", f"number {rank + 1} of {len(fitting)} entries of that name and year")
    return [each.with_clues(clue) if each is fitting[rank] else each for each in rated]


def _exact(rated: list[Rated]) -> list[Rated]:
    """The candidates that fit exactly but for the suffix, in the order of the list."""
    exact = [each for each in rated if {"name", "year"} <= each.features and not each.features & INEXACT]
    bare = {each.entry.place: total(clue for clue in each.clues if clue.feature not in SUFFIX) for each in exact}
    best = max(bare.values(), default=0.0)
    fitting = [each for each in exact if bare[each.entry.place] > best - MARGIN]
    return sorted(fitting, key=lambda each: each.entry.place)


def _suffix(query: Query) -> str:
    suffix = (query.date.suffix or "").casefold() if query.date else ""
    return suffix if len(suffix) == 1 and "a" <= suffix <= "z" else ""


def _work(query: Query) -> tuple[object, ...]:
    return tuple(name.full for name in query.names), query.others, query.date.year if query.date else None


# ------------------------------------------------------------------------------ place and locator


def circumstances(entry: ComparedEntry, standing: Standing, items: Sequence[CitationItem]) -> Iterator[Clue]:
    """What the post and the chapter of the citation, the place of its names and the pages it cites say on an entry."""
    if standing.post >= 0 and entry.standing.post >= 0:
        own = entry.standing.post == standing.post
        yield Clue("own post") if own else Clue("other post", "an entry of another post")
    if entry.standing.chapter == standing.chapter:
        yield Clue("own chapter")
    if len(entry.authors) > 1 and items and all(item.mode == "suppress-author" for item in items):
        yield Clue("author apart")  # a sentence need not name them all
    inside = {inside for item in items if (inside := _page_inside(item, entry)) is not None}
    if len(inside) == 1:
        yield Clue("page inside" if inside.pop() else "page outside")


def _page_inside(item: CitationItem, entry: ComparedEntry) -> bool | None:
    """Whether the item's page lies in the entry's pages; None where either is not known."""
    if item.locator is None or item.locator.label != "page" or not entry.reference.page:
        return None
    asked, pages = _first_page(item.locator.value), _pages(entry.reference.page)
    return pages[0] <= asked <= pages[1] if asked is not None and pages else None


@lru_cache(maxsize=4096)
def _first_page(value: str) -> int | None:
    found = regex.match(r"\d{1,9}+", value)
    return number_of(found[0]) if found else None


@lru_cache(maxsize=4096)
def _pages(printed: str) -> tuple[int, int] | None:
    """The first and the last of a range of pages, of which the last may be shortened: "135–7"."""
    found = regex.match(r"(\d{1,9}+)\s*+[-–—]+\s*+(\d{1,9}+)$", printed)
    if found is None:
        return None
    first, last = number_of(found[1]), number_of(found[2])
    return first, last if last >= first else number_of(found[1][: -len(found[2])] + found[2])
