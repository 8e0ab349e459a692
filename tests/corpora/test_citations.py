"""Citations by names, dates and titles in the documents that the project must get right, and in real papers."""

from functools import cache
from typing import Any

import pytest

from refextract.model.citation import Citation
from refextract.pipeline import extract
from tests.corpora.shared import SHARED, documents, needs_shared

pytestmark = needs_shared

BY_NAME = {"author_date", "author_page", "note", "title"}


@cache
def citations(number: str) -> tuple[Citation, ...]:
    (path,) = (SHARED / "seeds").glob(f"{number}_*.txt")
    return extract(path).citations


def test_every_citation_of_the_first_document_is_found_and_none_invented() -> None:
    assert len(citations("000")) == 67
    assert {citation.style for citation in citations("000")} == {"author_date", "author_page", "title"}
    assert all(len(citation.items) == 1 for citation in citations("000"))


def test_the_document_with_numbers_has_no_names() -> None:
    assert not [citation for citation in citations("001") if citation.style in BY_NAME]


def test_the_page_without_a_list_has_three() -> None:
    found = [citation for citation in citations("002") if citation.style in BY_NAME]
    assert [citation.items[0].mode for citation in found] == ["normal", "normal", "suppress-author"]


@cache
def sample() -> list[dict[str, Any]]:
    papers = [paper for paper in documents("seedlike") if paper["style_class"] == "dated"]
    return papers[3::20]


@pytest.mark.parametrize("index", range(3))
def test_real_papers_with_full_dates(index: int) -> None:
    paper = sample()[index]
    gold = {(each["start"], each["end"]) for each in paper["citations"]}
    gold |= {(each["core_start"], each["core_end"]) for each in paper["citations"]}
    found = [(each.span.start, each.span.end) for each in extract(paper["text"]).citations]
    right = sum(span in gold for span in found)
    assert right >= 0.95 * len(paper["citations"])
    assert right >= 0.95 * len(found)
