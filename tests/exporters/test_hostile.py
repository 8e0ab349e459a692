"""What a document says can neither command TeX nor break out of its field."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refextract.bibliography import read_bibliography
from refextract.exporters import export
from refextract.exporters._keys import citation_keys
from refextract.model.reference import Reference
from refextract.text import Span
from refextract.values.name import Name, NameList
from tests.growth import assert_linear

ATTACKS = (
    r"\input{secret}",
    "^^5cinput{secret}",
    "^^5Cinput secret",
    r"\write18{id}",
    "}, note = {\\input{secret}",
    "%\n}",
)
TEXTS = ("title", "container_title", "volume", "page", "publisher", "note", "doi", "url", "edition", "issn")
PIECES = st.text(st.sampled_from('^5cC\\{}%#$~&_"@,=\n aé'), max_size=12)


def hostile(text: str) -> Reference:
    names = NameList(names=(Name(family=text, given=text),))
    values = {**dict.fromkeys(TEXTS, text), "author": names, "type": "article-journal", "label": text}
    return Reference.model_validate({"id": text, "text": text, "span": Span(0, 0), **values})


def commands(text: str) -> set[str]:
    """The commands that TeX would see, its own way to write a backslash included."""
    return set(re.findall(r"(?:\\|\^\^(?:5c|5C|\x1c))([A-Za-z]+)", text))


@pytest.mark.parametrize("format_", ["bibtex", "biblatex"])
@pytest.mark.parametrize("attack", ATTACKS)
def test_no_field_holds_a_command_of_the_document(format_: str, attack: str) -> None:
    written = export([hostile(attack)], format_)
    assert commands(written) <= {
        "textbackslash",
        "textbraceleft",
        "textbraceright",
        "textasciitilde",
        "textasciicircum",
    }
    assert "^^" not in written


@given(PIECES, st.sampled_from(["bibtex", "biblatex"]))
def test_an_entry_stays_one_entry(piece: str, format_: str) -> None:
    written = export([hostile(f"A{piece}")], format_)
    found = read_bibliography(written)
    assert len(found.references) == 1
    assert not found.problems
    assert "^^" not in written


@pytest.mark.skipif(shutil.which("pdflatex") is None, reason="needs pdflatex")
def test_latex_reads_no_other_file(tmp_path: Path) -> None:
    (tmp_path / "secret.tex").write_text("\\typeout{SECRET READ}\n")
    (tmp_path / "refs.bib").write_text(export([hostile(attack) for attack in ATTACKS], "bibtex"))
    head, cites = (
        "\\documentclass{article}\\usepackage{url}",
        "\\nocite{*}\\bibliographystyle{plain}\\bibliography{refs}",
    )
    (tmp_path / "a.tex").write_text(f"{head}\\begin{{document}}{cites}\\end{{document}}\n")
    for call in ("pdflatex", "bibtex", "pdflatex"):
        done = subprocess.run(  # noqa: S603 - our own
            [call, "-interaction=nonstopmode", "a"][:: 1 if call == "pdflatex" else 2],
            cwd=tmp_path,
            capture_output=True,
            check=False,
        )
        assert b"SECRET READ" not in done.stdout


def test_works_with_one_key_cost_in_proportion_to_their_number() -> None:
    def write(number: int) -> None:
        listed = [hostile("a")] * number
        assert len(set(citation_keys(listed))) == number

    assert_linear(write, 1_000)
