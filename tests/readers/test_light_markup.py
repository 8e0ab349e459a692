"""Org, reStructuredText, AsciiDoc and Typst: text without markup, what cites, the bibliographies that they name."""

from __future__ import annotations

from pathlib import Path

import pytest

from refextract.pipeline import extract
from refextract.readers import asciidoc, org, rst, typst
from refextract.readers import read as read_any

BIB = """@article{doe, author = {Doe, Ann}, title = {On Rivers}, journal = {Water}, year = 1999}
@book{Roe2001, author = {Roe, Bo}, title = {On Maps}, publisher = {Springer}, year = 2001}
"""


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("[cite:@doe]", [["doe"]]),
        ("[cite/t:see @doe p. 3; also @Roe2001]", [["doe", "Roe2001"]]),
        ("cite:doe,Roe2001. And citep:doe!", [["doe", "Roe2001"], ["doe"]]),
        ("[[cite:&doe]] [[citet:see &doe p. 3;&Roe2001][words]]", [["doe"], ["doe", "Roe2001"]]),
        ("#+begin_src tex\ncite:doe\n#+end_src\n# cite:doe\n=cite:doe= nocite:doe", []),
        ("A note[fn:1].\n\n[fn:1] By [cite:@doe].", [["doe"]]),
    ],
)
def test_keys_of_org(source: str, expected: list[list[str]]) -> None:
    found = org.read(source.encode(), "a.org").given.citations
    assert [[item.key for item in citation.items] for citation in found] == expected


def test_the_text_of_org() -> None:
    source = """#+title: Maps
#+author: Nobody
:PROPERTIES:
:ID: 1
:END:
* TODO One :tag:
Some *bold*, /slanted/ and ~code~ text^{2}, 3--5, a/b/c, [[https://example.org][a link]].
# a comment
** Two
- item
|---+---|
| a | b |
"""
    document = org.read(source.encode(), "a.org")
    assert [line for line in document.text.split("\n") if line] == [
        "Maps", "One", "Some bold, slanted and ~code~ text2, 3–5, a/b/c, a link.", "Two", "- item", "| a | b |",
    ]  # fmt: skip
    assert [(block.kind, block.level) for block in document.blocks if block.kind == "heading"] == [
        ("heading", 1), ("heading", 1), ("heading", 2),
    ]  # fmt: skip
    assert [span.of(document.text) for span in document.raised] == ["2"]
    assert [anchor.url for anchor in document.anchors] == ["https://example.org"]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (":cite:`doe` :cite:t:`Roe2001, doe` :footcite:p:`doe`", [["doe"], ["Roe2001", "doe"], ["doe"]]),
        ("Known [Doe99]_.\n\n.. [Doe99] Doe, A. On rivers.", [["Doe99"]]),
        ("Known [1]_, [2]_.\n\n.. [1] Doe, A. (1999). Rivers.\n.. [2] Roe, B. (2001). Maps.", [["1"], ["2"]]),
        ("Known [#]_ and [#]_.\n\n.. [#] Doe (1999). Rivers.\n.. [#] Roe (2001). Maps.", [["# 1"], ["# 2"]]),
        ("A remark [1]_.\n\n.. [1] This is only a remark.", []),
        ("``[1]_`` and ::\n\n   [1]_\n\n.. [1] Doe (1999). Rivers.", []),
    ],
)
def test_citations_of_restructuredtext(source: str, expected: list[list[str]]) -> None:
    found = rst.read(source.encode(), "a.rst").given.citations
    assert [[item.key for item in citation.items] for citation in found] == expected


