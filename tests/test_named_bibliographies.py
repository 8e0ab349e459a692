"""Bibliographies that a document names: it cites from them as from those that the command line names."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from refextract.checking.run import check_files
from refextract.options import CheckOptions, Options
from refextract.pipeline import extract

BIB = """\
@article{moss2003, author = {Moss, Edda and Fern, Karl}, title = {On lichens}, journal = {Bark}, year = 2003}
@book{reed1998, author = {Reed, Ole}, title = {Rushes and sedges}, publisher = {Marsh}, year = 1998}
@book{heath2011, author = {Heath, Ida}, title = {Peat and heather}, publisher = {Moor}, year = 2011}
"""
MARKDOWN = "---\nbibliography: refs.bib\n---\n\n{}\n"
LATEX = "\\documentclass{{article}}\n\\begin{{document}}\n{}\n\\bibliography{{refs}}\n\\end{{document}}\n"
BIBER = "\\documentclass{{article}}\n\\addbibresource{{refs.bib}}\n\\begin{{document}}\n{}\n\\end{{document}}\n"
ORG = "#+bibliography: refs.bib\n\n{}\n"
TYPST = '{}\n\n#bibliography("refs.bib")\n'
RST = "{}\n\n.. bibliography:: refs.bib\n"
ASCIIDOC = ":bibtex-file: refs.bib\n\n{}\n"
FORMS = {
    "a.md": MARKDOWN,
    "a.tex": LATEX,
    "b.tex": BIBER,
    "a.org": ORG,
    "a.typ": TYPST,
    "a.rst": RST,
    "a.adoc": ASCIIDOC,
}
KEYED = {
    "a.md": "[@{}]",
    "a.tex": "\\cite{{{}}}",
    "b.tex": "\\cite{{{}}}",
    "a.org": "[cite:@{}]",
    "a.typ": "@{}",
    "a.rst": ":cite:p:`{}`",
    "a.adoc": "cite:[{}]",
}


def write(folder: Path, name: str, body: str) -> Path:
    (folder / "refs.bib").write_text(BIB, "utf-8")
    (folder / name).write_text(FORMS[name].format(body), "utf-8")
    return folder / name


def findings(path: Path, *rules: str, bibliography: Sequence[Path] = ()) -> list[tuple[str, str]]:
    options = Options(check=CheckOptions(select=rules or ("R1",)))
    report = check_files(path, options, bibliography=bibliography)
    assert not report.errors
    return [(each.code, each.message) for each in report.notices]


@pytest.mark.parametrize("name", FORMS)
def test_typed_citations_lead_into_the_file_that_is_named(tmp_path: Path, name: str) -> None:
    body = "Peat grows (Heath, 2011), as Moss and Fern (2003) say. Sedges do not (Nobody, 2004)."
    path = write(tmp_path, name, body)
    assert findings(path) == [("R101", "“Nobody, 2004” has no entry in the bibliography file")]
    assert {each.id for each in extract(path).references} == {"heath2011", "moss2003"}


@pytest.mark.parametrize("name", FORMS)
def test_typed_citations_beside_keys_lead_into_the_whole_file(tmp_path: Path, name: str) -> None:
    body = f"Rushes {KEYED[name].format('reed1998')}. Peat grows (Heath, 2011), as Moss and Fern (2003) say."
    path = write(tmp_path, name, body)
    assert findings(path) == []
    assert {each.id for each in extract(path).references} == {"reed1998", "heath2011", "moss2003"}


@pytest.mark.parametrize("name", FORMS)
def test_a_file_that_is_named_twice_has_each_work_once(tmp_path: Path, name: str) -> None:
    body = f"Rushes {KEYED[name].format('reed1998')}. Peat grows (Heath, 2011). More (Nobody, 2004)."
    path = write(tmp_path, name, body)
    (tmp_path / "copy.txt").write_text(BIB, "utf-8")
    given = [tmp_path / "refs.bib", tmp_path / "copy.txt"]
    assert findings(path, bibliography=given) == findings(path)


def test_an_entry_and_the_file_that_it_was_made_from_are_one_work(tmp_path: Path) -> None:
    body = "Peat grows (Heath, 2011).\n\n# References\n\nHeath, I. (2011). Peat and heather. Moor.\n"
    path = write(tmp_path, "a.md", body)
    assert findings(path) == []
    assert extract(path).links[0].reference == "r1"


def test_a_page_of_a_project_that_names_the_file_needs_no_key(tmp_path: Path) -> None:
    (tmp_path / "_quarto.yml").write_text("project:\n  type: book\nbibliography: refs.bib\n", "utf-8")
    path = write(tmp_path, "a.md", "")
    path.write_text("Peat grows (Heath, 2011).\n", "utf-8")
    assert findings(path) == []


CASED = [name for name in FORMS if name != "a.tex"]


@pytest.mark.parametrize("name", CASED)
@pytest.mark.parametrize("also", ["", "reed1998"])
def test_keys_have_case(tmp_path: Path, name: str, also: str) -> None:
    right = KEYED[name].format(also) if also else ""
    path = write(tmp_path, name, f"Rushes {right}. Sedges {KEYED[name].format('Reed1998')}.")
    [(code, message)] = findings(path)
    assert code == "R101"
    assert "the nearest is [reed1998]" in message


def test_bibtex_finds_entries_in_whatever_case_and_refuses_a_second(tmp_path: Path) -> None:
    path = write(tmp_path, "a.tex", "Sedges \\cite{Reed1998}, \\cite{HEATH2011}.")
    assert findings(path) == []
    assert {each.id for each in extract(path).references} == {"Reed1998", "HEATH2011"}
    path = write(tmp_path, "a.tex", "Sedges \\cite{Reed1998}, \\cite{reed1998}.")
    assert [code for code, _ in findings(path)] == ["R101"]


def test_notes_of_restructuredtext_have_no_case(tmp_path: Path) -> None:
    path = tmp_path / "a.rst"
    path.write_text("Known [doe99]_ and [#A]_.\n\n.. [Doe99] Doe, A. (1999). Rivers.\n.. [#a] Roe, B. (2001). Maps.\n")
    assert len(extract(path).references) == 2
    assert findings(path) == []


LISTED = [
    ("a.md", "\nnocite: '@moss2003, @{heath2011}'"),
    ("a.md", "\nnocite: |\n  @moss2003, @heath2011"),
    ("a.md", "\nnocite: ['@moss2003', '@heath2011']"),
    ("a.md", "\nnocite: '@*'"),
    ("a.tex", "\\nocite{moss2003,heath2011}"),
    ("a.tex", "\\nocite{*}"),
    ("b.tex", "\\nocite{*}"),
    ("a.org", "[cite/nocite:@moss2003;@heath2011]"),
    ("a.org", "[cite/n:@*]"),
    ("a.org", "nocite:moss2003,heath2011"),
    ("a.rst", "\n   :all:"),
    ("a.typ", ", full: true"),
]


@pytest.mark.parametrize(("name", "how"), LISTED)
def test_what_is_listed_without_a_citation_is_in_the_export_and_no_finding(tmp_path: Path, name: str, how: str) -> None:
    path = write(tmp_path, name, f"Rushes {KEYED[name].format('reed1998')}.")
    assert len(findings(path, "R206")) == 2
    text = path.read_text("utf-8")
    if name == "a.md":
        text = text.replace("\n---\n\n", f"{how}\n---\n\n")
    elif name == "a.rst":
        text = text.rstrip() + how
    elif name == "a.typ":
        text = text.replace('"refs.bib"', f'"refs.bib"{how}')
    else:
        text = text.replace("Rushes", f"{how} Rushes")
    path.write_text(text, "utf-8")
    assert findings(path, "R1", "R2") == []
    assert findings(path, "R206") == []
    assert {each.id for each in extract(path).references} == {"reed1998", "moss2003", "heath2011"}


def test_a_commented_nocite_lists_nothing(tmp_path: Path) -> None:
    path = write(tmp_path, "a.tex", "Rushes \\cite{reed1998}. % \\nocite{*}\n\\verb|\\nocite{*}|")
    assert len(findings(path, "R206")) == 2


def test_an_entry_that_is_printed_without_a_citation_on_purpose_is_no_finding(tmp_path: Path) -> None:
    path = tmp_path / "a.tex"
    entries = "\\bibitem{a} A. Moss. Lichens. Bark, 2003.\n\\bibitem{b} O. Reed. Rushes. Marsh, 1998.\n"
    listed = f"\\begin{{thebibliography}}{{9}}\n{entries}\\end{{thebibliography}}"
    path.write_text(f"\\documentclass{{article}}\\begin{{document}}So \\cite{{a}}.\n{listed}\n\\end{{document}}")
    assert [code for code, _ in findings(path, "R201")] == ["R201"]
    path.write_text(path.read_text().replace("So", "\\nocite{b}So"))
    assert findings(path, "R201") == []


MARKS = [".git/HEAD", "pyproject.toml", "refextract.toml"]


def nested(root: Path, name: str, text: str) -> Path:
    (root / "refs.bib").write_text(BIB, "utf-8")
    (root / "inner" / "deep").mkdir(parents=True)
    (root / "inner" / "deep" / name).write_text(text, "utf-8")
    return root / "inner" / "deep" / name


OUTSIDE = [
    ("a.md", "---\nbibliography: ../../refs.bib\n---\n\nRushes [@reed1998].\n"),
    ("a.tex", "\\documentclass{article}\\begin{document}\\cite{reed1998}\\bibliography{../../refs}\\end{document}"),
    ("a.org", "#+bibliography: ../../refs.bib\n\nRushes [cite:@reed1998].\n"),
    ("a.typ", 'Rushes @reed1998.\n\n#bibliography("../../refs.bib")\n'),
    ("a.rst", "Rushes :cite:p:`reed1998`.\n\n.. bibliography:: ../../refs.bib\n"),
    ("a.adoc", ":bibtex-file: ../../refs.bib\n\nRushes cite:[reed1998].\n"),
]


@pytest.mark.parametrize("mark", MARKS)
@pytest.mark.parametrize(("name", "text"), OUTSIDE)
def test_a_marked_root_makes_the_folders_below_one_project(tmp_path: Path, mark: str, name: str, text: str) -> None:
    path = nested(tmp_path, name, text)
    (tmp_path / mark).parent.mkdir(exist_ok=True)
    (tmp_path / mark).write_text("", "utf-8")
    assert findings(path) == []


@pytest.mark.parametrize(("name", "text"), OUTSIDE)
def test_outside_of_a_project_a_message_tells_how_to_name_the_file(tmp_path: Path, name: str, text: str) -> None:
    path = nested(tmp_path, name, text)
    report = check_files(path, Options(check=CheckOptions(select=("R1",))))
    assert "name it by --bibliography or extract.bibliography" in report.errors[0]
    assert findings(path, bibliography=[tmp_path / "refs.bib"]) == []


def test_hidden_files_of_a_project_and_what_lies_above_it_are_not_read(tmp_path: Path) -> None:
    for number, bibliography in enumerate(("../../.hidden/refs.bib", "../../../refs.bib")):
        root = tmp_path / str(number)
        root.mkdir()
        path = nested(root, "a.md", f"---\nbibliography: {bibliography}\n---\n\nRushes [@reed1998].\n")
        (root / "pyproject.toml").touch()
        (root / ".hidden").mkdir()
        (root / "refs.bib").rename(root / ".hidden" / "refs.bib")
        (tmp_path / "refs.bib").write_text(BIB, "utf-8")
        assert "outside the folder" in check_files(path).errors[0]


def test_a_chapter_takes_in_files_of_its_repository(tmp_path: Path) -> None:
    text = "\\documentclass{article}\\begin{document}\\input{../../part}\\bibliography{../../refs}\\end{document}"
    path = nested(tmp_path, "a.tex", text)
    (tmp_path / "part.tex").write_text("Rushes \\cite{none}.\n", "utf-8")
    (tmp_path / "refextract.toml").touch()
    [notice] = check_files(path).notices
    assert notice.area.file == str(tmp_path / "part.tex")
