"""Separate works: a reference for each work of an entry that has several, for lists in which each stands by itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from string import ascii_lowercase

from refextract.model.reference import Reference
from refextract.references.parsing import parse_references
from refextract.references.several_works import fields_of_works
from refextract.references.tagging.tagger import Field
from refextract.text import pattern

__all__ = ["separate_works"]


def separate_works(references: Iterable[Reference]) -> Iterator[Reference]:
    """The references in order, those of entries with several works as one for each.

    The first work keeps the id of its entry, the others have it with a letter behind it; so have their labels: of entry
    3 they are "3a", "3b", ….

    >>> read = parse_references("(a) Roe, J. Water Res. 2001, 3, 5–9; (b) Doe, A. J. Silt 2004, 12, 40–48.")
    >>> [(each.id, each.author.names[0].family, each.issued.year) for each in separate_works(read)]
    [('r1', 'Roe', 2001), ('r1b', 'Doe', 2004)]
    """
    for reference in references:
        parts = _parts(reference) if _may_be_several(reference) else []
        if len(parts) > 1:
            yield from _one_each(reference, parts)
        else:
            yield reference


def _may_be_several(reference: Reference) -> bool:
    return any(len(each.spans) > 1 for each in reference.evidence if each.variable in ("author", "container-title"))


def _parts(reference: Reference) -> list[str]:
    """The texts of the works of an entry; none where one of them has no date, for it is no work by itself."""
    [again] = parse_references(reference.text)
    printed = sorted((span.start, span.end, each.variable) for each in again.evidence for span in each.spans)
    works = fields_of_works(reference.text, [Field(variable, start, end) for start, end, variable in printed])
    if not all(any(field.variable == "date" for field in work) for work in works):
        return []
    starts = [0, *(work[0].start for work in works[1:]), len(reference.text)]
    return [_mark.sub("", reference.text[start:end]) for start, end in pairwise(starts)]


# The letter of a work before it, and what parts it from the next one.
_mark = pattern(r"^\s*\(?a\)\s*|[\s;,]+(?:\(?[b-h]\))?\s*$|(?<=\.)\s*\(?[b-h]\)\s*$")


def _one_each(reference: Reference, parts: list[str]) -> Iterator[Reference]:
    label = reference.label
    for letter, part, read in zip(ascii_lowercase, parts, parse_references(parts), strict=False):
        changed = {"label": f"{label}{letter}" if label else None}
        if letter == "a":
            yield reference.model_copy(update=changed)
        else:
            same = {"id": f"{reference.id}{letter}", "span": reference.span, "origin": reference.origin, "text": part}
            yield read.model_copy(update={**changed, **same, "evidence": ()})
