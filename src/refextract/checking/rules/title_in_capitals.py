"""A title all in capitals, in a list that does not write all its titles so.

Capitals are mostly left over from a copied heading. Titles of few words are left alone: they may be acronyms.
"""

from __future__ import annotations

from collections.abc import Iterator

from refextract.checking.rules import Case, Finding, place_of
from refextract.model.diagnostic import Severity

CODE = "R307"
NAME = "title-in-capitals"
SEVERITY: Severity = "info"
DEFAULT = True


_FEWEST_WORDS = 4
_FEWEST_LETTERS = 20
_MOST = 0.2  # of the titles of a list; above, it is the manner of the list


def find(case: Case) -> Iterator[Finding]:
    """Every listed title of some length without a small letter."""
    titled = [reference for reference in case.listed if reference.title]
    loud = [reference for reference in titled if _is_loud(reference.title or "")]
    if len(loud) <= max(1, _MOST * len(titled)):
        for reference in loud:
            yield Finding(place_of(reference, "title"), f"“{reference.title}” is all in capitals")


def _is_loud(title: str) -> bool:
    letters = [c for c in title if c.isalpha()]
    return len(title.split()) >= _FEWEST_WORDS and len(letters) >= _FEWEST_LETTERS and title.isupper()
