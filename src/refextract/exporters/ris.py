"""RIS: the tagged format that reference managers exchange; a line a value, CR LF behind each.

Sources: "RIS Format Specifications" (Research Information Systems, 2001) and its extension of 2011.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from refextract.exporters._bib import unread_text
from refextract.exporters._latex import one_line
from refextract.languages import language
from refextract.model.file_field import ENTRY_TYPE, FileField
from refextract.model.reference import Reference
from refextract.text import pattern
from refextract.values.date import PartialDate
from refextract.values.edtf import format_edtf
from refextract.values.emphasis import without_emphasis
from refextract.values.field_names import NAMES_IN_RIS, RIS_TYPES
from refextract.values.name import Name, NameList

__all__ = ["SUFFIX", "export", "holds"]

SUFFIX = ".ris"

_TYPES = {
    **dict.fromkeys(("article-journal", "article", "review", "review-book"), "JOUR"),
    **dict.fromkeys(("chapter", "entry"), "CHAP"),
    **dict.fromkeys(("webpage", "post"), "ELEC"),
    **dict.fromkeys(("legislation", "regulation"), "STAT"),
    **dict.fromkeys(("figure", "graphic"), "FIGURE"),
    "article-magazine": "MGZN",
    "article-newspaper": "NEWS",
    "bill": "BILL",
    "book": "BOOK",
    "broadcast": "VIDEO",
    "classic": "CLSWK",
    "collection": "BOOK",
    "dataset": "DATA",
    "entry-dictionary": "DICT",
    "entry-encyclopedia": "ENCYC",
    "hearing": "HEAR",
    "legal_case": "CASE",
    "manuscript": "MANSCPT",
    "map": "MAP",
    "motion_picture": "MPCT",
    "musical_score": "MUSIC",
    "pamphlet": "PAMP",
    "paper-conference": "CPAPER",
    "patent": "PAT",
    "periodical": "SER",
    "personal_communication": "PCOMM",
    "post-weblog": "BLOG",
    "report": "RPRT",
    "software": "COMP",
    "song": "SOUND",
    "standard": "STAND",
    "thesis": "THES",
}


def export(references: Sequence[Reference]) -> str:
    r"""The references as RIS records, each ended by ``ER`` and an empty line; empty for none.

    >>> from refextract.text import Span
    >>> export([Reference(id="r1", span=Span(0, 0), text="", type="book", title="The TeXbook")])
    'TY  - BOOK\r\nTI  - The TeXbook\r\nER  - \r\n\r\n'
    """
    return "".join(_record(reference) for reference in references)


def _record(reference: Reference) -> str:
    values = (("TY", _kind(reference)), *_with_emphasis(_values(reference), reference), *_file_fields(reference))
    lines = [f"{tag}  - {line}\r\n" for tag, value in values if value and (line := one_line(value))]
    return "".join((*lines, "ER  - \r\n\r\n"))


def _kind(reference: Reference) -> str:
    kept = next((each.value for each in reference.file_fields if (each.format, each.name) == ("ris", ENTRY_TYPE)), "")
    if kept and RIS_TYPES.get(kept) == reference.type:
        return kept
    if reference.type == "article" and not reference.container_title:
        return "UNPB"
    return _TYPES.get(reference.type, "GEN")


def _with_emphasis(values: Iterable[tuple[str, str | None]], reference: Reference) -> Iterator[tuple[str, str | None]]:
    """The values, with the emphasis that the file shows in them."""
    marked = {each.name: each.value for each in reference.file_fields if each.format == "ris" and _is_marked(each)}
    for tag, value in values:
        yield tag, marked[tag] if tag in marked and without_emphasis(marked[tag]) == value else value


def _is_marked(field: FileField) -> bool:
    """Whether a field is one of the reference's own, kept for its emphasis."""
    return field.variable in ("title", "container-title", "collection-title")


def _file_fields(reference: Reference) -> Iterator[tuple[str, str]]:
    """What the file says besides; of files of other kinds what has a tag here."""
    said: set[tuple[str, str]] = set()
    for each in reference.file_fields:
        if each.format == "ris":
            if each.name != ENTRY_TYPE and not _is_marked(each):
                yield each.name, each.value
        elif each.variable in NAMES_IN_RIS:
            tag = NAMES_IN_RIS[each.variable]
            texts = _keywords.split(each.text) if tag == "KW" else (each.text,)
            new = [(tag, text.strip()) for text in texts if (tag, text.strip()) not in said]
            said.update(new)
            yield from new


