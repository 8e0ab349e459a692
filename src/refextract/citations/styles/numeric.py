"""Numbered citations in brackets: ``[2–4]``, ``([7], p. 127)``, ``(12)``."""

from __future__ import annotations

from collections.abc import Iterator

from refextract.citations import Candidate, Reading
from refextract.citations.styles._notations import choose

__all__ = ["find"]


def find(reading: Reading) -> Iterator[Candidate]:
    """The bracketed numbers, where the document cites by them."""
    choice = reading.once(choose)
    if choice and choice.notation in {"square", "round"}:
        for group in choice.groups:
            yield Candidate(group.span, group.items, 0.9)
