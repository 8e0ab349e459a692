"""Numbers: which entry a printed number means, in lists with labels or without, one list or one a chapter."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from refextract.linking.entries import ComparedEntry, folded_label
from refextract.linking.standing import Standing
from refextract.text import Span
from refextract.values.figures import whole

__all__ = ["NumberedLists"]


@dataclass(frozen=True, slots=True)
class NumberedList:
    """One list: its entries by label."""

    start: int
    standing: Standing
    by_label: dict[str, tuple[ComparedEntry, ...]]


class NumberedLists:
    """The reference lists of a document, in order."""

    def __init__(self, entries: Sequence[ComparedEntry]) -> None:
        self._lists = [_numbered(group) for group in _lists(entries)]
        notes = [entry for entry in entries if entry.reference.origin == "text" and entry.reference.label]
        self._notes: dict[str, list[ComparedEntry]] = {}
        for note in sorted(notes, key=_start):
            self._notes.setdefault(folded_label(note.reference.label or ""), []).append(note)

    def find(self, label: str, span: Span, standing: Standing) -> tuple[ComparedEntry, ...]:
        """The entries with that label, in the list that serves a citation at `span`.

        That is a list of its own post, or else of its own chapter, that has the label; of several, or where there is
        none, the nearest after it, or else the nearest before it.
        """
        key = folded_label(label)
        having = [each for each in self._lists if key in each.by_label]
        if not having and key[:-1].isdecimal() and key[-1] in _LETTERS:  # "[3b]", of several works in one entry
            key = key[:-1]
            having = [each for each in self._lists if key in each.by_label]
        post = [each for each in having if each.standing.post == standing.post]
        chapter = [each for each in post if each.standing.chapter == standing.chapter]
        likely = chapter or post or having
        after = [each for each in likely if each.start >= span.start]
        before = [each for each in likely if each.start < span.start]
        chosen = after[0] if after else before[-1] if before else None
        return chosen.by_label[key] if chosen else self._noted(key, span)

    def _noted(self, key: str, span: Span) -> tuple[ComparedEntry, ...]:
        """The entry that is the next note behind a place with that number."""
        notes = self._notes.get(key, [])
        place = bisect_left(notes, span.end, key=_start)
        return tuple(notes[place : place + 1])


def _start(entry: ComparedEntry) -> int:
    return entry.reference.span.start


_LETTERS = "abcdefgh"


def _lists(entries: Sequence[ComparedEntry]) -> list[list[ComparedEntry]]:
    """Entries of lists, parted where a post or chapter ends, or numbering starts again."""
    found: list[list[ComparedEntry]] = []
    for entry in sorted((e for e in entries if e.reference.origin == "list"), key=lambda e: e.reference.span):
        if found and _continues(found[-1], entry):
            found[-1].append(entry)
        else:
            found.append([entry])
    return found


def _continues(group: list[ComparedEntry], entry: ComparedEntry) -> bool:
    first = folded_label(group[0].reference.label or "")
    again = len(group) > 1 and first != "" and folded_label(entry.reference.label or "") == first
    return entry.standing == group[-1].standing and not again


def _numbered(group: list[ComparedEntry]) -> NumberedList:
    labels = [folded_label(entry.reference.label or "") for entry in group]
    by_label: dict[str, tuple[ComparedEntry, ...]] = {}
    for label, entry in zip(_completed(labels), group, strict=True):
        if label:
            by_label[label] = (*by_label.get(label, ()), entry)
    return NumberedList(group[0].reference.span.start, group[0].standing, by_label)


def _completed(labels: list[str]) -> list[str]:
    """The labels, a missing one counted on from its neighbours; all counted from 1 where none is printed.

    >>> _completed(["1", "", "3", "", "9"]), _completed(["", ""])
    (['1', '2', '3', '', '9'], ['1', '2'])
    """
    if not any(labels):
        return [str(number) for number in range(1, len(labels) + 1)]
    filled = list(labels)
    taken = set(labels)
    for index, label in enumerate(labels):
        if label:
            continue
        before = whole(filled[index - 1]) if index else 0
        if before is not None and str(before + 1) not in taken and _fits(labels, index, before):
            filled[index] = str(before + 1)
    return filled


def _fits(labels: list[str], index: int, before: int) -> bool:
    """Whether the next printed label leaves just room enough."""
    for ahead, label in enumerate(labels[index:], start=index):
        if label:
            return whole(label) == before + 1 + ahead - index
    return True
