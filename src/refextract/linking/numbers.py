"""Numbers: which entry a printed number means, in lists with labels or without, one list or one a chapter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from refextract.linking.entries import Entry, folded_label
from refextract.text import Span

__all__ = ["NumberedLists"]

GAP = 2000
"""So many characters between two entries part two lists; page furniture is shorter."""


@dataclass(frozen=True, slots=True)
class NumberedList:
    """One list: its entries by label."""

    start: int
    post: int
    by_label: dict[str, tuple[Entry, ...]]
    labelled: bool


class NumberedLists:
    """The reference lists of a document, in order."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._lists = [_numbered(group) for group in _lists(entries)]

    def find(self, label: str, span: Span, post: int) -> tuple[Entry, ...]:
        """The entries with that label, in the list that serves a citation at `span`.

        That is a list of its own post, else the nearest after it, else the nearest before it, that has the label.
        """
        key = folded_label(label)
        having = [each for each in self._lists if key in each.by_label]
        own = [each for each in having if each.post == post]
        after = [each for each in own or having if each.start >= span.start]
        before = [each for each in own or having if each.start < span.start]
        chosen = after[0] if after else before[-1] if before else None
        return chosen.by_label[key] if chosen else ()

    @property
    def labelled(self) -> bool:
        """Whether any list prints labels."""
        return any(each.labelled for each in self._lists)


def _lists(entries: Sequence[Entry]) -> list[list[Entry]]:
    """Entries of lists, parted where the text between is long, the post changes, or numbering starts again."""
    found: list[list[Entry]] = []
    for entry in sorted((e for e in entries if e.reference.origin == "list"), key=lambda e: e.reference.span):
        if found and _continues(found[-1], entry):
            found[-1].append(entry)
        else:
            found.append([entry])
    return found


def _continues(group: list[Entry], entry: Entry) -> bool:
    last = group[-1]
    near = entry.reference.span.start - last.reference.span.end < GAP
    first = folded_label(group[0].reference.label or "")
    again = len(group) > 1 and first != "" and folded_label(entry.reference.label or "") == first
    return near and entry.post == last.post and not again


def _numbered(group: list[Entry]) -> NumberedList:
    labels = [folded_label(entry.reference.label or "") for entry in group]
    labelled = any(labels)
    by_label: dict[str, tuple[Entry, ...]] = {}
    for label, entry in zip(_completed(labels), group, strict=True):
        if label:
            by_label[label] = (*by_label.get(label, ()), entry)
    return NumberedList(group[0].reference.span.start, group[0].post, by_label, labelled)


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
        before = int(filled[index - 1]) if index and filled[index - 1].isdecimal() else 0 if index == 0 else None
        if before is not None and str(before + 1) not in taken and _fits(labels, index, before):
            filled[index] = str(before + 1)
    return filled


def _fits(labels: list[str], index: int, before: int) -> bool:
    """Whether the next printed label leaves just room enough."""
    for ahead, label in enumerate(labels[index:], start=index):
        if label:
            return label.isdecimal() and int(label) == before + 1 + ahead - index
    return True
