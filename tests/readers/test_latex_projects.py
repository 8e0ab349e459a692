r"""LaTeX projects with habits of their own: parts that are documents, further lists, commands that take options."""

from __future__ import annotations

from pathlib import Path

import pytest

from refextract.model.document import Document
from refextract.model.extraction import Extraction
from refextract.pipeline import extract
from refextract.readers import read as read_any
from refextract.readers.latex import read

REED = "@article{reed01, author = {Anna Reed}, title = {Reeds in Winter}, journal = {Marsh Notes}, year = 2001}\n"
OTTER = "@book{otter02, author = {Paul Otter}, title = {Otters}, publisher = {Wetland Press}, year = 2002}\n"
HERON = "@book{heron03, author = {Grey Heron}, title = {Wading}, publisher = {Wetland Press}, year = 2003}\n"


def document(source: str) -> Document:
    return read(source.encode(), "paper.tex")


def keys(source: str) -> list[list[str]]:
    return [[item.key for item in citation.items] for citation in document(source).given.citations]


def extracted(folder: Path, files: dict[str, str], main: str = "main.tex") -> Extraction:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    return extract(read_any(folder / main))


def linked(extraction: Extraction) -> list[str | None]:
    return [link.reference for link in extraction.links]


def test_a_part_that_is_a_document_of_its_own_gives_its_body(tmp_path: Path) -> None:
    part = r"\documentclass[../main]{subfiles}\begin{document}\cite{otter02}.\end{document} no more \cite{x}"
    files = {
        "main.tex": r"\documentclass{book}\usepackage{subfiles}\addbibresource{\subfix{all.bib}}\begin{document}"
        "\n\\subfile{parts/one}\nThen \\cite{reed01}.\n\\end{document}",
        "parts/one.tex": part,
        "all.bib": REED + OTTER,
    }
    found = extracted(tmp_path, files)
    assert linked(found) == ["otter02", "reed01"]
    place = read_any(tmp_path / "main.tex").locate(found.citations[0].span)
    assert (place.line, place.column) == (1, 1 + part.index(r"\cite"))


@pytest.mark.parametrize(
    ("body", "links"),
    [
        (
            r"""\newcites{web}{Web}\begin{document}\cite{reed01} \citeweb{otter02} \nociteweb{heron03}
            \bibliographystyle{plain}\bibliography{a}\bibliographystyleweb{plain}\bibliographyweb{b}""",
            ["reed01", "otter02"],
        ),
        (
            r"""\begin{document}\defaultbibliography{a}\begin{bibunit}\cite{reed01}\putbib\end{bibunit}
            and \begin{bibunit}\cite{otter02}\putbib[b]\end{bibunit}""",
            ["reed01", "otter02"],
        ),
        (
            r"\begin{document}\begin{refsection}[a.bib,b.bib]\cite{otter02}\printbibliography\end{refsection}",
            ["otter02"],
        ),
    ],
)
def test_further_lists_have_files_of_their_own(tmp_path: Path, body: str, links: list[str]) -> None:
    source = "\\documentclass{article}" + body + "\\end{document}"
    found = extracted(tmp_path, {"main.tex": source, "a.bib": REED, "b.bib": OTTER + HERON})
    assert linked(found) == links
    assert ("heron03" in [each.id for each in found.references]) == ("nociteweb" in body)
    text = read_any(tmp_path / "main.tex").text
    assert "plain" not in text
    assert "heron03" not in text
    assert "[b]" not in text


def test_every_further_list_may_be_printed_in_a_file_of_its_own(tmp_path: Path) -> None:
    source = r"\documentclass{article}\newcites{web}{Web}\begin{document}\cite{a} \citeweb{b}\bibliography{x}"
    printed = r"\begin{thebibliography}{1}\bibitem{%s} %s.\end{thebibliography}"
    files = {
        "main.tex": source + r"\bibliographyweb{y}\end{document}",
        "main.bbl": printed % ("a", "Reed, A. 2001. Reeds in winter. Bog Press"),
        "web.bbl": printed % ("b", "Otter, P. 2002. Otters. Wetland Press"),
    }
    found = extracted(tmp_path, files)
    assert [each.text[-12:] for each in found.references] == [". Bog Press.", "tland Press."]
    assert linked(found) == ["r1", "r2"]


def test_commands_whose_arguments_are_named_by_kind() -> None:
    source = r"""\NewDocumentCommand{\scite}{s o m}{\IfBooleanTF{#1}{\citep{#3}}{\citet[#2]{#3}}}
        \NewDocumentCommand\pcite{o +m}{\IfNoValueTF{#1}{\citep{#2}}{\citep[#1]{#2}}}
        \NewDocumentCommand{\dcite}{D(){7} m}{\cite[#1]{#2}}\newrobustcmd*{\rcite}[2]{#1 \cite{#2}}
        \begin{document}\scite[p. 3]{a} so \scite*{b} so \scite{c}, \pcite{d} so \pcite[9]{e} so
        \dcite{f} so \dcite(8){g} so \rcite{Reed}{h}\end{document}"""
    items = [citation.items[0] for citation in document(source).given.citations]
    assert [(item.key, item.locator and item.locator.value, item.suffix) for item in items] == [
        ("a", "3", ""),
        ("b", None, ""),
        ("c", None, ""),
        ("d", None, ""),
        ("e", "9", ""),
        ("f", "7", ""),
        ("g", "8", ""),
        ("h", None, ""),
    ]


