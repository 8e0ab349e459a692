"""Nothing goes by in silence: what was not checked, and what went wrong, is told and shows in the exit code."""

from pathlib import Path

import pytest

from .command import SOUND, UNRESOLVED, fill, refextract

FAULT = """
import refextract.pipeline as pipeline
whole = pipeline.outline
def outline(document):
    if "BANG" in document.text:
        raise ZeroDivisionError("BANG")
    return whole(document)
pipeline.outline = outline
"""
FAULTY = "from refextract.cli import main; import sys; sys.exit(main())"


@pytest.mark.parametrize(
    ("call", "told"),
    [
        ("check empty", "no document found"),
        ("empty --format jsonl", "no document found"),
        ("check others", "found 1 .xyz, 1 .rtfx; `pandoc"),
        ("check refs.bib", "this is a bibliography, not a document; `refextract export refs.bib`"),
        ("refs.bib", "this is a bibliography"),
        ("parse refs.bib", "this is a bibliography"),
        ("check image.png", "this is a PNG image"),
        ("check noise.dat", "this is a binary file"),
        ("export sound.md", "no entry found"),
        ("check nowhere.md", "nowhere.md: No such file"),
        ("check no*where.md", "No such file"),
    ],
)
def test_what_was_not_checked_is_no_success(tmp_path: Path, call: str, told: str) -> None:
    noise = bytes(range(256)) * 20
    fill(
        tmp_path, {"sound.md": SOUND, "refs.bib": "@book{a, title = {B}}\n", "image.png": b"\x89PNG\r\n\x1a\n" + noise}
    )
    fill(tmp_path, {"noise.dat": noise, "others/a.rtfx": "x", "others/b.xyz": "x"})
    (tmp_path / "empty").mkdir()
    code, out, err = refextract(tmp_path, *call.split())
    assert (code, out.strip()) == (2, "")
    assert told in err or "others" in call
    assert "Traceback" not in err


def test_entries_that_are_lost_are_told_and_show_in_the_exit_code(tmp_path: Path) -> None:
    fill(tmp_path, {"refs.bib": "@book{a, title = {A}}\n@book{b, title = {\n\n@book{c, title = {C}}\n"})
    code, out, err = refextract(tmp_path, "export", "refs.bib")
    assert code == 1
    assert "refs.bib: line 2" in err
    assert "@book{c," in out


def test_a_fault_of_the_program_is_one_line_and_exit_code_3(tmp_path: Path) -> None:
    fill(tmp_path, {"refs.bib": "@book{a, title = {A}}\n"})
    fault = (
        "import refextract.exporters.bibtex as b\ndef export(_): raise ZeroDivisionError('BANG')\nb.export = export\n"
    )
    code, out, err = refextract(tmp_path, "export", "refs.bib", program=fault + FAULTY)
    assert (code, out) == (3, "")
    [line] = err.splitlines()
    assert line.startswith("refextract: internal error: ZeroDivisionError: BANG (refextract ")
    assert "please report" in line


def test_a_fault_in_a_document_costs_no_other(tmp_path: Path) -> None:
    fill(tmp_path, {"a.md": UNRESOLVED, "b.md": "BANG", "c.md": UNRESOLVED})
    code, out, err = refextract(tmp_path, "check", "a.md", "b.md", "c.md", program=FAULT + FAULTY)
    assert code == 2
    assert [line.split(": ")[1].split()[0] for line in out.splitlines() if ".md:" in line] == ["R101", "E901", "R101"]
    assert "Traceback" not in err
    code, out, _ = refextract(tmp_path, "check", "a.md", "b.md", "c.md", "--format", "html", program=FAULT + FAULTY)
    assert (code, out.count("E901") > 0, "ZeroDivisionError" in out) == (2, True, True)
    code, out, err = refextract(tmp_path, "a.md", "b.md", "c.md", "--format", "jsonl", program=FAULT + FAULTY)
    assert (code, len(out.splitlines())) == (2, 2)
    assert "b.md: the program failed on this document: ZeroDivisionError" in err
