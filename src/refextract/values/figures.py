"""Figures: the number that decimal figures print, of any script."""

from __future__ import annotations

from functools import cache

import regex

__all__ = ["number_of", "whole"]


def number_of(figures: str) -> int:
    r"""The number that figures print, each of which is a ``\d`` of `regex`.

    That module knows figures of scripts that are younger than the tables of this Python, where `int` gives up.

    >>> number_of("1984"), number_of("۱۳۶۳"), number_of("\U00010d41\U00010d42")
    (1984, 1363, 12)
    """
    return int(figures if figures.isdecimal() else "".join([_figure(each) for each in figures]))


def whole(figures: str | None) -> int | None:
    """The number that a text of decimal figures alone is.

    None for another text, and for more figures than anything is counted with, which cost more the more there are and
    which Python refuses from some thousands on.

    >>> whole("84"), whole("4a"), whole(""), whole("9" * 5000)
    (84, None, None, None)
    """
    return int(figures) if figures and len(figures) <= _MOST_FIGURES and figures.isdecimal() else None


_MOST_FIGURES = 15


@cache
def _figure(sign: str) -> str:
    return next(str(value) for value in range(10) if regex.match(rf"\p{{Numeric_Value={value}}}", sign))
