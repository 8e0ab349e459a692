"""BibLaTeX: entries for biblatex and biber, which know more types and fields than BibTeX.

Source: P. Kime, M. Wemheuer, P. Lehman, "The biblatex Package" (3.18), section 2.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from bibtexparser.model import Field

from refextract.exporters._bib import (
    bib_text,
    common_fields,
    holds,
    renamed_fields,
    type_of_file,
    unread_text,
    with_file_fields,
)
from refextract.exporters._keys import changed_keys, citation_keys
from refextract.exporters._latex import escape
from refextract.model.reference import Reference
from refextract.values.date import PartialDate
from refextract.values.edtf import format_edtf
from refextract.values.field_names import ARTICLES

__all__ = ["SUFFIX", "changed_keys", "export", "holds"]

SUFFIX = ".bib"

_TYPES = {
    **dict.fromkeys(("article-journal", "article-magazine", "article-newspaper"), "article"),
    **dict.fromkeys(("review", "review-book"), "review"),
    **dict.fromkeys(("book", "classic"), "book"),
    **dict.fromkeys(("entry", "entry-dictionary", "entry-encyclopedia"), "inreference"),
    **dict.fromkeys(("webpage", "post", "post-weblog"), "online"),
    **dict.fromkeys(("legislation", "bill", "regulation", "treaty"), "legislation"),
    **dict.fromkeys(("legal_case", "hearing"), "jurisdiction"),
    **dict.fromkeys(("figure", "graphic", "map"), "image"),
    **dict.fromkeys(("manuscript", "speech"), "unpublished"),
    "broadcast": "video",
    "chapter": "incollection",
    "collection": "collection",
    "dataset": "dataset",
    "motion_picture": "movie",
    "pamphlet": "booklet",
    "paper-conference": "inproceedings",
    "patent": "patent",
    "performance": "performance",
    "periodical": "periodical",
    "personal_communication": "letter",
    "report": "report",
    "software": "software",
    "song": "audio",
    "standard": "standard",
    "thesis": "thesis",
}
_HOSTS = {
    **dict.fromkeys(("article", "review", "suppperiodical"), "journaltitle"),
    **dict.fromkeys(("misc", "unpublished"), "howpublished"),
    "online": "organization",
}
_PUBLISHERS = {"thesis": "institution", "report": "institution", "misc": "organization", "manual": "organization"}
_SUBTYPES = {"article-magazine": "magazine", "article-newspaper": "newspaper"}
_NUMBERS = {"issue": "number", "number": "eid"}


def export(references: Sequence[Reference]) -> str:
    """The references as BibLaTeX entries; empty for none.

    >>> from refextract.text import Span
    >>> date = PartialDate(year=2022, month=5, end=PartialDate(year=2022, month=10))
    >>> page = Reference(id="r1", span=Span(0, 0), text="", type="webpage", title="Ice", issued=date)
    >>> print(export([page]), end="")
    @online{anon2022ice,
      title = {Ice},
      date = {2022-05/2022-10},
    }
    """
    keys = citation_keys(references)
    return bib_text(
        (kind := _kind(each), key, with_file_fields(_fields(each, kind), each))
        for each, key in zip(references, keys, strict=True)
    )


def _kind(reference: Reference) -> str:
    if kept := type_of_file(reference, _OF_FILES):
        return kept
    if reference.type == "article":  # a preprint, unless it says where it came out
        return "article" if reference.container_title else "online"
    kind = _TYPES.get(reference.type, "misc")
    if kind in _IN_HOSTS and not reference.container_title:
        return "online" if reference.url else "misc"
    if kind == "book" and reference.editor.names and not reference.author.names:
        return "collection"
    return kind


_OF_FILES = frozenset(
    (
        "article",
        "book",
        "mvbook",
        "inbook",
        "bookinbook",
        "suppbook",
        "booklet",
        "collection",
        "mvcollection",
        "incollection",
        "suppcollection",
        "manual",
        "suppperiodical",
        "proceedings",
        "mvproceedings",
        "inproceedings",
    )
)
"""Types that an entry keeps which a file gives it."""

_IN_HOSTS = frozenset(("article", "incollection", "inproceedings", "inreference"))
"""Types that have to say in which journal or book they are."""


def _fields(reference: Reference, kind: str) -> Iterator[Field]:
    yield from common_fields(reference, renamed_fields(_renamed(kind, reference), reference))
    if kind == "thesis" and not reference.genre:
        yield Field("type", "phdthesis")
    yield Field("entrysubtype", _SUBTYPES.get(reference.type, ""))
    yield from _date_fields(reference.issued)
    yield from _eprint_fields(reference)
    notes = (reference.note, unread_text(reference))
    yield Field("note", "; ".join(escape(note) for note in notes if note))


def _renamed(kind: str, reference: Reference) -> Mapping[str, str]:
    return {
        "container-title": _HOSTS.get(kind, "booktitle"),
        "collection-title": "series",
        "collection-number": "collectionnumber" if reference.number else "number",
        "publisher": _PUBLISHERS.get(kind, "publisher"),
        "publisher-place": "location",
        **(_NUMBERS if kind in ARTICLES else {}),
    }


def _date_fields(date: PartialDate | None) -> Iterator[Field]:
    if date is None:
        return
    yield Field("date", format_edtf(date))
    if date.year is None and date.month is not None:
        yield Field("month", str(date.month))
    yield Field("pubstate", escape(date.literal or ""))


def _eprint_fields(reference: Reference) -> Iterator[Field]:
    """The number in an archive; a second one has a field of its own name, as an entry has one ``eprint``."""
    if reference.arxiv:
        yield Field("eprint", escape(reference.arxiv))
        yield Field("eprinttype", "arxiv")
        yield Field("pmid", escape(reference.pmid or ""))
    elif reference.pmid:
        yield Field("eprint", escape(reference.pmid))
        yield Field("eprinttype", "pubmed")
