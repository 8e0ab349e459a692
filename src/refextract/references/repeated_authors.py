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
    if before.author.names:
        return reference.model_copy(update={"author": _names(before.author, reference.author, dash)})
    return reference.model_copy(update={"editor": _names(before.editor, reference.editor, dash)})


def _names(before: NameList, own: NameList, dash: regex.Match[str]) -> NameList:
    """The names before, or the first of them, and then the entry's own; these alone where they begin the same."""
    if own.names[:1] == before.names[:1]:
        return own
    meant = before.names[:1] if dash["more"] else before.names
    others = own.others or bool(dash["others"]) or (before.others and not dash["more"])
    return NameList(names=(*meant, *own.names), others=others)


_dash = pattern(
    r"\s*+(?:[-–—―_‒⸺⸻]{2,}+|[—―⸺⸻]|(?:Idem|Id|Ders|Dies|Eadem)\b\.?)"
    r"(?P<more>\s*+(?:,|;|&|and\b|und\b|et\b|y\b|e\b)(?P<others>\s*+et\s++al)?+)?+"
)
