"""Arrow in, Arrow out: a row a document, whatever becomes of it, and the same as extracting each by itself."""

import pyarrow as pa
import pytest

from refextract import Options, ReadOptions, extract
from refextract.corpus import RESULT, Limits, extract_batches
from refextract.corpus.packing import packed, together, unpacked
from refextract.corpus.rows import failed_row, row_of, whole
from refextract.errors import OptionsError
from refextract.model.document import Document
from refextract.model.reference import Reference
from refextract.text import Span

TREES = """\
Trees (Crowther 2015, p. 3).

References

Crowther, T. W. (2015). Mapping tree density. Nature, 525, 201-205.
"""
PAGE = "<p>Rivers (Shaw 1999).</p><h2>References</h2><p>Shaw, J. (1999). Rivers. London: Weaver.</p>"


def table(**columns: object) -> pa.Table:
    return pa.table(columns)


def test_a_table_in_is_a_table_out() -> None:
    found = extract_batches(table(id=["a", "b"], text=[TREES, "nothing"]))
    assert found.schema.equals(RESULT, check_metadata=True)
    assert found.column("source").to_pylist() == ["a", "b"]
    assert found.column("reference_count").to_pylist() == [1, 0]
    [reference] = found.column("references")[0].as_py()
    assert (reference["title"], reference["year"], reference["cited"]) == ("Mapping tree density", 2015, 1)
    assert reference["authors"][0]["family"] == "Crowther"
    [citation] = found.column("citations")[0].as_py()
    assert (citation["reference"], citation["locator"], citation["place"]["line"]) == ("r1", "3", 1)


def test_batches_in_are_batches_out_with_a_row_for_each_row() -> None:
    batches = table(text=[TREES, None, "x"]).to_batches(max_chunksize=2)
    found = [row for batch in extract_batches(iter(batches)) for row in batch.to_pylist()]
    assert [row["source"] for row in found] == ["1", "2", "3"]
    assert [row["failure"] for row in found] == [None, "unreadable", None]
    assert found[1]["error"] == "2: no text in its row"


def test_a_row_is_what_extract_finds() -> None:
    document = Document.of(TREES, "a")
    alone = unpacked(packed(row_of(document, extract(document))))
    assert pa.Table.from_batches([alone]) == extract_batches(table(id=["a"], text=[TREES]))


def test_bytes_are_read_as_what_they_are() -> None:
    found = extract_batches(
        table(key=["p.html", "q"], file=[PAGE.encode(), b"\x89PNG\r\n\x1a\n"]), text="file", id="key"
    )
    assert found.column("format").to_pylist() == ["html", None]
    assert found.column("link_count").to_pylist() == [1, 0]
    assert "PNG" in found.column("error")[1].as_py()


@pytest.mark.parametrize(
    "kind", [pa.string(), pa.large_string(), pa.string_view(), pa.dictionary(pa.int8(), pa.string())]
)
def test_every_kind_of_text_column_is_read(kind: pa.DataType) -> None:
    encoded = pa.types.is_dictionary(kind)
    array = pa.array(["x"]).dictionary_encode() if encoded else pa.array(["x"], kind)
    assert extract_batches(table(text=array)).column("characters").to_pylist() == [1]


def test_texts_are_texts_unless_the_options_say_otherwise() -> None:
    rows = table(text=[PAGE])
    assert extract_batches(rows).column("format").to_pylist() == ["text"]
    options = Options(read=ReadOptions(format="html"))
    assert extract_batches(rows, options=options).column("format").to_pylist() == ["html"]


def test_a_document_that_takes_too_long_has_a_row() -> None:
    found = extract_batches(table(text=[TREES * 500, "x"]), limits=Limits(seconds=0.05))
    assert found.column("failure").to_pylist()[0] == "time"
    assert "time_limit" in found.column("error")[0].as_py()


def test_more_references_may_be_cited() -> None:
    known = Reference(id="shaw99", span=Span(0, 0), text="", origin="file", title="Rivers")
    found = extract_batches(table(text=["As rivers do [@shaw99].\n"]), bibliography=[known])
    assert [each["reference"] for each in found.column("citations")[0].as_py()] == ["shaw99"]


def test_a_column_that_is_not_there_is_told() -> None:
    with pytest.raises(OptionsError, match="did you mean 'texts'"):
        extract_batches(table(texts=["x"]))


def test_batches_stay_small() -> None:
    rows = [unpacked(packed(failed_row(str(number), "time", "late"))) for number in range(150)]
    batches = list(together(rows))
    assert [batch.num_rows for batch in batches] == [64, 64, 22]
    assert pa.Table.from_batches(batches) == pa.Table.from_batches(rows).combine_chunks()
    large = unpacked(packed(failed_row("a", "fault", "x" * 5_000_000)))
    assert [batch.num_rows for batch in together([large] * 3)] == [2, 1]


def test_texts_that_no_utf8_has_are_mended_in_place() -> None:
    assert whole(["a\ud83d\ude00", {"b": ("\udce9", 1)}]) == ["a\ufffd\ufffd", {"b": ("\udce9", 1)}]
    assert whole("é\udce9x") == "é\ufffdx"
