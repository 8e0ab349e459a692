"""Printable text: what a document or a file name says, without what would move, colour or command a terminal."""

from __future__ import annotations

import re

__all__ = ["harmless", "printable"]


def harmless(text: str) -> str:
    r"""The text with what commands a terminal or turns the text around written as escapes, and nothing else.

    For pages, which show blanks of all kinds and join letters as the signs between them say.

    >>> harmless("a\xa0b\u200c\tc\x1b[31m\x9b\u202e\udcff")
    'a\xa0b\u200c\tc\\x1b[31m\\x9b\\u202e\\udcff'
    """
    return _commanding.sub(lambda found: _escaped(found[0]), text)


def _escaped(sign: str) -> str:
    return sign.encode("unicode_escape").decode("ascii")


# Controls but for white space, halves of characters, and the signs that embed, override or isolate a direction.
_commanding = re.compile("[\0-\x08\x0b\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def printable(text: str) -> str:
    r"""The text with every character that does not print written as an escape, but for the ends of lines.

    >>> printable("naïve\x1b[31m\u202e\udcff")
    'naïve\\x1b[31m\\u202e\\udcff'
    """
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() or c == "\n" else _escaped(c) for c in text)
