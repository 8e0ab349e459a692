"""Citation styles: each plug-in proposes the citations of one style; `the room` settles overlaps."""

from refextract.registry import Part

__all__ = ["SHAPE"]

SHAPE = (Part(("find",), "find(reading) -> Iterable[Candidate]"),)
"""What a style must have."""
