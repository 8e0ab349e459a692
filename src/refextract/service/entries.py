"""Entries: the references of a document with their fields as they count in the text of the entry alone.

That is the form that the parser is trained on: one line, without label, line-end hyphens and page furniture.
"""

from __future__ import annotations

from refextract.model.document import Document
from refextract.model.extraction import Extraction
from refextract.model.reference import Reference
from refextract.outline import outline
from refextract.outline.standalone import with_standalone_references
from refextract.text import TextView

__all__ = ["entry_records"]


def entry_records(document: Document, found: Extraction) -> dict[str, list[list[object]]]:
    """By the id of each reference that is printed in the document, its fields: ``[start, end, variable]``."""
    cited = sorted(each.span for each in document.given.citations)
    entries = with_standalone_references(outline(document), cited).entries
    views = {(entry.span, entry.view.text): entry.view for entry in entries}
    known = ((each, views.get((each.span, each.text))) for each in found.references)
    return {reference.id: _fields(reference, view) for reference, view in known if view is not None}


def _fields(reference: Reference, view: TextView) -> list[list[object]]:
    spans = ((view.from_source(span), each.variable) for each in reference.evidence for span in each.spans)
    return sorted([span.start, span.end, variable] for span, variable in spans if len(span))
