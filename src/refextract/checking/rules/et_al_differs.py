"""A work cited now with all its authors and now with "et al.", or otherwise than works of as many authors.

Most styles shorten by the number of authors: from three on, say. The rule tells the rarer way for each number. Styles
that name all authors at the first citation are left alone: only later citations count. Off by default, because
"et al." is also written out to tell two works apart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from refextract.checking.rules import Case, Finding
from refextract.model.citation import AuthorYear, CitationItem
from refextract.model.diagnostic import Severity
from refextract.model.reference import Reference

CODE = "R109"
NAME = "et-al-differs"
SEVERITY: Severity = "info"
DEFAULT = False


_CLEAR = 3  # times as often must the usual way be


def find(case: Case) -> Iterator[Finding]:
    """Every citation that shortens, or does not, where nearly all works of as many authors are cited the other way."""
    ways: dict[int, dict[bool, list[CitationItem]]] = defaultdict(lambda: {True: [], False: []})
    seen: set[str] = set()
    for item, _, reference in case.resolved:
        authors = len(reference.author.names)
        if _counts(item, reference) and reference.id in seen:
            ways[authors][_is_short(item)].append(item)
        seen.add(reference.id)
    for authors, way in ways.items():
        rare = min(way, key=lambda short: len(way[short]))
        if way[rare] and len(way[not rare]) >= _CLEAR * len(way[rare]):
            yield from (_finding(case, item, authors, short=rare) for item in way[rare])


def _counts(item: CitationItem, reference: Reference) -> bool:
    names = reference.author
    return (
        isinstance(item.pointer, AuthorYear) and bool(item.pointer.names) and len(names.names) > 1 and not names.others
    )


def _is_short(item: CitationItem) -> bool:
    return isinstance(item.pointer, AuthorYear) and item.pointer.others


def _finding(case: Case, item: CitationItem, authors: int, *, short: bool) -> Finding:
    how = "with “et al.”" if short else "without “et al.”"
    return Finding(
        item.span, f"“{case.written(item.span)}” is cited {how}, unlike most works of {authors} authors in this text"
    )