def test_the_text_of_restructuredtext() -> None:
    source = """======
Rivers
======

One
---

Some *slanted*, **bold** and ``code`` text\\ :sup:`2`, `a link <https://example.org>`_ [1]_.

.. a comment
   that goes on

.. code-block:: python

   x = 1

.. [1] Doe, A. (1999). Rivers.
   Berlin.
.. [2] Roe, B. (2001). Maps.
"""
    document = rst.read(source.encode(), "a.rst")
    lines = [line.strip() for line in document.text.split("\n") if line.strip()]
    assert lines[:3] == ["Rivers", "One", "Some slanted, bold and code text2, a link [1]."]
    assert lines[-3:] == ["[1] Doe, A. (1999). Rivers.", "Berlin.", "[2] Roe, B. (2001). Maps."]
    assert [entry.label for entry in document.given.entries] == ["1", "2"]
    assert [span.of(document.text) for span in document.raised] == ["2"]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("cite:[doe] citenp:[Roe2001(pp. 3-5), doe]", [["doe"], ["Roe2001", "doe"]]),
        (
            "See <<pp>>, <<pp,the book>>.\n\n[bibliography]\n== References\n\n* [[[pp]]] Hunt. Books. 1999.",
            [["pp"], ["pp"]],
        ),
        ("See <<intro>>.\n\n[[intro]]\n== Introduction", []),
        ("----\ncite:[doe]\n----\n// cite:[doe]\n`cite`", []),
    ],
)
def test_citations_of_asciidoc(source: str, expected: list[list[str]]) -> None:
    found = asciidoc.read(source.encode(), "a.adoc").given.citations
    assert [[item.key for item in citation.items] for citation in found] == expected


def test_the_text_of_asciidoc() -> None:
    source = """= Maps
:author: Nobody

// a comment
[abstract]
== One

Some *bold*, _slanted_ and `code` text^2^, https://example.org[a link], a footnote:[A note.] snake_case_word.

. first
. second
.. deep
. third

[bibliography]
== References

* [[[doe,1]]] Doe, A. Rivers. 1999.
* [[[roe]]] Roe, B.
Maps. 2001.
"""
    document = asciidoc.read(source.encode(), "a.adoc")
    lines = [line.strip() for line in document.text.split("\n") if line.strip()]
    assert lines[:2] == ["Maps", "One"]
    assert lines[2] == "Some bold, slanted and code text2, a link, a  A note.  snake_case_word."
    assert lines[3:7] == ["1. first", "2. second", "a. deep", "3. third"]
    assert [entry.span.of(document.text) for entry in document.given.entries] == [
        "[1] Doe, A. Rivers. 1999.",
        "[roe] Roe, B.\nMaps. 2001.",
    ]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Known @doe, @Roe2001[pp.~3--5].", [["doe"], ["Roe2001"]]),
        ('#cite(<doe>, supplement: [p. 3]) #cite(label("DBLP:a/b"), form: "prose")', [["doe"], ["DBLP:a/b"]]),
        ("= One <one>\nSee @one, @fig:map, a@doe.org, `@doe`, $x@doe$ // @doe\n/* @doe */", []),
        ('#figure(image("a.png"), caption: [By @doe.]) #footnote[See @Roe2001.]', [["doe"], ["Roe2001"]]),
        ('#let a = [@doe]\n#set text(lang: "@doe")\n#show: x.with(abstract: [On @doe])', [["doe"]]),
    ],
)
def test_citations_of_typst(source: str, expected: list[list[str]]) -> None:
    found = typst.read(source.encode(), "a.typ").given.citations
    assert [[item.key for item in citation.items] for citation in found] == expected


def test_the_text_of_typst() -> None:
    source = """#import "a.typ": x
#set page(
  margin: 2cm,
)
= One <one>
Some *bold*, _slanted_ text#super[2] -- #link("https://example.org")[a link] \\#1.
#if x > 1 [shown]
- item
"""
    document = typst.read(source.encode(), "a.typ")
    lines = [line.strip() for line in document.text.split("\n") if line.strip()]
    assert lines == ["One", "Some bold, slanted text2 – a link #1.", "shown", "- item"]
    assert [span.of(document.text) for span in document.raised] == ["2"]


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("a.org", "#+bibliography: refs.bib\nKnown [cite:@doe]."),
        ("a.org", "Known cite:doe.\n\nbibliography:refs.bib"),
        ("a.rst", "Known :cite:`doe`.\n\n.. bibliography:: refs.bib"),
        ("a.rst", "Known :cite:`doe`."),
        ("a.adoc", ":bibtex-file: refs.bib\n\nKnown cite:[doe]."),
        ("a.typ", 'Known @doe.\n#bibliography("refs.bib")'),
        ("a.typ", 'Known @doe.\n#bibliography(("refs.bib", "more.yml"), style: "ieee")'),
    ],
)
def test_the_bibliography_is_found(tmp_path: Path, name: str, source: str) -> None:
    (tmp_path / "refs.bib").write_text(BIB)
    (tmp_path / "more.yml").write_text("web:\n  type: Web\n  title: A page\n")
    (tmp_path / name).write_text(source)
    found = extract(tmp_path / name)
    assert [link.reference for link in found.links] == ["doe"]
    assert found.references[0].title == "On Rivers"


