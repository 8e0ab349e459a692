r"""LaTeX: what the page shows, what cites, what the printed list and the bibliography hold, files taken in."""

from __future__ import annotations

from pathlib import Path

import pytest

from refextract.cli import main
from refextract.model.document import Document
from refextract.pipeline import extract
from refextract.readers import read as read_any
from refextract.readers.latex import read
from refextract.text import Span


def document(source: str) -> Document:
    return read(source.encode(), "paper.tex")


def shown(source: str) -> str:
    return document(source).text


def keys(source: str) -> list[list[str]]:
    return [[item.key for item in citation.items] for citation in document(source).given.citations]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        (r"G\"odel and \v{S}imek, \AA{}ngstr\"om, Erd\H os, \c{c}a va, {\o}re, na{\"\i}ve", None),
        (r"``quoted'' -- 1--2 --- so, \enquote{inner \emph{word}}", "“quoted” – 1–2 — so, “inner word”"),
        (r"5\,\% of \$3 \& \#1, a\_b \{x\}", "5 % of $3 & #1, a_b {x}"),
        ("one%comment\ntwo % and more\n\n% a line\nthree", "onetwo\n\nthree"),
        (r"\textcolor{red}{warm} \href{https://example.org/a_b}{here} \url{https://example.org/%20x}", None),
        (r"\section*{Results} Text \subsection[short]{Long one} more", "Results\n\nText\n\nLong one\n\nmore"),
        (r"$\alpha_1 \leq 5$ and \(x^2\), not $$E=mc^2$$ shown", "α1 ≤ 5 and x2, not shown"),
        (r"\begin{equation}a=b\end{equation}after", "after"),
        (r"a\footnote{A note.} b", "a\n\nA note.\n\nb"),
        (r"\newcommand{\eg}{e.g.\ }\newcommand\todo[1]{} \eg this \todo{not shown} that", "e.g. this that"),
        (r"\def\ie{i.e.} \ie{} so \LaTeX\ is", "i.e. so LaTeX is"),
        ("\\iffalse gone \\fi kept \\begin{comment} gone \\end{comment} kept", "kept kept"),
        (r"\begin{itemize}\item one \item[b)] two\end{itemize}", "one\nb) two"),
        (r"\begin{enumerate}\item one\item two \begin{enumerate}\item deep\end{enumerate}\end{enumerate}", None),
        (r"x \hskip 1em plus 0.5em minus 0.4em\relax y \vspace{2pt} z \\[3pt] w", "x y z\nw"),
        (r"\usepackage{ngerman}\begin{document}Gr\"o\ss e, \glqq{}so\grqq{}\end{document} after", "Größe, „so“"),
        (r"\begin{tabular}{l|c} a & b \\ \hline c & d \end{tabular}", "a b\nc d"),
        (r"\def\bi{\begin{itemize}} \def\ei{\end{itemize}} \bi \item a \ei b", "a\n\nb"),
    ],
)
def test_the_text_is_what_the_page_shows(source: str, text: str | None) -> None:
    expected = {
        0: "Gödel and Šimek, Ångström, Erdős, ça va, øre, naïve",
        4: "warm here https://example.org/%20x",
        13: "1. one\n2. two\n\n(a) deep",
    }
    found = shown(source)
    assert found == text if text is not None else found in expected.values()


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (r"\cite{a,b , c}", [["a", "b", "c"]]),
        (r"\citep[see][]{a} \citet*{b} \Citealp{c}", [["a"], ["b"], ["c"]]),
        ("\\citep{a,%\n  b}", [["a", "b"]]),
        (r"\parencites(see)()[3]{a}[4]{b} \textcite[5]{c}", [["a", "b"], ["c"]]),
        (
            r"\footcite[12]{a} \autocite{b} \smartcite{c} \supercite{d} \fullcite{e}",
            [["a"], ["b"], ["c"], ["d"], ["e"]],
        ),
        (
            r"\citeauthor{a} \citeyearpar{b} \onlinecite{c} \citeasnoun{d} \shortcite{e}",
            [["a"], ["b"], ["c"], ["d"], ["e"]],
        ),
        (r"\volcite{3}[12]{a} \textcquote[5]{b}{words} \blockcquote{c}{words}", [["a"], ["b"], ["c"]]),
        (r"\nocite{a} \citestyle{plain} \defcitealias{a}{Paper I}", []),
        (r"\citetext{see \citealp{a}}", [["a"]]),
        (r"\newcommand{\seealso}[1]{(see also \citealp{#1})} \seealso{a,b}", [["a", "b"]]),
        (r"\newcommand{\planck}{\citet{planck18}} \planck", [["planck18"]]),
        (r"\newcommand{\mycite}[2][]{\citep[#1]{#2}} \mycite[p. 3]{a}", [["a"]]),
        (r"\let\ocite\citep \ocite{a} \newcommand{\pcite}{\parencite} \pcite{b}", [["a"], ["b"]]),
        (r"$^{\cite{a}}$ \textsuperscript{\cite{b}} \(\cite{c}\)", [["a"], ["b"], ["c"]]),
        (r"\begin{equation} x \quad \text{by \cite{a}} \end{equation}", [["a"]]),
        (r"\begin{verbatim}\cite{a}\end{verbatim} \verb|\cite{b}| % \cite{c}", []),
        (r"\caption[short]{As in \cite{a}} \footnote{By \cite{b}} \section{On \cite{c}}", [["a"], ["b"], ["c"]]),
        (r"\begin{theorem}[\cite{a}] text \end{theorem}", [["a"]]),
        (r"\cite{#1} \cite{\key}", []),
        (r"\cite {a} and \cite[p.~5]{DBLP:conf/x/Y19}", [["a"], ["DBLP:conf/x/Y19"]]),
        (r"\apud{a}{b} \citeonline{c}", [["a", "b"], ["c"]]),
        (r"\todo{see \cite{a}}", [["a"]]),
    ],
)
def test_commands_that_cite(source: str, expected: list[list[str]]) -> None:
    assert keys(source) == expected


