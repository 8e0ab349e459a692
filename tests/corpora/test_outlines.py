"""Lists and their entries in the documents that the project must get right, and in real papers of many layouts."""

from typing import Any

import pytest

from refextract.model.document import Document
from refextract.outline import outline
from refextract.outline.parts import Outline
from refextract.readers import read
from refextract.text import Span
from tests.corpora.shared import SHARED, documents, needs_shared

pytestmark = needs_shared


def seed(number: str) -> Outline:
    (path,) = (SHARED / "seeds").glob(f"{number}_*.txt")
    return outline(read(path))


@pytest.mark.parametrize(("number", "entries"), [("000", 29), ("001", 14), ("002", 0)])
def test_the_entries_of_the_acceptance_documents(number: str, entries: int) -> None:
    assert len(seed(number).entries) == entries


def test_a_broken_entry_is_one() -> None:
    entries = seed("001").entries
    assert [entry.label for entry in entries] == [str(number) for number in range(1, 15)]
    assert entries[8].view.text.endswith("ed. Inderjeet Parmar and Michael Cox, Routledge, 2010.")


def test_the_page_without_a_list_has_ten_posts() -> None:
    assert len(seed("002").scopes) == 10


def right(paper: dict[str, Any], parts: Outline) -> tuple[int, int]:
    """How many entries have exactly the gold span, and how many gold entries and found ones there are at most."""
    gold = {(entry["start"], entry["end"]) for entry in paper["references"]}
    found = {(entry.span.start, entry.span.end) for entry in parts.entries}
    return len(gold & found), max(len(gold), len(found))


@pytest.mark.parametrize("name", ["seedlike", "rendered", "published"])
def test_entries_of_real_papers(name: str) -> None:
    papers = documents(name)[::20]
    counts = [right(paper, outline(Document.of(paper["text"]))) for paper in papers]
    assert sum(hits for hits, _ in counts) >= 0.985 * sum(total for _, total in counts)


def test_citations_survive_into_the_running_text() -> None:
    lost = []
    for paper in documents("rendered")[::40]:
        running = outline(Document.of(paper["text"])).running
        for citation in paper["citations"]:
            shown = running.from_source(Span(citation["start"], citation["end"])).of(running.text)
            printed = citation.get("string")
            if printed and shown.split() != printed.split():
                lost.append((printed, shown))
    assert lost == []
