r"""An entry of the reference list that no citation points to.

Most journals want every entry cited. The rule stays silent where less than half of a list is cited: that is a
bibliography for further reading, or a document in a style whose citations were not recognised; and on entries that
the document puts into its list without a citation (`\nocite`).
"""

from __future__ import annotations

from collections.abc import Iterator

from refextract.checking.rules import Case, Finding, called, is_ambiguous
from refextract.model.diagnostic import Severity

CODE = "R201"
NAME = "uncited-reference"
SEVERITY: Severity = "warning"
DEFAULT = True

_LEAST_SHARE_CITED = 0.5


def find(case: Case) -> Iterator[Finding]:
    """Every entry without a citation."""
    uncited = [each for each in case.listed if each.id not in case.cited and not case.is_listed_anyway(each)]
    if len(case.listed) - len(uncited) < _LEAST_SHARE_CITED * len(case.listed):
        return
    disputed = {rival.reference for _, _, link in case.items if is_ambiguous(link) for rival in link.rivals}
    for reference in uncited:
        if reference.id not in disputed:
            yield Finding(reference.span, f"{called(reference)} is not cited")
