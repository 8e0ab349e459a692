"""Pictures of the pages of a document on which something is found, for reports that show them."""

from __future__ import annotations

from collections.abc import Iterator

from refextract.checking.report import Checked, Picture
from refextract.text import Span

__all__ = ["illustrated"]


def illustrated(checked: Checked, data: bytes) -> Checked:
    """With pictures of the pages that hold a citation, an entry or a finding; as it is where no page can be drawn."""
    document = checked.document
    if document.format != "pdf":
        return checked
    from refextract.readers.pdf.pictures import pictures_of

    marked = {box.page for span in _spans(checked) for box in document.boxes_of(span)}
    sheets = [sheet for sheet in document.sheets if sheet.number in marked]
    drawn = zip(sheets, pictures_of(data, document.source, sheets), strict=True)
    return checked._replace(pictures=tuple(Picture(sheet, png) for sheet, png in drawn))


def _spans(checked: Checked) -> Iterator[Span]:
    if checked.extraction is not None:
        yield from (citation.span for citation in checked.extraction.citations)
        yield from (reference.span for reference in checked.extraction.references)
    yield from (diagnostic.span for diagnostic in checked.diagnostics)
