"""Formats told by what a file holds; the ending of its name decides where the content leaves it open."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from refextract import registry
from refextract.errors import UnsupportedFormatError
from refextract.values.encoding import signed

__all__ = ["by_suffix", "kind_of"]

_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_RTF = b"{\\rtf"
_ADVICE = {
    "a PDF file": "its text can be had with `pdftotext`",
    "a zip archive": "unpack it and name the document inside",
    "a gzip archive": "unpack it first",
    "a bzip2 archive": "unpack it first",
    "an xz archive": "unpack it first",
    "a 7z archive": "unpack it first",
    "a RAR archive": "unpack it first",
    "a PNG image": "have its text recognised (OCR) first",
    "a JPEG image": "have its text recognised (OCR) first",
    "a GIF image": "have its text recognised (OCR) first",
    "a TIFF image": "have its text recognised (OCR) first",
    "a DjVu file": "convert it to PDF, or have its text recognised (OCR)",
    "a PostScript file": "convert it to PDF with `ps2pdf`",
    "a WordPerfect document": "save it as .docx or .odt with LibreOffice",
    "an old Office document": "save it as .docx with Word or LibreOffice",
}
_ZIPPED = (  # by the beginning of the name of a member
    ("xl/", "an Excel workbook", "save the text that cites as .docx"),
    ("ppt/", "a PowerPoint presentation", "save its text as .docx or .txt"),
    ("Index/Document.iwa", "a document of Pages", "export it as .docx"),
    ("Index.zip", "a document of Pages", "export it as .docx"),
)
_WORD_STREAM = "WordDocument".encode("utf-16-le")
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
_LOOKED_AT = 1 << 20  # bytes of an old Office document in which the names of its parts stand


def kind_of(data: bytes, suffix: str, source: str) -> str:
    """The reader for a file: the one that claims its content, those that its ending names before all others.

    Readers without ``claims`` are of text, and take all that is no binary file.

    Raises:
        UnsupportedFormatError: for a binary file that no reader claims; it says what the file is and what to do.
    """
    named = by_suffix(suffix)
    what = signed(data)
    if what is None and not _is_markup(data):
        return named[0] if named else "text"
    if what is None and not data.startswith(_RTF) and any(map(_takes_any_text, named)):
        return named[0]
    claimant = next(_claimants(data, named), None)
    if claimant is None and what is not None:
        if named and not _takes_any_text(named[0]) and _is_broken_zip(data, what):
            return named[0]  # which tells how it is broken
        raise UnsupportedFormatError(f"{source}: {_told(data, what)}")
    return claimant or (named[0] if named else "text")


@cache
def by_suffix(suffix: str) -> tuple[str, ...]:
    """The readers of files with that ending, in the order of their names; for plain text no other one is loaded."""
    if suffix in registry.load("readers", "text").SUFFIXES:
        return ("text",)
    return tuple(kind for kind in registry.names("readers") if suffix in registry.load("readers", kind).SUFFIXES)


def _takes_any_text(kind: str) -> bool:
    return not hasattr(registry.load("readers", kind), "claims")


def _is_markup(data: bytes) -> bool:
    """Whether a file begins as HTML, XML or RTF does."""
    start = data[:64]
    for mark in _MARKS:
        start = start.removeprefix(mark)
    return start.replace(b"\0", b"").lstrip().startswith((b"<", _RTF))


def _claimants(data: bytes, named: tuple[str, ...]) -> Iterator[str]:
    others = (kind for kind in registry.names("readers") if kind not in named)
    for kind in (*named, *others):
        claims = getattr(registry.load("readers", kind), "claims", None)
        if claims is not None and claims(data):
            yield kind


def _is_broken_zip(data: bytes, what: str) -> bool:
    from refextract.readers._zip import member_names

    return what == "a zip archive" and not member_names(data)


def _told(data: bytes, what: str) -> str:
    """What a binary file is that no reader claims, and what to do with it."""
    if what == "a zip archive":
        from refextract.readers._zip import member_names

        names = member_names(data)
        for beginning, inside, advice in _ZIPPED:
            if any(name.startswith(beginning) for name in names):
                return f"this is {inside}, not text; {advice}"
    if what == "an old Office document":
        streams = data[:_LOOKED_AT] + data[-_LOOKED_AT:]
        if _ENCRYPTED_STREAM in streams:
            return "this is an Office document with a password, not text; save it without one"
        if _WORD_STREAM in streams:
            return "this is an old Word document (.doc), not text; save it as .docx with Word or LibreOffice"
    return f"this is {what}, not text" + (f"; {_ADVICE[what]}" if what in _ADVICE else "")
