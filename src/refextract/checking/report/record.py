"""Records: extractions as the JSON objects that the command line prints, one a document."""

from __future__ import annotations

from refextract.checking.report.listing import listed_notice, placed
from refextract.checking.report.notices import notice
from refextract.checking.report.parsed import JSON, field_spans, further_works
from refextract.model.citation import CitationItem
from refextract.model.document import Document
from refextract.model.extraction import Extraction
from refextract.model.link import Link
from refextract.text import Span

__all__ = ["extraction_record"]

VERSION = 1


def extraction_record(document: Document, extraction: Extraction) -> JSON:
    """The object of ``extract --format jsonl``: citations, references and diagnostics of one document."""
    links: dict[str, list[Link]] = {}
    for link in extraction.links:
        links.setdefault(link.citation, []).append(link)
    cited = {link.reference for link in extraction.links}
    text = document.text
    return {
        "version": VERSION,
        "source": extraction.source,
        "citations": [
            {
                "id": citation.id,
                "start": citation.span.start,
                "end": citation.span.end,
                "text": citation.span.of(text),
                "style": citation.style,
                **_printed(document, citation.span),
                "items": [
                    _item_record(item, link, text)
                    for item, link in zip(citation.items, links.get(citation.id, []), strict=True)
                ],
            }
            for citation in extraction.citations
        ],
        "references": [
            {
                "id": reference.id,
                "start": reference.span.start,
                "end": reference.span.end,
                "text": reference.text,
                "label": reference.label,
                **_printed(document, reference.span),
                "csl": reference.to_csl(),
                **further_works(reference),
                "fields": field_spans(reference),
                "score": round(reference.score, 4),
                "cited": reference.id in cited,
            }
            for reference in extraction.references
        ],
        "diagnostics": [listed_notice(notice(document, each)) for each in extraction.diagnostics],
    }


def _printed(document: Document, span: Span) -> dict[str, JSON]:
    """Part, page and paragraph that a span begins in, as far as the file knows them, and its boxes line by line."""
    place = document.locate(span) if len(span) and (document.landmarks or document.boxes) else None
    known: dict[str, JSON] = {**placed(place.part, place.page, place.paragraph)} if place else {}
    boxes = document.boxes_of(span) if len(span) else ()
    if not boxes:
        return known
    sides = [[box.page, *(round(side, 2) for side in (box.left, box.top, box.right, box.bottom))] for box in boxes]
    return {**known, "boxes": sides}


def _item_record(item: CitationItem, link: Link, text: str) -> JSON:
    return {
        "start": item.span.start,
        "end": item.span.end,
        "text": item.span.of(text),
        "pointer": item.pointer.model_dump(exclude_none=True, exclude_defaults=False),
        "locator": item.locator.model_dump() if item.locator else None,
        "prefix": item.prefix,
        "suffix": item.suffix,
        "mode": item.mode,
        "reference": link.reference,
        "score": round(link.score, 4),
        "reasons": list(link.reasons),
        "rivals": [{"reference": rival.reference, "score": round(rival.score, 4)} for rival in link.rivals],
    }
