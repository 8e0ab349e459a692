"""Repeated authors: a dash, or "Idem", in place of the authors of the entry before."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from refextract.model.reference import Reference
from refextract.text import pattern
from refextract.values.name import NameList

__all__ = ["with_repeated_authors"]

NEAR = 2000
"""So many characters at most lie between two entries of one list."""


def with_repeated_authors(references: Sequence[Reference]) -> tuple[Reference, ...]:
    """The references, each that begins with a dash with the authors for which it stands.

    A dash with more names behind it stands for the first author alone. Such an author has no evidence of its own.

    >>> from refextract.references import parse_references
    >>> lines = ["Lemos, C. (1976). Cozinhas. Perspectiva.", "———. (1989). Alvenaria burguesa. Nobel."]
    >>> with_repeated_authors(parse_references(lines))[1].author.names[0].family
    'Lemos'
    """
    found: list[Reference] = []
    for reference in references:
        near = bool(found) and reference.span.start - found[-1].span.end < NEAR
        found.append(_repeated(reference, found[-1]) if near else reference)
    return tuple(found)


def _repeated(reference: Reference, before: Reference) -> Reference:
    dash = _dash.match(reference.text)
    if not dash:
        return reference
    variable = "author" if before.author.names else "editor"
    own: NameList = getattr(reference, variable)
    return reference.model_copy(update={variable: _names(getattr(before, variable), _without_word(own, dash), dash)})


def _without_word(own: NameList, dash: regex.Match[str]) -> NameList:
    """The names of an entry without the word that was taken for the first of them."""
    word = dash[0].split(",")[0].strip(" .")
    first = own.names[0] if own.names else None
    taken = first is not None and (first.literal or first.family or "").strip(" .") == word
    return NameList(names=own.names[1:], others=own.others) if taken else own


def _names(before: NameList, own: NameList, dash: regex.Match[str]) -> NameList:
    """The names before, or the first of them, and then the entry's own; these alone where they begin the same."""
    if own.names[:1] == before.names[:1]:
        return own
    meant = before.names[:1] if dash["more"] else before.names
    others = own.others or bool(dash["others"]) or (before.others and not dash["more"])
    return NameList(names=(*meant, *own.names), others=others)


_dash = pattern(
    r"\s*+(?:[-–—―_‒⸺⸻]{2,}+|[—―⸺⸻]|[‒–](?=\s++\(\d{4})|(?:Idem|Id|Ders|Dies|Dieselbe|Derselbe|Eadem|Isdem|Ibid)\b\.?)"
    r"(?P<more>\s*+(?:,|;|&|and\b|und\b|et\b|y\b|e\b)(?P<others>\s*+et\s++al)?+)?+"
)
