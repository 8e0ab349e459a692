"""Printable text: what a document or a file name says, without what would move, colour or command a terminal."""

from __future__ import annotations

__all__ = ["printable"]


def printable(text: str) -> str:
    r"""The text with every character that does not print written as an escape, but for the ends of lines.

    >>> printable("naïve\x1b[31m\u202e\udcff")
    'naïve\\x1b[31m\\u202e\\udcff'
    """
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() or c == "\n" else c.encode("unicode_escape").decode("ascii") for c in text)
