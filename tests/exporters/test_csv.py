"""CSV: every value comes back, and no cell is one that a spreadsheet runs."""

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refextract import export
from refextract.bibliography import read_bibliography

from .tables import cells_of_csv

_SIGNS = "=+-@\t\r\n＝＋－＠'1"


def table(**values: str) -> list[list[str]]:
    references = read_bibliography(json.dumps([{"id": "a", "type": "book", **values}]), format="csl-json").references
    return list(csv.reader(io.StringIO(export(references, "csv"))))


@pytest.mark.parametrize(
    ("title", "cell"),
    [
        ("=HYPERLINK(0)", "'=HYPERLINK(0)"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("+1+cmd|' /C calc'!A0", "'+1+cmd|' /C calc'!A0"),
        ("-2+3", "'-2+3"),
        ("'=A1", "''=A1"),
        ("＝A1", "'＝A1"),
        ("-1", "-1"),
        ("+2.5", "+2.5"),
        ("'Tis pity", "'Tis pity"),
        ("A = B", "A = B"),
    ],
)
def test_what_a_spreadsheet_would_run_is_a_text(title: str, cell: str) -> None:
    header, row = table(title=title)
    assert row[header.index("title")] == cell


@given(st.text(_SIGNS, min_size=1, max_size=6).map(lambda text: f"{text}x"))
def test_every_text_comes_back(text: str) -> None:
    references = read_bibliography(json.dumps([{"id": "a", "type": "book", "title": text}])).references
    header, row = csv.reader(io.StringIO(export(references, "csv"), newline=""))
    assert cells_of_csv(export(references, "csv"))[1][header.index("title")] == references[0].title
    assert not row[header.index("title")].startswith(("=", "@", "\t", "\r", "\n"))
