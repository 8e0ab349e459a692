"""Figures: the number that decimal figures print, of any script."""

from __future__ import annotations

from functools import cache

import regex

__all__ = ["number_of"]


def number_of(figures: str) -> int:
    r"""The number that figures print, each of which is a ``\d`` of `regex`.

    That module knows figures of scripts that are younger than the tables of this Python, where `int` gives up.

    >>> number_of("1984"), number_of("۱۳۶۳"), number_of("\U00010d41\U00010d42")
    (1984, 1363, 12)
    """
    return int(figures if figures.isdecimal() else "".join([_figure(each) for each in figures]))


@cache
def _figure(sign: str) -> str:
    return next(str(value) for value in range(10) if regex.match(rf"\p{{Numeric_Value={value}}}", sign))
