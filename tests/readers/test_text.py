"""Plain text is read in any encoding, and what is no text is told."""

import codecs
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refextract.errors import CorruptInputError, InputTooLargeError, OptionsError, ReadError, UnsupportedFormatError
from refextract.options import ReadOptions
from refextract.readers import read

TEXT = "Müller (2019) – „Titel“, S. 3\r\nžluťoučký kůň"


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        TEXT.encode("utf-16"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        TEXT.encode("utf-32"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
    ],
)
def test_unicode_is_recognised(data: bytes) -> None:
    assert read(data).text == TEXT


def test_windows_1252_is_recognised_and_told() -> None:
    document = read("Müller (2019) – „Titel“".encode("cp1252"))
    assert document.text == "Müller (2019) – „Titel“"
    assert "Windows-1252" in document.problems[0]


def test_a_few_bad_bytes_do_not_change_the_encoding() -> None:
    document = read("Žižek, Müller und Čapek".encode() + b"\xff")
    assert document.text == "Žižek, Müller und Čapek\ufffd"
    assert "not UTF-8" in document.problems[0]


@pytest.mark.parametrize("data", [b"PK\x03\x04...", b"\x89PNG\r\n", bytes(range(256)) * 4])
def test_binaries_are_told(data: bytes) -> None:
    with pytest.raises(UnsupportedFormatError):
        read(data)


def test_a_broken_off_encoding_is_told() -> None:
    with pytest.raises(CorruptInputError, match="utf-16"):
        read(codecs.BOM_UTF16_LE + b"a\x00b")


def test_nul_characters_stay_and_are_told() -> None:
    document = read(b"one\x00two three")
    assert document.text == "one\x00two three"
    assert document.problems == ("line 1: a NUL character",)
    document = read("une rivière\nà Genève\n\0et un lac\n".encode("latin-1"))
    assert document.problems[-1] == "line 3: a NUL character"


def test_too_large_a_file_is_told(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    path.write_text("x" * 100)
    with pytest.raises(InputTooLargeError, match="limit of 10"):
        read(path, options=ReadOptions(largest=10))


def test_an_unknown_format_is_told() -> None:
    with pytest.raises(OptionsError, match="there are"):
        read(b"x", options=ReadOptions(format="runes"))


def test_a_line_and_column_are_those_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"one\r\ntwo (Smith 2010)\r\n")
    document = read(path)
    start = document.text.index("(")
    from refextract.text import Span

    assert document.locate(Span(start, start + 1))[:2] == (2, 5)


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_told(data: bytes) -> None:
    try:
        document = read(data)
    except ReadError:
        return
    assert isinstance(document.text, str)
