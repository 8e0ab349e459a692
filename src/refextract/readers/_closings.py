"""Closings: where the signs stand that end comments and other things which hold whatever stands in them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import regex

from refextract.text import pattern

__all__ = ["Closings", "enclosed", "without_unclosed"]


class Closings:
    """Where a sign stands next in a text; it is looked for once, however often something opens before it.

    A pattern such as ``<!--.*?-->`` looks through the rest of the text for each opening that nothing closes.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._next: dict[str, tuple[int, int]] = {}

    def after(self, sign: str, place: int) -> int | None:
        """Where the sign stands from `place` on; None where it does not.

        >>> closings = Closings("a */ b")
        >>> closings.after("*/", 0), closings.after("*/", 3), closings.after("*/", 2)
        (2, None, 2)
        """
        since, at = self._next.get(sign, (1, 0))
        if not since <= place <= at:
            found = self._text.find(sign, place)
            since, at = place, found if found >= 0 else len(self._text)
            self._next[sign] = since, at
        return at if at < len(self._text) else None


def enclosed(
    text: str, openings: regex.Pattern[str], closing: Callable[[regex.Match[str]], str]
) -> Iterator[tuple[regex.Match[str], int, int]]:
    """What is opened by a pattern and closed by a sign: the opening, and where the sign begins and ends.

    What nothing closes is passed over, and so is what opens inside.
    """
    closings = Closings(text)
    place = 0
    while found := openings.search(text, place):
        sign = closing(found)
        at = closings.after(sign, found.end()) if sign else found.end()
        place = found.end() if at is None else at + len(sign)
        if at is not None:
            yield found, at, place


def without_unclosed(text: str) -> str:
    r"""The text, as long as it was, with a NUL in each comment and tag of code that nothing closes.

    For patterns that know what holds no markup by what opens and closes it: they find no opening that they would look
    for the closing of in vain, each time through all of the text that is left.

    >>> without_unclosed("<!-- a --> <!-- <code> b </code>").split("\0")
    ['<!-- a --> <', '-- <code> b </code>']
    """
    last: dict[str, int] = {}
    opened: list[tuple[int, str]] = []
    for found in _edges.finditer(text):
        name = (found["tag"] or "").casefold()
        if found["closing"] is None:
            opened.append((found.start(), name))
        else:
            last[name] = found.start()
    unclosed = [place + 1 for place, name in opened if place > last.get(name, -1)]
    edges = [0, *(place + 1 for place in unclosed)]
    return "\0".join(text[start:end] for start, end in zip(edges, [*unclosed, len(text)], strict=True))


_edges = pattern(
    r"(?i)<!--|(?P<closing>-->)|<(?P<closing>/)?+(?P<tag>code|pre|script|style|textarea|samp|kbd)\b(?(closing)>|[^<>]*+>)"
)
