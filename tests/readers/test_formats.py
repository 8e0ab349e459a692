"""Readers are chosen by what a file holds; what none reads is named, with what to do."""

from pathlib import Path

import pytest

from refextract.errors import CorruptInputError, ReadError, UnsupportedFormatError
from refextract.options import ReadOptions
from refextract.readers import read
from tests.readers.office import docx, odt, p, zipped

RTF = rb"{\rtf1\ansi Text.\par}"
ODT = odt("<text:p>Text.</text:p>")


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("a.docx", docx(p("Text.")), "docx"),
        ("a.odt", docx(p("Text.")), "docx"),
        ("a", docx(p("Text.")), "docx"),
        ("a.docx", ODT, "odt"),
        ("a.doc", RTF, "rtf"),
        ("a.txt", RTF, "rtf"),
        ("a.md", b"# Text.", "markdown"),
        ("a.md", b"<h1>Text.</h1>", "markdown"),
        ("a.html", b"<p>Text.</p>", "html"),
        ("a.unknown", b"Text.", "text"),
        ("a.txt", b"", "text"),
    ],
)
def test_the_content_tells_the_format(tmp_path: Path, name: str, data: bytes, kind: str) -> None:
    (tmp_path / name).write_bytes(data)
    assert read(tmp_path / name).format == kind
    assert read(data, name=name).format == kind


OLD = b"\xd0\xcf\x11\xe0" + bytes(600)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (zipped({"xl/workbook.xml": "<a/>"}), r"an Excel workbook.*\.docx"),
        (zipped({"a.txt": ""}), "a zip archive.*unpack"),
        (OLD + "WordDocument".encode("utf-16-le"), r"old Word document \(\.doc\).*save it as \.docx"),
        (OLD + "EncryptedPackage".encode("utf-16-le"), "password"),
        (b"\x89PNG\r\n\x1a\n", "PNG image, not text.*OCR"),
        (b"%!PS-Adobe", "ps2pdf"),
    ],
)
@pytest.mark.parametrize("name", ["a.docx", "a.txt", "a"])
def test_what_no_reader_reads_is_named(name: str, data: bytes, told: str) -> None:
    with pytest.raises(UnsupportedFormatError, match=f"^{name}: this is {'.*'}{told}"):
        read(data, name=name)


def test_text_with_the_ending_of_a_container_is_told_by_its_reader() -> None:
    with pytest.raises(ReadError, match=r"a\.docx: a broken zip container"):
        read(b"just text", name="a.docx")


@pytest.mark.parametrize(
    "cells", ['{"cells": {"source": "Told (Doe 2001)."}}', '{"worksheets": null}', "[]", '{"a": []}']
)
def test_json_whose_cells_are_no_list_is_no_notebook(cells: str) -> None:
    with pytest.raises(CorruptInputError, match="no notebook"):
        read(cells.encode(), options=ReadOptions(format="notebook"))
    assert read(b'{"cells": []}', options=ReadOptions(format="notebook")).text == ""