def test_a_command_that_the_document_defines_cites_what_the_definition_says() -> None:
    source = r"\newcommand{\mycite}[2]{#1 \citep{#2}}\begin{document}\mycite{reed01}{otter02}, \volcite{2}[34]{reed01}."
    source += (
        r"\begin{thebibliography}{9}\bibitem{reed01} A. Reed. Reeds. 2001.\bibitem{otter02} P. Otter. Otters. 2002."
    )
    found = extract(document(source + r"\end{thebibliography}\end{document}"))
    assert linked(found) == ["r2", "r1"]


def test_what_a_list_provides_for_classes_that_lack_it_changes_nothing() -> None:
    source = r"""\begin{document}\cite{Reed01}\begin{thebibliography}{1}%
        \providecommand \bibinfo  [0]{\@secondoftwo}%
        \providecommand \href [0]{\begingroup \@sanitize@url \@href}%
        \providecommand \bibitemNoStop [0]{.\EOS\space}%
        \bibitem [{\citenamefont {Reed}\ and\ \citenamefont {Otter}(2001)}]{Reed01}%
          \BibitemOpen
          \bibfield  {author} {\bibinfo {author} {\bibfnamefont {A.}~\bibnamefont {Reed}}\ and\ \bibinfo {author}
          {\bibfnamefont {P.}~\bibnamefont {Otter}},\ }\href {\doibase 10.5555/marsh.1} {\bibfield  {journal} {\bibinfo
          {journal} {Marsh Lett.}\ }\textbf {\bibinfo {volume} {1}},\ \bibinfo {pages} {12} (\bibinfo {year}
          {2001})}\BibitemShut {NoStop}%
        \end{thebibliography}\end{document}"""
    [reference] = extract(document(source)).references
    assert reference.text == "A. Reed and P. Otter, Marsh Lett. 1, 12 (2001)"
    assert reference.doi == "10.5555/marsh.1"


@pytest.mark.parametrize(
    ("source", "text"),
    [
        (r"a \iffalse b \ifdraft c \else d \fi e \fi f", "a f"),
        (r"a \iffalse b \newif\ifnew \iftoggle{x}{c}{d} e \else f \fi g", "a f g"),
        ("a \\if0\n\\cite{gone}\n\\fi b", "a b"),
        (r"a \iffalse b", "a b"),
        (r"\newcommand{\jou}[3]{\textit{#1} \textbf{#2} (#3)}\jou{Marsh Notes}{4}{2006}, 7", "Marsh Notes 4 (2006), 7"),
    ],
)
def test_the_text_is_what_the_page_shows(source: str, text: str) -> None:
    assert document(source).text == text


def test_names_that_begin_as_those_of_lists_are_not_shown() -> None:
    assert document(r"x \bibliographystyleweb{plain} \nocitesec{a} y").text == "x y"
    assert keys(r"\nocitesec{a} \citesec{b}") == [["b"]]


AMSREFS = r"""\documentclass{amsart}\usepackage{amsrefs}\begin{document}See \cite{her}.\begin{bibdiv}\begin{biblist}
\bib{her}{article}{author={Heron, Grey}, title={Wading}, pages={5\ndash 9},
  conference={title={Birds}, address={Rome}, date={2003}},
  book={title={Proceedings of birds}, publisher={Wetland Press}, place={Delta}}}
\bib{reed}{book}{author={Reed, Anna}, title={Reeds}, publisher={Bog Press}, date={2001}}
\bib*{kept}{book}{title={Only a host}, date={1999}}
\end{biblist}\end{bibdiv}\end{document}"""


def test_works_of_amsrefs_take_from_their_hosts_and_are_listed() -> None:
    found = extract(document(AMSREFS))
    assert [each.id for each in found.references] == ["her", "reed"]
    heron = found.references[0]
    assert (heron.container_title, heron.publisher, heron.publisher_place) == (
        "Proceedings of birds",
        "Wetland Press",
        "Delta",
    )
    assert [heron.to_csl()[name] for name in ("page", "issued")] == ["5-9", {"date-parts": [[2003]]}]


def test_a_database_of_amsrefs_beside_the_document_is_read(tmp_path: Path) -> None:
    source = r"\documentclass{amsart}\begin{document}\cite{reed}\bibliography{more}\end{document}"
    database = r"\bib{reed}{book}{author={Reed, Anna}, title={Reeds}, date={2001}}"
    found = extracted(tmp_path, {"main.tex": source, "more.ltb": database})
    assert linked(found) == ["reed"]
