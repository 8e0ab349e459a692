"""An RTF file read into a document."""

from __future__ import annotations

from refextract.model.document import Document
from refextract.readers._office.flow import Flow
from refextract.readers._office.made import document_of
from refextract.readers.rtf.story import Story
from refextract.readers.rtf.tokens import tokens_of

__all__ = ["document_in"]


def document_in(data: bytes, source: str) -> Document:
    """The document of an RTF file."""
    flow = Flow()
    story = Story(flow, tokens_of(data.decode("latin-1")))
    story.tell()
    told = ((count, language) for language, count in story.languages.items() if language)
    return document_of(flow, source, "rtf", language=max(told, default=(0, None))[1])
