"""Works: which entries are meant by names, dates and titles, all pointers of a document together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from refextract.linking.candidates import Index
from refextract.linking.context import circumstances, claimed_by, in_context, ordered, suffixes_of
from refextract.linking.decision import Decision, Rated, decide
from refextract.linking.entries import ComparedEntry
from refextract.linking.query import Query, queries_of
from refextract.linking.scores import Clue, clues, date_clues
from refextract.linking.standing import Standing
from refextract.model.citation import CitationItem, Pointer

__all__ = ["Question", "Works"]

Question = tuple[Pointer, Standing]
"""A pointer, and where it stands."""


class Works:
    """Entries as the works that pointers name."""

    def __init__(self, entries: Sequence[ComparedEntry], threshold: float) -> None:
        self._entries = entries
        self._threshold = threshold

    @cached_property
    def _index(self) -> Index:
        """The entries by their names and titles, which what is cited by numbers and keys alone is not looked up by."""
        return Index(self._entries)

    def decide(self, questions: Mapping[Question, Sequence[CitationItem]]) -> dict[Question, Decision]:
        """One decision for each question; the items that ask it give the pages they cite."""
        queries = {question: queries_of(question[0]) for question in questions}
        rated = {
            question: _best(self._rate(query, question[1], questions[question]) for query in found)
            for question, found in queries.items()
        }
        claimed = claimed_by(each for options in rated.values() for each in options)
        suffixes = suffixes_of(found[0] for found in queries.values() if found)
        decided = {}
        for question, options in rated.items():
            settled = options
            if queries[question]:
                settled = ordered(queries[question][0], self._settled(queries[question], options, claimed), suffixes)
            decided[question] = decide(settled, self._threshold)
        return decided

    def _settled(self, queries: Sequence[Query], rated: list[Rated], claimed: set[int]) -> list[Rated]:
        known = any(self._index.knows(query.names[0].full) for query in queries if query.names)
        return [in_context(each, claimed, known=known) for each in rated]

    def _rate(self, query: Query, standing: Standing, items: Sequence[CitationItem]) -> list[Rated]:
        if not query.names and not query.title:
            return self._by_year(query, standing, items)
        if not query.names:
            return _compared(query, self._index.titled(query), standing, items)
        exact = _compared(query, self._index.called(query), standing, items)
        if any(each.log_odds > _CLEAR for each in exact):
            return exact  # whatever is spelt nearly so
        return _compared(query, self._index.named(query), standing, items)

    def _by_year(self, query: Query, standing: Standing, items: Sequence[CitationItem]) -> list[Rated]:
        """A year alone means the one entry of its post and chapter (or of the document) with that year."""
        if query.date is None or query.date.year is None:
            return []
        found = self._index.dated(query.date.year)
        own = [entry for entry in found if entry.standing == standing] or found
        start = (Clue("start"), Clue("year alone"))
        return [
            Rated.of(entry, (*start, *date_clues(query.date, entry), *circumstances(entry, standing, items)))
            for entry in own
        ]


_CLEAR = 2.0


def _compared(
    query: Query, found: Iterable[ComparedEntry], standing: Standing, items: Sequence[CitationItem]
) -> list[Rated]:
    compared = ((entry, clues(query, entry)) for entry in found)
    return [Rated.of(entry, (*said, *circumstances(entry, standing, items))) for entry, said in compared if said]


def _best(readings: Iterable[list[Rated]]) -> list[Rated]:
    """The candidates of all readings of a pointer, each by the reading that suits it best."""
    best: dict[int, Rated] = {}
    for rated in readings:
        for each in rated:
            if each.entry.place not in best or each.log_odds > best[each.entry.place].log_odds:
                best[each.entry.place] = each
    return list(best.values())
