"""Author-page citations as in MLA: ``(Smith 12)``, ``(Smith)``, ``(Smith, “Short Title” 4)``, ``(“Short Title” 4)``.

Without a date only the list can tell a name from any other word, so every author has to stand in it.
"""

from __future__ import annotations

from collections.abc import Iterator

from refextract.citations import Candidate, Reading
from refextract.styles._items import bracketed

__all__ = ["find"]


def find(reading: Reading) -> Iterator[Candidate]:
    """The brackets that hold authors of the list, perhaps with titles and pages, and no dates."""
    for bracket in reading.once(bracketed):
        if bracket.items and all(each.kind == "names" for each in bracket.items):
            yield Candidate(
                bracket.span, tuple(each.item for each in bracket.items), max(each.score for each in bracket.items)
            )
