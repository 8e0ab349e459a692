"""Numbered citations in raised figures: ``word³,⁵``, ``word^3^``, ``<sup>3</sup>``."""

from __future__ import annotations

from collections.abc import Iterator

from refextract.citations import Candidate, Reading
from refextract.citations.styles._notations import choose

__all__ = ["find"]


def find(reading: Reading) -> Iterator[Candidate]:
    """The raised numbers, where the document cites by them."""
    choice = reading.once(choose)
    if choice and choice.notation in {"raised", "fused", "spaced"}:
        for group in choice.groups:
            yield Candidate(group.span, group.items, 0.9)
