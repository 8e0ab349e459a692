"""The parts of an ODT file put together."""

from __future__ import annotations

from refextract.model.document import Document
from refextract.readers._office.flow import Flow
from refextract.readers._office.kept import fields_of_properties
from refextract.readers._office.made import document_of
from refextract.readers.odt.package import TEXT, parts_of
from refextract.readers.odt.story import Story
from refextract.readers.odt.styles import Styles

__all__ = ["document_in"]


def document_in(data: bytes, source: str) -> Document:
    """The document of an ODT file; raises what `refextract.readers.odt.read` does."""
    parts = parts_of(data, source)
    flow = Flow(part=parts.name)
    flow.problems.extend(parts.problems)
    if next(parts.text.iter(f"{TEXT}soft-page-break"), None) is not None:
        flow.page = 1
    styles = Styles(parts.styles)
    story = Story(flow, styles, fields_of_properties(parts.properties))
    story.tell(parts.text)
    language, _ = max(story.languages.items(), key=lambda pair: pair[1], default=(None, 0))
    return document_of(flow, source, "odt", language=language or styles.language)
