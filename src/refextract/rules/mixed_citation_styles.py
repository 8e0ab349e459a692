"""A few citations in another style than all the others: numbers among names and years, or the other way round.

Told once for each style that has less than a tenth of the citations that resolve to the list. Works named in the
running text, web addresses and words like "ibid." go with any style.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from refextract.model.citation import Citation
from refextract.model.diagnostic import Related, Severity
from refextract.rules import Case, Finding

CODE = "R110"
NAME = "mixed-citation-styles"
SEVERITY: Severity = "warning"
DEFAULT = True


_SHOWN = {"number": "by number", "author-year": "by author and year", "key": "by label"}
_MOST = 0.1  # of the citations; above, the document means it so
_FEWEST = 10  # citations; below, no style is the usual one


def find(case: Case) -> Iterator[Finding]:
    """The first citation of every style that is rare in this document, with the others of that style."""
    found: dict[str, list[Citation]] = defaultdict(list)
    listed = {reference.id for reference in case.listed}
    for citation, item, link in case.items:
        kind: str = item.pointer.kind
        if link.reference in listed and kind in _SHOWN and (not found[kind] or found[kind][-1] is not citation):
            found[kind].append(citation)
    total = sum(map(len, found.values()))
    usual: str = max(found, key=lambda kind: len(found[kind]), default="")
    for kind, citations in found.items():
        if total >= _FEWEST and kind != usual and 0 < len(citations) < _MOST * total:
            yield Finding(
                citations[0].span,
                f"{len(citations)} of {total} citations {'is' if len(citations) == 1 else 'are'} {_SHOWN[kind]}, "
                f"{len(found[usual])} {_SHOWN[usual]}",
                tuple(Related(message="another one", span=citation.span) for citation in citations[1:]),
            )
