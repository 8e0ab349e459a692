"""A run makes the same tables whoever works on it and whatever stops it, and loses no document."""

import json
import zipfile
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from refextract import Options, ReadOptions, extract
from refextract.corpus import CITATIONS, DOCUMENTS, REFERENCES, CorpusReport, CorpusRun, Progress, Shard, extract_corpus
from refextract.errors import OptionsError

TABLES = {"references": REFERENCES, "citations": CITATIONS, "documents": DOCUMENTS}


def text_of(number: int) -> str:
    return (
        f"Millers kept the tolls (Baker{number}, 1999; Nobody 1888).\n\nReferences\n\n"
        f"Baker{number}, A. B. (1999). On rye number {number}. Journal of Town History, 12(3), 4–19.\n"
    )


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with eleven documents, two of them broken, and the working directory above it."""
    folder = tmp_path / "corpus"
    folder.mkdir()
    for number in range(6):
        (folder / f"{number}.txt").write_text(text_of(number), "utf-8")
    (folder / "broken.docx").write_bytes(b"PK\x03\x04 and no more")
    (folder / "picture.pdf").write_bytes(b"%PDF-1.4 and no more")
    with zipfile.ZipFile(folder / "more.zip", "w") as archive:
        for number in range(6, 9):
            archive.writestr(f"{number}.txt", text_of(number))
    monkeypatch.chdir(tmp_path)
    return Path("corpus")


def rows(folder: Path) -> dict[str, list[dict[str, object]]]:
    """All rows of the tables, part by part; the schema of each is that which is promised."""
    found = {}
    for name, schema in TABLES.items():
        parts = sorted((folder / name).iterdir())
        assert all(pq.read_schema(part).equals(schema) for part in parts)
        found[name] = pa.concat_tables(pq.read_table(part) for part in parts).to_pylist()
    return found


def of(corpus: Path, out: str, **how: object) -> CorpusReport:
    return extract_corpus([corpus], Path(out), run=CorpusRun(**{"part": 2, "workers": 2, **how}))  # type: ignore[arg-type]


def test_three_tables_hold_every_document(corpus: Path) -> None:
    report = of(corpus, "out")
    assert report._replace(errors=()) == CorpusReport(6, 11, 9, 9, 9, {"unreadable": 2})
    assert [error.partition(":")[0] for error in report.errors] == ["corpus/broken.docx", "corpus/picture.pdf"]
    found = rows(Path("out"))
    assert [row["document"] for row in found["documents"]] == list(range(11))
    assert [row["source"] for row in found["documents"]] == [
        *(f"corpus/{number}.txt" for number in range(6)),
        "corpus/broken.docx",
        *(f"corpus/more.zip/{number}.txt" for number in range(6, 9)),
        "corpus/picture.pdf",
    ]
    assert [row["failure"] for row in found["documents"]].count("unreadable") == 2
    assert [row["title"] for row in found["references"]] == [f"On rye number {number}" for number in range(9)]
    assert [row["reference"] for row in found["citations"]] == ["r1", None] * 9
    alone = extract(corpus / "3.txt").to_dicts()[0]
    assert {name: found["references"][3][name] for name in ("author", "issued", "page", "text", "start")} == {
        name: alone[name] for name in ("author", "issued", "page", "text", "start")
    }


def test_tables_are_the_same_whatever_the_number_of_workers(corpus: Path) -> None:
    for workers in (1, 3):
        of(corpus, f"out{workers}", workers=workers)
    one, three = (
        {path.relative_to(out): path.read_bytes() for path in Path(out).rglob("*.parquet")} for out in ("out1", "out3")
    )
    assert len(one) == 18
    assert one == three


def test_shards_make_together_what_one_run_makes(corpus: Path) -> None:
    of(corpus, "out", list_only=True)
    assert not list(Path("out").rglob("*.parquet"))
    reports = [of(corpus, "out", shard=Shard(number, 4), listed=True) for number in (3, 1, 2, 4)]
    assert [report.parts for report in reports] == [1, 2, 2, 1]
    of(corpus, "whole")
    assert rows(Path("out")) == rows(Path("whole"))


def test_a_run_goes_on_where_another_ended(corpus: Path) -> None:
    whole = of(corpus, "out")
    before = rows(Path("out"))
    for table in TABLES:
        (Path("out") / table / "part-000001.parquet").unlink()
    (Path("out") / "references" / ".part-000001.parquet.0a1b.new").write_text("half", "utf-8")
    kept = (Path("out") / "documents" / "part-000000.parquet").stat().st_mtime_ns
    steps: list[Progress] = []
    assert of(corpus, "out", progress=steps.append) == whole
    assert [(step.documents, step.before, step.all_documents) for step in steps] == [(9, 9, 11), (11, 9, 11)]
    assert rows(Path("out")) == before
    assert (Path("out") / "documents" / "part-000000.parquet").stat().st_mtime_ns == kept


def test_a_part_without_its_documents_is_not_done(corpus: Path) -> None:
    of(corpus, "out")
    (Path("out") / "documents" / "part-000004.parquet").unlink()
    (Path("out") / "citations" / "part-000004.parquet").write_text("of a run that was killed", "utf-8")
    of(corpus, "out")
    assert len(rows(Path("out"))["citations"]) == 18


def test_a_run_with_other_options_is_refused(corpus: Path) -> None:
    of(corpus, "out")
    with pytest.raises(OptionsError, match=r"another part \(2, now 3\)"):
        of(corpus, "out", part=3)
    with pytest.raises(OptionsError, match="another read"):
        extract_corpus([corpus], Path("out"), options=Options(read=ReadOptions(largest=9)), run=CorpusRun(part=2))
    with pytest.raises(OptionsError, match="another inputs"):
        extract_corpus([corpus / "1.txt"], Path("out"), run=CorpusRun(part=2))
    manifest = Path("out") / "manifest.json"
    manifest.write_text(manifest.read_text("utf-8").replace('"version": "', '"version": "9'), "utf-8")
    with pytest.raises(OptionsError, match="another version"):
        of(corpus, "out")


def test_relative_names_are_gone_on_with_where_they_were_given(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    of(corpus, "out")
    whole = of(corpus.absolute(), "absolute")
    out = Path.cwd()
    monkeypatch.chdir(corpus)
    with pytest.raises(OptionsError, match="another working_directory"):
        of(corpus, str(out / "out"))
    assert of(out / corpus, str(out / "absolute")) == whole


def test_inputs_that_changed_are_told_and_those_listed_can_be_gone_on_with(corpus: Path) -> None:
    of(corpus, "out")
    (corpus / "zz.txt").write_text(text_of(99), "utf-8")
    (corpus / "1.txt").unlink()
    (Path("out") / "documents" / "part-000000.parquet").unlink()
    with pytest.raises(OptionsError, match="the inputs have changed since it was begun"):
        of(corpus, "out")
    assert of(corpus, "out", listed=True).failures == {"unreadable": 3}
    assert "No such file" in str(rows(Path("out"))["documents"][1]["error"])


def test_a_folder_of_something_else_is_left_alone(corpus: Path) -> None:
    with pytest.raises(OptionsError, match="no run over a corpus has written"):
        of(corpus, "corpus")
    Path("other").mkdir()
    (Path("other") / "manifest.json").write_text(json.dumps({"name": "app"}), "utf-8")
    with pytest.raises(OptionsError, match="no manifest of a run"):
        of(corpus, "other")
    (Path("other") / "manifest.json").write_text("{", "utf-8")
    with pytest.raises(OptionsError, match="no manifest"):
        of(corpus, "other")


def test_results_inside_the_inputs_are_no_inputs(corpus: Path) -> None:
    for _ in range(2):
        report = extract_corpus(["."], corpus / "out", run=CorpusRun(part=9, workers=1))
        assert report.documents == 11


def test_a_bibliography_is_no_document_and_standard_input_no_corpus(corpus: Path) -> None:
    (corpus / "refs.bib").write_text("@book{a, title = {B}}", "utf-8")
    report = extract_corpus([corpus / "refs.bib"], Path("out"))
    assert "refextract export" in report.errors[0]
    with pytest.raises(OptionsError, match="standard input"):
        extract_corpus(["-"], Path("other"))


def test_inputs_without_a_document_are_told(corpus: Path) -> None:
    (corpus / "empty").mkdir()
    with pytest.raises(OptionsError, match="no document found"):
        extract_corpus([corpus / "empty"], Path("out"))


def test_engines_that_there_are_not_and_clusters_that_local_has_not_are_told(corpus: Path) -> None:
    with pytest.raises(OptionsError, match="did you mean 'spark'"):
        of(corpus, "out", engine="sparc")
    with pytest.raises(OptionsError, match="the local engine has no cluster"):
        of(corpus, "out", cluster="here:6379")


def test_a_large_part_is_written_in_several_row_groups(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    of(corpus, "out", part=11)
    monkeypatch.setattr("refextract.corpus.tables._GROUP", 1)
    monkeypatch.setattr("refextract.corpus.packing._MOST_DOCUMENTS", 3)
    of(corpus, "groups", part=11)
    assert pq.ParquetFile("groups/documents/part-000000.parquet").num_row_groups == 4
    assert rows(Path("groups")) == rows(Path("out"))


def test_what_another_run_has_written_below_is_no_input(corpus: Path) -> None:
    of(corpus, "corpus/first")
    assert of(corpus, "second").documents == 11
    (corpus / "listing.jsonl").write_text('{"text": "A list of its own (Doe 2001)."}\n', "utf-8")
    assert of(corpus, "third").documents == 12
