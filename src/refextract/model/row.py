"""Rows: references and citations as flat dictionaries, for tables and data frames."""

from __future__ import annotations

from typing import assert_never

from refextract.model.citation import AuthorYear, Back, Citation, Key, Number, Pointer, Title, Url
from refextract.model.link import Link
from refextract.model.reference import Reference
from refextract.values.date import format_date
from refextract.values.edtf import format_edtf
from refextract.values.name import NameList, format_names

__all__ = ["Row", "citation_row", "reference_row"]

Row = dict[str, str | int | float | None]
"""Values by their names, the same names in every row of a table."""

_TEXTS = (
    "title", "container_title", "collection_title", "volume", "issue", "number", "page", "number_of_pages",
    "number_of_volumes", "publisher", "publisher_place", "edition", "genre", "event", "note", "doi", "url", "isbn",
    "issn", "pmid", "arxiv",
)  # fmt: skip


def reference_row(reference: Reference, cited: int) -> Row:
    """The row of a reference that is cited so many times."""
    issued, accessed = reference.issued, reference.accessed
    return {
        "id": reference.id,
        "type": reference.type,
        "author": _names(reference.author),
        "editor": _names(reference.editor),
        "translator": _names(reference.translator),
        "year": issued.year if issued else None,
        "issued": (format_edtf(issued) or format_date(issued)) if issued else None,
        "accessed": (format_edtf(accessed) or format_date(accessed)) if accessed else None,
        **{name: getattr(reference, name) for name in _TEXTS},
        "label": reference.label,
        "origin": reference.origin,
        "text": reference.text,
        "start": reference.span.start,
        "end": reference.span.end,
        "score": reference.score,
        "cited": cited,
    }


def citation_row(citation: Citation, link: Link) -> Row:
    """The row of the item of a citation that a link is about."""
    item = citation.items[link.item]
    return {
        "citation": citation.id,
        "item": link.item,
        "style": citation.style,
        "start": item.span.start,
        "end": item.span.end,
        "kind": item.pointer.kind,
        "pointer": _pointed(item.pointer),
        "locator_label": item.locator.label if item.locator else None,
        "locator": item.locator.value if item.locator else None,
        "prefix": item.prefix,
        "suffix": item.suffix,
        "mode": item.mode,
        "reference": link.reference,
        "score": link.score,
        "reasons": "; ".join(link.reasons),
    }


def _names(names: NameList) -> str | None:
    return format_names(names) or None


def _pointed(pointer: Pointer) -> str:
    match pointer:
        case Number(value=value):
            return value
        case AuthorYear(names=names, others=others, date=date):
            return " ".join([" and ".join(names), *["et al."] * others, *([format_date(date)] if date else [])]).strip()
        case Title(title=title):
            return title
        case Key(key=key):
            return key
        case Url(url=url):
            return url
        case Back(word=word):
            return word
        case _:
            assert_never(pointer)
