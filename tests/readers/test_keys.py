"""Citation keys in Markdown, Quarto, R Markdown, MyST and notebooks, and the bibliographies that they lead to."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from refextract.bibliography import read_bibliography
from refextract.outline import outline
from refextract.pipeline import extract
from refextract.readers import read as read_any
from refextract.readers.markdown import read
from refextract.readers.notebook import read as read_notebook
from refextract.text import Span

BIB = """@article{doe, author = {Doe, Ann}, title = {On Rivers}, journal = {Water}, year = 1999}
@book{Roe2001, author = {Roe, Bo}, title = {On Maps}, publisher = {Springer}, year = 2001}
"""
HEADER = """---
title: Rivers
lang: en-GB
references:
- id: doe
  type: book
  title: On Rivers
- id: Roe2001
  title: On Maps
---

"""


def keys(body: str) -> list[list[str]]:
    document = read((HEADER + body).encode(), "a.qmd")
    return [[item.key for item in citation.items] for citation in document.given.citations]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("So [@doe].", [["doe"]]),
        ("So [see @doe, pp. 3-5; also -@Roe2001].", [["doe", "Roe2001"]]),
        ("So says @doe [p. 3], and @Roe2001.", [["doe"], ["Roe2001"]]),
        ("So [@unknown2000].", [["unknown2000"]]),
        ("So [@{https://example.org/a_b}].", [["https://example.org/a_b"]]),
        ("Ask @alice or a@doe.org, see @fig-map, [@sec-one], [@tbl:x].", []),
        ("Keys have case: @Doe.", []),
        ("Code `[@doe]` and\n\n```\n@doe\n```\n", []),
        ("<!-- [@doe] --> and $x_{@doe}$ and $$\n@doe\n$$", []),
        ("[text](https://example.org/@doe) ![pic](a.png){#fig-a key=\"@doe\"} <a href='@doe'>x</a>", []),
        ("Known {cite}`doe,Roe2001` and {cite:t}`doe`.", [["doe", "Roe2001"], ["doe"]]),
        ('Known <cite data-cite="doe">(Doe, 1999)</cite>.', [["doe"]]),
        (r"Not \@doe.", []),
        ("A note.[^1]\n\n[^1]: By [@doe].", [["doe"]]),
        ("| a | [@doe] |", [["doe"]]),
    ],
)
def test_keys_of_markdown(body: str, expected: list[list[str]]) -> None:
    assert keys(body) == expected


def test_locators_and_affixes() -> None:
    document = read((HEADER + "So [see @doe, pp. 3-5, and more; -@Roe2001{ch. 2} too].").encode(), "a.md")
    first, second = document.given.citations[0].items
    assert (first.prefix, first.suffix) == ("see", "and more")
    assert first.locator is not None
    assert (first.locator.label, first.locator.value) == ("page", "3-5")
    assert second.mode == "suppress-author"
    assert second.locator is not None
    assert (second.locator.label, second.locator.value) == ("chapter", "2")
    assert document.language == "en"


def test_escaped_signs_are_read_without_backslash_and_stay_in_the_text() -> None:
    written = r"1\. It is so \[1\], \"not\" `\[2\]` and 3\--5, x<sup>4</sup>."
    document = read(written.encode(), "a.md")
    assert document.text == written
    assert [span.of(document.text) for span in document.raised] == ["4"]
    running = outline(document).running
    assert running.text == r'1. It is so [1], "not" `\[2\]` and 3--5, x4.'
    place = running.text.index("[1]")
    assert running.to_source(Span(place, place + 3)).of(written) == r"[1\]"


def files(folder: Path, **texts: str) -> None:
    for name, text in texts.items():
        path = folder / name.replace("__", "/").replace("_DOT_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


@pytest.mark.parametrize(
    ("header", "extra"),
    [
        ("bibliography: refs.bib", {}),
        ("bibliography: [refs.bib]", {}),
        ("bibliography:\n  - refs.bib", {}),
        ("title: A", {"_quarto_DOT_yml": "project:\n  type: book\nbibliography: refs.bib\n"}),
        ("title: A", {"_config_DOT_yml": "sphinx:\n  config:\n    bibtex_bibfiles:\n      - refs.bib\n"}),
        ("title: A", {}),
    ],
)
def test_the_bibliography_is_found(tmp_path: Path, header: str, extra: dict[str, str]) -> None:
    files(
        tmp_path, refs_DOT_bib=BIB, a_DOT_qmd=f"---\n{header}\n---\n\nKnown from @doe and [@Roe2001; @none].", **extra
    )
    found = extract(tmp_path / "a.qmd")
    assert sorted(str(link.reference) for link in found.links) == ["None", "Roe2001", "doe"]
    assert {reference.title for reference in found.references} == {"On Rivers", "On Maps"}


def test_a_bibliography_that_is_not_there_is_told(tmp_path: Path) -> None:
    files(tmp_path, a_DOT_md="---\nbibliography: gone.bib\n---\nKnown [@doe].")
    assert "gone.bib" in read_any(tmp_path / "a.md").problems[0]


def test_a_renamed_bibliography_is_read_and_told(tmp_path: Path) -> None:
    files(tmp_path, a_DOT_refs_DOT_bib=BIB, b_DOT_bib="", a_DOT_md="---\nbibliography: refs.bib\n---\nKnown [@doe].")
    document = read_any(tmp_path / "a.md")
    assert [work.id for work in document.given.works] == ["doe"]
    assert "a.refs.bib is read in its place" in document.problems[0]


def test_a_bibliography_outside_the_folder_is_not_read(tmp_path: Path) -> None:
    files(tmp_path, refs_DOT_bib=BIB, inner__a_DOT_md="---\nbibliography: ../refs.bib\n---\nKnown [@doe].")
    document = read_any(tmp_path / "inner" / "a.md")
    assert not document.given.works
    assert "outside the folder" in document.problems[0]


def test_without_keys_no_bibliography_is_looked_for(tmp_path: Path) -> None:
    files(tmp_path, refs_DOT_bib=BIB, a_DOT_md="Nobody is cited by alice@example.org.")
    assert not read_any(tmp_path / "a.md").given


def test_typed_citations_beside_keys_are_found(tmp_path: Path) -> None:
    body = "Known from [@doe], and from Roe (2001).\n\n# References\n\nRoe, B. (2001). On maps. Berlin: Springer.\n"
    files(tmp_path, refs_DOT_bib=BIB, a_DOT_md=f"---\nbibliography: refs.bib\n---\n\n{body}")
    found = extract(tmp_path / "a.md")
    assert len(found.links) == 2
    assert all(link.reference for link in found.links)


def notebook(*cells: tuple[str, object]) -> bytes:
    listed = [{"cell_type": kind, "metadata": {}, "source": source} for kind, source in cells]
    return json.dumps({"cells": listed, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}).encode()


def test_cells_of_a_notebook() -> None:
    data = notebook(
        ("raw", "---\nbibliography: refs.bib\n---"),
        ("markdown", ["# Größe\n", "\n", 'Known [@doe] \U0001f600 & "so".\n']),
        ("code", "x = '@doe'"),
        ("markdown", "And {cite:p}`Roe2001`."),
    )
    document = read_notebook(data, "a.ipynb")
    assert document.text == '# Größe\n\nKnown [@doe] \U0001f600 & "so".\n\n\nAnd {cite:p}`Roe2001`.'
    assert [item.key for citation in document.given.citations for item in citation.items] == ["doe", "Roe2001"]
    place = document.text.index("And")
    assert document.original[document.view.to_source(Span(place, place + 3)).start :].startswith("And {cite")


def test_a_notebook_finds_its_bibliography(tmp_path: Path) -> None:
    files(tmp_path, refs_DOT_bib=BIB)
    (tmp_path / "a.ipynb").write_bytes(notebook(("markdown", "Known from @doe.")))
    assert [work.id for work in read_any(tmp_path / "a.ipynb").given.works] == ["doe"]


def test_a_document_with_a_bibliography_names_no_works_in_prose(tmp_path: Path) -> None:
    more = "".join(f"@misc{{m{n}, title = {{Work number {n}}}, year = 200{n}}}\n" for n in range(9))
    keyed = " ".join(f"[@m{n}]" for n in range(9))
    body = f"Known {keyed}.\n\n1. Introduction: A Title of a Part\n2. Anna Meier: How Maps Lie\n\nSee [here](https://a.org/b).\n"
    files(tmp_path, refs_DOT_bib=more, a_DOT_md=f"---\nbibliography: refs.bib\n---\n\n{body}")
    assert {citation.style for citation in extract(tmp_path / "a.md").citations} == {"key"}


NO_KEYS = (
    "`[@doe]`",
    "``a ` [@doe]``",
    "<!-- before: [@doe] -->",
    "<!-- two\n\nparagraphs [@doe] -->",
    "$x_{[@doe]}$",
    "$$\nx_{[@doe]}\n$$",
    "<code>[@doe]</code>",
    "<pre>\n[@doe]\n</pre>",
    "\n\n    [@doe]\n\n",
    "\n\n\t[@doe]\n\n",
    "\n\n    code\n\n    [@doe]\n\n",
    r"\[@doe99\]",
    r"`\citep{doe}`",
    r"<!-- \cite{doe} -->",
    "@somebody",
    "@types/node",
    "@media2020",
    "[@fig-map]",
)


@pytest.mark.parametrize("keyless", NO_KEYS)
def test_where_no_key_can_stand_none_is_cited(tmp_path: Path, keyless: str) -> None:
    files(tmp_path, refs_DOT_bib=BIB)
    body = f"Known [@Roe2001].\n\nText {keyless} and text.\n"
    (tmp_path / "a.qmd").write_text(f"---\nbibliography: refs.bib\n---\n\n{body}", "utf-8")
    cell = {"cell_type": "markdown", "metadata": {}, "source": body}
    head = {"cell_type": "raw", "metadata": {}, "source": "---\nbibliography: refs.bib\n---\n"}
    (tmp_path / "a.ipynb").write_text(json.dumps({"cells": [head, cell]}), "utf-8")
    for name in ("a.qmd", "a.ipynb"):
        document = read_any(tmp_path / name)
        found = extract(document)
        assert [each.span.of(document.text) for each in found.citations] == ["[@Roe2001]"]


@pytest.mark.parametrize(
    "body",
    [
        "- item\n\n    more of it [@doe]\n",
        "1. item\n\n    more of it [@doe]\n",
        "[^1]: a note\n\n    more of it [@doe]\n",
        "word\n:   what it means\n\n    more of it [@doe]\n",
        "a line\n    that goes on [@doe]\n",
        "    code\n\ntext [@doe]\n",
    ],
)
def test_what_is_indented_in_a_list_or_a_paragraph_is_no_code(body: str) -> None:
    assert keys(body) == [["doe"]]


def test_a_bare_key_counts_where_a_file_that_is_given_has_it(tmp_path: Path) -> None:
    files(tmp_path, given_DOT_bib=BIB, a_DOT_md="Says @doe, not @somebody, `@doe` or $@doe$.")
    given = read_bibliography(tmp_path / "given.bib").references
    (tmp_path / "given.bib").unlink()
    found = extract(tmp_path / "a.md", bibliography=given)
    assert [link.reference for link in found.links] == ["doe"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.org", "Known [cite:@doe], not [@roe].\n# [cite:@roe]\n"),
        ("a.rst", "Known :cite:p:`doe`, not [@roe] or @roe.\n\n.. old: [@roe]\n"),
        ("a.adoc", "Known cite:[doe], not [@roe] or @roe.\n\n// cite:[roe]\n"),
        ("a.typ", "Known @doe, not\n= Part <roe>\nas in @roe. // [@roe]\n"),
    ],
)
def test_keys_of_other_formats_are_no_keys_of_pandoc(name: str, text: str) -> None:
    found = extract(read_any(text.encode(), name=name))
    assert [item.pointer.key for each in found.citations for item in each.items if hasattr(item.pointer, "key")] == [
        "doe"
    ]


@pytest.mark.parametrize("body", ["[@doe, p. [3]]", "[@doe\nand @Roe2001]", "[see `x`; @doe]"])
def test_a_bracket_is_one_citation(body: str) -> None:
    document = read((HEADER + f"So {body}. Long words go on and on, until [@Roe2001].").encode(), "a.md")
    assert [each.span.of(document.text) for each in extract(document).citations] == [body, "[@Roe2001]"]
