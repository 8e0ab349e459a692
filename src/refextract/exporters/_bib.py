"""What BibTeX and BibLaTeX files have in common: fields that both name alike, and the writing of entries.

Fields that classic BibTeX styles do not print (``doi``, ``translator``, ``pagetotal``, ``eventtitle``, ``urldate``)
are written all the same, under the names that biblatex gave them: styles pass over what they do not know.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from bibtexparser.entrypoint import write_string
from bibtexparser.library import Library
from bibtexparser.middlewares.parsestack import default_unparse_stack
from bibtexparser.model import Entry, Field
from bibtexparser.writer import BibtexFormat

from refextract.exporters._bib_names import bib_names
from refextract.exporters._latex import escape, protect, verbatim
from refextract.model.reference import Reference, Variable
from refextract.text import pattern
from refextract.values.date import PartialDate
from refextract.values.edtf import format_edtf
from refextract.values.name import NameList

__all__ = ["access_date", "bib_text", "common_fields", "is_lower_thesis", "unread_text"]


_ORDER = (
    *("author", "title", "editor", "translator", "journal", "journaltitle", "booktitle", "howpublished", "eventtitle"),
    *(
        "year",
        "month",
        "date",
        "pubstate",
        "series",
        "edition",
        "volume",
        "number",
        "issue",
        "eid",
        "pages",
        "pagetotal",
    ),
    *("type", "entrysubtype", "publisher", "institution", "school", "organization", "address", "location"),
)
_PLACES = {name: place for place, name in enumerate(_ORDER)}


def bib_text(entries: Iterable[tuple[str, str, Iterable[Field]]]) -> str:
    """The entries (type, key, fields) as the text of a bibliography file; empty fields are left out."""
    blocks = [Entry(kind, key, _in_order(fields)) for kind, key, fields in entries]
    form = BibtexFormat()  # type: ignore[no-untyped-call]  # its __init__ is not annotated
    form.indent = "  "
    form.block_separator = "\n"
    form.trailing_comma = True
    stack = default_unparse_stack(allow_inplace_modification=True)
    return write_string(Library([*blocks]), unparse_stack=stack, bibtex_format=form)


def _in_order(fields: Iterable[Field]) -> list[Field]:
    return sorted((f for f in fields if f.value), key=lambda field: _PLACES.get(field.key, len(_PLACES)))


def common_fields(reference: Reference, renamed: Mapping[str, str]) -> list[Field]:
    """The fields that need no more than a name; `renamed` gives those of ours that are called otherwise."""
    texts = {
        "author": bib_names(reference.author),
        "title": protect(reference.title or ""),
        "editor": bib_names(reference.editor),
        "translator": bib_names(reference.translator),
        "container-title": escape(reference.container_title or ""),
        "collection-title": escape(reference.collection_title or ""),
        "edition": escape(reference.edition or ""),
        "volume": escape(reference.volume or ""),
        "issue": escape(reference.issue or ""),
        "number": escape(reference.number or ""),
        "collection-number": escape(reference.collection_number or ""),
        "version": escape(reference.version or ""),
        "pages": _pages(reference.page or ""),
        "pagetotal": escape(reference.number_of_pages or ""),
        "eventtitle": escape(reference.event or ""),
        "publisher": escape(reference.publisher or ""),
        "publisher-place": escape(reference.publisher_place or ""),
        "type": escape(reference.genre or ""),
        "isbn": escape(reference.isbn or ""),
        "issn": escape(reference.issn or ""),
        "doi": verbatim(reference.doi or ""),
        "url": verbatim(reference.url or ""),
        "urldate": access_date(reference.accessed),
    }
    return [Field(renamed.get(name, name), text) for name, text in texts.items()]


def access_date(date: PartialDate | None) -> str:
    """The day an address was looked at, in numbers, or the words that stand for it."""
    return "" if date is None else format_edtf(date) or escape(date.literal or "")


_dash = pattern(r"(?<=[\p{L}\p{N}])\s*+[-‐‑–—]++\s*+(?=[\p{L}\p{N}])")


def _pages(page: str) -> str:
    """Pages with the two hyphens that BibTeX asks for in ranges."""
    return str(_dash.sub("--", escape(page)))


def unread_text(reference: Reference) -> str:
    """The whole entry, where a part of it was found but not understood, or nothing at all was; else empty."""
    read = any(_is_read(reference, variable) for variable in ("title", "author", "editor", "container-title", "url"))
    understood = all(_is_read(reference, each.variable) for each in reference.evidence)
    return "" if read and understood else reference.text


_ATTRIBUTES: Mapping[Variable, tuple[str, ...]] = {
    "citation-number": ("id",),
    "date": ("issued",),
    "volume": ("volume", "issue", "number", "collection_number"),
    "issue": ("issue", "number", "volume"),
    "page": ("page", "number_of_pages", "number"),
    "edition": ("edition", "version"),
    "note": ("note", "issued"),
    "genre": ("genre", "type"),
    "url": ("url", "doi", "arxiv", "pmid"),
}
"""Where the value of a printed variable may be kept, if not under its own name."""


def _is_read(reference: Reference, variable: Variable) -> bool:
    values = [getattr(reference, name) for name in _ATTRIBUTES.get(variable, (variable.replace("-", "_"),))]
    return any(value.names if isinstance(value, NameList) else value for value in values)


_lower_degree = pattern(
    r"(?i)master|magist|m\.?\s?(?:sc|a|phil|res)\b|maîtrise|maitrise|mestrado|maestr[ií]a|diplom|licenciatura"
    r"|laurea|bachel|bacc?alaur|licence|lizentiat|yüksek lisans|магист|硕士|碩士|修士|석사"
)


def is_lower_thesis(genre: str) -> bool:
    """Whether a thesis is none for a doctorate.

    >>> is_lower_thesis("Master's thesis"), is_lower_thesis("PhD thesis")
    (True, False)
    """
    return _lower_degree.search(genre) is not None
