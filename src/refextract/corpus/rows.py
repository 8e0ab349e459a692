"""Rows: what was found in a document, as plain values that a process can send and a table can hold."""

from __future__ import annotations

from typing import Any, Literal

from refextract.model.document import Document
from refextract.model.extraction import Extraction
from refextract.model.reference import Reference
from refextract.text import Span
from refextract.values.name import NameList

__all__ = ["Failure", "Row", "failed_row", "row_of", "whole"]

Row = dict[str, Any]
"""The values of a row by the names of its columns; what they are is told by the schema."""

Failure = Literal["unreadable", "time", "memory", "killed", "fault"]
"""Why nothing was found in a document: it cannot be read, needs more time or memory than it may have, its process was
killed, or the program has a fault."""

_MORE_TEXTS = ("collection_number", "version")
_LISTS = ("author", "editor", "translator")
_PARTS = ("family", "given", "dropping_particle", "non_dropping_particle", "suffix", "literal")


def row_of(document: Document, extraction: Extraction) -> Row:
    """The row of a document, with its references and the items of its citations inside."""
    references = [
        _reference(document, reference, row)
        for reference, row in zip(extraction.references, extraction.to_dicts("references"), strict=True)
    ]
    made: Row = whole(
        {
            "source": extraction.source,
            "format": document.format,
            "language": document.language,
            "characters": len(document.text),
            "reference_count": len(references),
            "citation_count": len(extraction.citations),
            "link_count": sum(link.reference is not None for link in extraction.links),
            "problems": list(document.problems),
            "failure": None,
            "error": None,
            "references": references,
            "citations": _citations(document, extraction),
        }
    )
    return made


def failed_row(source: str, failure: Failure, error: str) -> Row:
    """The row of a document that nothing could be found in.

    >>> failed_row("a.txt", "unreadable", "a.txt: no such file")["reference_count"]
    0
    """
    counts = dict.fromkeys(("reference_count", "citation_count", "link_count"), 0)
    lists: Row = {"problems": [], "references": [], "citations": []}
    made: Row = whole({"source": source, **counts, **lists, "failure": failure, "error": error})
    return made


def whole(value: Any) -> Any:
    r"""The value with a replacement character for each half of a pair that stands alone, which no UTF-8 has.

    Offsets stay as they are. Names of files that are no UTF-8 have such halves as well.

    >>> whole({"text": "a\ud800b"})
    {'text': 'a\ufffdb'}
    """
    if isinstance(value, str):
        return value if value.isascii() or _is_whole(value) else "".join(map(_whole_character, value))
    if isinstance(value, dict):
        return {name: whole(each) for name, each in value.items()}
    if isinstance(value, list):
        return [whole(each) for each in value]
    return value


def _is_whole(text: str) -> bool:
    return not any("\ud800" <= character <= "\udfff" for character in text)


def _whole_character(character: str) -> str:
    return "\ufffd" if "\ud800" <= character <= "\udfff" else character


def _reference(document: Document, reference: Reference, row: Row) -> Row:
    lists: dict[str, NameList] = {name: getattr(reference, name) for name in _LISTS}
    return {
        **row,
        "reference": row.pop("id"),
        **{name: getattr(reference, name) for name in _MORE_TEXTS},
        "score": round(reference.score, 4),
        "place": _place(document, reference.span),
        **{f"{name}s": [_name_parts(each) for each in names.names] for name, names in lists.items()},
        "et_al": [name for name, names in lists.items() if names.others],
        "fields": [
            {"variable": each.variable, "start": span.start, "end": span.end, "score": round(each.score, 4)}
            for each in reference.evidence
            for span in each.spans
        ],
    }


def _name_parts(name: Any) -> Row:
    return {part: getattr(name, part) for part in _PARTS}


def _citations(document: Document, extraction: Extraction) -> list[Row]:
    citations = {citation.id: citation for citation in extraction.citations}
    rows = []
    for link, row in zip(extraction.links, extraction.to_dicts("citations"), strict=True):
        citation = citations[link.citation]
        rows.append(
            {
                **row,
                "text": citation.span.of(document.text),
                "citation_start": citation.span.start,
                "citation_end": citation.span.end,
                "citation_score": round(citation.score, 4),
                "place": _place(document, citation.items[link.item].span),
                "printed": link.printed,
                "score": round(link.score, 4),
                "reasons": list(link.reasons),
                "rivals": [{"reference": each.reference, "score": round(each.score, 4)} for each in link.rivals],
            }
        )
    return rows


def _place(document: Document, span: Span) -> Row | None:
    """Where a span begins in the source file; None for what stands nowhere in it."""
    if not len(span):
        return None
    place = document.locate(span)
    return {name: getattr(place, name) for name in ("part", "page", "paragraph", "line", "column")}
