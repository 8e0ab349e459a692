"""The frame of a page: from places in the file to places on the page as one looks at it."""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["Frame"]


class Frame(NamedTuple):
    """How a page is turned so that most of its text is level, in quarters to the left; and its sides in the file."""

    turns: int
    left: float
    bottom: float
    right: float
    top: float

    def place(self, x: float, y: float) -> tuple[float, float]:
        """A place of the file in points from the left and the top of the turned page."""
        if self.turns == 0:
            return x - self.left, self.top - y
        if self.turns == 1:
            return y - self.bottom, x - self.left
        if self.turns == 2:
            return self.right - x, y - self.bottom
        return self.top - y, self.right - x

    def box(self, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
        """Left, top, right and bottom of a box on the turned page."""
        if self.turns == 0:
            return left - self.left, self.top - top, right - self.left, self.top - bottom
        (x, y), (p, q) = self.place(left, bottom), self.place(right, top)
        return min(x, p), min(y, q), max(x, p), max(y, q)

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the turned page."""
        width, height = self.right - self.left, self.top - self.bottom
        return (height, width) if self.turns % 2 else (width, height)
