"""Resolving: all items of a document together, each pointer once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import regex

from refextract.linking.addresses import address, addresses_of
from refextract.linking.candidates import Index
from refextract.linking.decision import Decision, Rated, decide, nothing
from refextract.linking.entries import Entry, entry_of, folded_label, post_of
from refextract.linking.numbers import NumberedLists
from refextract.linking.query import Query, query_of
from refextract.linking.scores import Clue, clues
from refextract.model.citation import AuthorYear, Back, CitationItem, Key, Number, Pointer, Title, Url
from refextract.model.reference import Reference
from refextract.text import Span

__all__ = ["Resolver"]


@dataclass(frozen=True, slots=True)
class Item:
    """A citation item with the post it stands in."""

    item: CitationItem
    post: int


class Resolver:
    """Resolves the items of one document against its entries."""

    def __init__(self, references: Sequence[Reference], scopes: Sequence[Span], threshold: float) -> None:
        self._scopes = scopes
        self._threshold = threshold
        self._entries = [entry_of(reference, place, scopes) for place, reference in enumerate(references)]
        self._index = Index(self._entries)
        self._lists = NumberedLists(self._entries)
        self._labels = _by(self._entries, lambda e: [folded_label(e.reference.label or ""), folded_label(e.id)])
        self._addresses = _by(self._entries, lambda e: addresses_of(e.reference))
        self._described = [e for e in self._entries if e.reference.origin == "mention"]

    def resolve(self, items: Sequence[CitationItem]) -> list[Decision]:
        """One decision an item, in order."""
        placed = [Item(item, post_of(item.span, self._scopes)) for item in items]
        decided = self._works(placed)
        decisions: list[Decision] = []
        for each in placed:
            pointer = each.item.pointer
            found = self._described_here(each.item)
            if found is not None:
                decisions.append(found)
            elif isinstance(pointer, Back):
                decisions.append(self._back(pointer, decisions))
            else:
                decisions.append(decided.get((pointer, each.post)) or self._other(pointer, each))
        return decisions

    def _works(self, placed: Sequence[Item]) -> dict[tuple[Pointer, int], Decision]:
        """The decisions on all pointers by author, date or title."""
        groups: dict[tuple[Pointer, int], list[CitationItem]] = defaultdict(list)
        for each in placed:
            if isinstance(each.item.pointer, AuthorYear | Title):
                groups[each.item.pointer, each.post].append(each.item)
        queries = {key: query for key in groups if (query := query_of(key[0]))}
        rated = {key: self._rate(query, key[1], groups[key]) for key, query in queries.items()}
        claimed = {each.entry.place for options in rated.values() for each in _exact(options)}
        return {
            key: decide(_ordered(queries[key], self._settled(queries[key], options, claimed)), self._threshold)
            for key, options in rated.items()
        }

    def _rate(self, query: Query, post: int, items: Sequence[CitationItem]) -> list[Rated]:
        if not query.names and not query.title:
            return self._by_year(query, post)
        found = dict.fromkeys(e.place for e in self._index.named(query)) if query.names else {}
        if query.title and not query.names:
            found |= dict.fromkeys(e.place for e in self._index.titled(query))
        rated = []
        for place in found:
            entry = self._entries[place]
            speaking = clues(query, entry)
            if speaking:
                rated.append(Rated.of(entry, (*speaking, *_circumstances(entry, post, items))))
        return rated

    def _by_year(self, query: Query, post: int) -> list[Rated]:
        """A year alone means the one entry of its post (or of the document) with that year."""
        if query.date is None or query.date.year is None:
            return []
        found = self._index.dated(query.date.year)
        own = [entry for entry in found if entry.post == post] or found
        return [Rated.of(entry, (Clue("order", f"year {query.date.year}"),)) for entry in own]

    def _settled(self, query: Query, rated: list[Rated], claimed: set[int]) -> list[Rated]:
        """The candidates, with what the rest of the document says on those that do not fit quite."""
        settled = []
        known = bool(query.names) and self._index.knows(query.names[0].full)
        for each in rated:
            features = {clue.feature for clue in each.clues}
            more: list[Clue] = []
            if "year near" in features:
                more.append(Clue("claimed" if each.entry.place in claimed else "unclaimed"))
            if known and features & {"name alike", "name roughly alike"}:
                more.append(Clue("known name"))
            settled.append(each.with_clues(*more) if more else each)
        return settled

    def _other(self, pointer: Pointer, each: Item) -> Decision:
        match pointer:
            case Number():
                return self._one(self._lists.find(pointer.value, each.item.span, each.post), f"label [{pointer.value}]")
            case Key():
                return self._one(self._labels.get(folded_label(pointer.key), ()), f"label [{pointer.key}]")
            case Url():
                return self._one(self._addresses.get(address(pointer.url), ()), "same address")
            case _:
                return nothing("no entry is like it")

    def _one(self, found: Sequence[Entry], reason: str) -> Decision:
        rated = [Rated.of(entry, (Clue("start"), Clue("name"), Clue("year", reason))) for entry in found]
        return decide(rated, self._threshold) if rated else nothing(f"no entry has the {reason}")

    def _described_here(self, item: CitationItem) -> Decision | None:
        for entry in self._described:
            if item.span.overlaps(entry.reference.span):
                return Decision(entry, 1.0, ("the work is described here",))
        return None

    def _back(self, pointer: Back, decisions: Sequence[Decision]) -> Decision:
        """The entry of the item before, or of the last item that names the same author."""
        keys = {key for query in [query_of(pointer)] if query for name in query.names for key in name.full}
        for decision in reversed(decisions):
            entry = decision.entry
            if not keys or (entry and entry.authors and keys & set(entry.authors[0].full)):
                if entry is None:
                    return nothing(f"{pointer.word} points back to a citation without an entry")
                return Decision(entry, decision.score, (f"{pointer.word}: the same as the citation before",))
        query = query_of(pointer)
        if query is None or not query.names:
            return nothing(f"{pointer.word} has no citation before it")
        return decide(self._rate(query, -1, ()), self._threshold)


def _exact(rated: Sequence[Rated]) -> list[Rated]:
    """The candidates that fit a pointer in name and year."""
    wanted = {"name", "year"}
    return [each for each in rated if wanted <= {clue.feature for clue in each.clues} and each.log_odds > 0]


def _ordered(query: Query, rated: list[Rated]) -> list[Rated]:
    """The candidates, where a suffix is asked for that none prints: the first is a, the second is b."""
    suffix = (query.date.suffix or "").casefold() if query.date else ""
    fitting = [
        each for each in rated if each.log_odds > 0 and any(clue.feature == "suffix unprinted" for clue in each.clues)
    ]
    if len(suffix) != 1 or not suffix.isascii() or len(fitting) < 2:
        return rated
    rank = ord(suffix) - ord("a")
    by_place = sorted(fitting, key=lambda each: each.entry.place)
    if not 0 <= rank < len(by_place):
        return rated
    chosen = by_place[rank]
    clue = Clue("order", f"number {rank + 1} of {len(by_place)} entries of that name and year")
    return [each.with_clues(clue) if each is chosen else each for each in rated]


def _circumstances(entry: Entry, post: int, items: Sequence[CitationItem]) -> list[Clue]:
    found = []
    if post >= 0 and entry.post >= 0:
        found.append(Clue("own post") if entry.post == post else Clue("other post", "an entry of another post"))
    inside = {inside for item in items if (inside := _page_inside(item, entry)) is not None}
    if len(inside) == 1:
        found.append(Clue("page inside" if inside.pop() else "page outside"))
    return found


def _page_inside(item: CitationItem, entry: Entry) -> bool | None:
    """Whether the item's page lies in the entry's pages; None where either is not known."""
    if item.locator is None or item.locator.label != "page" or not entry.reference.page:
        return None
    asked = regex.match(r"\d++", item.locator.value)
    pages = regex.match(r"(\d++)\s*+[-–—]+\s*+(\d++)$", entry.reference.page)
    if not asked or not pages or len(pages[1]) > 9 or len(pages[2]) > 9 or len(asked[0]) > 9:
        return None
    first, last = int(pages[1]), int(pages[2])
    if last < first:
        last = int(pages[1][: -len(pages[2])] + pages[2])
    return first <= int(asked[0]) <= last


def _by(entries: Sequence[Entry], keys: Callable[[Entry], Iterable[str]]) -> dict[str, list[Entry]]:
    found: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        for key in dict.fromkeys(keys(entry)):
            if key:
                found[key].append(entry)
    return found
