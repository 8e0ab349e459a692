"""Files that a document includes are read with it; those that cannot be are told: nobody takes them for checked."""

from pathlib import Path

import pytest

from refextract import extract, read
from refextract.cli import main
from refextract.text import Span

TOLD = "part.x: a part that is not read with this document; check it by itself"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.qmd", "As below.\n\n{{< include part.x >}}\n"),
        ("a.Rmd", "As below.\n\n```{r, child='part.x'}\n```\n"),
        ("a.md", "As below.\n\n```{include} part.x\n```\n"),
        ("a.rst", "As below.\n\n.. include:: part.x\n"),
        ("a.adoc", "As below.\n\ninclude::part.x[leveloffset=1]\n"),
        ("a.org", 'As below.\n\n#+INCLUDE: "part.x"\n'),
    ],
)
def test_a_part_that_is_not_read_is_told_once(name: str, text: str) -> None:
    assert read((text + "\n" + text).encode(), name=name).problems == (TOLD,)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.md", "Write so:\n\n```\n{{< include part.x >}}\n```\n\nThen `{{< include part.x >}}` works.\n"),
        ("a.rst", ".. include:: <isonum.txt>\n\nNothing is included::\n"),
        ("a.adoc", "Nothing is included:: here.\n"),
    ],
)
def test_what_includes_nothing_is_not_told(name: str, text: str) -> None:
    assert read(text.encode(), name=name).problems == ()


BIB = """@book{doe, author = {Doe, Ann}, title = {On Rivers}, year = 1999, publisher = {Ex Press}}
@book{roe, author = {Roe, Bo}, title = {On Maps}, year = 2001, publisher = {Ex Press}}
"""
PROJECTS = [
    ("a.qmd", "---\nbibliography: a.bib\n---\nSee @doe.\n\n{{{{< include {} >}}}}\n\nEnd.\n", "_b.qmd", "So [@roe].\n"),
    (
        "a.Rmd",
        "---\nbibliography: a.bib\n---\nSee @doe.\n\n```{{r, child=c('{}')}}\n```\n\nEnd.\n",
        "b.Rmd",
        "So [@roe].\n",
    ),
    ("a.md", "---\nbibliography: a.bib\n---\nSee @doe.\n\n```{{include}} {}\n```\n\nEnd.\n", "b.md", "So [@roe].\n"),
    (
        "a.rst",
        "See :cite:`doe`.\n\n.. include:: {}\n   :start-line: 0\n\nEnd.\n\n.. bibliography:: a.bib\n",
        "b.rst",
        "So :cite:`roe`.\n",
    ),
    (
        "a.adoc",
        "= T\n:bibtex-file: a.bib\n:parts: .\n\nSee cite:[doe].\n\ninclude::{{parts}}/{}[]\n\nEnd.\n",
        "b.adoc",
        "So cite:[roe].\n",
    ),
    ("a.org", 'See [cite:@doe].\n\n#+include: "{}"\n\nEnd.\n\n#+bibliography: a.bib\n', "b.org", "So [cite:@roe].\n"),
]


def written(folder: Path, name: str, text: str, part: str, inside: str) -> Path:
    (folder / "parts").mkdir()
    (folder / "parts" / part).write_text(inside)
    (folder / "a.bib").write_text(BIB)
    (folder / name).write_text(text.format(f"parts/{part}"))
    return folder / name


@pytest.mark.parametrize(("name", "text", "part", "inside"), PROJECTS)
def test_a_part_is_read_at_its_place(tmp_path: Path, name: str, text: str, part: str, inside: str) -> None:
    document = read(written(tmp_path, name, text, part, inside))
    found = extract(document)
    assert [link.reference for link in found.links] == ["doe", "roe"]
    assert document.problems == ()
    place = document.locate(found.citations[1].span)
    assert (place.part, place.line) == (str(tmp_path / "parts" / part), 1)
    end = document.text.index("End.")
    assert document.locate(Span(end, end + 3)).part == str(tmp_path / name)


@pytest.mark.parametrize("project", PROJECTS)
def test_a_project_is_checked_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], project: tuple[str, str, str, str]
) -> None:
    name, text, part, inside = project
    written(tmp_path, name, text, part, inside.replace("roe", "gone"))
    assert main(["check", str(tmp_path)]) == 1
    told = capsys.readouterr().out
    assert told.count("R101 unresolved-citation") == 1
    assert f"{part}:1:" in told


@pytest.mark.parametrize(("name", "text", "part", "inside"), PROJECTS)
def test_parts_that_cannot_be_read_are_told(tmp_path: Path, name: str, text: str, part: str, inside: str) -> None:
    (tmp_path / part).write_text(inside)
    (tmp_path / "in").mkdir()
    path = written(tmp_path / "in", name, text.replace("{}", "{}/../../../" + part), part, inside)
    assert any(part in problem and "outside" in problem for problem in read(path).problems)
    path.write_text(text.format("gone-" + part))
    assert any("gone-" + part in problem for problem in read(path).problems)
    (tmp_path / "in" / "parts" / part).write_text(text.format(name))
    path.write_text(text.format(f"parts/{part}"))
    assert len(extract(read(path)).citations) == 2


def test_a_part_by_its_name_or_without_a_title_belongs_to_the_file_that_takes_it_in(tmp_path: Path) -> None:
    for name, text, part, inside in (PROJECTS[0], PROJECTS[4]):
        folder = tmp_path / part
        folder.mkdir()
        written(folder, name, text, part, inside)
        assert len(extract(read(folder / "parts" / part)).citations) == 2


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.rst", "As below.\n\n.. include:: b.rst\n   :code: rst\n"),
        ("a.adoc", "= T\n\n----\ninclude::b.adoc[]\n----\n"),
        ("a.org", '#+include: "b.org" src org\n\n#+begin_src org\n#+include: "b.org"\n#+end_src\n'),
        ("a.md", "```\n{{< include b.md >}}\n```\n"),
    ],
)
def test_what_is_taken_in_as_code_is_no_part(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text)
    (tmp_path / f"b{Path(name).suffix}").write_text("So Doe (1999) says.\n")
    assert "Doe" not in read(tmp_path / name).text