def test_notes_and_locators_of_citations() -> None:
    [citation] = document(r"\parencite[see][pp.~12--15]{a}").given.citations
    [item] = citation.items
    assert item.prefix == "see"
    assert item.locator is not None
    assert (item.locator.label, item.locator.value) == ("page", "12–15")
    assert document(r"\citeyear{a}").given.citations[0].items[0].mode == "suppress-author"
    assert document(r"\citeauthor{a}").given.citations[0].items[0].mode == "author-only"


def test_a_citation_is_shown_as_it_is_written() -> None:
    found = document(r"\emph{So} says \citet[p.~3]{knuth84}, too.")
    [citation] = found.given.citations
    assert citation.span.of(found.text) == r"\citet[p.~3]{knuth84}"
    assert citation.items[0].span is not None
    assert citation.items[0].span.of(found.text) == "knuth84"


LISTS = {
    "plain": r"""\begin{thebibliography}{9}
\bibitem{doe} A.~Doe and B.~Roe, {\em On maps}, J. Maps {\bf 3} (1999), 1--2.
\bibitem{roe} B.~Roe, \emph{Charts}. \newblock Springer, 2001.
\end{thebibliography}""",
    "natbib": r"""\begin{thebibliography}{2}
\providecommand{\natexlab}[1]{#1}
\providecommand{\url}[1]{\texttt{#1}}
\expandafter\ifx\csname urlstyle\endcsname\relax
  \providecommand{\doi}[1]{doi: #1}\else
  \providecommand{\doi}{doi: \begingroup \urlstyle{rm}\Url}\fi

\bibitem[{Doe and Roe(1999{\natexlab{a}})}]{doe}
A.~Doe and B.~Roe.
\newblock On maps.
\newblock \emph{J. Maps}, 3:\penalty0 1--2, 1999{\natexlab{a}}.

\bibitem[Roe(2001)]{roe}
B.~Roe.
\newblock \emph{Charts}.
\newblock Springer, 2001.
\end{thebibliography}""",
    "revtex": r"""\makeatletter
\providecommand \@ifxundefined [1]{\@ifx{#1\undefined}}%
\providecommand \bibinfo [2]{#2}\providecommand \bibfield [2]{#2}\providecommand \BibitemOpen [0]{}%
\begin{thebibliography}{2}%
\bibitem [{\citenamefont {Doe}(1999)}]{doe}%
  \BibitemOpen \bibfield {author} {\bibinfo {author} {\bibfnamefont {A.}~\bibnamefont {Doe}} and \bibinfo
  {author} {\bibfnamefont {B.}~\bibnamefont {Roe}}, }\enquote {\bibinfo {title} {On maps}} \href
  {https://doi.org/10.1000/1} {\bibfield {journal} {\bibinfo {journal} {J. Maps}\ }\textbf {\bibinfo {volume} {3}},\
  \bibinfo {pages} {1--2} (\bibinfo {year} {1999})}\BibitemShut {NoStop}%
\bibitem [{\citenamefont {Roe}(2001)}]{roe}%
  \BibitemOpen \bibinfo {author} {\bibfnamefont {B.}~\bibnamefont {Roe}}, \href@noop {} {\emph {\bibinfo {title}
  {Charts}}} (\bibinfo {publisher} {Springer}, \bibinfo {year} {2001})\BibitemShut {NoStop}%
\end{thebibliography}""",
    "harvard": r"""\begin{thebibliography}{xx}
\harvarditem{Doe \harvardand\ Roe}{1999}{doe}
Doe, A. \harvardand\ Roe, B.  \harvardyearleft 1999\harvardyearright , `On maps', {\em J. Maps} {\bf 3},~1--2.
\harvarditem[Roe]{Roe}{2001}{roe}
Roe, B.  \harvardyearleft 2001\harvardyearright , {\em Charts}, Springer.
\end{thebibliography}""",
    "apacite": r"""\begin{thebibliography}{}
\bibitem [\protect \citeauthoryear {Doe\ \BBA {} Roe}{Doe\ \BBA {} Roe}{1999}]{doe}
\APACinsertmetastar {doe}\begin{APACrefauthors}Doe, A.\BCBT {}\ \BBA {} Roe, B.\end{APACrefauthors}
\unskip\ \newblock \APACrefYearMonthDay{1999}{}{}.
\newblock {\BBOQ}\APACrefatitle {On maps} {On maps}.{\BBCQ} \newblock \APACjournalVolNumPages{J. Maps}{3}{}{1--2}.
\PrintBackRefs{\CurrentBib}
\bibitem [\protect \citeauthoryear {Roe}{Roe}{2001}]{roe}
\begin{APACrefauthors}Roe, B.\end{APACrefauthors} \APACrefYearMonthDay{2001}{}{}.
\newblock \APACrefbtitle {Charts} {Charts}. \APACaddressPublisher{Berlin}{Springer}.
\end{thebibliography}""",
    "alpha": r"""\begin{thebibliography}{DR99}
\bibitem[DR99]{doe} A.~Doe and B.~Roe. On maps. J. Maps, 3:1--2, 1999.
\bibitem[Roe01]{roe} B.~Roe. Charts. Springer, 2001.
\end{thebibliography}""",
}


