"""A citation with more authors than the entry it means: a co-author, or an "et al.", whom the entry does not have.

Either the entry lacks an author, or another work is meant. Names that are nearly those of the entry are R103's.
Silent where the entry breaks its own list off with "et al.".
"""

from __future__ import annotations

from collections.abc import Iterator

from refextract.checking.rules import Case, Finding, called, place_of
from refextract.checking.rules._spelling import is_of, nearest
from refextract.model.citation import AuthorYear
from refextract.model.diagnostic import Related, Severity
from refextract.model.reference import Reference

CODE = "R107"
NAME = "unknown-co-author"
SEVERITY: Severity = "warning"
DEFAULT = True


_ALIKE = 0.7  # from here on it is a misspelling of a name that the entry has


def find(case: Case) -> Iterator[Finding]:
    """Every linked item that knows authors whom its entry does not know."""
    for item, _, reference in case.resolved:
        if not isinstance(item.pointer, AuthorYear) or not _is_whole(reference):
            continue
        where = (Related(message="the authors of the entry", span=place_of(reference, "author")),)
        names = item.pointer.names
        if not names or not is_of(names[0], reference):
            continue
        for printed in names[1:]:
            if not is_of(printed, reference) and nearest(printed, reference)[0] < _ALIKE:
                yield Finding(item.span, f"{called(reference)} has no author “{printed}”", where)
        if item.pointer.others and len(names) >= len(reference.author.names) + len(reference.editor.names):
            yield Finding(item.span, f"{called(reference)} has no more authors for “et al.” to stand for", where)


def _is_whole(reference: Reference) -> bool:
    """Whether all the authors are known, and all of them are persons."""
    names = reference.author
    return bool(names.names) and not names.others and all(name.family for name in names.names)
