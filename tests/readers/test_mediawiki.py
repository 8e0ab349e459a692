"""MediaWiki: notes, short notes and templates of works."""

from __future__ import annotations

import pytest

from refextract.pipeline import extract
from refextract.readers.mediawiki import read

PAGE = """'''Rivers''' are [[Water|water]].<ref name="doe">{{cite journal |last1=Doe |first1=Ann |last2=Roe |first2=Bo
 |title=On [[river]]s |journal=Water |volume=3 |issue=2 |pages=10–12 |date=May 1999 |doi=10.1000/1}}</ref> More.<ref
name=doe/><ref>Roe, B. (2001). ''Maps''. Springer.</ref>

== History ==
{{main|Flood}}
# one
# two
<!-- a <ref>comment</ref> -->
It is 5&nbsp;m<sup>2</sup> [https://example.org here].{{sfn|Poe|2002|p=7}}{{citation needed}}

== Sources ==
{{reflist}}
* {{cite book |last=Poe |first=Cy |title=Banks |year=2002 |publisher=Springer |isbn=978-3}}
* {{cite book |last=Quill |first=Di |title=Never cited |year=2003}}

[[Category:Water]]
"""


def test_notes_are_entries_where_they_stand() -> None:
    document = read(PAGE.encode(), "a.wiki")
    keys = [[item.key for item in citation.items] for citation in document.given.citations]
    assert keys == [["doe"], ["doe"], ["ref 1"], ["poe 2002"]]
    assert [entry.keys[0] for entry in document.given.entries] == ["doe", "ref 1", "poe 2002"]
    assert document.given.citations[3].items[0].locator is not None


def test_works_of_templates_are_the_values() -> None:
    found = extract(read(PAGE.encode(), "a.wiki"))
    first = found.references[0]
    assert (first.title, first.container_title, first.page, first.doi) == ("On rivers", "Water", "10-12", "10.1000/1")
    assert [(name.family, name.given) for name in first.author.names] == [("Doe", "Ann"), ("Roe", "Bo")]
    assert first.issued is not None
    assert (first.issued.year, first.issued.month) == (1999, 5)
    linked = [link.reference for link in found.links if "in the document" in link.reasons[0]]
    ids = [reference.id for reference in found.references]
    assert [ids.index(str(each)) for each in linked] == [0, 0, 1, 2]


def test_the_text_of_a_page() -> None:
    text = read(PAGE.encode(), "a.wiki").text
    assert text.startswith("Rivers are water.[1]\n{{cite journal")
    for shown in ("More.[1][2]\nRoe, B. (2001). Maps. Springer.", "\nHistory\n", "1. one\n2. two", "5 m2 here."):
        assert shown in text, text
    for hidden in ("comment", "Category", "citation needed", "{{main"):
        assert hidden not in text


@pytest.mark.parametrize(
    ("template", "family", "given"),
    [
        ("vauthors=Zhao Y, Jensen ON", "Zhao", "Y"),
        ("author=Zhao, Yi", "Zhao", "Yi"),
        ("last=Zhao|first=Yi", "Zhao", "Yi"),
        ("author1=Zhao, Yi|author2=Jensen, Ole", "Zhao", "Yi"),
    ],
)
def test_names_of_templates(template: str, family: str, given: str) -> None:
    page = f"A.<ref>{{{{cite journal|{template}|title=On rivers|journal=Water|year=1999}}}}</ref>"
    [work] = read(page.encode(), "a.wiki").given.works
    assert (work.author.names[0].family, work.author.names[0].given) == (family, given)


def test_remarks_and_short_notes_are_no_entries() -> None:
    page = (
        "A.<ref>Only a remark.</ref> B.<ref>{{harvnb|Poe|2002|p=7}}</ref>\n* {{cite book|last=Poe|title=T|year=2002}}"
    )
    found = extract(read(page.encode(), "a.wiki"))
    assert [link.reference for link in found.links] == [found.references[0].id]
    assert len(found.references) == 1


def test_lists_that_define_their_notes() -> None:
    page = (
        'A.{{r|doe}} B.<ref name="doe"/>\n{{reflist|refs=\n<ref name="doe">Doe, A. (1999). Rivers. Berlin.</ref>\n}}\n'
    )
    found = extract(read(page.encode(), "a.wiki"))
    assert [reference.text for reference in found.references] == ["Doe, A. (1999). Rivers. Berlin."]
    assert all(link.reference == found.references[0].id for link in found.links)


@pytest.mark.parametrize(
    "lists",
    ["{{{{reflist|refs=\n{}\n}}}}", "<references>\n{}\n</references>", '<references group="">{}</references>'],
)
def test_notes_that_are_defined_in_the_list_have_their_marks_elsewhere(lists: str) -> None:
    note = '<ref name="newt">Newt, E. (2005). Slow water. Bog University Press.</ref>'
    text = "Newts swim.<ref name=newt /> Again.<ref name=newt />\n== Notes ==\n" + lists.format(note)
    found = extract(read(text.encode(), "a.wiki"))
    assert [link.reference for link in found.links] == ["r1", "r1"]
    assert [reference.text for reference in found.references] == ["Newt, E. (2005). Slow water. Bog University Press."]


@pytest.mark.parametrize("note", ["", "<ref name=x />", "<ref>{{harvtxt|Baker|2002}}</ref>", "<ref>A remark.</ref>"])
def test_works_of_a_list_are_entries_whatever_remarks_stand_in_notes(note: str) -> None:
    works = "".join(
        f"* {{{{cite book|last={name}|first=A|year={year}|title={title}}}}}\n"
        for name, year, title in (("Baker", 2002, "Foxes"), ("Dean", 2004, "Hares"))
    )
    source = f"== T ==\n\nBaker (2002) and Dean (2004).{note}\n\n== References ==\n\n{works}"
    found = extract(read(source.encode(), "a.wiki"))
    assert {"Baker", "Dean"} <= {
        reference.author.names[0].family
        for reference in found.references
        if any(link.reference == reference.id for link in found.links)
    }
