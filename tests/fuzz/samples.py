"""Small whole inputs of formats without fixtures; of containers, the part that is damaged."""
# ruff: noqa: E501 - a file a line

from collections.abc import Callable

from tests.readers.office import docx, odt, p, sign, up
from tests.readers.test_epub import FILES
from tests.readers.test_epub import packed as epub

__all__ = ["PACKED", "SAMPLES"]

_CITED = "As Roe (2001) says [1], so it is (Doe & Poe 2003, p. 4)."
_LIST = "Roe, J. (2001). On things. London: Press."
_FIELD = f"{sign('begin')}<w:r><w:instrText> ADDIN ZOTERO_ITEM CSL_CITATION {{}} </w:instrText></w:r>{sign('separate')}"
_JATS = f"""<?xml version="1.0"?><article><front><article-meta><title-group><article-title>On</article-title></title-group>
</article-meta></front><body><sec><title>One</title><p>{_CITED.replace("&", "&amp;")} <xref ref-type="bibr" rid="b1">1</xref></p></sec>
</body><back><ref-list><ref id="b1"><label>1</label><mixed-citation>{_LIST}</mixed-citation></ref></ref-list></back></article>"""
_TEI = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><p>See <ref type="bibr" target="#b1">Roe 2001</ref>.</p></body>
<back><listBibl><biblStruct xml:id="b1"><analytic><title level="a">On</title><author><persName><surname>Roe</surname>
</persName></author></analytic><monogr><imprint><date when="2001"/></imprint></monogr></biblStruct></listBibl></back></text></TEI>"""
_NOTEBOOK = '{"cells": [{"cell_type": "markdown", "source": ["It is so (Roe 2001) [@a].\\n"]}, {"cell_type": "code", "source": "x"}], "nbformat": 4, "metadata": {}}'
_RTF = r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fcharset0 Times;}}\pard As Roe (2001) says{\super 1}{\footnote\pard Roe, J. 2001.}\par {\field{\*\fldinst ADDIN EN.CITE x}{\fldrslt (Doe 2003)}}\par References\par Roe, J. (2001). On things.\par}"
_TEX = r"""\documentclass{article}\newcommand{\x}[1]{#1}\begin{document}See \cite[p.~3]{a} and \citep{b}. \x{y} $a_1$ %c
\begin{thebibliography}{9}\bibitem[Roe(2001)]{a} Roe, J. On.\bibitem{b} Doe. 2003.\end{thebibliography}\end{document}
"""

SAMPLES: dict[str, tuple[str, ...]] = {
    "read-docx": (
        p(_CITED, up("1"), _FIELD, "(Roe 2001)", sign("end")) + p("References", style="Heading1") + p(_LIST),
        f"<w:tbl><w:tr><w:tc>{p(_CITED)}</w:tc></w:tr></w:tbl>{p('References')}{p(_LIST)}",
    ),
    "read-odt": (
        f"<text:h>One</text:h><text:p>{_CITED.replace('&', '&amp;')}<text:s/></text:p><text:p>{_LIST}</text:p>",
    ),
    "read-epub": (FILES["OEBPS/text/one a.xhtml"], FILES["OEBPS/text/two.xhtml"], FILES["OEBPS/content.opf"]),
    "read-jats": (_JATS,),
    "read-tei": (_TEI,),
    "read-notebook": (_NOTEBOOK,),
    "read-rtf": (_RTF,),
    "read-latex": (_TEX,),
    "read-org": (f"* One\n{_CITED} [cite:@a] [cite/t:@b p. 3]\n* References\n{_LIST}\n",),
    "read-rst": (f"One\n===\n{_CITED} :cite:`a` [Roe2001]_ [#]_\n\n.. [Roe2001] {_LIST}\n.. [#] Note.\n",),
    "read-typst": (f'= One\n{_CITED} @a[p. 3] #cite(<b>)\n#bibliography("refs.bib")\n',),
    "read-asciidoc": (f"= One\n\n{_CITED} <<a>> cite:[a]\n\n[bibliography]\n== References\n\n* [[[a]]] {_LIST}\n",),
    "read-mediawiki": (
        f"{_CITED}<ref name=a>{{{{cite book|last=Roe|year=2001|title=On}}}}</ref> {{{{sfn|Roe|2001}}}}\n==References==\n{{{{reflist}}}}\n",
    ),
    "bibliography-bibtex": ("@book{a, author = {Roe, J.}, title = {{On} \\'{e} things}, year = 2001, month = may}\n",),
    "bibliography-ris": ("TY  - JOUR\r\nAU  - Roe, J.\r\nTI  - On\r\nPY  - 2001/05/03/\r\nSP  - 1\r\nER  - \r\n",),
    "bibliography-csl-json": ('[{"id": "a", "type": "book", "title": "On", "issued": {"date-parts": [[2001, 5]]}}]',),
    "bibliography-csl-yaml": ("references:\n- id: a\n  type: book\n  title: On things\n  issued: 2001-05\n",),
}
PACKED: dict[str, Callable[[bytes], bytes]] = {
    "read-docx": lambda data: docx(data.decode("utf-8", "replace")),
    "read-odt": lambda data: odt(data.decode("utf-8", "replace")),
    "read-epub": lambda data: epub(FILES | {"OEBPS/text/one a.xhtml": data.decode("utf-8", "replace")}),
}
"""What makes a whole file of the damaged part of one."""
