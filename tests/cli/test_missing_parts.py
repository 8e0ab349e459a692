"""A document of which a part is missing is not checked: the run fails, however quiet it is."""

from __future__ import annotations

import io
from pathlib import Path
from zipfile import ZipFile

import pytest

from refextract.cli import main
from refextract.readers import read

LATEX = r"""\documentclass{{book}}
\input{{glyphtounicode}}
\begin{{document}}
Of maps. {}
\end{{document}}
"""
BOOK = "@book{a, author = {Amsel, B.}, title = {Birds}, year = 2001}\n"
JATS = (
    "<article><front><article-meta><title-group><article-title>Birds</article-title></title-group></article-meta>"
    "</front><body><p>Of birds.</p><p>Of more birds.</p></body></article>"
)


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "book"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("m.tex", LATEX.format(r"\input{one}"), "one: no such file"),
        ("m.tex", LATEX.format(r"\include{part/two}"), "part/two: no such file"),
        ("m.tex", LATEX.format(r"\subfile{three}"), "three: no such file"),
        ("m.tex", LATEX.format(r"\import{part/}{four}"), "part/four: no such file"),
        ("m.tex", LATEX.format(r"\input{../outside}"), "outside.tex: outside the folder"),
        ("m.tex", LATEX.format(r"\bibliography{refs}"), "refs: no such bibliography file"),
        ("part.tex", r"Of maps. \input{one}", "one: no such file"),
        ("p.md", "---\nbibliography: refs.bib\n---\nOf maps.\n", "refs.bib: no such bibliography file"),
        ("p.typ", 'Of maps.\n#bibliography("refs.bib")\n', "refs.bib: no such bibliography file"),
        ("p.xml", JATS[:-40], "no well-formed XML"),
    ],
)
def test_what_is_missing_fails_a_run(
    here: Path, name: str, text: str, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (here.parent / "outside.tex").write_text("Of more maps.")
    Path(name).write_text(text)
    for _ in range(2):  # the second answer is from the cache
        assert main(["check", name, "--quiet", "--cache", "cache"]) == 2
        assert capsys.readouterr().err.count(told) == 1
    assert main([name, "--quiet", "--format", "jsonl"]) == 2
    got = capsys.readouterr()
    assert told in got.err
    assert got.out.startswith('{"version"')
    assert main(["check", name]) == 2
    assert "1 document (1 not read whole)" in capsys.readouterr().err


@pytest.mark.parametrize(
    "text",
    [
        LATEX.format(r"\InputIfFileExists{local}{}{}"),
        LATEX.format(r"\IfFileExists{local.tex}{\input{local.tex}}{}"),
        LATEX.format(r"\begin{verbatim}\input{local}\end{verbatim} % \input{local}"),
        LATEX.format(r"\iffalse\input{local}\fi \newcommand{\take}[1]{\input{#1}}"),
        LATEX.format(r"\input{figure.pdf_tex}"),
        LATEX.format(
            r"\begin{thebibliography}{1}\bibitem{a} Amsel. Birds. 2001.\end{thebibliography}\bibliography{no}"
        ),
    ],
)
def test_what_may_be_missing_does_not(text: str) -> None:
    Path("m.tex").write_text(text)
    assert main(["check", "m.tex", "--select", "R1"]) == 0


@pytest.mark.parametrize("way", [r"\def\input@path{{parts/} {more}}", r"\newcommand{\input@path}{{more/}{parts}}"])
def test_parts_are_found_where_the_preamble_says(way: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path("parts").mkdir()
    Path("parts/one.tex").write_text("So it is (Nobody 1999).")
    Path("m.tex").write_text(way + LATEX.format(r"\input{one}"))
    assert main(["check", "m.tex"]) == 1
    assert "one.tex:1:11: R101" in capsys.readouterr().out


def test_a_user_can_do_without(capsys: pytest.CaptureFixture[str]) -> None:
    Path("m.tex").write_text(LATEX.format(r"\input{tables/one} \bibliography{refs}"))
    Path("other.bib").write_text(BOOK)
    assert main(["check", "m.tex", "--bibliography", "other.bib"]) == 2
    assert "tables/one" in capsys.readouterr().err
    assert main(["check", "m.tex", "--bibliography", "other.bib", "--exclude", "tables/*"]) == 0
    assert "tables/one" in capsys.readouterr().err


def test_a_text_without_a_folder_tells_what_it_takes_in(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    text = LATEX.format(r"\input{one} \bibliography{refs}")
    told = tuple(read(text.encode(), name="m.tex").problems)
    assert [each for each in told if "glyph" not in each] == [
        "one: not read, for the document came without its folder",
        "refs: not read, for the document came without its folder",
    ]
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
    assert main(["check", "-", "--stdin-filename", "m.tex"]) == 0
    assert "one: not read" in capsys.readouterr().err


def test_a_broken_part_of_a_container_fails_a_run(capsys: pytest.CaptureFixture[str]) -> None:
    with ZipFile("p.docx", "w") as package:
        space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
        package.writestr("word/document.xml", f"<w:document {space}><w:body><w:p/></w:body></w:document>")
        package.writestr("word/footnotes.xml", f"<w:footnotes {space}><w:footnote>")
    assert main(["check", "p.docx", "--quiet"]) == 2
    assert "word/footnotes.xml" in capsys.readouterr().err


@pytest.mark.parametrize("content", ["Of birds, and of nothing else.\n", "@book{a, title = {Birds\n"])
def test_a_bibliography_that_is_none_fails_a_run(content: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path("p.md").write_text("Of maps.\n")
    Path("refs.bib").write_text(content)
    for _ in range(2):  # the second answer is from the cache
        assert main(["check", "p.md", "--bibliography", "refs.bib", "--quiet", "--cache", "cache"]) == 2
        assert capsys.readouterr().err.count("refs.bib: ") == 1
    assert main(["p.md", "--bibliography", "refs.bib", "--quiet"]) == 2
    assert capsys.readouterr().err.count("refs.bib: ") == 1
    Path("named.md").write_text("---\nbibliography: refs.bib\n---\nOf maps.\n")
    assert main(["check", "named.md", "--quiet"]) == 2
    assert "named.md: refs.bib: " in capsys.readouterr().err


@pytest.mark.parametrize(("content", "told"), [("", "nothing stands"), (f"{BOOK}@book{{b, title = {{B", "line 2")])
def test_what_is_odd_in_a_bibliography_is_told_once(
    content: str, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("p.md").write_text("Of maps.\n")
    Path("refs.bib").write_text(content)
    for call in (["check", "p.md"], ["p.md", "--format", "json"]):
        assert main([*call, "--bibliography", "refs.bib"]) == 0
        assert capsys.readouterr().err.count(told) == 1


def test_an_empty_folder_among_others_fails_a_run(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for folder in ("papers/old", "empty", "data"):
        (here / folder).mkdir(parents=True)
    Path("papers/old/a.md").write_text("Of maps.\n")
    Path("data/a.bin").write_text("x")
    assert main(["check", "papers", "papers/old", "--quiet"]) == 0
    assert main(["check", "papers", "empty", "data", "--quiet"]) == 2
    told = capsys.readouterr().err
    assert "empty: no document found" in told
    assert "data: no document found" in told
    assert "papers" not in told
