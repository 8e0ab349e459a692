"""The examples of the guide for DuckDB and polars run as they stand."""

import re
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

PAGE = (Path(__file__).parents[2] / "docs" / "howto" / "corpus.md").read_text("utf-8")
EXAMPLES = dict(re.findall(r'^```python title="(\w+)"\n(.*?)^```', PAGE, re.MULTILINE | re.DOTALL))
TREES = "Trees (Crowther 2015).\n\nReferences\n\nCrowther, T. W. (2015). Mapping tree density. Nature, 525, 201-205.\n"


@pytest.fixture
def papers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pq.write_table(pa.table({"id": ["a", "b"], "body": [TREES, "nothing cited"]}), tmp_path / "papers.parquet")
    monkeypatch.chdir(tmp_path)


def run(name: str) -> dict[str, Any]:
    names: dict[str, Any] = {}
    exec(compile(EXAMPLES[name], name, "exec"), names)  # noqa: S102 - our own page
    return names


@pytest.mark.usefixtures("papers")
def test_duckdb() -> None:
    pytest.importorskip("duckdb", reason="DuckDB is not installed")
    found = run("duckdb")
    assert found["titles"] == [("a", "Mapping tree density")]
    rows = found["database"].sql("SELECT source, title, year FROM refs").fetchall()
    assert rows == [("a", "Mapping tree density", 2015)]


@pytest.mark.usefixtures("papers")
def test_polars() -> None:
    pytest.importorskip("polars", reason="polars is not installed")
    rows = run("polars")["refs"].select("source", "title", "year").drop_nulls().rows()
    assert rows == [("a", "Mapping tree density", 2015)]
