"""The parts of a DOCX file put together."""

from __future__ import annotations

from refextract.model.document import Document
from refextract.readers._office.flow import Flow
from refextract.readers._office.made import document_of
from refextract.readers.docx.notes import Notes
from refextract.readers.docx.numbering import Numbering
from refextract.readers.docx.package import Package, W
from refextract.readers.docx.sources import fields_of_bookmarks, word_sources
from refextract.readers.docx.story import Story
from refextract.readers.docx.styles import Styles

__all__ = ["document_in"]


def document_in(data: bytes, source: str) -> Document:
    """The document of a DOCX file; raises what `refextract.readers.docx.read` does."""
    package = Package(data, source)
    root = package.document()
    flow = Flow(part=package.main)
    if next(root.iter(f"{W}lastRenderedPageBreak"), None) is not None:
        flow.page = 1
    styles = Styles(package.part("styles")[1])
    settings = package.part("settings")[1]
    notes = {kind: Notes(package, kind, settings) for kind in ("footnote", "endnote")}
    story = Story(flow, styles, Numbering(package.part("numbering")[1]), notes)
    story.tell(root, package.links(package.main), fields_of_bookmarks(package))
    flow.problems[:0] = package.problems
    language, _ = max(story.languages.items(), key=lambda pair: pair[1], default=(None, 0))
    return document_of(flow, source, "docx", sources=word_sources(package), language=language or styles.language)
