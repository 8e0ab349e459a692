"""An entry that lacks what works of its type must have: a title; the journal of an article; the book of a chapter.

Off by default: what an entry seems to lack it may only print in an unusual way.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from refextract.checking.rules import Case, Finding, called
from refextract.model.diagnostic import Severity
from refextract.model.reference import Reference
from refextract.values.name import NameList

CODE = "R308"
NAME = "missing-field"
SEVERITY: Severity = "info"
DEFAULT = False


_REQUIRED: Mapping[str, tuple[str, ...]] = {
    "article-journal": ("title", "container_title", "issued"),
    "article-magazine": ("title", "container_title", "issued"),
    "article-newspaper": ("title", "container_title", "issued"),
    "book": ("title", "issued"),
    "chapter": ("title", "container_title", "issued"),
    "paper-conference": ("title", "issued"),
    "report": ("title", "issued"),
    "thesis": ("title", "author", "issued"),
    "webpage": ("title", "url"),
}
_WORDS = {"issued": "date", "container_title": "host (journal, book or site)"}


def find(case: Case) -> Iterator[Finding]:
    """Every entry of a list with the fields that it lacks."""
    for reference in case.listed:
        lacking = [
            _WORDS.get(field, field) for field in _REQUIRED.get(reference.type, ()) if not _has(reference, field)
        ]
        if lacking:
            yield Finding(reference.span, f"{called(reference)} ({reference.type}) has no {' and no '.join(lacking)}")


def _has(reference: Reference, field: str) -> bool:
    value = getattr(reference, field)
    return bool(value.names) if isinstance(value, NameList) else value is not None
