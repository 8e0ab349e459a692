"""Pages of many publishers, from the file to the links: what a page declares is found."""

from pathlib import Path

import pytest

from refextract.checking import check
from refextract.pipeline import extract
from refextract.readers.html import read

PAGES = sorted((Path(__file__).parents[1] / "fixtures" / "html").glob("*.html"))


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_what_a_page_declares_is_found(path: Path) -> None:
    document = read(path.read_bytes(), path.name)
    extraction = extract(document)
    entries = {key: entry.span for entry in document.given.entries for key in entry.keys}
    references = {reference.id: reference.span for reference in extraction.references}
    assert {entry.span for entry in document.given.entries} <= set(references.values())
    linked = [
        (citation.span, references[link.reference])
        for citation in extraction.citations
        for link in extraction.links
        if link.citation == citation.id and link.reference
    ]
    for given in document.given.citations:
        if any(entry.contains(given.span) for entry in entries.values()):
            continue
        for item in given.items:
            assert any(span.overlaps(given.span) and entry == entries[item.key] for span, entry in linked)


def test_a_page_with_nothing_but_links_has_no_unresolved_citation() -> None:
    for path in PAGES:
        document = read(path.read_bytes(), path.name)
        names = [each.name for each in check(document, extract(document))]
        assert "unresolved-citation" not in names, path.stem
