"""Citation styles: each plug-in proposes the citations of one style; `the room` settles overlaps."""

from refextract.registry import Wanted

__all__ = ["SHAPE"]

SHAPE = (Wanted(("find",), "find(reading) -> Iterable[Candidate]"),)
"""What a style must have."""
