"""Pictures of pages: PNG files of what is printed, turned as one reads it."""

import struct
import zlib

import pytest

from refextract.errors import ReadError
from refextract.readers import read
from refextract.readers.pdf.pictures import LONGEST, pictures_of
from tests.readers.pdf.writer import HEIGHT, WIDTH, Text, pdf

PAGES = [[Text(72, 100, "Rivers carry gravel.", 24)], [Text(72, 700, "And chalk.", 24)]]


def shades(picture: bytes) -> list[bytes]:
    """The rows of a picture, a byte a pixel."""
    assert picture.startswith(b"\x89PNG\r\n\x1a\n")
    place, content, width, height = 8, b"", 0, 0
    while place < len(picture):
        length, kind = struct.unpack(">I4s", picture[place : place + 8])
        part = picture[place + 8 : place + 8 + length]
        assert struct.unpack(">I", picture[place + 8 + length :][:4])[0] == zlib.crc32(kind + part)
        if kind == b"IHDR":
            width, height, depth, colours = struct.unpack(">IIBB", part[:10])
            assert (depth, colours) == (8, 0)
        content += part if kind == b"IDAT" else b""
        place += 12 + length
    rows = zlib.decompress(content)
    assert len(rows) == height * (width + 1)
    return [rows[start + 1 : start + 1 + width] for start in range(0, len(rows), width + 1)]


def inked(rows: list[bytes]) -> tuple[float, float]:
    """From where to where down the page there is ink, as shares of its height."""
    dark = [index for index, row in enumerate(rows) if min(row) < 128]
    return dark[0] / len(rows), dark[-1] / len(rows)


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_a_picture_shows_the_page_as_it_is_read(rotate: int) -> None:
    data = pdf(PAGES, rotate=rotate)
    first, second = (shades(picture) for picture in pictures_of(data, "x.pdf", read(data).sheets))
    assert (len(first[0]), len(first)) == (round(LONGEST * WIDTH / HEIGHT), LONGEST)
    for rows, base in ((first, 100), (second, 700)):
        top, bottom = inked(rows)
        assert base - 24 < top * HEIGHT < bottom * HEIGHT < base + 8


def test_a_file_that_cannot_be_opened_is_told() -> None:
    with pytest.raises(ReadError, match=r"x\.pdf"):
        list(pictures_of(b"%PDF-1.7", "x.pdf", read(pdf(PAGES)).sheets))
