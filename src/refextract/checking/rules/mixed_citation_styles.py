"""A few citations in another style than all the others: numbers among names and years, or the other way round.

Told once for each style that has less than a tenth of the citations that resolve to the list. Works named in the
running text, web addresses and words like "ibid." go with any style.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from refextract.checking.rules import Case, Finding
from refextract.citations.given import GIVEN
from refextract.model.citation import Citation
from refextract.model.diagnostic import Related, Severity

CODE = "R110"
NAME = "mixed-citation-styles"
SEVERITY: Severity = "warning"
DEFAULT = True


_SHOWN = {"number": "by number", "author-year": "by author and year", "key": "by label"}
_MOST = 0.1  # of the citations; above, the document means it so
_FEWEST = 10  # citations; below, no style is the usual one
_CLOSE = 3  # characters; "Doe (2010) [3]" is one citation in two parts


def find(case: Case) -> Iterator[Finding]:
    """The first citation of every style that is rare in this document, with the others of that style."""
    found = _by_kind(case)
    total = sum(map(len, found.values()))
    usual = max(found, key=lambda kind: len(found[kind]), default="")
    for kind, citations in found.items():
        if total >= _FEWEST and kind != usual and len(citations) < _MOST * total:
            yield Finding(
                citations[0].span,
                f"{len(citations)} of {total} citations {'is' if len(citations) == 1 else 'are'} {_SHOWN[kind]}, "
                f"{len(found[usual])} {_SHOWN[usual]}",
                tuple(Related(message="another one", span=citation.span) for citation in citations[1:]),
            )


def _by_kind(case: Case) -> dict[str, list[Citation]]:
    """The citations of entries of the list by the kind of their first pointer; not those with a number behind them.

    How one is printed that the file alone declares, is not known.
    """
    listed = {reference.id for reference in case.listed}
    first = {citation.id: (citation, item) for citation, item, link in reversed(case.items) if link.reference in listed}
    starts = {each.span.start for each in case.extraction.citations}
    found: dict[str, list[Citation]] = defaultdict(list)
    for citation, item in reversed(first.values()):
        end = citation.span.end
        if item.pointer.kind in _SHOWN and citation.style != GIVEN and starts.isdisjoint(range(end, end + _CLOSE)):
            found[item.pointer.kind].append(citation)
    return found
