"""Highlights: each finding is marked in a colour, with a note that says what it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from refextract.checking.annotation.geometry import corners, number, numbers, rectangle
from refextract.checking.annotation.syntax import Value, string
from refextract.model.diagnostic import Diagnostic, Severity
from refextract.model.document import Document
from refextract.model.sheet import Box, Sheet

__all__ = ["AUTHOR", "Highlight", "highlights_of"]

AUTHOR = "refextract"
_COLOURS: Mapping[Severity, tuple[float, float, float]] = {
    "error": (1.0, 0.65, 0.6),
    "warning": (1.0, 0.85, 0.4),
    "info": (0.65, 0.85, 1.0),
}
_PRINTED = "4"  # the flag of annotations that are printed with their page
_CORNER = 24.0  # points: the size of the note on a finding that no line shows, and its distance from the sides


class Highlight(NamedTuple):
    """The annotation of a finding on a page, by its index; `form` and `drawing` are how it looks."""

    page: int
    value: Mapping[str, Value]
    form: Mapping[str, Value]
    drawing: str


def highlights_of(document: Document, diagnostics: Sequence[Diagnostic]) -> Iterator[Highlight]:
    """The annotations of findings: one for each page that a finding is on."""
    sheets = {sheet.number: sheet for sheet in document.sheets}
    for diagnostic in diagnostics:
        boxes = document.boxes_of(diagnostic.span) or _corner(document)
        told = _told(document, diagnostic)
        for page, group in groupby(boxes, key=lambda box: box.page):
            yield _highlight(sheets[page], list(group), told, diagnostic.severity)


def _corner(document: Document) -> tuple[Box, ...]:
    """The place of what is said of the whole document."""
    near, far = _CORNER, 2 * _CORNER
    return tuple(Box(document.boxes[0].span, sheet.number, near, near, far, far) for sheet in document.sheets[:1])


def _told(document: Document, diagnostic: Diagnostic) -> str:
    lines = [f"{diagnostic.code} {diagnostic.name}: {diagnostic.message}"]
    for related in diagnostic.related:
        page = document.locate(related.span).page
        lines.append(f"{related.message}{f' (p. {page})' if page else ''}")
    return "\n".join(lines)


def _highlight(sheet: Sheet, boxes: Sequence[Box], told: str, severity: Severity) -> Highlight:
    colour = _COLOURS[severity]
    places = [corners(sheet, box) for box in boxes]
    sides = rectangle(sheet, boxes)
    value: dict[str, Value] = {
        "/Type": "/Annot",
        "/Subtype": "/Highlight",
        "/Rect": sides,
        "/QuadPoints": numbers(*(side for quad in places for corner in quad for side in corner)),
        "/C": numbers(*colour),
        "/T": string(AUTHOR),
        "/Contents": string(told),
        "/F": _PRINTED,
    }
    form: dict[str, Value] = {
        "/Type": "/XObject",
        "/Subtype": "/Form",
        "/BBox": sides,
        "/Resources": {"/ExtGState": {"/Over": {"/BM": "/Multiply"}}},
    }
    shapes = "\n".join(_shape(quad) for quad in places)
    return Highlight(sheet.number - 1, value, form, f"/Over gs {' '.join(map(number, colour))} rg\n{shapes}")


def _shape(quad: Sequence[tuple[float, float]]) -> str:
    """The path around a line, filled."""
    first, second, fourth, third = (" ".join(map(number, corner)) for corner in quad)
    return f"{first} m {second} l {third} l {fourth} l h f"
