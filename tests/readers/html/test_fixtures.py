"""The pages of `fixtures/html`, each made as one generator makes them, with what is expected of it in a file beside it.

After a change that is meant: ``python tests/readers/html/test_fixtures.py`` writes the expectations anew, to be read
before they are committed.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from refextract.model.document import Document
from refextract.model.given import GivenCitation
from refextract.readers.html import read

PAGES = sorted((Path(__file__).parents[3] / "fixtures" / "html").glob("*.html"))


def told(path: Path) -> str:
    """The entries, citations, raised signs and notes of a page, a line each, and the text around the entries."""
    document = read(path.read_bytes(), path.name)
    return "\n".join([*_declared(document), "", *(line for line in _rest(document).split("\n") if line)]) + "\n"


def _declared(document: Document) -> Iterator[str]:
    text = document.text
    for entry in document.given.entries:
        yield f"entry {entry.label or '-'} {' '.join(entry.keys) or '-'}: {entry.span.of(text)}"
    for citation in document.given.citations:
        yield f"citation {citation.span.of(text)} -> {_items(citation)}"
    yield from (f"raised {span.of(text)}" for span in document.raised)
    yield from (f"note {block.span.of(text)}" for block in document.blocks if block.kind == "note")


def _items(citation: GivenCitation) -> str:
    places = [f" ({item.locator.label} {item.locator.value})" if item.locator else "" for item in citation.items]
    return " ".join(item.key + place for item, place in zip(citation.items, places, strict=True))


def _rest(document: Document) -> str:
    text = document.text
    for entry in reversed(document.given.entries):
        text = f"{text[: entry.span.start]}…{text[entry.span.end :]}"
    return text


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_pages_are_read_as_expected(path: Path) -> None:
    assert told(path) == path.with_suffix(".expected").read_text("utf-8")


if __name__ == "__main__":
    for page in PAGES:
        page.with_suffix(".expected").write_text(told(page), "utf-8")