_keywords = pattern(r"[;,]")


def holds(field: FileField) -> bool:
    """Whether RIS has a tag for a field."""
    return field.format == "ris" or field.variable in NAMES_IN_RIS


def _values(reference: Reference) -> Iterator[tuple[str, str | None]]:
    yield "ID", reference.label if reference.origin == "file" else None
    yield from _names("AU", reference.author)
    yield from _names("ED", reference.editor)
    yield from _names("A4", reference.translator)
    yield "TI", reference.title
    yield "T2", reference.container_title
    yield "T3", reference.collection_title
    yield from _dates(reference.issued)
    yield "VL", reference.volume
    yield "NV", reference.number_of_volumes
    yield "IS", reference.issue
    yield "M1", reference.number
    yield from _pages(reference)
    yield "ET", reference.edition
    yield "PB", reference.publisher
    yield "CY", reference.publisher_place
    yield "M3", reference.genre
    yield "SN", reference.isbn
    yield "SN", reference.issn
    yield "DO", reference.doi
    yield "UR", reference.url
    yield "Y2", _date(reference.accessed) if reference.accessed is not None else None
    yield "N1", reference.note
    yield from (("N1", f"{label}: {value}") for label, value in _unsaid(reference) if value)


def _unsaid(reference: Reference) -> Iterator[tuple[str, str | None]]:
    """What has no tag of its own, with the word that says what it is."""
    yield "Event", reference.event
    yield "Collection number", reference.collection_number
    yield "Version", reference.version
    yield "Number of pages", reference.number_of_pages if reference.page else None
    yield "PMID", reference.pmid
    yield "arXiv", reference.arxiv
    for role, names in (("Authors", reference.author), ("Editors", reference.editor)):
        yield role, "et al." if names.others else None
    yield "Translators", "et al." if reference.translator.others else None
    yield "Entry", unread_text(reference)


def _names(tag: str, names: NameList) -> Iterator[tuple[str, str]]:
    return ((tag, _name(name)) for name in names.names)


def _name(name: Name) -> str:
    """A name as ``Family, Given, Suffix``, particles before the family name."""
    if not name.family:
        return name.literal or name.given or ""
    family = " ".join(filter(None, (name.dropping_particle, name.non_dropping_particle, name.family)))
    if name.suffix:
        return f"{family}, {name.given or ''}, {name.suffix}"
    return f"{family}, {name.given}" if name.given else family


def _dates(date: PartialDate | None) -> Iterator[tuple[str, str | None]]:
    if date is None:
        return
    yield "PY", f"{date.year:04d}" if date.year is not None and date.year >= 0 else None
    yield "DA", _date(date)


def _date(date: PartialDate) -> str:
    """A date as ``YYYY/MM/DD/other``; what is no number of four figures stands in the last: a year before our era."""
    if date.year is not None and date.year < 0:
        return f"///{format_edtf(date)}"
    numbers = (
        f"{date.year:04d}" if date.year is not None else "",
        f"{date.month:02d}" if date.month is not None else "",
        f"{date.day:02d}" if date.month is not None and date.day is not None else "",
    )
    return "/".join((*numbers, "; ".join(_other(date))))


def _other(date: PartialDate) -> Iterator[str]:
    if date.circa:
        yield "circa"
    if date.season is not None:
        yield language("en").seasons[date.season - 1][0]
    if date.end is not None:
        yield f"to {format_edtf(date).partition('/')[2]}"
    if date.literal:
        yield date.literal


_range = pattern(r"([\p{L}\p{N}.]++)\s*+[-‐‑–—]++\s*+([\p{L}\p{N}.]++)")


def _pages(reference: Reference) -> Iterator[tuple[str, str | None]]:
    """First and last page; of a whole work the number of its pages, which RIS writes in the same place."""
    if match := _range.fullmatch(reference.page or ""):
        yield "SP", match[1]
        yield "EP", match[2]
    else:
        yield "SP", reference.page or reference.number_of_pages
