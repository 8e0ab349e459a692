"""Many files: a fault in one of them costs none of the others, and nothing that was not done goes by in silence."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from refextract.checking import RunOptions, batch, check_files, fix_files
from refextract.checking.files import STDIN
from refextract.errors import OptionsError
from refextract.model.document import Document
from refextract.model.extraction import Extraction
from refextract.model.reference import Reference
from refextract.options import CheckOptions, Options
from refextract.pipeline import extract

SOUND = "Trees (Crowther 2015).\n\nReferences\n\nCrowther, T. W. (2015). Mapping tree density. Nature, 525, 201-205.\n"
UNRESOLVED = SOUND.replace("(Crowther 2015)", "(Crowther 2015) and rivers (Nobody 1999)")
FIXABLE = SOUND.replace("(Crowther 2015)", "(Crowthar 2015)")


def write(folder: Path, **files: str) -> list[str]:
    for name, text in files.items():
        (folder / f"{name}.md").write_text(text, "utf-8")
    return [str(folder / f"{name}.md") for name in files]


@pytest.fixture
def faulty(monkeypatch: pytest.MonkeyPatch) -> None:
    """An extraction that fails on documents which say so."""

    def fail_if_asked(document: Document, *, bibliography: Sequence[Reference], options: Options) -> Extraction:
        if "BANG" in document.text:
            raise ZeroDivisionError("it went\nBANG")
        if "DEEP" in document.text:
            raise RecursionError
        return extract(document, bibliography=bibliography, options=options)

    monkeypatch.setattr(batch, "extract", fail_if_asked)


@pytest.mark.usefixtures("faulty")
@pytest.mark.parametrize("more", [0, 6])
def test_a_fault_in_one_document_is_a_finding_and_costs_no_other(tmp_path: Path, more: int) -> None:
    rest = {f"z{number}": SOUND for number in range(more)}
    files = write(tmp_path, a=UNRESOLVED, b="BANG", c="DEEP", d=UNRESOLVED, **rest)
    report = check_files(files, Options(), run=RunOptions(jobs=2))
    codes = [[notice.code for notice in each.notices] for each in report.documents]
    assert codes == [["R101"], ["E901"], ["E901"], ["R101"], *[[]] * more]
    assert report.failed == tuple(files[1:3])
    message = report.documents[1].notices[0].message
    assert "ZeroDivisionError: it went BANG (refextract" in message
    assert "please report" in message


@pytest.mark.usefixtures("faulty")
def test_a_fault_is_not_kept_in_a_cache_nor_hidden_by_a_baseline(tmp_path: Path) -> None:
    files = write(tmp_path, a="BANG")
    run = RunOptions(cache=tmp_path / "cache")
    first, second = (check_files(files, Options(), run=run) for _ in range(2))
    assert first.failed == second.failed == (files[0],)


@pytest.mark.usefixtures("faulty")
def test_other_files_are_fixed_beside_one_that_fails(tmp_path: Path) -> None:
    files = write(tmp_path, a=FIXABLE, b="BANG", c=FIXABLE)
    fixed = fix_files(files, Options())
    assert fixed.fixed == 2
    assert [Path(file).read_text("utf-8") for file in files] == [SOUND, "BANG", SOUND]
    assert fixed.report.failed == (files[1],)


def test_nothing_is_written_where_fixes_are_only_shown(tmp_path: Path) -> None:
    files = write(tmp_path, a=FIXABLE)
    shown = fix_files(files, Options(), write=False)
    assert (shown.fixed, Path(files[0]).read_text("utf-8")) == (1, FIXABLE)
    assert "+Trees (Crowther 2015)." in shown.diff
    assert [notice.code for notice in shown.report.notices] == ["R103"]


def test_a_file_that_another_program_changed_meanwhile_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = write(tmp_path, a=FIXABLE)
    read = batch.content

    def then_changed(path: Path, options: object) -> bytes:
        data = read(path, options)  # type: ignore[arg-type]
        path.write_text("theirs", "utf-8")
        return data

    monkeypatch.setattr(batch, "content", then_changed)
    fixed = fix_files(files, Options())
    assert Path(files[0]).read_text("utf-8") == "theirs"
    assert fixed.report.failed == (files[0],)
    assert "changed by another program" in fixed.report.errors[0]


def test_a_folder_without_documents_is_no_clean_bill(tmp_path: Path) -> None:
    with pytest.raises(OptionsError, match=r"no document found; looked for .*md"):
        check_files([tmp_path])
    (tmp_path / "paper.rtfd").write_text("x")
    with pytest.raises(OptionsError, match=r"found 1 \.rtfd; `pandoc"):
        check_files([tmp_path])


@pytest.mark.parametrize("name", ["refs.bib", "refs.ris", "items.json"])
def test_a_bibliography_is_no_document(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("@book{a, title = {B}}")
    report = check_files([tmp_path / name])
    assert report.failed
    assert "this is a bibliography, not a document" in report.errors[0]


def test_standard_input_is_read_where_it_is_given() -> None:
    run = RunOptions(standard_input=UNRESOLVED.encode)
    assert [each.source for each in check_files([STDIN], run=run).documents] == ["<stdin>"]
    with pytest.raises(OptionsError, match="standard input"):
        check_files([STDIN])
    with pytest.raises(OptionsError, match="in place"):
        fix_files([STDIN], run=run)


def test_options_that_cannot_be_used_are_one_error_and_not_one_a_document(tmp_path: Path) -> None:
    with pytest.raises(OptionsError, match="R999"):
        check_files(write(tmp_path, a=SOUND, b=SOUND), Options(check=CheckOptions(select=("R999",))))
