from __future__ import annotations

import re

import pytest

from refextract.model.reference import RawReference
from refextract.references.parsing import build_reference
from refextract.references.tagging.tagger import Field

CASES = """
article-journal | Doe J. {title Rivers}. {container-title Water Review} {volume 12}({issue 3}), {page 4-9}
article-journal | Doe J. {title Rivers}. {container-title Proceedings of the Academy of Sciences} {volume 12}, 4
paper-conference | Doe J. {title Rivers}. In: {container-title Proceedings of the 5th Workshop on Water}
paper-conference | {title Rio}. In: {editor Roe} {container-title Proceedings of Silt}. {volume 1}. {publisher MIT}
chapter | Doe J. {title Rivers}. In: {editor Roe} (ed.) {container-title Waters}. {publisher-place Oslo}
book | Doe J. {title Rivers}. {publisher-place Oslo}: {publisher Bell}, 2001
chapter | {author Doe J.}, In {container-title Waters} (Ed.: {editor Roe K.}), {publisher Bell}, {publisher-place Oslo}
thesis | Doe J. {title Rivers}. PhD thesis, {publisher University of Oslo}
thesis | Doe J. {title Flüsse}. Dissertation, {publisher Universität Wien}
report | Doe J. {title Rivers}. {genre Working Paper No. 12}, Bell Institute
patent | Doe J. {title River pump}. US Patent 4,000,001
standard | {title ISO 690:2010 Information and documentation}
legislation | {title Conselho de Ministros – Resolução Nº 78/2016}. {url https://example.org/a}
legal_case | {title Roe v. Wade}, {volume 410} U.S. {page 113} (1973)
legal_case | {title Roe v. Wade}, {volume 410} {container-title U.S.} {page 113} (1973)
legal_case | {title R v Doe} [1994] {volume 1} {container-title AC} {page 212}
legal_case | {author BGH}, {title Urteil vom 12. Mai 2010}, {container-title BGHZ} {volume 185}, {page 330}
article-journal | {author Roe J.} {title Mice v. men}. {container-title Water} {volume 12}, {page 4}
legislation | {title Федеральный закон от 29.12.2012 N 273-ФЗ} // {container-title Собрание законодательства РФ}. 2012
standard | {genre ISO 690}:2010, {title Information}. {publisher-place Geneva}: {publisher ISO}
standard | Roe J. {title Silt Protocol}. {genre RFC 793}, {publisher IETF}
thesis | Roe S. {title Silt}: {genre дис. ... канд. геогр. наук}. {publisher-place Казань}, 2009
thesis | {author Doe J.} {title Rivers}. {publisher National Silt University}, 2001
thesis | {author Doe J.} {title Rivers}. {publisher University of Silt}, 2001
book | {author Doe J.} {title Rivers}. {publisher University of Silt Press}, 2001
book | {author Doe J.} {title Rivers}. {publisher Oxford University}, 2001
book | {author Doe J., Roe K.} {title Rivers}. {publisher University of Silt}, 2001
software | Doe J. {title Rivers} [Computer software]. {url https://example.org}
software | Doe J. {title rivers}. {url https://github.com/doe/rivers}
software | Doe J. {title rivers: Silt}. {genre R package} {edition version 1.2-3}
dataset | Doe J. {title Rivers} [Data set]. {publisher Bell}
article-newspaper | Doe J. {title Rivers}. {container-title The New York Times}, 3 May 2010
post-weblog | Doe J. {title Rivers}. {url https://blogs.example.ac.uk/europe/rivers/}
article | Doe J. {title Rivers}. arXiv:{arxiv 1706.03762}
article-journal | Doe J. {title Rivers}. {url https://academic.oup.com/spp/article/50/4/749/7193006}
webpage | {title People}. {url https://example.org/people}
manuscript | Doe J. {title Rivers}. Unpublished manuscript
entry-encyclopedia | Doe J. {title Rivers}. In: {container-title Encyclopaedia of Water}
chapter | {title Rio}. In {editor Roe} (ed.) {container-title Water: more key texts from the Encyclopedia}.
document | Doe J. {title Rivers}. 2001
"""


def told(marked: str) -> tuple[str, list[Field]]:
    """The text without its braces, and the fields that they mark."""
    text, fields = "", []
    for before, variable, content in re.findall(r"([^{]*)(?:\{([\w-]+) ([^}]*)\})?", marked):
        text += before
        if variable:
            fields.append(Field(variable, len(text), len(text) + len(content)))
            text += content
    return text, fields


@pytest.mark.parametrize("case", CASES.strip().split("\n"))
def test_kinds(case: str) -> None:
    kind, _, marked = case.partition(" | ")
    text, fields = told(marked)
    assert build_reference(RawReference.of(text), fields, "r1").type == kind
