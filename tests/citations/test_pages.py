"""A page of several posts without a list, from the text to the links."""

from pathlib import Path

from refextract.pipeline import extract

PAGE = Path(__file__).parents[2] / "fixtures" / "documents" / "blog.txt"


def test_a_page_yields_its_bibliography() -> None:
    found = extract(PAGE)
    assert [(reference.origin, reference.type, reference.title) for reference in found.references] == [
        ("text", "book", "How to Lie with Maps"),
        ("mention", "article-journal", "Politics and the English Language"),
        ("mention", "article-journal", "Counting trees from the air"),
        ("mention", "article", "Scholarly Context Not Found"),
        ("mention", "article-journal", None),
        ("mention", "book", "Weaving the Web"),
    ]


def test_what_it_cites_is_linked() -> None:
    text, found = PAGE.read_text("utf-8"), extract(PAGE)
    titles = {reference.id: reference.title or reference.doi for reference in found.references}
    spans = {citation.id: citation.span.of(text) for citation in found.citations}
    assert {spans[link.citation]: titles.get(link.reference or "") for link in found.links} == {
        "the essay Politics and the English Language by George Orwell": "Politics and the English Language",
        "(e.g. Orwell, 1946)": "Politics and the English Language",
        "(1996, 1)": "How to Lie with Maps",
        "New article by Thomas Crowther in Nature": "Counting trees from the air",
        'the paper "Scholarly Context Not Found"': "Scholarly Context Not Found",
        "(see Klein et al., 2014)": None,
        "https://doi.org/10.1371/journal.pone.0115253": "10.1371/journal.pone.0115253",
        "Tim Berners-Lee's Weaving the Web": "Weaving the Web",
    }
