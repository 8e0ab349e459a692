"""Real PDF files: every one is read, and its document keeps the laws of places."""

from pathlib import Path

import pytest

from refextract.readers import read
from refextract.text import Span
from tests.corpora.shared import SHARED

FILES = sorted((SHARED / "data" / "pdf").glob("*/*.pdf"))[::4]


@pytest.mark.skipif(not FILES, reason="needs the PDF files beside the checkout")
@pytest.mark.parametrize("path", FILES or [Path("none.pdf")], ids=lambda path: path.stem[:40])
def test_every_file_is_read(path: Path) -> None:
    document = read(path)
    assert len(document.text) > 1000
    starts = [box.span.start for box in document.boxes]
    assert starts == sorted(starts)
    assert all(box.span.end <= len(document.original) for box in document.boxes)
    for block in document.blocks[::10]:
        boxes = document.boxes_of(block.span)
        assert boxes
        assert document.locate(block.span).page == boxes[0].page
    for raised in document.raised[::10]:
        assert len(document.boxes_of(Span(raised.start, raised.end))) >= 1