@pytest.mark.parametrize("name", sorted(LISTS))
def test_printed_lists_of_many_styles(name: str) -> None:
    found = document(LISTS[name])
    texts = [entry.span.of(found.text) for entry in found.given.entries]
    assert [entry.keys for entry in found.given.entries] == [("doe",), ("roe",)]
    for words in ("Doe", "On maps", "J. Maps", "1–2", "1999"):
        assert words in texts[0], texts[0]
    for words in ("Roe", "Charts", "Springer", "2001"):
        assert words in texts[1], texts[1]
    assert not any(sign in "".join(texts) for sign in "\\{}~"), texts


def test_labels_are_those_that_are_printed() -> None:
    labels = {name: [entry.label for entry in document(source).given.entries] for name, source in LISTS.items()}
    assert labels["plain"] == ["1", "2"]
    assert labels["alpha"] == ["DR99", "Roe01"]
    assert labels["natbib"] == [None, None]


def test_citations_lead_to_entries() -> None:
    found = extract(document(r"As \citep{roe} says, so does \cite[12]{doe}." + LISTS["natbib"]))
    assert [link.reasons[0] for link in found.links] == ["cite command in the document"] * 2
    by_id = {reference.id: reference for reference in found.references}
    assert ["Charts" in by_id[str(link.reference)].text for link in found.links] == [True, False]


BIB = """@article{doe, author = {Doe, Ann}, title = {On Rivers}, journal = {Water}, year = 1999}
@book{roe, author = {Roe, Bo}, title = {On Maps}, publisher = {Springer}, year = 2001}
@book{other, author = {Other, Al}, title = {On Nothing}, year = 2002}
"""


