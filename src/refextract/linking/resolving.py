"""Resolving: one decision for every citation item of a document."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property

from refextract.linking.addresses import address, addresses_of
from refextract.linking.decision import Decision, nothing
from refextract.linking.entries import ComparedEntry, entries_of, folded_label
from refextract.linking.names import called
from refextract.linking.numbers import NumberedLists
from refextract.linking.standing import Grounds, Standing
from refextract.linking.works import Question, Works
from refextract.model.citation import AuthorYear, Back, CitationItem, Key, Number, Title, Url
from refextract.model.link import Rival
from refextract.model.reference import Reference
from refextract.text import Span, plain_pattern
from refextract.values.folding import squeeze

__all__ = ["Resolver"]


class _Before:
    """What was decided before a place: the `last` decision, and the last on a work by each author."""

    def __init__(self) -> None:
        self.last: Decision | None = None
        self._count = 0
        self._by_author: dict[str, tuple[int, Decision]] = {}

    def add(self, decision: Decision) -> None:
        self.last, self._count = decision, self._count + 1
        authors = decision.entry.authors if decision.entry else ()
        self._by_author.update((key, (self._count, decision)) for author in authors[:1] for key in author.full)

    def by_author(self, keys: Iterable[str]) -> Decision | None:
        """The last decision on a work whose first author is called by one of these keys."""
        found = [self._by_author[key] for key in keys if key in self._by_author]
        return max(found, key=lambda each: each[0])[1] if found else None


class Resolver:
    """Resolves the items of one document against its entries."""

    def __init__(
        self,
        references: Sequence[Reference],
        items: Sequence[CitationItem],
        *,
        scopes: Sequence[Span],
        threshold: float,
    ) -> None:
        self._items = items
        self._grounds = Grounds(references, items, scopes)
        self._entries = entries = entries_of(references, self._grounds)
        self._works = Works(entries, threshold)
        self._lists = NumberedLists(entries)
        self._labels = _by(entries, lambda e: [folded_label(e.reference.label or ""), folded_label(e.id)])
        self._mentions = _by_place(entry for entry in entries if entry.reference.origin == "mention")
        self._mention_starts = [entry.reference.span.start for entry in self._mentions]
        self._printed = sorted(
            (entry for entry in entries if entry.reference.origin == "text"), key=lambda entry: entry.reference.span.end
        )

    @cached_property
    def _titles(self) -> dict[str, list[ComparedEntry]]:
        return _by(self._entries, lambda e: [e.title, e.main_title])

    @cached_property
    def _addresses(self) -> dict[str, list[ComparedEntry]]:
        return _by(self._entries, lambda e: addresses_of(e.reference))

    def resolve(self) -> list[Decision]:
        """One decision an item, in order."""
        asked = [(item.pointer, self._grounds.of(item.span)) for item in self._items]
        works = self._works.decide(_asking(asked, self._items))
        decisions: list[Decision] = []
        before = _Before()  # those, and the entries that stand in the text between them, as in notes
        printed = iter(self._printed)
        waiting = next(printed, None)
        for question, item in zip(asked, self._items, strict=True):
            while waiting and waiting.reference.span.end <= item.span.start:
                before.add(Decision(waiting, 0.99, ("printed before",)))
                waiting = next(printed, None)
            found = self._mentioned(item) or works.get(question)
            decisions.append(found or self._resolve(question, item.span, before))
            before.add(decisions[-1])
        return decisions

    def _resolve(self, question: Question, span: Span, before: _Before) -> Decision:
        pointer, standing = question
        match pointer:
            case Number():
                return _one(self._lists.find(pointer.value, span, standing), f"label [{pointer.value}]")
            case Key():
                return _one(self._with_key(pointer.key), f"label [{pointer.key}]")
            case Url():
                return _one(self._addresses.get(address(pointer.url), ()), "address as printed")
            case Back():
                return self._back(pointer, standing, before)
            case _:
                return nothing("no entry is like it")

    def _with_key(self, key: str) -> Sequence[ComparedEntry]:
        """The entries of that key, or else those that print it, in whatever case. Keys of files have case."""
        found = self._labels.get(folded_label(key), ())
        exact = [each for each in found if key in (each.reference.label, each.id)]
        return exact or [each for each in found if each.reference.origin != "file"]

    def _mentioned(self, item: CitationItem) -> Decision | None:
        """The work that is described at the item itself."""
        index = bisect_left(self._mention_starts, item.span.end) - 1
        found = self._mentions[index] if index >= 0 else None
        described = found and found.reference.span.overlaps(item.span)
        return Decision(found, 1.0, ("the work is described here",)) if described else self._listed(item)

    def _listed(self, item: CitationItem) -> Decision | None:
        """The entry of a work that is described at the item itself: title and author are its, of whatever edition."""
        pointer = item.pointer
        if not item.described or not isinstance(pointer, AuthorYear | Title) or not pointer.title:
            return None
        title, main_title = squeeze(pointer.title), squeeze(pointer.title.split(":")[0])
        names = pointer.names if isinstance(pointer, AuthorYear) else ()
        keys = {key for name in names for key in called(name).full}
        shortened = [entry for entry in self._titles.get(main_title, ()) if entry.title == main_title]
        for entry in (*self._titles.get(title, ()), *shortened):
            own = {key for author in entry.authors for key in author.full}
            if not keys or not own or keys & own:
                return Decision(entry, 0.95, ("title as printed",))
        return None

    def _back(self, pointer: Back, standing: Standing, before: _Before) -> Decision:
        """The entry of the item before, or of the last item that names the same author."""
        keys = {key for name in pointer.names for key in called(name).full}
        number = _number_of_note.search(pointer.word)
        if number and (noted := self._labels.get(number[0], ())):
            return _one(noted, f"number of its note [{number[0]}]")
        if number and not keys:
            return nothing(f"{pointer.word} means a note that is no entry")
        decision = before.by_author(keys) if keys else before.last
        if decision is None and before.last is not None and _is_by_one_of(before.last, keys):
            decision = before.last
        if decision and decision.entry:
            return Decision(decision.entry, decision.score, (f"{pointer.word}: the same as in a citation before",))
        if not keys:
            told = "points back to a citation without an entry" if decision else "has no citation before it"
            return nothing(f"{pointer.word} {told}")
        named = AuthorYear(names=pointer.names)
        return self._works.decide({(named, standing): ()})[named, standing]


def _is_by_one_of(decision: Decision, keys: set[str]) -> bool:
    """Whether one of the authors of what was cited is called by one of these keys."""
    authors = decision.entry.authors if decision.entry else ()
    return any(key in keys for author in authors for key in author.full)


_number_of_note = plain_pattern(r"\d+$")


def _asking(asked: Sequence[Question], items: Sequence[CitationItem]) -> dict[Question, list[CitationItem]]:
    """The pointers by author, date or title, each with the items that have it."""
    found: dict[Question, list[CitationItem]] = defaultdict(list)
    for question, item in zip(asked, items, strict=True):
        if isinstance(question[0], AuthorYear | Title):
            found[question].append(item)
    return found


def _one(found: Sequence[ComparedEntry], reason: str) -> Decision:
    """The decision on what is told by a label or an address: there must be one."""
    if not found:
        return nothing(f"no entry has the {reason}")
    if len(found) > 1:
        rivals = tuple(Rival(reference=entry.id, score=0.5) for entry in found)
        return Decision(None, 0.0, (f"{len(found)} entries have the {reason}",), rivals)
    return Decision(found[0], 0.99, (reason,))


def _by_place(entries: Iterable[ComparedEntry]) -> list[ComparedEntry]:
    return sorted(entries, key=lambda entry: entry.reference.span)


def _by(
    entries: Sequence[ComparedEntry], keys: Callable[[ComparedEntry], Iterable[str]]
) -> dict[str, list[ComparedEntry]]:
    found: dict[str, list[ComparedEntry]] = defaultdict(list)
    for entry in entries:
        for key in dict.fromkeys(keys(entry)):
            if key:
                found[key].append(entry)
    return found
