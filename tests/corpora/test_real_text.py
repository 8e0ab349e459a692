"""Nothing real makes any stage fail, and the laws of spans hold on it."""

import itertools

import pytest

from refextract.pipeline import extract
from refextract.references import parse_references
from tests.corpora.shared import documents, needs_shared, strings

pytestmark = needs_shared

EVERY = 50  # of the documents and strings: all of them take minutes


def test_every_string_becomes_a_reference_with_its_fields_in_place() -> None:
    texts = list(strings("train"))[::EVERY]
    references = parse_references(texts)
    for text, reference in zip(texts, references, strict=True):
        assert reference.text == text
        for evidence in reference.evidence:
            for span in evidence.spans:
                assert 0 <= span.start < span.end <= len(text)


@pytest.mark.parametrize("name", ["rendered", "published", "seedlike"])
def test_every_document_gives_sorted_disjoint_citations_and_one_link_an_item(name: str) -> None:
    for document in documents(name)[::EVERY]:
        found = extract(document["text"])
        spans = [citation.span for citation in found.citations]
        assert spans == sorted(spans)
        assert all(before.end <= after.start for before, after in itertools.pairwise(spans))
        items = [(c.id, n) for c in found.citations for n, _ in enumerate(c.items)]
        assert items == [(link.citation, link.item) for link in found.links]
        for citation in found.citations:
            assert all(citation.span.contains(item.span) for item in citation.items)
        assert len({r.id for r in found.references}) == len(found.references)