def project(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder / "main.tex"


MAIN = r"""\documentclass{book}
\usepackage{mine}
\begin{document}
Before. \input{parts/one} Between.
\include{parts/two}
After \mine{roe}.
\bibliography{refs}
\end{document}
"""
FILES = {
    "main.tex": MAIN,
    "mine.sty": r"\newcommand{\mine}[1]{\citep{#1}}",
    "parts/one.tex": "First line.\nKnown \\cite{doe}.\n",
    "parts/two.tex": "% !TEX root = ../main.tex\nSecond.\n",
    "refs.bib": BIB,
}


@pytest.mark.parametrize("name", ["main.tex", "parts/one.tex", "parts/two.tex"])
def test_a_project_is_found_from_any_of_its_files(tmp_path: Path, name: str) -> None:
    project(tmp_path, FILES)
    found = read_any(tmp_path / name)
    assert [item.key for citation in found.given.citations for item in citation.items] == ["doe", "roe"]
    assert [work.id for work in found.given.works] == ["doe", "roe"]
    assert found.problems == ()


def test_places_lead_into_the_right_file(tmp_path: Path) -> None:
    found = read_any(project(tmp_path, FILES))
    place = {
        word: found.locate(Span(found.text.index(word), found.text.index(word) + 1)) for word in ("Known", "After")
    }
    assert (place["Known"].part, place["Known"].line, place["Known"].column) == (
        str(tmp_path / "parts" / "one.tex"),
        2,
        1,
    )
    assert (place["After"].part, place["After"].line, place["After"].column) == (str(tmp_path / "main.tex"), 6, 1)
    between = found.locate(Span(found.text.index("Between"), found.text.index("Between") + 1))
    assert (between.part, between.line, between.column) == (str(tmp_path / "main.tex"), 4, 27)


def test_a_report_names_the_file_of_a_finding(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    project(tmp_path, {**FILES, "parts/two.tex": "One\n and \\cite{gone}.\n"})
    assert main(["check", str(tmp_path / "main.tex")]) == 1
    assert capsys.readouterr().out.startswith(f"{tmp_path / 'parts' / 'two.tex'}:2:")


def test_the_printed_list_wins_and_the_bibliography_gives_its_values(tmp_path: Path) -> None:
    files = {**FILES, "main.bbl": LISTS["plain"]}
    found = extract(project(tmp_path, files))
    assert [reference.origin for reference in found.references] == ["list", "list"]
    assert "On maps" in found.references[0].text
    assert found.references[0].title == "On Rivers"


def test_lists_of_biblatex_are_data(tmp_path: Path) -> None:
    data = r"""% $ biblatex auxiliary file $
\entry{doe}{article}{}
  \name{author}{2}{}{%
    {{un=0,uniquepart=base,hash=1}{%
       family={Doe}, familyi={D\bibinitperiod}, given={Ann\bibnamedelima B.}, giveni={A\bibinitperiod}}}%
    {{hash=2}{family={Roe}, given={Bo}, prefix={van}}}%
  }
  \list{publisher}{1}{{Springer}}
  \field{title}{On Rivers}
  \field{journaltitle}{Water}
  \field{pages}{1\bibrangedash 10}
  \field{year}{1999}
  \verb{doi}
  \verb 10.1000/1
  \endverb
\endentry
"""
    main = r"\documentclass{article}\begin{document}\parencite{doe}\printbibliography\end{document}"
    found = extract(project(tmp_path, {"main.tex": main, "main.bbl": data}))
    [reference] = found.references
    assert reference.title == "On Rivers"
    assert [(name.family, name.given) for name in reference.author.names] == [("Doe", "Ann B."), ("Roe", "Bo")]
    assert (reference.page, reference.doi) == ("1-10", "10.1000/1")


def test_a_file_that_takes_itself_in_is_told(tmp_path: Path) -> None:
    files = {
        "main.tex": r"\documentclass{article}\begin{document}\input{a}\end{document}",
        "a.tex": r"A \input{b}",
        "b.tex": r"B \input{a} \input{main}",
    }
    found = read_any(project(tmp_path, files))
    assert found.text == "A B"
    assert [problem for problem in found.problems if "takes itself in" in problem]


def test_files_outside_the_folder_are_not_read(tmp_path: Path) -> None:
    (tmp_path / "secret.tex").write_text("secret")
    (tmp_path / "secret.bib").write_text(BIB)
    inner = tmp_path / "paper"
    inner.mkdir()
    (inner / "link.tex").symlink_to(tmp_path / "secret.tex")
    absolute = tmp_path / "secret"
    source = (
        rf"\documentclass{{article}}\begin{{document}}\input{{../secret}}\input{{link}}\input{{{absolute}}}\cite{{doe}}"
    )
    found = read_any(project(inner, {"main.tex": source + r"\bibliography{../secret}\end{document}"}))
    assert "secret" not in found.text
    assert not found.given.works
    assert any("outside the folder" in problem for problem in found.problems)


def test_what_is_missing_is_told(tmp_path: Path) -> None:
    source = r"\documentclass{article}\begin{document}\input{gone}\cite{a}\bibliography{none}\end{document}"
    found = read_any(project(tmp_path, {"main.tex": source}))
    assert [problem.split(":")[0] for problem in found.problems] == ["gone", "none"]


def test_a_bibliography_in_the_source_itself(tmp_path: Path) -> None:
    source = "\\begin{filecontents}{own.bib}\n" + BIB + "\\end{filecontents}\n" + MAIN.replace("refs", "own")
    found = read_any(project(tmp_path, {**FILES, "main.tex": source}))
    assert {work.id for work in found.given.works} == {"doe", "roe"}


def test_the_encoding_that_the_preamble_names_is_no_problem(tmp_path: Path) -> None:
    source = "\\documentclass{article}\\usepackage[latin1]{inputenc}\\begin{document}Größe\\end{document}"
    (tmp_path / "main.tex").write_bytes(source.encode("latin-1"))
    found = read_any(tmp_path / "main.tex")
    assert (found.text, found.problems) == ("Größe", ())


@pytest.mark.parametrize(
    ("option", "language"),
    [(r"\usepackage[english,ngerman]{babel}", "de"), (r"\setmainlanguage{french}", "fr"), ("", None)],
)
def test_the_language_of_a_document(option: str, language: str | None) -> None:
    assert document(rf"\documentclass{{article}}{option}\begin{{document}}x\end{{document}}").language == language


def test_macros_that_grow_without_end_do_not() -> None:
    source = r"\def\a#1{\a{#1#1}\a{#1}}" + r"\newcommand{\b}{\b\b}" + r"\a{x} \b and on"
    assert shown(source).endswith("and on")


def test_raised_figures_are_told() -> None:
    found = document(r"As known.\textsuperscript{3} And x$^{12}$.")
    assert [span.of(found.text) for span in found.raised] == ["3", "12"]


def test_headings_items_and_notes_are_told() -> None:
    found = document(r"\section{One} text \footnote{Note.} \begin{itemize}\item a\end{itemize} \verb|code|")
    assert [(block.kind, block.span.of(found.text)) for block in found.blocks] == [
        ("heading", "One"),
        ("note", "Note."),
        ("item", "a"),
        ("code", "code"),
    ]


AMSREFS = r"""\documentclass{amsart}
\begin{document}
Known since \cite{hill01}*{p.~4}, \citelist{\cite{hill01}\cite{reed}}.
\begin{bibdiv}
\begin{biblist}
\bib{hill01}{article}{
  author={Hill, Ann},
  author={Moor, {\'E}mile},
  title={Rivers of the north},
  journal={Acta Fluv.},
  volume={7},
  date={2001-03},
  pages={5--17},
}
% \bib{lost}{book}{title={Not shown}}
\bib{reed}{collection.article}{
  author={Reed, Jo}, title={Gravel},
  book={title={Stones and rivers}, publisher={Ex Press}, date={1999}}, pages={1--9}}
\end{biblist}
\end{bibdiv}
\end{document}
"""


def test_works_that_amsrefs_lists_in_the_document_are_read() -> None:
    found = extract(read(AMSREFS.encode(), "a.tex"))
    assert [(each.id, each.type, [name.family for name in each.author.names]) for each in found.references] == [
        ("hill01", "article-journal", ["Hill", "Moor"]),
        ("reed", "chapter", ["Reed"]),
    ]
    assert [each.container_title for each in found.references] == ["Acta Fluv.", "Stones and rivers"]
    assert [link.reference for link in found.links] == ["hill01", "hill01", "reed"]
    locator = found.citations[0].items[0].locator
    assert locator is not None
    assert (locator.label, locator.value) == ("page", "4")
