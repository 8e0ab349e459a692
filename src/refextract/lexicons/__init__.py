"""Lexicons: plain lists of proper names, one a line, that tell what a capitalised word may be."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

__all__ = ["given_names", "publishers"]


@cache
def given_names() -> frozenset[str]:
    """The commonest given names of the world's authors, as printed.

    >>> "Charlotte" in given_names(), "University" in given_names()
    (True, False)
    """
    return frozenset((files(__name__) / "given_names.txt").read_text("utf-8").split())


@cache
def publishers() -> tuple[str, ...]:
    """Houses that print books, by the names that brackets behind a title give them.

    >>> "Knopf" in publishers()
    True
    """
    return tuple((files(__name__) / "publishers.txt").read_text("utf-8").splitlines())
