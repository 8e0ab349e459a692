"""Numbers of more figures than Python makes a number of: read, checked and exported as the texts that they are."""

from __future__ import annotations

import json

import pytest

from refextract import check, export_bytes, extract, parse_references, read, read_bibliography
from refextract.exporters import formats
from refextract.model.reference import Reference

N = "9" * 5000

DOCUMENTS = {
    "a.txt": f"So [1], [{N}], [2-{N}], Doe ({N}), Doe (2001, p. {N}).\n\nReferences\n\n"
    f"[{N}] Doe, J. (2001). On things. Journal, {N}({N}), {N}-{N}. doi:10.1000/{N}\n"
    f"[{N}] Roe, J. ({N}). On more ({N}nd ed., Vol. {N}). Press. arXiv:{N}. https://a.org/2001/{N}/{N}/\n",
    "b.txt": f"So.{N} See note {N}.\n\nReferences\n\n{N}. Doe, J. 2001. On things. J {N}:{N}–{N}.\n",
    "c.md": f"So[^{N}] and ibid. at {N}.\n\n[^{N}]: Doe, Things, {N}.\n",
    "d.html": f'<ol start="{N}"><li value="{N}">Doe (2001). A.<sup>{N}</sup></li></ol><p>&#{N};</p>',
    "e.xml": "<article><body><p>So</p></body><back><ref-list><ref id='a'><element-citation><year>2001</year>"
    f"<month>{N}</month><day>{N}</day><volume>{N}</volume><edition>{N}</edition></element-citation></ref></ref-list>"
    "</back></article>",
    "f.rtf": rf"{{\rtf1{{\stylesheet{{\s1 heading {N};}}}}\s1\outlinelevel{N} So\par}}",
    "g.tex": rf"\begin{{enumerate}}\setcounter{{enumi}}{{{N}}}\item So \cite[{N}]{{a}}\end{{enumerate}}",
    "h.fodt": '<o:document xmlns:o="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:t="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:s="urn:oasis:names:tc:opendocument:xmlns:style:1.0"><o:styles>'
    f'<s:style s:name="H" s:default-outline-level="{N}"/><t:outline-style><t:outline-level-style t:level="{N}" '
    f't:start-value="{N}" t:display-levels="{N}" s:num-format="a"/></t:outline-style></o:styles>'
    f'<o:body><o:text><t:h t:outline-level="{N}">So<t:s t:c="{N}"/></t:h></o:text></o:body></o:document>',
}
BIBLIOGRAPHIES = {
    "bibtex": f"@book{{a, title={{So}}, year={{{N}}}, month={{{N}}}, edition={{{N}}}, volume={{{N}}}, pages={{{N}}}}}",
    "ris": f"TY  - BOOK\nTI  - So\nPY  - {N}\nDA  - {N}/{N}/{N}\nVL  - {N}\nET  - {N}\nSP  - {N}\nER  - \n",
    "csl-json": json.dumps([{"id": "a", "type": "book", "title": "So", "issued": {"date-parts": [[N]]}, "edition": N}]),
    "csl-yaml": f"a:\n  type: book\n  title: So\n  date: {N}-{N}\n  volume: {N}\n  edition: {N}\n",
}


def exported(references: tuple[Reference, ...]) -> dict[str, bytes]:
    return {name: export_bytes(references, name) for name in formats()}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_document(name: str) -> None:
    document = read(DOCUMENTS[name].encode(), name=name)
    found = extract(document)
    check(document, found)
    exported(found.references)


@pytest.mark.parametrize("name", BIBLIOGRAPHIES)
def test_a_bibliography(name: str) -> None:
    found = exported(read_bibliography(BIBLIOGRAPHIES[name], format=name).references)
    assert N.encode() in found["bibtex"]


@pytest.mark.parametrize("string", [N, f"Doe, J. ({N}). T. J, {N}({N}), {N}.", f"Doe. T. {N}. Aufl., Bd. {N}. Bonn."])
def test_a_string(string: str) -> None:
    exported(parse_references(string))
