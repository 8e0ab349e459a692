"""Entries: the references of a document with their fields as they count in the text of the entry alone.

That is the form that the parser is trained on: one line, without label, line-end hyphens and page furniture. What
somebody corrects in it is led back to the document.
"""

from __future__ import annotations

from collections.abc import Mapping

from refextract.errors import OptionsError
from refextract.linking import link
from refextract.model.document import Document
from refextract.model.extraction import Extraction
from refextract.model.reference import RawReference, Reference
from refextract.options import ExtractOptions
from refextract.outline import outline
from refextract.outline.standalone import with_standalone_references
from refextract.references.parsing import build_reference
from refextract.service.labelled import GivenString
from refextract.text import TextView

__all__ = ["Corrections", "entry_records", "with_corrections"]

Corrections = Mapping[str, GivenString]
"""By the id of a reference, its text and what its fields are."""


def entry_records(document: Document, found: Extraction) -> dict[str, list[list[object]]]:
    """By the id of each reference that is printed in the document, its fields: ``[start, end, variable]``."""
    entries = _entries(document)
    known = ((each, entries.get((each.span.start, each.text))) for each in found.references)
    return {reference.id: _fields(reference, entry.view) for reference, entry in known if entry is not None}


def _fields(reference: Reference, view: TextView) -> list[list[object]]:
    spans = ((view.from_source(span), each.variable) for each in reference.evidence for span in each.spans)
    return sorted([span.start, span.end, variable] for span, variable in spans if len(span))


def with_corrections(
    document: Document, found: Extraction, corrections: Corrections, options: ExtractOptions
) -> Extraction:
    """The extraction with corrected references in place of what was read of their entries.

    Citations are linked to them anew, unless the document itself declares where they lead.

    Raises:
        OptionsError: for a correction of what is no entry of this document.
    """
    if not corrections:
        return found
    entries = _entries(document)
    references = {each.id: each for each in found.references}
    for name, told in corrections.items():
        reference = references.get(name)
        entry = entries.get((reference.span.start, told.text)) if reference else None
        if entry is None:
            raise OptionsError(f"correction of {name!r}: no entry of this document has this id and this text")
        references[name] = build_reference(entry, told.fields or (), name, score=1.0)
    corrected = tuple(references.values())
    links = found.links
    if not document.given.citations:
        links = link(found.citations, corrected, scopes=found.scopes, threshold=options.threshold)
    return found.model_copy(update={"references": corrected, "links": links})


def _entries(document: Document) -> dict[tuple[int, str], RawReference]:
    """The entries of a document by where they start and what they say."""
    cited = sorted(each.span for each in document.given.citations)
    entries = with_standalone_references(outline(document), cited).entries
    return {(entry.span.start, entry.view.text): entry for entry in entries}
