"""DOCX, the format of Word: the text as it is printed, with tracked changes accepted, and what its fields say.

Numbers of lists and notes are counted as Word counts them; footnotes stand behind the paragraph that calls them,
endnotes at the end; comments, headers, footers, tables of contents and hidden text are left out.
"""

from __future__ import annotations

from refextract.model.document import Document
from refextract.readers._office.flow import Flow
from refextract.readers._office.made import document_of
from refextract.readers._zip import is_zip, member_names
from refextract.readers.docx.notes import Notes
from refextract.readers.docx.numbering import Numbering
from refextract.readers.docx.package import Package, W
from refextract.readers.docx.sources import fields_of_bookmarks, word_sources
from refextract.readers.docx.story import Story
from refextract.readers.docx.styles import Styles

__all__ = ["SUFFIXES", "claims", "read"]

SUFFIXES = (".docx", ".docm", ".dotx", ".dotm")


def claims(data: bytes) -> bool:
    """Whether a file is a document of Word, by what it holds."""
    return is_zip(data) and any(name.startswith("word/") for name in member_names(data))


def read(data: bytes, source: str) -> Document:
    """The document of a DOCX file; places are counted in its text, and lead to part, page and paragraph.

    Raises:
        CorruptInputError: where it is no zip container, or its main part is missing or broken.
        InputTooLargeError: where it unpacks to more than any document.
    """
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
