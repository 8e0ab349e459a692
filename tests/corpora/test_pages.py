"""Blog pages without a list, with gold made by hand."""

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
GOLDS = sorted(PAGES.glob("*.gold.json"))


@cache
def page(path: Path) -> tuple[dict[str, Any], Extraction]:
    gold = json.loads(path.read_text("utf-8"))
    return gold, extract(PAGES / gold["doc"])


def overlap(a: dict[str, Any], start: int, end: int) -> float:
    inside = min(a["end"], end) - max(a["start"], start)
    return max(0, inside) / (max(a["end"], end) - min(a["start"], start) or 1)


@pytest.mark.parametrize("path", GOLDS, ids=lambda path: path.name)
def test_citations_are_found(path: Path) -> None:
    gold, found = page(path)
    spans = [(citation.span.start, citation.span.end) for citation in found.citations]
    missed = [each["text"] for each in gold["citations"] if not any(overlap(each, *span) >= 0.5 for span in spans)]
    assert len(missed) <= len(gold["citations"]) // 10, missed


@pytest.mark.parametrize("path", GOLDS, ids=lambda path: path.name)
def test_entries_are_whole(path: Path) -> None:
    gold, found = page(path)
    spans = [(reference.span.start, reference.span.end) for reference in found.references]
    core = [each for each in gold["references"] if each.get("tier", "core") == "core"]
    missed = [each["text"] for each in core if not any(overlap(each, *span) >= 0.97 for span in spans)]
    assert len(missed) <= len(core) // 10, missed


@pytest.mark.parametrize("path", GOLDS, ids=lambda path: path.name)
def test_next_to_nothing_else_is_found(path: Path) -> None:
    gold, found = page(path)
    known = [*gold["citations"], *gold["references"], *gold.get("optional_mentions", [])]
    false = [
        citation.span
        for citation in found.citations
        if citation.style != "web" and not any(overlap(each, citation.span.start, citation.span.end) for each in known)
    ]
    assert len(false) <= 1, false
