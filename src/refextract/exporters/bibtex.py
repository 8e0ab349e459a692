"""BibTeX: entries that the classic styles read (``plain``, ``alpha``, ``natbib``), in UTF-8."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bibtexparser.model import Field

from refextract.exporters._bib import (
    bib_text,
    common_fields,
    holds,
    is_lower_thesis,
    renamed_fields,
    type_of_file,
    unread_text,
    with_file_fields,
)
from refextract.exporters._keys import changed_keys, citation_keys
from refextract.exporters._latex import escape
from refextract.languages import language
from refextract.model.reference import Reference
from refextract.values.date import PartialDate
from refextract.values.edtf import format_edtf
from refextract.values.figures import whole

__all__ = ["SUFFIX", "changed_keys", "export", "holds"]

SUFFIX = ".bib"

_TYPES = {
    **dict.fromkeys(("article-journal", "article-magazine", "article-newspaper", "review", "review-book"), "article"),
    **dict.fromkeys(("book", "classic", "collection"), "book"),
    **dict.fromkeys(("chapter", "entry", "entry-dictionary", "entry-encyclopedia"), "incollection"),
    **dict.fromkeys(("manuscript", "speech"), "unpublished"),
    "pamphlet": "booklet",
    "paper-conference": "inproceedings",
    "report": "techreport",
}
_HOSTS = {"article": "journal", "misc": "howpublished", "booklet": "howpublished"}
_PUBLISHERS = {"phdthesis": "school", "mastersthesis": "school", "techreport": "institution", "manual": "organization"}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NUMBERS = {"issue": "number", "number": "eid"}


def export(references: Sequence[Reference]) -> str:
    """The references as BibTeX entries; empty for none.

    >>> from refextract.text import Span
    >>> reference = Reference(id="r1", span=Span(0, 0), text="", type="book", title="The TeXbook")
    >>> print(export([reference]), end="")
    @book{anonndtexbook,
      title = {The {TeXbook}},
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
    if reference.type == "thesis":
        return "mastersthesis" if is_lower_thesis(reference.genre or "") else "phdthesis"
    kind = "article" if reference.type == "article" else _TYPES.get(reference.type, "misc")  # a preprint that came out
    return kind if kind not in _IN_HOSTS or reference.container_title else "misc"


_OF_FILES = frozenset(
    ("article", "book", "booklet", "conference", "inbook", "incollection", "inproceedings", "manual", "proceedings")
)
"""Types that an entry keeps which a file gives it."""

_IN_HOSTS = frozenset(("article", "incollection", "inproceedings"))
"""Types that BibTeX warns of where they have no journal or book."""


def _fields(reference: Reference, kind: str) -> Iterator[Field]:
    renamed = {
        "container-title": _HOSTS.get(kind, "booktitle"),
        "collection-title": "series",
        "collection-number": "collectionnumber" if reference.number else "number",
        "publisher": _PUBLISHERS.get(kind, "publisher"),
        "publisher-place": "address",
        **(_NUMBERS if kind == "article" else {}),
    }
    for field in common_fields(reference, renamed_fields(renamed, reference)):
        if field.key == "edition" and field.value.isascii() and (number := whole(field.value)) is not None:
            field.value = _ordinal(number)
        yield field
    yield from _date_fields(reference.issued)
    if reference.arxiv:
        yield Field("eprint", escape(reference.arxiv))
        yield Field("archiveprefix", "arXiv")
    yield Field("pmid", escape(reference.pmid or ""))
    literal = reference.issued.literal if reference.issued and reference.issued.year is not None else None
    notes = (reference.note, literal, unread_text(reference))
    yield Field("note", "; ".join(escape(note) for note in notes if note))


def _ordinal(number: int) -> str:
    """The number as BibTeX styles want it, which put "edition" behind.

    >>> [_ordinal(number) for number in (1, 2, 3, 4, 11, 22, 113)]
    ['1st', '2nd', '3rd', '4th', '11th', '22nd', '113th']
    """
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _date_fields(date: PartialDate | None) -> Iterator[Field]:
    """Year and month; a ``date`` besides, which BibTeX passes over, where these two cannot say all of it."""
    if date is None:
        return
    end_year = date.end.year if date.end is not None else None
    if date.year is None:
        yield Field("year", escape(date.literal or ""))
    elif end_year is None or end_year == date.year:
        yield Field("year", "c. " * date.circa + str(date.year))
    else:
        yield Field("year", f"{'c. ' * date.circa}{date.year}--{end_year}")
        if date.month or date.season:
            yield Field("date", format_edtf(date))
        return
    pieces = _month_pieces(date)
    yield Field("month", " # ".join(pieces), enclosing="no-enclosing")


def _month_pieces(date: PartialDate) -> list[str]:
    """The parts of ``may # "~3--" # jun # "~5"``.

    Source: O. Patashnik, "BibTeXing" (1988), on the field ``month``.
    """
    start, end = _month(date), _month(date.end) if date.end is not None else []
    if not start or not end:
        return _joined(start)
    if date.month == (date.end and date.end.month):
        return _joined([*start, '"--"', f'"{date.end and date.end.day}"'])
    return _joined([*start, '"--"', *end])


def _month(date: PartialDate) -> list[str]:
    if date.season is not None:
        return [f'"{language("en").seasons[date.season - 1][0].capitalize()}"']
    if date.month is None:
        return []
    return [_MONTHS[date.month - 1], *[f'"~{date.day}"'] * (date.day is not None)]


def _joined(pieces: list[str]) -> list[str]:
    """The pieces with neighbouring strings made one: ``"~3" # "--"`` is ``"~3--"``."""
    found: list[str] = []
    for piece in pieces:
        if found and found[-1].endswith('"') and piece.startswith('"'):
            found[-1] = found[-1][:-1] + piece[1:]
        else:
            found.append(piece)
    return found
