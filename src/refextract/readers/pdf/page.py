"""What is on a page: words, lines and links as plain values. Places are in points from the left and the top."""

from __future__ import annotations

from typing import NamedTuple

from refextract.model.sheet import Sheet

__all__ = ["Line", "LinkArea", "Page", "Word"]


class Word(NamedTuple):
    """A word, or a part of one where size or baseline change inside it; `glued` to the word before it in the file.

    `base` is the baseline, `size` the size of its font on the page; `divided` says that a hyphen ends it which only
    the end of the line has put there.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool = False
    glued: bool = False
    divided: bool = False


class LinkArea(NamedTuple):
    """A link annotation: where it can be clicked, and where it leads: an address, or a place on a page of the file.

    Its own sides are points on the page; `x` and `y` are a place in the file, which the sheet of that page leads to.
    """

    left: float
    top: float
    right: float
    bottom: float
    url: str | None = None
    page: int | None = None
    x: float | None = None
    y: float | None = None


class Page(NamedTuple):
    """A page as one looks at it, turned if the file says so.

    `words` come in the order of the file; `unread` counts those without letters, `pictures` tells of any image.
    """

    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    sheet: Sheet
    links: tuple[LinkArea, ...] = ()
    unread: int = 0
    pictures: bool = False


class Line(NamedTuple):
    """Words on one baseline, from left to right; `raised` are the positions of those printed above it.

    `text` has a blank between words that are not glued.
    """

    words: tuple[Word, ...]
    left: float
    right: float
    base: float
    size: float
    page: int
    text: str
    raised: frozenset[int] = frozenset()

    @property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        return all(word.bold for word in self.words)

    @property
    def width(self) -> float:
        """How long it is."""
        return self.right - self.left

    @property
    def ink(self) -> float:
        """How much of its length its words fill."""
        return sum(word.right - word.left for word in self.words)
