"""Which entry of a list prints which work: lists of citation programs do not say it, but print the values."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from refextract.model.naming import makers
from refextract.model.reference import Reference
from refextract.text import pattern
from refextract.values.folding import squeeze

__all__ = ["ties_of"]

_SHORTEST_TITLE = 8  # letters; shorter ones are found in any text
_LONGEST_TITLE = 80  # letters that are compared, since titles are cut and corrected at their ends
_NEAREST = 8  # entries that share the rarest words of a work's title and are looked at
_COMMON = 80  # entries with a word above which the word tells nothing
_LEAST = 3.0
_LEAST_AGAIN = 4.0  # for a second work of one entry
_WORD = pattern(r"[\p{L}\p{N}]{4,}+")
_TITLE, _DOI, _URL, _LABEL, _AUTHOR, _YEAR, _PLACE = 3.0, 4.0, 2.5, 1.5, 1.0, 1.0, 1.0


class _Printed(NamedTuple):
    """An entry as it is compared: its letters and figures, and its words."""

    letters: str
    words: frozenset[str]
    label: str | None


class _Pair(NamedTuple):
    """An entry that may print the work of a key, and how much speaks for it."""

    score: float
    entry: int
    key: str


def ties_of(
    works: Sequence[Reference], entries: Sequence[tuple[str, str | None]], labels: Mapping[str, str]
) -> dict[int, list[str]]:
    """The keys of the works that each entry (text and label) prints, by the index of the entry.

    An entry has one work, unless another one with the same values is left that no other entry prints. `labels` tells
    by which printed number the citations call a work.
    """
    printed = [_Printed(squeeze(text), frozenset(_words(text)), label) for text, label in entries]
    pairs = sorted(_pairs(works, printed, _index(printed), labels), key=lambda pair: -pair.score)
    found: dict[int, list[str]] = {}
    tied: set[str] = set()
    for pair in pairs:
        if pair.entry not in found and pair.key not in tied:
            found[pair.entry] = [pair.key]
            tied.add(pair.key)
    for pair in pairs:
        if pair.key not in tied and pair.score >= _LEAST_AGAIN:
            found[pair.entry].append(pair.key)
            tied.add(pair.key)
    return found


def _pairs(
    works: Sequence[Reference],
    printed: Sequence[_Printed],
    index: Mapping[str, Sequence[int]],
    labels: Mapping[str, str],
) -> Iterator[_Pair]:
    for work in works:
        label = labels.get(work.id)
        for entry in _near(work, index, label):
            score = _score(work, printed[entry], label)
            if score >= _LEAST:
                yield _Pair(score, entry, work.id)


def _index(printed: Sequence[_Printed]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for number, each in enumerate(printed):
        for word in each.words:
            found[word].append(number)
        if each.label:
            found[f"[{each.label}]"].append(number)
    return found


def _near(work: Reference, index: Mapping[str, Sequence[int]], label: str | None) -> list[int]:
    """The entries that may print a work: those that share words with it."""
    counts: Counter[int] = Counter()
    names = " ".join(_names(work))
    for word in {*_words(f"{work.title or ''} {names} {work.doi or ''} {work.url or ''}"), f"[{label}]"}:
        numbers = index.get(word, ())
        if len(numbers) <= _COMMON:
            counts.update(numbers)
    return [number for number, _ in counts.most_common(_NEAREST)]


def _score(work: Reference, entry: _Printed, label: str | None) -> float:
    """How much of a work an entry prints."""
    title = squeeze(work.title or "")[:_LONGEST_TITLE]
    year = str(work.issued.year) if work.issued is not None and work.issued.year is not None else ""
    places = [squeeze(each) for each in (work.volume, work.page, work.publisher) if each]
    score = _TITLE * (len(title) >= _SHORTEST_TITLE and title in entry.letters)
    score += _DOI * bool(work.doi and squeeze(work.doi) in entry.letters)
    score += _URL * bool(work.url and squeeze(work.url) in entry.letters)
    score += _LABEL * bool(label and label == entry.label)
    score += _YEAR * bool(year and year in entry.letters)
    score += _AUTHOR * any(squeeze(name) in entry.letters for name in _names(work)[:1])
    return score + _PLACE * (bool(places) and all(each in entry.letters for each in places))


def _names(work: Reference) -> list[str]:
    return [name for each in makers(work) if (name := each.family or each.literal or "")]


def _words(text: str) -> list[str]:
    return [squeeze(word) for word in _WORD.findall(text)]
