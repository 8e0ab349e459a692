"""The acceptance documents come out whole: every citation, link, entry, field and finding, as read by hand.

``seeds.json`` holds places and digests only, none of the text. After a change that is meant: ``python -m
tests.corpora.test_seeds`` writes it anew; what it changes is to be read in the documents before it is committed.
"""

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from refextract.checking import check
from refextract.pipeline import extract
from refextract.readers import read
from tests.corpora.shared import SHARED, needs_shared

SEEDS = sorted((SHARED / "seeds").glob("*.txt"))
PINS = Path(__file__).with_name("seeds.json")
UNSAID = ("id", "custom")


def told(path: Path) -> dict[str, Any]:
    """Citations with the places of their items' entries in the list, entries with a digest of each field, findings."""
    document = read(path)
    found = extract(document)
    place = {reference.id: number for number, reference in enumerate(found.references)}
    links: dict[str, list[int | None]] = {}
    for link in found.links:
        links.setdefault(link.citation, []).append(place[link.reference] if link.reference else None)
    return {
        "citations": [[c.span.start, c.span.end, links[c.id]] for c in found.citations],
        "references": [
            [r.span.start, r.span.end, {k: digest(v) for k, v in r.to_csl().items() if k not in UNSAID}]
            for r in found.references
        ],
        "findings": [[d.code, d.span.start, d.span.end] for d in check(document, found)],
    }


def digest(value: object) -> str:
    return hashlib.sha256(json.dumps(value, sort_keys=True).encode()).hexdigest()[:12]


def pins() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(PINS.read_text("utf-8"))
    return loaded


@needs_shared
@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem[:3])
@pytest.mark.parametrize("part", ["citations", "references", "findings"])
def test_all_of_an_acceptance_document_comes_out(path: Path, part: str) -> None:
    assert told(path)[part] == pins()[path.stem[:3]][part]


def test_what_is_expected_of_them() -> None:
    one, two, three = pins().values()
    assert len(one["citations"]) == 67
    assert len(one["references"]) == 29
    assert all(entry is not None for *_, entries in one["citations"] for entry in entries)
    assert len(two["citations"]) == 12
    assert sum(len(entries) for *_, entries in two["citations"]) == 15
    assert len(two["references"]) == 14
    assert [code for code, *_ in three["findings"]] == ["R101", "R101"]


if __name__ == "__main__":
    PINS.write_text(json.dumps({path.stem[:3]: told(path) for path in SEEDS}, indent=1) + "\n", "utf-8")
