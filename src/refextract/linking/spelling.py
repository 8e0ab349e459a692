"""Spelling: how many letters two words differ by, where they may be one."""

from __future__ import annotations

from rapidfuzz.distance import OSA

__all__ = ["letters_off"]


def letters_off(a: str, b: str) -> int | None:
    """How many letters must be changed, added, dropped or swapped with a neighbour; None where it is too many.

    A key of six letters or more bears two, one of four or five bears one.

    >>> letters_off("kochkrumrei", "krochkrumrei"), letters_off("chen", "cohen"), letters_off("li", "lu")
    (1, 1, None)
    """
    longer = max(len(a), len(b))
    bearable = 0 if longer < 4 else 1 if longer < 6 else 2
    off = OSA.distance(a, b, score_cutoff=bearable)
    return off if off <= bearable else None
