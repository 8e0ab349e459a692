"""The page of the tables tells every column, in order, and a column that changes its type is told here."""

import hashlib
import re
from pathlib import Path

import pyarrow as pa
import pytest

from refextract.corpus import CITATIONS, DOCUMENTS, REFERENCES, RESULT, SCHEMA_VERSION

PAGE = (Path(__file__).parents[2] / "docs" / "reference" / "tables.md").read_text("utf-8")
TABLES = {"documents": DOCUMENTS, "references": REFERENCES, "citations": CITATIONS}


def told(table: str) -> list[tuple[str, bool, str]]:
    """The columns that the page tells of a table: name, whether it is never null, and the beginning of its type."""
    section = PAGE.split(f"\n## {table}\n")[1].split("\n## ")[0]
    found = []
    for names, never_null, kind in re.findall(r"^\| ((?:`\w+`(?:, )?)+)(\*?) \| (\w+)", section, re.MULTILINE):
        found += [(name, bool(never_null), kind) for name in re.findall(r"\w+", names)]
    return found


@pytest.mark.parametrize("table", TABLES)
def test_the_page_tells_every_column_in_order(table: str) -> None:
    schema = TABLES[table]
    assert told(table) == [(field.name, not field.nullable, re.split(r"\W", str(field.type))[0]) for field in schema]
    assert f"has a version, {SCHEMA_VERSION}," in PAGE
    assert schema.metadata[b"refextract.schema"] == str(SCHEMA_VERSION).encode()


def shape(field: pa.Field) -> object:
    """What a column is, whatever the version of Arrow calls the values of its lists."""
    if pa.types.is_list(field.type):
        return (field.name, field.nullable, ["list", shape(field.type.value_field.with_name("value"))])
    if pa.types.is_struct(field.type):
        return (field.name, field.nullable, [shape(field.type.field(n)) for n in range(field.type.num_fields)])
    return (field.name, field.nullable, str(field.type))


def test_a_schema_changes_with_its_version_alone() -> None:
    printed = repr([shape(field) for schema in (*TABLES.values(), RESULT) for field in schema])
    digest = hashlib.sha256(printed.encode()).hexdigest()[:16]
    assert (SCHEMA_VERSION, digest) == (
        1,
        "71aaadcfbec91798",
    )  # a new column changes the digest, anything else the version too
