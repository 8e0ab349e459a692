"""Confusions: which variables a tagger takes for which others, counted in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from refextract.references.tagging.evaluate import Measured, scored_variables, spans_of
from refextract.references.tagging.labels import NamedSpan
from refextract.references.tagging.tokens import tokenise

__all__ = ["confusion_lines", "confusions"]

_NOTHING = "nothing"


def confusions(sets: Iterable[Measured]) -> Counter[tuple[str, str]]:
    """How many words belong to the one variable and were taken for the other; words of no variable are "nothing".

    A variable that a set never uses counts as nothing on that set.
    """
    counts: Counter[tuple[str, str]] = Counter()
    for each in sets:
        variables = scored_variables(each.records)
        for record, tagged in zip(each.records, each.tagged, strict=True):
            tokens = tokenise(record.text)
            wanted, found = (
                _names([span for span in spans if span[2] in variables], tokens)
                for spans in (record.spans, spans_of(tagged))
            )
            counts.update(pair for pair in zip(wanted, found, strict=True) if pair[0] != pair[1])
    return counts


def _names(spans: Sequence[NamedSpan], tokens: Iterable[tuple[int, int]]) -> list[str]:
    """The variable of each token, the one whose span holds its first character."""
    names, at = [], 0
    for start, _ in tokens:
        while at < len(spans) and spans[at][1] <= start:
            at += 1
        names.append(spans[at][2] if at < len(spans) and spans[at][0] <= start else _NOTHING)
    return names


def confusion_lines(counts: Counter[tuple[str, str]], most: int = 20) -> list[str]:
    """The most frequent confusions, a line each, with their share of all words that are taken for something else.

    >>> confusion_lines(Counter({("title", "container-title"): 3, ("date", "nothing"): 1}))
    [' 75.0 %  title is taken for container-title', ' 25.0 %  date is taken for nothing']
    """
    total = counts.total()
    ordered = sorted(counts.items(), key=lambda each: (-each[1], each[0]))[:most]
    return [f"{100 * count / total:5.1f} %  {gold} is taken for {found}" for (gold, found), count in ordered]
