"""The encoding of text files: bytes -> characters, by marks, and by the look of the bytes."""

from __future__ import annotations

import codecs

from refextract.errors import CorruptInputError, UnsupportedFormatError
from refextract.values.legacy_encodings import escaped_encoding, legacy_encoding

__all__ = ["decode", "signed"]

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC = {
    b"%PDF-": "a PDF file",
    b"PK\x03\x04": "a zip archive",
    b"\x89PNG": "a PNG image",
    b"\xff\xd8\xff": "a JPEG image",
    b"GIF8": "a GIF image",
    b"II*\0": "a TIFF image",
    b"MM\0*": "a TIFF image",
    b"\x1f\x8b": "a gzip archive",
    b"BZh": "a bzip2 archive",
    b"\xfd7zXZ\0": "an xz archive",
    b"7z\xbc\xaf\x27\x1c": "a 7z archive",
    b"Rar!\x1a\x07": "a RAR archive",
    b"\x7fELF": "a program",
    b"MZ\x90\0": "a program",
    b"\xd0\xcf\x11\xe0": "an old Office document",
    b"\xffWPC": "a WordPerfect document",
    b"AT&TFORM": "a DjVu file",
    b"%!PS": "a PostScript file",
    b"SQLite format 3\0": "a database",
    b"OggS": "a recording",
    b"ID3": "a recording",
}
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\f\v\x1b\x00"))
_MOST_CONTROLS = 0.02  # of the bytes; texts have next to none, binaries about one in ten
_MOST_NULS = 0.0005  # of the bytes: a text has one where a program failed
_SAMPLE = 65536


def signed(data: bytes) -> str | None:
    r"""What a file is by the signature of a binary format that it begins with; None where it has none.

    >>> signed(b"\x89PNG\r\n"), signed(b"text")
    ('a PNG image', None)
    """
    head = data[:1024].lstrip()
    return next((what for magic, what in _MAGIC.items() if head.startswith(magic)), None)


def decode(data: bytes, source: str) -> tuple[str, tuple[str, ...]]:
    """The characters of a file and sentences on what was doubtful; a byte-order mark is no character."""
    if what := signed(data):
        raise UnsupportedFormatError(f"{source}: this is {what}, not text")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data, encoding, source), ()
    sample = data[:_SAMPLE]
    if sample.count(0) > len(sample) // 4:
        return _strict(data, _utf16_without_mark(sample, source), source), ()
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _not_utf8(data, source, error)
    if len(sample) - len(sample.translate(None, _CONTROLS)) > _MOST_CONTROLS * len(sample):
        raise UnsupportedFormatError(f"{source}: this is a binary file, not text")
    if escaped := escaped_encoding(data):
        return data.decode(escaped.codec), (f"escape sequences; read as {escaped.name}",)
    return text, _told_nuls(data)


def _told_nuls(data: bytes) -> tuple[str, ...]:
    """The NULs of a text, and where the first one stands."""
    place = data.find(0)
    if place < 0:
        return ()
    number, line = data.count(0), data.count(b"\n", 0, place) + 1
    return (f"line {line}: a NUL character" + (f", the first of {number}" if number > 1 else ""),)


def _strict(data: bytes, encoding: str, source: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise CorruptInputError(f"{source}: begins as {encoding}, but {error.reason} at byte {error.start}") from error


def _utf16_without_mark(sample: bytes, source: str) -> str:
    """Which half of each pair is zero tells the order of UTF-16 in mostly Latin text."""
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if odd > 4 * even:
        return "utf-16-le"
    if even > 4 * odd:
        return "utf-16-be"
    raise UnsupportedFormatError(f"{source}: this is a binary file, not text")


def _not_utf8(data: bytes, source: str, error: UnicodeDecodeError) -> tuple[str, tuple[str, ...]]:
    """An encoding from before Unicode, or UTF-8 with a few bad bytes where most of its long characters are sound."""
    controls = len(data) - len(data.translate(None, _CONTROLS))
    if data.count(0) > max(1, _MOST_NULS * len(data)) or controls > _MOST_CONTROLS * len(data):
        raise UnsupportedFormatError(f"{source}: this is a binary file, not text") from error
    lenient = data.decode("utf-8", "replace")
    bad = lenient.count("\ufffd")
    good = sum(c > "\x7f" for c in lenient) - bad
    if good > bad:
        return lenient, (f"{bad} bytes that are not UTF-8, the first at byte {error.start}", *_told_nuls(data))
    codec, name = legacy_encoding(data)
    return data.decode(codec, "replace"), (f"not UTF-8 (byte {error.start}); read as {name}", *_told_nuls(data))
