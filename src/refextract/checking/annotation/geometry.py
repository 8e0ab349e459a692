"""Geometry: the boxes of a document as places of its file, in the numbers that annotations are written with."""

from __future__ import annotations

from collections.abc import Sequence

from refextract.checking.annotation.syntax import Value
from refextract.model.sheet import Box, Sheet

__all__ = ["corners", "number", "numbers", "parts", "rectangle"]

Corner = tuple[float, float]


def corners(sheet: Sheet, box: Box) -> tuple[Corner, Corner, Corner, Corner]:
    """The upper left, upper right, lower left and lower right corner of a box, as one looks at it."""
    return (
        sheet.in_file(box.left, box.top),
        sheet.in_file(box.right, box.top),
        sheet.in_file(box.left, box.bottom),
        sheet.in_file(box.right, box.bottom),
    )


def rectangle(sheet: Sheet, boxes: Sequence[Box]) -> tuple[Value, ...]:
    """The sides of the smallest rectangle around boxes: left, bottom, right, top."""
    places = [corner for box in boxes for corner in corners(sheet, box)]
    across, up = [x for x, _ in places], [y for _, y in places]
    return numbers(min(across), min(up), max(across), max(up))


def parts(box: Box, count: int) -> list[Box]:
    """A box cut into parts of one width, from left to right."""
    width = (box.right - box.left) / count
    lefts = [box.left + width * index for index in range(count)]
    return [box._replace(left=left, right=left + width) for left in lefts]


def numbers(*values: float) -> tuple[Value, ...]:
    """Numbers as a file has them."""
    return tuple(map(number, values))


def number(value: float) -> str:
    """A number as a file has it.

    >>> number(72.0), number(0.333333)
    ('72', '0.33')
    """
    return f"{value:.2f}".rstrip("0").rstrip(".")
