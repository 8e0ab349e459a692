"""A workbook of one sheet, as a file of Office Open XML: texts as they are, never formulas, below a header that stays.

Source: ECMA-376, parts 1 (SpreadsheetML) and 2 (packages).
"""

from __future__ import annotations

import io
import math
import re
from collections.abc import Iterable, Iterator, Sequence
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from refextract.exporters._table import LIKE_A_FORMULA, Value

__all__ = ["LARGEST_SHEET", "workbook"]

LARGEST_SHEET = 1_048_576
"""The rows that a sheet may have, its header among them."""
_LONGEST_CELL = 32_767  # units of UTF-16
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the same bytes for the same table, whenever it is written
_PLAIN, _BOLD, _QUOTED = range(3)  # the styles of cells, in the order of the sheet of styles

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PARTS = {
    "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_KIND}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_KIND}.worksheet+xml"/>'
    f'<Override PartName="/xl/styles.xml" ContentType="{_KIND}.styles+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_RELATED}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_RELATED}"><sheets>'
    '<sheet name="References" sheetId="1" r:id="rId1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_RELATED}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="rId2" Type="{_RELATED}/styles" Target="styles.xml"/></Relationships>',
    "xl/styles.xml": f'<styleSheet xmlns="{_MAIN}">'
    '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>'
    '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1" applyNumberFormat="1"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
    "</styleSheet>",
}


def workbook(columns: Sequence[str], rows: Iterable[Sequence[Value]]) -> bytes:
    """The file of a workbook whose only sheet has a header and these rows; the same bytes for the same table."""
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as package:
        for name, content in (*_PARTS.items(), ("xl/worksheets/sheet1.xml", "".join(_sheet(columns, rows)))):
            part = ZipInfo(name, _EPOCH)
            part.compress_type, part.create_system, part.external_attr = ZIP_DEFLATED, 3, 0o644 << 16
            package.writestr(part, (_HEAD + content).encode("utf-8", "backslashreplace"))
    return out.getvalue()


def _sheet(columns: Sequence[str], rows: Iterable[Sequence[Value]]) -> Iterator[str]:
    yield f'<worksheet xmlns="{_MAIN}"><sheetViews><sheetView tabSelected="1" workbookViewId="0">'
    yield '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
    yield '<sheetFormatPr defaultColWidth="18" defaultRowHeight="15"/><sheetData>'
    names = [_column(place) for place in range(len(columns))]
    yield _row(1, names, columns, bold=True)
    for number, row in enumerate(rows, start=2):
        yield _row(number, names, row)
    yield "</sheetData></worksheet>"


def _row(number: int, names: Sequence[str], values: Sequence[Value], *, bold: bool = False) -> str:
    cells = (_cell(f"{name}{number}", value, bold=bold) for name, value in zip(names, values, strict=True))
    return f'<row r="{number}">{"".join(cells)}</row>'


def _cell(place: str, value: Value, *, bold: bool) -> str:
    if value is None or value == "":
        return ""
    if not isinstance(value, str) and math.isfinite(value):
        return f'<c r="{place}"><v>{value!r}</v></c>'
    text = str(value)
    style = _BOLD if bold else _QUOTED if text.startswith(LIKE_A_FORMULA) else _PLAIN
    return f'<c r="{place}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{_written(text)}</t></is></c>'


def _written(text: str) -> str:
    """A text as XML holds it: cut where a cell ends, and characters that XML has none of by their numbers."""
    if len(text) > _LONGEST_CELL // 2 and len(text.encode("utf-16-le", "surrogatepass")) // 2 > _LONGEST_CELL:
        text = text[: _LONGEST_CELL // 2] + "…"
    return escape(_unwritable.sub(lambda found: f"_x{ord(found[0]):04X}_", text))


def _column(place: int) -> str:
    """The letters of a column, counted from 0.

    >>> _column(0), _column(25), _column(26), _column(701)
    ('A', 'Z', 'AA', 'ZZ')
    """
    letters = ""
    while place >= 0:
        letters = chr(65 + place % 26) + letters
        place = place // 26 - 1
    return letters


_unwritable = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff\r]|_(?=x[0-9A-Fa-f]{4}_)")
