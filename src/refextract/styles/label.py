"""Citations by an alphabetic label that the list bears: ``[Knu84]``, ``[ABC+99a, p. 3; Lam86]``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, partial

import regex

from refextract.citations import Candidate, Reading
from refextract.model.citation import Key
from refextract.model.reference import Reference
from refextract.styles._brackets import brackets, innermost
from refextract.styles._groups import Grammar, Part, grammar, read_group
from refextract.text import Span

__all__ = ["find"]

_LONGEST = 400
_SQUARE = "[［【"
_SCORE = 0.95


def find(reading: Reading) -> Iterator[Candidate]:
    """The square brackets in which a label of the list stands."""
    labels = _labels(reading.references)
    pairs = innermost(brackets(reading.text)) if labels else []
    tokens = _grammar()._replace(part=partial(_part, labels))
    for pair in pairs:
        if pair.opening in _SQUARE and len(pair.span) <= _LONGEST:
            group = read_group(reading.text, pair.inside, pair.span, tokens)
            if group:
                yield Candidate(group.span, group.items, _SCORE)


def _labels(references: Sequence[Reference]) -> frozenset[str]:
    """The labels of a list, unless its entries are merely numbered."""
    labels = frozenset(each.label.strip("[](). ") for each in references if each.label)
    return labels if any(not _number().fullmatch(label) for label in labels) else frozenset()


def _part(labels: frozenset[str], token: regex.Match[str]) -> Part | None:
    return Part(Span(*token.span()), (Key.made(key=token[0]),)) if token[0] in labels else None


@cache
def _grammar() -> Grammar:
    return grammar(r"(?<!\w)[\p{L}\d][\w+*.:/&'’-]*+(?<![.:/'’-])", r"(?!)", partial(_part, frozenset()))


@cache
def _number() -> regex.Pattern[str]:
    return regex.compile(r"\d{1,4}[a-z]?")
