"""What PDFium finds on the pages of an annotated file: links that lead within it, and highlights."""

import ctypes
from typing import Any, NamedTuple

import pypdfium2.raw as api

Sides = tuple[float, float, float, float]


class Jump(NamedTuple):
    """A link on a page, its sides in the file, and the page and height that it leads to."""

    page: int
    sides: Sides
    goal: int
    height: float
    told: str


class Note(NamedTuple):
    """A highlight on a page, the sides of its lines, and what its note says."""

    page: int
    lines: tuple[Sides, ...]
    author: str
    told: str
    is_drawn: bool


def noted(data: bytes) -> tuple[list[Jump], list[Note]]:
    """The annotations of a file, in order."""
    api.FPDF_InitLibrary()
    file = api.FPDF_LoadMemDocument64(data, len(data), None)
    assert file
    jumps, notes = [], []
    for number in range(api.FPDF_GetPageCount(file)):
        page = api.FPDF_LoadPage(file, number)
        for index in range(api.FPDFPage_GetAnnotCount(page)):
            annotation = api.FPDFPage_GetAnnot(page, index)
            if api.FPDFAnnot_GetSubtype(annotation) == api.FPDF_ANNOT_LINK:
                jumps.append(_jump(file, annotation, number + 1))
            else:
                notes.append(_note(annotation, number + 1))
            api.FPDFPage_CloseAnnot(annotation)
        api.FPDF_ClosePage(page)
    api.FPDF_CloseDocument(file)
    return jumps, notes


def _jump(file: Any, annotation: Any, page: int) -> Jump:
    rectangle = api.FS_RECTF()
    assert api.FPDFAnnot_GetRect(annotation, ctypes.byref(rectangle))
    sides = (rectangle.left, rectangle.bottom, rectangle.right, rectangle.top)
    target = api.FPDFLink_GetDest(file, api.FPDFAnnot_GetLink(annotation))
    numbers = (ctypes.c_float * 4)()
    api.FPDFDest_GetView(target, ctypes.byref(ctypes.c_ulong()), numbers)
    goal = api.FPDFDest_GetDestPageIndex(file, target) + 1
    return Jump(page, sides, goal, numbers[1], _text(annotation, b"Contents"))


def _note(annotation: Any, page: int) -> Note:
    assert api.FPDFAnnot_GetSubtype(annotation) == api.FPDF_ANNOT_HIGHLIGHT
    quads = []
    for index in range(api.FPDFAnnot_CountAttachmentPoints(annotation)):
        quad = api.FS_QUADPOINTSF()
        api.FPDFAnnot_GetAttachmentPoints(annotation, index, ctypes.byref(quad))
        across, up = (quad.x1, quad.x2, quad.x3, quad.x4), (quad.y1, quad.y2, quad.y3, quad.y4)
        quads.append((min(across), min(up), max(across), max(up)))
    drawn = api.FPDFAnnot_GetAP(annotation, api.FPDF_ANNOT_APPEARANCEMODE_NORMAL, None, 0) > 2
    return Note(page, tuple(quads), _text(annotation, b"T"), _text(annotation, b"Contents"), drawn)


def _text(annotation: Any, key: bytes) -> str:
    length = api.FPDFAnnot_GetStringValue(annotation, key, None, 0)
    room = ctypes.create_string_buffer(length)
    api.FPDFAnnot_GetStringValue(annotation, key, ctypes.cast(room, ctypes.POINTER(api.FPDF_WCHAR)), length)
    return room.raw[: length - 2].decode("utf-16-le")
