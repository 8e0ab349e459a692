"""The acceptance documents, linked from end to end, and what becomes of citations whose entry is taken away."""

from functools import cache
from pathlib import Path

import pytest

from refextract.linking import link
from refextract.model.extraction import Extraction
from refextract.pipeline import extract
from tests.corpora.shared import SHARED, documents, needs_shared

pytestmark = needs_shared
SEEDS = sorted((SHARED / "seeds").glob("*.txt"))


@cache
def found(path: Path) -> Extraction:
    return extract(path)


@pytest.mark.parametrize(("number", "items", "entries"), [(0, 67, 29), (1, 15, 14)])
def test_every_item_has_its_entry(number: int, items: int, entries: int) -> None:
    links = found(SEEDS[number]).links
    assert len(links) == items
    assert all(each.reference for each in links)
    assert len({each.reference for each in links}) == entries


def test_a_page_without_a_list_leaves_open_what_it_does_not_describe() -> None:
    result = found(SEEDS[2])
    text = SEEDS[2].read_text("utf-8")
    items = [item for citation in result.citations for item in citation.items]
    linked = {item.span.of(text): each.reference for item, each in zip(items, result.links, strict=True)}
    assert linked["Czarniawska and Sevón, 2005"] is None
    assert linked["Kelchtermans, 2002"] is None
    (standalone,) = (each for each in result.references if each.text.startswith("Perry Nodelman"))
    assert standalone.id in linked.values()


def test_a_citation_whose_entry_is_gone_stays_open() -> None:
    lost = stayed = 0
    for document in [each for each in documents("rendered") if each["style_class"] == "author-date"][::20]:
        whole = extract(document["text"])
        gone = {reference.id for reference in whole.references[::10]}
        left = [reference for reference in whole.references if reference.id not in gone]
        for before, after in zip(whole.links, link(whole.citations, left), strict=True):
            if before.reference in gone:
                lost += 1
                stayed += after.reference is None
    assert lost > 20
    assert stayed >= 0.97 * lost
