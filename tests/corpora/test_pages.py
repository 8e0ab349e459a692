"""Web pages without a list, with gold made by hand: what is found of all of them, and of those that must stay whole.

The shares are floors of what the product finds; they are raised with it and never lowered.
"""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from refextract.model.extraction import Extraction
from refextract.pipeline import extract
from tests.corpora.shared import SHARED, needs_shared

PAGES = SHARED / "data" / "pages"
pytestmark = needs_shared
GOLDS = [path for path in sorted(PAGES.glob("*.gold.json")) if not path.with_suffix("").with_suffix(".html").is_file()]
"""Gold of pages in HTML counts in a text of its own."""

WHOLE = [path for path in GOLDS if path.name.startswith(("inkdroid-", "mullen-", "nwit-", "pmean-", "simplystats-"))]
"""The pages of which all is found, as it was when they were the only ones."""

LEAST_CITATIONS = 0.91
LEAST_ENTRIES = 0.77
MOST_FALSE = 4


@cache
def page(path: Path) -> tuple[dict[str, Any], Extraction]:
    gold = json.loads(path.read_text("utf-8"))
    return gold, extract(PAGES / gold["doc"])


def overlap(a: dict[str, Any], start: int, end: int) -> float:
    inside = min(a["end"], end) - max(a["start"], start)
    return max(0, inside) / (max(a["end"], end) - min(a["start"], start) or 1)


def missed_citations(path: Path) -> list[str]:
    gold, found = page(path)
    spans = [(citation.span.start, citation.span.end) for citation in found.citations]
    return [each["text"] for each in gold["citations"] if not any(overlap(each, *span) >= 0.5 for span in spans)]


def core(path: Path) -> list[dict[str, Any]]:
    return [each for each in page(path)[0]["references"] if each.get("tier", "core") == "core"]


def missed_entries(path: Path) -> list[str]:
    spans = [(reference.span.start, reference.span.end) for reference in page(path)[1].references]
    return [each["text"] for each in core(path) if not any(overlap(each, *span) >= 0.97 for span in spans)]


def false_citations(path: Path) -> list[object]:
    gold, found = page(path)
    known = [*gold["citations"], *gold["references"], *gold.get("optional_mentions", [])]
    return [
        citation.span
        for citation in found.citations
        if citation.style != "web" and not any(overlap(each, citation.span.start, citation.span.end) for each in known)
    ]


@pytest.mark.parametrize("path", WHOLE, ids=lambda path: path.name)
def test_pages_once_whole_stay_so(path: Path) -> None:
    assert len(missed_citations(path)) <= len(page(path)[0]["citations"]) // 10
    assert len(missed_entries(path)) <= len(core(path)) // 10


def test_citations_of_all_pages_are_found() -> None:
    there = sum(len(page(path)[0]["citations"]) for path in GOLDS)
    assert 1 - sum(len(missed_citations(path)) for path in GOLDS) / there >= LEAST_CITATIONS


def test_entries_of_all_pages_are_whole() -> None:
    there = sum(len(core(path)) for path in GOLDS)
    assert 1 - sum(len(missed_entries(path)) for path in GOLDS) / there >= LEAST_ENTRIES


def test_next_to_nothing_else_is_found() -> None:
    assert sum(len(false_citations(path)) for path in GOLDS) <= MOST_FALSE
