"""Author-page citations as in MLA: ``(Smith 12)``, ``(Smith)``, ``(Smith, “Short Title” 4)``, ``(“Short Title” 4)``.

Without a date only the list can tell a name from any other word, so every author has to stand in it.
"""

from __future__ import annotations

from collections.abc import Iterator

from refextract.citations import Candidate, Reading
from refextract.styles._entries import Entries, fold
from refextract.styles._items import Found, bracketed, entries_of_reading

__all__ = ["find"]


def find(reading: Reading) -> Iterator[Candidate]:
    """The brackets that hold authors of the list, perhaps with titles and pages, and no dates.

    In a text that cites with dates, names without one count only with a locator, or where the entry has no date either.
    """
    every = reading.once(bracketed)
    named = [bracket for bracket in every if bracket.items and all(each.kind == "names" for each in bracket.items)]
    dated = sum(any(each.kind == "dated" for each in bracket.items) for bracket in every)
    usual = len(named) > dated
    entries = reading.once(entries_of_reading)
    for bracket in named:
        if usual or all(_sure(each, entries) for each in bracket.items):
            score = max(each.score for each in bracket.items)
            yield Candidate(
                bracket.span, tuple(each.item for each in bracket.items), max(score, 0.6) if usual else score
            )


def _sure(found: Found, entries: Entries) -> bool:
    """Whether names without a date are a citation even where dates are usual."""
    if found.authors is None or found.score < 0.5:
        return False
    undated = any(not entry.dated for entry in entries.named(fold(found.authors.names[0])))
    return (found.item.locator is not None and len(found.authors.names) > 1) or undated
