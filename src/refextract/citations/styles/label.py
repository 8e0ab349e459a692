"""Citations by an alphabetic label that the list bears: ``[Knu84]``, ``[ABC+99a, p. 3; Lam86]``.

A label that the list lacks is one, too, if it is made as those of the list are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, partial
from typing import NamedTuple

import regex

from refextract.citations import Candidate, Reading
from refextract.citations.styles._brackets import brackets, innermost
from refextract.citations.styles._found import leads_only
from refextract.citations.styles._groups import Grammar, Group, Part, grammar, read_group
from refextract.model.citation import Key
from refextract.model.reference import Reference
from refextract.text import Span, pattern

__all__ = ["find"]

_LONGEST = 400
_SQUARE = "[［【"
_SCORE = 0.95
_ALIKE = 0.8  # the share of a list's labels that are made alike, if all of its labels are
_FEWEST = 3  # labels that show how labels are made


class _Labels(NamedTuple):
    """The labels of a list, and how they are made: the numbers of letters and of figures, none where they differ."""

    known: frozenset[str]
    letters: frozenset[int]
    figures: frozenset[int]

    def holds(self, label: str) -> bool:
        """Whether the list has the label, or may have lost it."""
        return label in self.known or self.is_alike(label)

    def is_alike(self, label: str) -> bool:
        """Whether a label is made as those of the list: as many letters, as many figures."""
        made = _made.fullmatch(label)
        return made is not None and len(made["letters"]) in self.letters and len(made["figures"]) in self.figures


def find(reading: Reading) -> Iterator[Candidate]:
    """The square brackets that hold a label of the list, or labels made like those and words that lead to them."""
    labels = _labels(reading.references)
    pairs = innermost(brackets(reading.text)) if labels.known else []
    tokens = _grammar()._replace(part=partial(_part, labels))
    for pair in pairs:
        if pair.opening in _SQUARE and len(pair.span) <= _LONGEST:
            group = read_group(reading.text, pair.inside, pair.span, tokens)
            if group and (_is_listed(group, labels) or _is_bare(group)):
                yield Candidate(group.span, group.items, _SCORE)


def _labels(references: Sequence[Reference]) -> _Labels:
    """The labels of a list, unless its entries are merely numbered."""
    known = frozenset(each.label.strip("[](). ") for each in references if each.label)
    if all(_number.fullmatch(label) for label in known):
        return _Labels(frozenset(), frozenset(), frozenset())
    made = [found for label in known if (found := _made.fullmatch(label))]
    if len(made) < max(_FEWEST, _ALIKE * len(known)):
        made = []
    return _Labels(known, frozenset(len(m["letters"]) for m in made), frozenset(len(m["figures"]) for m in made))


def _is_listed(group: Group, labels: _Labels) -> bool:
    return any(isinstance(item.pointer, Key) and item.pointer.key in labels.known for item in group.items)


def _is_bare(group: Group) -> bool:
    """Whether nothing stands beside labels but words that lead to them, or the initials of an author."""
    return all(
        not part.suffix
        and (leads_only(part.prefix + " ", 0, len(part.prefix) + 1) or _initials.fullmatch(part.prefix) is not None)
        for part in group.parts
    )


def _part(labels: _Labels, token: regex.Match[str]) -> Part | None:
    return Part(Span(*token.span()), (Key.made(key=token[0]),)) if labels.holds(token[0]) else None


@cache
def _grammar() -> Grammar:
    nothing = _Labels(frozenset(), frozenset(), frozenset())
    return grammar(r"(?<!\w)[\p{L}\d][\w+*.:/&'’-]*+(?<![.:/'’-])", r"(?!)", partial(_part, nothing))


_number = pattern(r"\d{1,4}[a-z]?")
_initials = pattern(r"(?:\p{Lu}\.\s?)++")
# Letters of authors, then figures of a year: "ABC+99a".
_made = pattern(r"(?P<letters>\p{Lu}[\p{L}+*]*+)(?P<figures>\d{2,4}+)[a-z]?")
