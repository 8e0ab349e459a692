"""The lexicon: what a word is known for (a month, a marker, a family name, a place), frozen into each model."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from refextract.languages import languages
from refextract.references.tagging.tokens import tokenise

__all__ = ["Lexicon", "count_words", "marker_codes", "profile_codes"]

_KINDS = {
    "and_words": "&", "et_al": "e", "no_date": "d", "in_press": "f", "circa": "c", "accessed": "r", "available": "a",
    "in_words": "i", "editor_markers": "E", "translator_markers": "T", "edition_words": "N", "volume_words": "V",
    "issue_words": "I", "page_words": "P", "extent_words": "x", "thesis_words": "D", "report_words": "R",
    "conference_words": "C", "prefixes": "z", "back_words": "k", "same_author_words": "h",
}  # fmt: skip
_ROLES = ("author", "editor", "translator")
_PARTS = {"title": "t", "container-title": "j", "publisher": "p", "publisher-place": "l", "collection-title": "j"}
_LEAST = 3
_STRONG, _WEAK = 0.5, 0.12


class Lexicon(NamedTuple):
    """`markers` and `profiles` lead from a word in lower case to its code; a word in neither is unknown."""

    markers: Mapping[str, str]
    profiles: Mapping[str, str]


def marker_codes() -> dict[str, str]:
    """The code of every word that the languages' word lists hold: a letter for each list it stands in."""
    codes: defaultdict[str, set[str]] = defaultdict(set)
    for each in languages():
        for kind, letter in _KINDS.items():
            for entry in getattr(each, kind):
                pieces = _words(entry)
                if len(pieces) == 1:
                    codes[pieces[0]].add(letter)
        for month in each.months:
            for entry in month:
                codes[entry.rstrip(".").lower()].add("m")
        for season in each.seasons:
            for entry in season:
                codes[entry.lower()].add("s")
    return {word: "".join(sorted(letters)) for word, letters in sorted(codes.items())}


def count_words(items: Iterable[Mapping[str, object]]) -> dict[str, Counter[str]]:
    """How often each word stands where in CSL items: s surname, g given, t title, j host, p publisher, l place."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for item in items:
        for letter, text in _texts(item):
            for word in _words(text):
                counts[word][letter] += 1
    return counts


def profile_codes(counts: Mapping[str, Counter[str]]) -> dict[str, str]:
    """The code of each word that is frequent enough: its parts by share, strong ones upper case."""
    totals: Counter[str] = Counter()
    for counter in counts.values():
        totals.update(counter)
    profiles = {}
    for word, counter in sorted(counts.items()):
        if len(word) > 1 and counter.total() >= _LEAST and not word[0].isdigit():
            profiles[word] = _profile({letter: n / totals[letter] for letter, n in counter.items()})
    return profiles


def _profile(rates: Mapping[str, float]) -> str:
    whole = sum(rates.values())
    letters = ((letter, rate / whole) for letter, rate in sorted(rates.items()))
    return "".join(letter.upper() if share > _STRONG else letter for letter, share in letters if share > _WEAK)


def _texts(item: Mapping[str, object]) -> Iterable[tuple[str, str]]:
    for role in _ROLES:
        names = item.get(role)
        for name in names if isinstance(names, list) else ():
            yield "s", str(name.get("family", ""))
            yield "g", str(name.get("given", ""))
            yield "o", str(name.get("literal", ""))
    for part, letter in _PARTS.items():
        yield letter, str(item.get(part, ""))


def _words(text: str) -> list[str]:
    return [text[start:end].lower() for start, end in tokenise(text)]
