"""The file: opened by PDFium, read page after page; what it cannot open becomes an error that says what to do."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock
from typing import TYPE_CHECKING, Any

from refextract.errors import CorruptInputError, InputTooLargeError, MissingDependencyError, ReadError
from refextract.readers.pdf.attachments import attachments_of
from refextract.readers.pdf.ligatures import with_ligatures
from refextract.readers.pdf.page import Page
from refextract.readers.pdf.words import page_of

if TYPE_CHECKING:
    from types import ModuleType

__all__ = ["opened", "pages_of", "rewritten"]

_ONE_AT_A_TIME = Lock()  # PDFium is not made for threads; processes read side by side
_MOST_PAGES = 5000
_PASSWORD, _SECURITY = 4, 5  # what FPDF_GetLastError tells
_DOCUMENTS = (".pdf", ".doc", ".docx", ".odt", ".rtf", ".txt", ".html", ".epub", ".tex")
_MOST_NAMED = 3
_FEWEST_WORDS = 3  # a page; scans may have a stamp of the library that made them
_BAD_SHARE = 0.3  # of the words of a document from which on it is a problem that they have no letters


def pages_of(data: bytes, source: str) -> tuple[list[Page], tuple[str, ...]]:
    """The pages of a file, and sentences on what of them could not be read.

    Raises:
        MissingDependencyError: where pypdfium2 is not installed.
        ReadError: for a file that needs a password, or has no text.
        CorruptInputError: for a file that is too broken to open.
        InputTooLargeError: for more than 5,000 pages.
    """
    with opened(data, source) as (api, file):
        count = api.FPDF_GetPageCount(file)
        if count > _MOST_PAGES:
            raise InputTooLargeError(f"{source}: {count} pages, more than the limit of {_MOST_PAGES}; split the file")
        if count < 1:
            raise CorruptInputError(f"{source}: a PDF file without any page that can be read")
        read = [_page(api, file, number) for number in range(1, count + 1)]
        attached = [name for name in attachments_of(api, file) if name.lower().endswith(_DOCUMENTS)]
    pages = with_ligatures(page for page in read if page)
    _refuse_pictures(pages, source)
    return pages, (*_problems(read, pages), *_told_attachments(attached))


def rewritten(data: bytes, source: str) -> bytes:
    """A file as PDFium writes it anew, with whole tables and whatever else can be saved of it.

    Raises:
        ReadError: as `pages_of` does.
    """
    out = bytearray()

    def write(_: Any, block: int, size: int) -> int:
        out.extend(ctypes.string_at(block, size))
        return 1

    with opened(data, source) as (api, file):
        sink = api.FPDF_FILEWRITE(version=1)
        sink.WriteBlock = type(sink.WriteBlock)(write)
        if not api.FPDF_SaveAsCopy(file, ctypes.byref(sink), api.FPDF_NO_INCREMENTAL):
            raise CorruptInputError(f"{source}: too broken to be written anew")
    return bytes(out)


def _api() -> ModuleType:
    try:
        import pypdfium2.raw as api
    except ImportError as error:
        raise MissingDependencyError("reading PDF needs pypdfium2: pip install pypdfium2") from error
    return _started(api)


def _started(api: ModuleType) -> ModuleType:
    """PDFium, set up; doing so twice does nothing."""
    api.FPDF_InitLibrary()
    return api


@contextmanager
def opened(data: bytes, source: str) -> Iterator[tuple[ModuleType, Any]]:
    """PDFium and the file that it has opened; nobody else may use it meanwhile.

    Raises:
        MissingDependencyError: where pypdfium2 is not installed.
        ReadError: for a file that needs a password, or is too broken to open.
    """
    api = _api()
    with _ONE_AT_A_TIME:
        file = api.FPDF_LoadMemDocument64(data, len(data), None)
        if not file:
            raise _refusal(api.FPDF_GetLastError(), source)
        try:
            yield api, file
        finally:
            api.FPDF_CloseDocument(file)


def _refusal(code: int, source: str) -> ReadError:
    if code == _PASSWORD:
        return ReadError(f"{source}: needs a password to be opened; save a copy without one")
    if code == _SECURITY:
        return ReadError(f"{source}: is protected in a way that only the program that made it can undo")
    return CorruptInputError(f"{source}: not a PDF file that can be opened; it is broken, or not whole")


def _page(api: ModuleType, file: Any, number: int) -> Page | None:
    """One page; None where it cannot be read."""
    page = api.FPDF_LoadPage(file, number - 1)
    if not page:
        return None
    try:
        return page_of(api, file, page, number)
    finally:
        api.FPDF_ClosePage(page)


def _refuse_pictures(pages: list[Page], source: str) -> None:
    words = sum(len(page.words) for page in pages)
    if words < _FEWEST_WORDS * len(pages) and any(page.pictures for page in pages):
        raise ReadError(f"{source}: scanned pages without text; run OCR first (for instance with ocrmypdf)")


def _told_attachments(names: list[str]) -> Iterator[str]:
    """That other documents are in the file, as in a portfolio, whose own pages are but a cover."""
    if names:
        shown = ", ".join(names[:_MOST_NAMED]) + (", …" if len(names) > _MOST_NAMED else "")
        yield f"{len(names)} documents are attached and not read ({shown}); save them and read them one by one"


def _problems(read: list[Page | None], pages: list[Page]) -> Iterator[str]:
    broken = [number for number, page in enumerate(read, start=1) if page is None]
    if broken:
        yield f"{len(broken)} pages cannot be read, the first is page {broken[0]}"
    unread = sum(page.unread for page in pages)
    words = sum(len(page.words) for page in pages)
    if unread > _BAD_SHARE * (unread + words):
        yield "the fonts do not say which letters they print; run OCR over the file first"
    if not words and not unread:
        yield "no text"
