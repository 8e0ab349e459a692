r"""Printed lists as BibTeX styles write them: what they define in front of the list changes nothing on the page."""

import pytest

from refextract.pipeline import extract
from refextract.readers.latex import read

IEEE = r"""\begin{thebibliography}{10}
\providecommand{\url}[1]{#1}
\csname url@samestyle\endcsname
\providecommand{\newblock}{\relax}
\providecommand{\BIBentryALTinterwordspacing}{\spaceskip=\fontdimen2\font plus
4\fontdimen3\font minus \fontdimen4\font\relax}
\providecommand{\BIBforeignlanguage}[2]{{%
\typeout{** WARNING: No hyphenation pattern has been loaded for the language `#1'.}%
#2}}
\providecommand{\BIBdecl}{\relax}
\BIBdecl
\bibitem{a}
\BIBentryALTinterwordspacing
P.~Otter, \emph{\BIBforeignlanguage{german}{Otter im Delta}}.\hskip 1em plus 0.5em minus 0.4em\relax
  Delta: Wetland Press, 2002. [Online]. Available: \url{https://example.org/otters_2}
\BIBentrySTDinterwordspacing
\end{thebibliography}"""

MNRAS = r"""\begin{thebibliography}{}
\makeatletter
\def\mn@urlcharsother{\let\do\@makeother \do\$\do\&\do\#}
\def\mn@doi{\begingroup\mn@urlcharsother \@ifnextchar [ {\mn@doi@}
  {\mn@doi@[]}}
\def\mn@eprint#1#2{\mn@eprint@#1:#2::\@nil}
\bibitem[\protect\citeauthoryear{Reed \& Otter}{Reed \& Otter}{2001}]{a}
Reed A.,  Otter P.,  2001, \mn@doi [\mnras] {10.5555/mnras/x1}, 562, 19 (\mn@eprint {arXiv} {0101.1234})
\makeatother
\end{thebibliography}"""

APA = r"""\begin{thebibliography}{}
\bibitem [\protect \citeauthoryear {%
Reed%
\ \BBA {} Otter%
}{%
Reed%
}{%
{\protect \APACyear {2001}}%
}]{%
a}
\APACinsertmetastar {%
a}%
\begin{APACrefauthors}%
Reed, A.%
\BCBT {}\ \BBA {} Otter, P.%
\end{APACrefauthors}%
\unskip\
\newblock
\APACrefYearMonthDay{2001}{}{}.
\newblock
{\BBOQ}\APACrefatitle {Reeds in winter} {Reeds in winter}.{\BBCQ}
\newblock
\APACjournalVolNumPages{Marsh Notes}{3}{ISSUE}{1--9}.
\PrintBackRefs{\CurrentBib}
\end{thebibliography}"""

NATURE = r"""\begin{thebibliography}{1}
\expandafter\ifx\csname url\endcsname\relax
  \def\url#1{\texttt{#1}}\fi
\providecommand{\bibinfo}[2]{#2}
\providecommand{\eprint}[2][]{\url{#2}}
\bibitem{a}
\bibinfo{author}{Reed, A.} \& \bibinfo{author}{Otter, P.}
\newblock \bibinfo{title}{Reeds in winter}.
\newblock \emph{\bibinfo{journal}{Marsh Notes}} \textbf{\bibinfo{volume}{3}}, \bibinfo{pages}{1--9}
  (\bibinfo{year}{2001}).
\newblock \eprint{cond-mat/0101001}.
\end{thebibliography}"""

AASTEX = r"""\begin{references}
\reference{a} Reed, A., \& Otter, P. 2001, \apj, 562, L19
\end{references}"""


@pytest.mark.parametrize(
    ("printed", "shown"),
    [
        (
            IEEE,
            "P. Otter, Otter im Delta. Delta: Wetland Press, 2002. [Online]. Available: https://example.org/otters_2",
        ),
        (MNRAS, "Reed A., Otter P., 2001, MNRAS, 562, 19 (arXiv:0101.1234)"),
        (APA.replace("ISSUE", "2"), "Reed, A., & Otter, P. (2001). “Reeds in winter.” Marsh Notes, 3(2), 1–9."),
        (APA.replace("ISSUE", ""), "Reed, A., & Otter, P. (2001). “Reeds in winter.” Marsh Notes, 3, 1–9."),
        (NATURE, "Reed, A. & Otter, P. Reeds in winter. Marsh Notes 3, 1–9 (2001). cond-mat/0101001."),
        (AASTEX, "Reed, A., & Otter, P. 2001, ApJ, 562, L19"),
    ],
)
def test_an_entry_is_what_the_page_shows(printed: str, shown: str) -> None:
    source = f"\\begin{{document}}\nSee \\cite{{a}}.\n{printed}\n\\end{{document}}"
    found = extract(read(source.encode(), "paper.tex"))
    assert [reference.text for reference in found.references] == [shown]
    assert [link.reference for link in found.links] == ["r1"]


def test_a_journal_that_leads_to_its_article_gives_the_number() -> None:
    [reference] = extract(read(MNRAS.encode(), "paper.tex")).references
    assert (reference.doi, reference.arxiv) == ("10.5555/mnras/x1", "0101.1234")
