"""Separate works: a reference for each work of an entry that has several, for lists in which each stands by itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from string import ascii_lowercase
from typing import NamedTuple

from refextract.model.reference import Reference
from refextract.references.parsing import parse_references
from refextract.references.several_works import (
    end_of_same_author,
    fields_of_works,
    is_same_author,
    may_have_border,
)
from refextract.references.tagging.tagger import Field
from refextract.text import Span, pattern

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
        works = _works(reference) if _may_be_several(reference) else []
        if len(works) > 1:
            yield from _one_each(reference, works)
        else:
            yield reference


def _may_be_several(reference: Reference) -> bool:
    repeated = any(len(each.spans) > 1 for each in reference.evidence if each.variable in _REPEATED)
    return repeated and may_have_border(reference.text)


_REPEATED = ("author", "container-title", "title", "date")


class _Work(NamedTuple):
    """What is printed of a work, and what a reader takes it for: their names before one of the same authors."""

    printed: str
    meant: str


def _works(reference: Reference) -> list[_Work]:
    """The works of an entry; none where one of them has no date, for it is no work by itself."""
    whole = Span(0, len(reference.text))  # else what was found is told in places of a document
    read = reference if reference.span == whole else parse_references(reference.text)[0]
    printed = sorted((span.start, span.end, each.variable) for each in read.evidence for span in each.spans)
    works = fields_of_works(reference.text, [Field(variable, start, end) for start, end, variable in printed])
    if not all(any(field.variable == "date" for field in work) for work in works):
        return []
    starts = [0, *(_start(reference.text, *both) for both in pairwise(works)), len(reference.text)]
    texts = [_mark.sub("", reference.text[start:end]) for start, end in pairwise(starts)]
    return [
        _Work(text, _names_before(reference.text, works[0], work) + text)
        for text, work in zip(texts, works, strict=True)
    ]


def _start(source: str, before: Sequence[Field], work: Sequence[Field]) -> int:
    """Where a work begins, behind words for the authors of the one before it, with the bracket before it."""
    start = work[0].start
    if (behind := end_of_same_author(source, before[-1].end, start)) is not None:
        return behind
    if len(work) > 1 and work[0].variable == "author" and is_same_author(source[start : work[0].end]):
        start = work[1].start
    while start and source[start - 1] in _OPENING:
        start -= 1
    return start


_OPENING = "([“„«‘\"'"


def _names_before(source: str, first: Sequence[Field], work: Sequence[Field]) -> str:
    """The authors of the first work, for one that leaves them out, as that one prints them before its next field."""
    own = [
        field for field in work if field.variable == "author" and not is_same_author(source[field.start : field.end])
    ]
    authors = next((field for field in first if field.variable == "author"), None)
    if own or authors is None:
        return ""
    names = source[authors.start : authors.end]
    behind = next((field for field in first if field.start >= authors.end), None)
    begins = next((field for field in work if field.variable != "author"), None)
    if behind is None or begins is None or behind.variable != begins.variable:
        return f"{names} " if names.endswith(".") else f"{names}. "
    return source[authors.start : behind.start].rstrip(_OPENING)


# The letter of a work before it, and what parts it from the next one.
_mark = pattern(r"^\s*\(?a\)\s*|[\s;,]+(?:\(?[b-h]\))?\s*$|(?<=\.)\s*\(?[b-h]\)\s*$")


def _one_each(reference: Reference, works: list[_Work]) -> Iterator[Reference]:
    label = reference.label
    read = parse_references([work.meant for work in works])
    for letter, work, each in zip(ascii_lowercase, works, read, strict=False):
        changed = {"label": f"{label}{letter}" if label else None}
        if letter == "a":
            yield reference.model_copy(update=changed)
        else:
            same = {"id": f"{reference.id}{letter}", "span": reference.span, "origin": reference.origin}
            yield each.model_copy(update={**changed, **same, "text": work.printed, "evidence": ()})
