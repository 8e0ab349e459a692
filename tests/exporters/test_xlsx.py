"""XLSX: a workbook that other programs open, with the columns of CSV, and nothing in it that is run."""

from __future__ import annotations

import io
import re
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refextract import ExportError, export, export_bytes, parse_references
from refextract.exporters._workbook import workbook

from .tables import cells_of_csv

STRINGS = [
    "Knuth, D. E. (1984). The TeXbook. Reading: Addison-Wesley. https://example.org/a?b=1&c=2",
    "=HYPERLINK(evil) (May 3, 2001). +1+cmd|' /C calc'!A0. Journal of Things, 5(2), 1-9.",
]
_NAMESPACE = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def cells(data: bytes) -> list[list[tuple[str | None, str]]]:
    """Type and text of the cells that hold something, a list a row."""
    with ZipFile(io.BytesIO(data)) as package:
        assert package.testzip() is None
        sheet = ElementTree.fromstring(package.read("xl/worksheets/sheet1.xml"))  # noqa: S314 - our own
    return [
        [(cell.get("t"), "".join(cell.itertext())) for cell in row.iter(f"{_NAMESPACE}c")]
        for row in sheet.iter(f"{_NAMESPACE}row")
    ]


def unescaped(text: str) -> str:
    return re.sub(r"_x([0-9A-F]{4})_", lambda found: chr(int(found[1], 16)), text)


def test_the_columns_and_values_are_those_of_csv() -> None:
    references = parse_references(STRINGS)
    header, *rows = cells(export_bytes(references, "xlsx"))
    table = cells_of_csv(export(references, "csv"))
    assert [text for _, text in header] == table[0]
    assert [[text for _, text in row] for row in rows] == [[text for text in row if text] for row in table[1:]]


def test_what_looks_like_a_formula_or_a_date_is_text() -> None:
    data = export_bytes(parse_references(STRINGS), "xlsx")
    rows = cells(data)
    assert ("inlineStr", "2001-05-03") in rows[2]
    assert ("inlineStr", "https://example.org/a?b=1&c=2") in rows[1]
    assert (None, "1984") in rows[1]
    with ZipFile(io.BytesIO(data)) as package:
        sheet = package.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet
    assert "hyperlink" not in sheet
    assert 'state="frozen"' in sheet


def test_the_same_table_makes_the_same_bytes() -> None:
    assert export_bytes(parse_references(STRINGS), "xlsx") == export_bytes(parse_references(STRINGS), "xlsx")
    assert cells(export_bytes([], "xlsx")) == [[("inlineStr", "id")]]


@given(st.text(st.characters(codec=None), min_size=1, max_size=60))
def test_every_text_comes_back(text: str) -> None:
    [_, *rows] = cells(workbook(["a"], [[text]]))
    assert unescaped(rows[0][0][1]) == text


def test_a_cell_is_cut_where_programs_would_refuse_it() -> None:
    [_, row] = cells(workbook(["a"], [["𝒳" * 20_000]]))
    assert len(row[0][1].encode("utf-16-le")) // 2 <= 32_767
    assert row[0][1].endswith("…")


def test_a_format_that_is_no_text_is_not_given_as_one() -> None:
    with pytest.raises(ExportError, match="no text: export_bytes"):
        export([], "xlsx")
    assert export_bytes(parse_references(STRINGS), "ris") == export(parse_references(STRINGS), "ris").encode()


def test_openpyxl_opens_it() -> None:
    openpyxl = pytest.importorskip("openpyxl", reason="no program that reads workbooks is installed")
    references = parse_references(STRINGS)
    sheet = openpyxl.load_workbook(io.BytesIO(export_bytes(references, "xlsx"))).active
    assert sheet.freeze_panes == "A2"
    assert sheet["A1"].font.bold
    table = cells_of_csv(export(references, "csv"))
    assert [["" if cell.value is None else str(cell.value) for cell in row] for row in sheet] == table
    assert {cell.data_type for row in sheet for cell in row} == {"s", "n"}