def test_the_settings_of_sphinx_name_the_bibliography(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "conf.py").write_text("bibtex_bibfiles = [\"refs.bib\", 'docs/b.bib']\n")
    (tmp_path / "refs.bib").write_text(BIB)
    (tmp_path / "docs" / "b.bib").write_text("@misc{other, title = {Other}}")
    (tmp_path / "docs" / "a.rst").write_text("Known :cite:`doe`, :cite:`other`.")
    assert [work.id for work in read_any(tmp_path / "docs" / "a.rst").given.works] == ["doe", "other"]


def test_a_citation_of_restructuredtext_without_its_entry_is_told() -> None:
    text = (
        "Trees grow [Roe01]_, as others say [Roe02]_.\n\n.. [Roe01] Roe, J. (2001). Trees of the North. Rome: Acme.\n"
    )
    document = read_any(text.encode(), name="a.rst")
    found = extract(document)
    assert [
        (each.span.of(document.text), link.reference) for each, link in zip(found.citations, found.links, strict=True)
    ] == [
        ("[Roe01]", found.references[0].id),
        ("[Roe02]", None),
    ]
    alone = read_any(text.partition("\n\n")[0].encode(), name="a.rst")  # a project may have the entries in another file
    assert extract(alone).citations == ()


ADOC = """= Rivers

== First steps

As <<doe>> and <<roe>>; see <<_first_steps>>, <<first-steps>>, <<fig-map>>, <<x>>, <<pic,the map>>, List<<T>>.

[#x]
More.

[bibliography]
== Works

* [[[doe]]] Doe, A. (1999). Rivers. Ex Press.
"""


@pytest.mark.parametrize("more", ["", "include::more.adoc[]\n\n"])
def test_a_cross_reference_to_an_entry_that_is_not_there_is_told(more: str) -> None:
    document = read_any(ADOC.replace("[#x]", f"{more}[#x]").encode(), name="a.adoc")
    lost = [link for link in extract(document).links if link.reference is None]
    assert len(lost) == (0 if more else 1), "an entry may stand in a part that is not read"


def test_a_locator_of_typst_may_have_blanks_that_do_not_break() -> None:
    [citation] = read_any(b'@doe[p.~3] #bibliography("a.bib")', name="a.typ").given.citations
    assert citation.items[0].locator is not None
    assert citation.items[0].locator.value == "3"


@pytest.mark.parametrize(
    "remark", ["See (Moss, 1990).", "So said Moss (1990) before.", "So say others (see Moss, 1990)."]
)
@pytest.mark.parametrize("is_behind", [True, False])
def test_footnotes_of_restructuredtext_that_are_remarks_cite(remark: str, is_behind: bool) -> None:
    pieces = [f".. [#f] {remark}\n", "References\n----------\n\nMoss, J. (1990). Rivers. London: Sage.\n"]
    source = "Title\n=====\n\nIt is so [#f]_.\n\n" + "\n".join(pieces[::-1] if is_behind else pieces)
    [link] = extract(read_any(source.encode(), name="a.rst")).links
    assert link.reference is not None


@pytest.mark.parametrize("entry", ["Moss, J. (1990). Rivers.", "Jane Moss, *Rivers* (London: Sage, 1990), 3."])
def test_footnotes_of_restructuredtext_that_print_works_are_entries(entry: str) -> None:
    source = f"It is so [#f]_.\n\n.. [#f] {entry}\n"
    assert len(read_any(source.encode(), name="a.rst").given.entries) == 1


@pytest.mark.parametrize(
    ("shared", "prefix"), [("", ""), ("(and others)", ""), ("(see)(and others)", "see"), ("(see)()", "see")]
)
def test_several_keys_of_one_command_have_notes_of_all_and_of_each(shared: str, prefix: str) -> None:
    source = f"Rivers \\parencites{shared}[1]{{moss}}[2]{{doe}}.\n"
    [citation] = extract(read_any(source.encode(), name="a.md")).citations
    assert [(item.span.of(source), item.locator and item.locator.value) for item in citation.items] == [
        ("moss", "1"),
        ("doe", "2"),
    ]
    assert citation.items[0].prefix == prefix
