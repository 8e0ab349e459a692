"""``refextract annotate``: where the annotated file goes, and what is told."""

from pathlib import Path

import pytest
from tests.checking.annotation.noted import noted
from tests.checking.annotation.test_annotation import PAGES
from tests.readers.pdf.writer import pdf

from refextract.cli import main

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    path = tmp_path / "paper.pdf"
    path.write_bytes(pdf(PAGES))
    return path


def test_the_annotated_file_is_another_one(paper: Path, capsys: Captured) -> None:
    before = paper.read_bytes()
    out = paper.with_name("marked.pdf")
    assert main(["annotate", str(paper), "-o", str(out)]) == 0
    assert paper.read_bytes() == before
    jumps, notes = noted(out.read_bytes())
    assert (len(jumps), len(notes)) == (5, 2)
    assert f"3 citations linked, 2 findings marked in {out}" in capsys.readouterr().err


def test_rules_can_be_chosen(paper: Path) -> None:
    out = paper.with_name("marked.pdf")
    assert main(["annotate", str(paper), "-o", str(out), "--ignore", "R2"]) == 0
    assert [note.told[:4] for note in noted(out.read_bytes())[1]] == ["R101"]


def test_the_file_is_written_over_only_where_that_is_asked_for(paper: Path, capsys: Captured) -> None:
    before = paper.read_bytes()
    assert main(["annotate", str(paper), "-o", str(paper)]) == 2
    assert "would be overwritten" in capsys.readouterr().err
    assert paper.read_bytes() == before
    assert main(["annotate", str(paper), "--in-place"]) == 0
    assert paper.read_bytes().startswith(before)


def test_an_output_is_needed(paper: Path, capsys: Captured) -> None:
    with pytest.raises(SystemExit):
        main(["annotate", str(paper)])
    assert "-o/--output --in-place" in capsys.readouterr().err


def test_what_is_no_pdf_is_told(tmp_path: Path, capsys: Captured) -> None:
    text = tmp_path / "paper.txt"
    text.write_text("As Knuth (1984) says.", "utf-8")
    assert main(["annotate", str(text), "-o", str(tmp_path / "out.pdf")]) == 2
    assert "this is none" in capsys.readouterr().err
    assert not (tmp_path / "out.pdf").exists()


def test_a_bibliography_in_which_nothing_can_be_read_is_no_success(paper: Path, capsys: Captured) -> None:
    refs = paper.with_name("refs.bib")
    refs.write_text("no entry at all", "utf-8")
    out = paper.with_name("marked.pdf")
    assert main(["annotate", str(paper), "-o", str(out), "--bibliography", str(refs), "--quiet"]) == 2
    assert "refs.bib: no entry found" in capsys.readouterr().err
    assert out.exists()
