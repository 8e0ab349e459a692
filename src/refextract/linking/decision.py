"""Decision: the best of the candidates, if it is good enough and clearly better than the next; otherwise none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from refextract.linking.entries import ComparedEntry
from refextract.linking.scores import Clue, logistic, reasons, total
from refextract.model.link import Rival

__all__ = ["Decision", "Rated", "decide", "nothing"]

MARGIN = 0.8
"""By so much, in log-odds, the best must lead the next."""

RIVALS = 3
"""So many others are named at most."""


@dataclass(frozen=True, slots=True)
class Rated:
    """An entry with the clues on it, and their sum."""

    entry: ComparedEntry
    clues: tuple[Clue, ...]
    log_odds: float

    @classmethod
    def of(cls, entry: ComparedEntry, found: Sequence[Clue]) -> Rated:
        """The entry rated by the clues."""
        return cls(entry, tuple(found), total(found))

    @property
    def features(self) -> frozenset[str]:
        """The features of the clues."""
        return frozenset(clue.feature for clue in self.clues)

    def with_clues(self, *more: Clue) -> Rated:
        """The same with more clues."""
        return Rated.of(self.entry, (*self.clues, *more))


@dataclass(frozen=True, slots=True)
class Decision:
    """What becomes of a pointer: an entry or none, with score, reasons and rivals."""

    entry: ComparedEntry | None
    score: float
    reasons: tuple[str, ...]
    rivals: tuple[Rival, ...] = ()


def decide(rated: Sequence[Rated], threshold: float) -> Decision:
    """The decision between candidates."""
    if not rated:
        return nothing("no entry is like it")
    ranked = sorted(rated, key=lambda each: (-each.log_odds, each.entry.place))
    best, score = ranked[0], logistic(ranked[0].log_odds)
    if score < threshold:
        return Decision(None, 0.0, (f"nearest: {describe(best.entry)}", *reasons(best.clues)), _rivals(ranked))
    equal = [each for each in ranked if best.log_odds - each.log_odds < MARGIN]
    if len(equal) > 1 and not all(_same_work(best.entry, each.entry) for each in equal[1:]):
        return Decision(None, 0.0, (f"{len(equal)} entries fit equally",), _rivals(ranked))
    twice = ("the entry stands in the list more than once",) if len(equal) > 1 else ()
    return Decision(best.entry, score, reasons(best.clues) + twice, _rivals(ranked[1:]))


def nothing(reason: str) -> Decision:
    """The decision for no entry at all."""
    return Decision(None, 0.0, (reason,))


def describe(entry: ComparedEntry) -> str:
    """An entry in few words: first author and year, or the start of its text.

    Rivals are told to people, who know entries by these.
    """
    year = f" {entry.issued.year}" if entry.issued and entry.issued.year else ""
    if entry.authors:
        return entry.authors[0].printed + year
    start = entry.reference.title or entry.reference.text
    return start[:60] + year


def _rivals(ranked: Sequence[Rated]) -> tuple[Rival, ...]:
    return tuple(Rival(reference=each.entry.id, score=logistic(each.log_odds)) for each in ranked[:RIVALS])


def _same_work(one: ComparedEntry, other: ComparedEntry) -> bool:
    """Whether two entries say the same of the same work."""
    a, b = one.reference, other.reference
    if a.doi and b.doi:
        return a.doi.casefold() == b.doi.casefold()
    if not one.title or one.title != other.title:
        return False
    if a.origin != b.origin:  # an entry and the file that it was made from, which spells out what styles shorten
        return bool(_first(one) & _first(other)) and bool({*one.years} & {*other.years})
    return (a.author, one.years) == (b.author, other.years)


def _first(entry: ComparedEntry) -> frozenset[str]:
    """What the first author of an entry may be called."""
    return frozenset(key for author in entry.authors[:1] for key in author.full)
