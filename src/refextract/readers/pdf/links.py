"""Links of a page: the annotations that one can click, and where they lead."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from refextract.readers.pdf.page import LinkArea

if TYPE_CHECKING:
    from types import ModuleType

__all__ = ["OWN", "links_of"]

OWN = "refextract-"
"""What the names of the annotations begin with that `annotate` writes."""

_MOST_LINKS = 5000  # on a page
_LONGEST_URL = 2048
_LONGEST_NAME = 128
_URI, _GOTO = 3, 1  # kinds of actions
_Boxed = Callable[[float, float, float, float], tuple[float, float, float, float]]


def links_of(api: ModuleType, file: Any, page: Any, boxed: _Boxed) -> tuple[LinkArea, ...]:
    """The links of a page, in the order of the file."""
    return tuple(_links(api, file, page, boxed))


def _links(api: ModuleType, file: Any, page: Any, boxed: _Boxed) -> Iterator[LinkArea]:
    place, link, rectangle = ctypes.c_int(0), api.FPDF_LINK(), api.FS_RECTF()
    for _ in range(_MOST_LINKS):
        if not api.FPDFLink_Enumerate(page, ctypes.byref(place), ctypes.byref(link)):
            return
        if api.FPDFLink_GetAnnotRect(link, ctypes.byref(rectangle)) and not _is_own(api, page, link):
            box = boxed(rectangle.left, rectangle.bottom, rectangle.right, rectangle.top)
            yield LinkArea(*box, *_goal(api, file, link))


def _is_own(api: ModuleType, page: Any, link: Any) -> bool:
    """Whether `annotate` has put a link there: what was guessed before is no evidence."""
    annotation = api.FPDFLink_GetAnnot(page, link)
    room = ctypes.create_string_buffer(_LONGEST_NAME)
    api.FPDFAnnot_GetStringValue(annotation, b"NM", ctypes.cast(room, ctypes.POINTER(api.FPDF_WCHAR)), _LONGEST_NAME)
    api.FPDFPage_CloseAnnot(annotation)
    return room.raw.decode("utf-16-le", "replace").startswith(OWN)


def _goal(api: ModuleType, file: Any, link: Any) -> tuple[str | None, int | None, float | None, float | None]:
    """Where a link leads: an address, or page and place there."""
    target = api.FPDFLink_GetDest(file, link)
    action = None if target else api.FPDFLink_GetAction(link)
    if action and api.FPDFAction_GetType(action) == _URI:
        return _url(api, file, action), None, None, None
    if action and api.FPDFAction_GetType(action) == _GOTO:
        target = api.FPDFAction_GetDest(file, action)
    return (None, *_destination(api, file, target)) if target else (None, None, None, None)


def _url(api: ModuleType, file: Any, action: Any) -> str:
    room = ctypes.create_string_buffer(_LONGEST_URL)
    api.FPDFAction_GetURIPath(file, action, room, _LONGEST_URL)
    return room.value.decode("utf-8", "replace")


def _destination(api: ModuleType, file: Any, target: Any) -> tuple[int | None, float | None, float | None]:
    """The page of a destination and the place of its corner there, as far as it tells them."""
    index = api.FPDFDest_GetDestPageIndex(file, target)
    if index < 0:
        return None, None, None
    has_x, has_y, has_zoom = ctypes.c_int(), ctypes.c_int(), ctypes.c_int()
    x, y, zoom = ctypes.c_float(), ctypes.c_float(), ctypes.c_float()
    told = api.FPDFDest_GetLocationInPage(
        target, *[ctypes.byref(each) for each in (has_x, has_y, has_zoom, x, y, zoom)]
    )
    if told and has_y.value:
        return index + 1, x.value if has_x.value else 0.0, y.value
    return (index + 1, *_corner(api, target))


def _corner(api: ModuleType, target: Any) -> tuple[float | None, float | None]:
    """The upper left corner of a destination that shows a rectangle (FitR), or a height (FitH)."""
    count, numbers = ctypes.c_ulong(), (ctypes.c_float * 4)()
    view = api.FPDFDest_GetView(target, ctypes.byref(count), numbers)
    if view == api.PDFDEST_VIEW_FITR:
        return numbers[0], numbers[3]
    if view in (api.PDFDEST_VIEW_FITH, api.PDFDEST_VIEW_FITBH) and count.value:
        return 0.0, numbers[0]
    return None, None
