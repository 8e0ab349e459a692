"""Files that are no running text: bibliographies to cite against, notebooks, Word documents, JATS, TEI, RTF."""

from __future__ import annotations

import json

from tests.bench.growing.made import Growing
from tests.bench.growing.prose import dated
from tests.bench.growing.words import article, family, given, heads, initial, journal, title, words, year
from tests.readers.office import docx, p

CITES = "As told (Baberson 1940) and [@a1].\n"


def bibtex(number: int) -> str:
    return (
        f"@article{{a{number},\n"
        f"  author = {{{family(number)}, {given(number)} and {family(number + 3)}, {initial(number)}}},\n"
        f"  title = {{{title(number)}}},\n  journal = {{{journal(number)}}},\n"
        f"  year = {year(number)},\n  pages = {{1--{number + 2}}}\n}}"
    )


def ris(number: int) -> str:
    return (
        f"TY  - JOUR\nID  - a{number}\nAU  - {family(number)}, {given(number)}\nTI  - {title(number)}\n"
        f"T2  - {journal(number)}\nPY  - {year(number)}\nER  - \n"
    )


def csl(number: int) -> str:
    work = {
        "id": f"a{number}",
        "type": "article-journal",
        "author": [{"family": family(number), "given": given(number)}],
        "title": title(number),
        "issued": {"date-parts": [[year(number)]]},
    }
    return json.dumps(work)


def csl_yaml(number: int) -> str:
    return (
        f"- id: a{number}\n  type: book\n  title: {title(number)}\n  author:\n  - family: {family(number)}\n"
        f"    given: {given(number)}\n  issued: {year(number)}"
    )


def cell(number: int) -> str:
    if number % 3:
        return json.dumps({"cell_type": "markdown", "metadata": {}, "source": [dated(number) + "\n"]})
    source = [f"x = {number}\n"]
    return json.dumps({"cell_type": "code", "metadata": {}, "outputs": [], "execution_count": None, "source": source})


def jats_paragraph(number: int) -> str:
    return f'<p>{words(number, 6)} <xref ref-type="bibr" rid="r{number}">[{number + 1}]</xref>.</p>'


def jats_reference(number: int) -> str:
    return (
        f'<ref id="r{number}"><label>{number + 1}</label><element-citation publication-type="journal">'
        "<person-group><name>"
        f"<surname>{family(number)}</surname><given-names>{given(number)}</given-names></name></person-group><article-title>"
        f"{title(number)}</article-title><source>{journal(number)}</source><year>{year(number)}</year></element-citation></ref>"
    )


def tei_reference(number: int) -> str:
    return (
        f'<biblStruct xml:id="b{number}"><analytic><title level="a">{title(number)}</title><author><persName><forename>'
        f"{given(number)}</forename><surname>{family(number)}</surname></persName></author></analytic><monogr>"
        '<title level="j">'
        f'{journal(number)}</title><imprint><date when="{year(number)}"/></imprint></monogr></biblStruct>'
    )


def in_word(text: str) -> bytes:
    """The paragraphs of a text as those of a Word document."""
    return docx("".join(p(each) for each in text.split("\n") if each))


NOTEBOOK = {"before": '{"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [', "between": ",\n", "end": "]}"}
JATS = '<?xml version="1.0"?><article><front><article-meta/></front><body><sec>'
TEI = '<?xml version="1.0"?><TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><text><body>'

TEXTS = {
    "BibTeX": Growing(bibtex, ".bib", between="\n\n", cited=CITES),
    "BibTeX, the same entry": Growing(bibtex(1), ".bib", between="\n\n", cited=CITES),
    "BibTeX, braces open": Growing("@book{a, title = {", ".bib", between="", cited=CITES),
    "BibTeX, one entry of many authors": Growing(
        lambda n: f"{family(n)}, {given(n)} and",
        ".bib",
        before="@book{a, author = {",
        after=" Roe, A}, title = {A}}",
        cited=CITES,
    ),
    "BibTeX, one long title": Growing(
        lambda n: f"{{{heads(n, 1)}}}", ".bib", before="@book{a, title = {", after="}}", cited=CITES
    ),
    "BibTeX, strings": Growing(
        lambda n: f"@string{{s{n} = {{{words(n, 2)}}}}}\n@book{{b{n}, title = s{n} # s1}}",
        ".bib",
        between="\n",
        cited=CITES,
    ),
    "RIS": Growing(ris, ".ris", between="\n", cited=CITES),
    "RIS, one entry of many authors": Growing(
        lambda n: f"AU  - {family(n)}, {given(n)}",
        ".ris",
        between="\n",
        before="TY  - JOUR\n",
        after="\nER  - \n",
        cited=CITES,
    ),
    "CSL-JSON": Growing(csl, ".json", between=",\n", before="[", after="]", cited=CITES),
    "CSL-JSON, one entry of many authors": Growing(
        lambda n: json.dumps({"family": family(n), "given": given(n)}),
        ".json",
        between=",",
        before='[{"id": "a1", "type": "book", "author": [',
        after="]}]",
        cited=CITES,
    ),
    "CSL-YAML": Growing(csl_yaml, ".yaml", between="\n", cited=CITES),
    "cells of a notebook": Growing(cell, ".ipynb", **NOTEBOOK),
    "one cell of a notebook": Growing(
        lambda n: json.dumps(dated(n) + "\n"),
        ".ipynb",
        between=",",
        before='{"cells": [{"cell_type": "markdown", "source": [',
        after="]}]}",
    ),
    "paragraphs of Word": Growing(dated, ".docx", between="\n", entry=article, packed=in_word),
    "one paragraph of Word": Growing(dated, ".docx", entry=article, packed=in_word),
    "JATS": Growing(
        jats_paragraph,
        ".xml",
        between="\n",
        before=JATS,
        heading="</sec></body><back><ref-list>",
        entry=jats_reference,
        end="</ref-list></back></article>",
    ),
    "JATS, sections nested": Growing("<sec><p>a</p>", ".xml", between="", before=JATS),
    "TEI": Growing(
        lambda n: f'<p>{words(n, 6)} <ref type="bibr" target="#b{n}">({family(n)} {year(n)})</ref>.</p>',
        ".tei",
        between="\n",
        before=TEI,
        heading='</body><back><div type="references"><listBibl>',
        entry=tei_reference,
        end="</listBibl></div></back></text></TEI>",
    ),
    "RTF": Growing(
        lambda n: f"{family(n)} ({year(n)}) {{\\i {heads(n, 3)}}} {words(n, 4)}\\par",
        ".rtf",
        between="\n",
        before="{\\rtf1\\ansi ",
        after="}",
    ),
    "groups of RTF nested": Growing("{\\b a", ".rtf", between="", before="{\\rtf1\\ansi "),
}
"""Names of texts and how they are made."""
