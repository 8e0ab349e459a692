"""BibTeX and BibLaTeX files -> references."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from typing import Any

from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares.names import NameParts, parse_single_name_into_parts, split_multiple_persons_names
from bibtexparser.model import Entry, ParsingFailedBlock

from refextract.bibliography._made import Bibliography, made
from refextract.model.reference import Reference
from refextract.text import Span, pattern
from refextract.values.date import PartialDate, parse_date
from refextract.values.edtf import parse_edtf
from refextract.values.latex import plain, plain_address
from refextract.values.name import Name, NameList

__all__ = ["SUFFIXES", "read"]

logging.getLogger("bibtexparser").addHandler(logging.NullHandler())  # what it would print is in `problems`

SUFFIXES = (".bib", ".bibtex", ".biblatex")

_TYPES = {
    **dict.fromkeys(("article", "suppperiodical"), "article-journal"),
    **dict.fromkeys(("book", "mvbook", "collection", "mvcollection", "proceedings", "mvproceedings", "manual"), "book"),
    **dict.fromkeys(("incollection", "inbook", "bookinbook", "suppbook", "suppcollection"), "chapter"),
    **dict.fromkeys(("inproceedings", "conference"), "paper-conference"),
    **dict.fromkeys(("phdthesis", "mastersthesis", "thesis"), "thesis"),
    **dict.fromkeys(("techreport", "report"), "report"),
    **dict.fromkeys(("online", "electronic", "www"), "webpage"),
    **dict.fromkeys(("image", "artwork"), "graphic"),
    **dict.fromkeys(("audio", "music"), "song"),
    **dict.fromkeys(("movie", "video"), "motion_picture"),
    **{same: same for same in ("dataset", "patent", "performance", "periodical", "review", "software", "standard")},
    "booklet": "pamphlet",
    "inreference": "entry-encyclopedia",
    "jurisdiction": "legal_case",
    "legislation": "legislation",
    "letter": "personal_communication",
    "unpublished": "manuscript",
}
_SUBTYPES = {"magazine": "article-magazine", "newspaper": "article-newspaper"}
_GENRES = {"phdthesis": "PhD thesis", "mastersthesis": "Master’s thesis", "mathesis": "Master’s thesis"}
_ARTICLES = frozenset(("article", "review", "suppperiodical", "periodical"))
_TEXTS = {
    "title": ("title",),
    "container_title": ("journaltitle", "journal", "booktitle", "howpublished"),
    "collection_title": ("series",),
    "volume": ("volume",),
    "number_of_pages": ("pagetotal",),
    "publisher": ("publisher", "institution", "school", "organization"),
    "publisher_place": ("location", "address"),
    "edition": ("edition",),
    "event": ("eventtitle",),
    "note": ("note",),
    "isbn": ("isbn",),
    "issn": ("issn",),
}


def read(text: str) -> Bibliography:
    """The entries of a ``.bib`` file, with ``@string`` and ``crossref`` resolved; comments and preambles are skipped.

    >>> read("@misc{a, title = {A}, month = may, year = 2020}").references[0].issued.month
    5
    """
    library = parse_string(text, parse_stack=[])
    strings = {block.key.lower(): _value(block.value, {}) for block in library.strings}
    entries = {entry.key.lower(): _values(entry, strings) for entry in library.entries}
    spans = _spans(text, library.entries)
    references = [
        _reference(entry, _inherited(entry.key.lower(), entries), span, number)
        for number, (entry, span) in enumerate(zip(library.entries, spans, strict=True), start=1)
    ]
    return Bibliography(tuple(references), tuple(map(_problem, library.failed_blocks)))


def _problem(block: ParsingFailedBlock) -> str:
    return f"line {(block.start_line or 0) + 1}: {block.error}"


def _spans(text: str, entries: list[Entry]) -> Iterator[Span]:
    place = 0
    for entry in entries:
        raw = entry.raw or ""
        start = max(text.find(raw, place), place)
        place = start + len(raw)
        yield Span(start, min(place, len(text)))


def _values(entry: Entry, strings: Mapping[str, str]) -> dict[str, str]:
    return {field.key.lower(): _value(str(field.value), strings) for field in entry.fields}


_pieces = pattern(r"(?<!\\)[{}\"#]")


def _value(raw: str, strings: Mapping[str, str]) -> str:
    """The text of a field: quoted and braced pieces and the names of strings, joined by ``#``; braces inside stay."""
    found: list[str] = []
    start, depth, quoted = 0, 0, False
    for match in _pieces.finditer(raw):
        sign = match[0]
        if sign == '"' and depth == 0:
            quoted = not quoted
        elif sign == "#" and depth == 0 and not quoted:
            found.append(_piece(raw[start : match.start()], strings))
            start = match.end()
        else:
            depth += (sign == "{") - (sign == "}")
    return "".join((*found, _piece(raw[start:], strings)))


def _piece(raw: str, strings: Mapping[str, str]) -> str:
    raw = raw.strip()
    if len(raw) > 1 and (raw[0], raw[-1]) in (("{", "}"), ('"', '"')):
        return raw[1:-1]
    return strings.get(raw.lower(), raw)


def _inherited(key: str, entries: Mapping[str, dict[str, str]]) -> dict[str, str]:
    """The fields of an entry with those that it lacks and its ``crossref`` has, whose title is its host's."""
    own = entries[key]
    parent = entries.get(own.get("crossref", "").strip().lower())
    if parent is None or parent is own:
        return own
    hosted = {"booktitle": parent["title"]} if "title" in parent else {}
    lent = {name: value for name, value in parent.items() if name not in ("title", "crossref", "pages")}
    return {**lent, **hosted, **own}


def _reference(entry: Entry, fields: Mapping[str, str], span: Span, number: int) -> Reference:
    kind = entry.entry_type.lower()
    values: dict[str, Any] = {
        name: next((plain(fields[field]) for field in sources if fields.get(field)), None)
        for name, sources in _TEXTS.items()
    }
    values |= {role: _names(fields.get(role, "")) for role in ("author", "editor", "translator")}
    values |= _numbers(fields, kind) | _identifiers(fields)
    if kind == "online" and values["container_title"] is None and fields.get("organization"):
        values["container_title"], values["publisher"] = (
            plain(fields["organization"]),
            plain(fields.get("publisher", "")),
        )
    if values["title"] and fields.get("subtitle"):
        values["title"] = f"{values['title']}: {plain(fields['subtitle'])}"
    values["type"] = _SUBTYPES.get(fields.get("entrysubtype", ""), _TYPES.get(kind, _misc(fields)))
    values["genre"] = _GENRES.get(fields.get("type", kind), plain(fields.get("type", "")))
    values["edition"] = _ordinal.sub("", values["edition"] or "")
    values["page"] = plain(fields.get("pages", "")).replace("–", "-")
    values["issued"] = _date(fields)
    values["accessed"] = _parsed(fields["urldate"]) if fields.get("urldate") else None
    return made(entry.key, number, span, entry.raw or "", values)


def _misc(fields: Mapping[str, str]) -> str:
    if fields.get("eprint"):
        return "article"
    return "webpage" if fields.get("url") or "http" in fields.get("howpublished", "") else "document"


def _numbers(fields: Mapping[str, str], kind: str) -> dict[str, str]:
    number, issue, eid = (plain(fields.get(name, "")) for name in ("number", "issue", "eid"))
    if kind in _ARTICLES:
        return {"issue": number or issue, "number": eid}
    return {"number": number or eid, "issue": issue}


def _identifiers(fields: Mapping[str, str]) -> dict[str, str]:
    archive = (fields.get("eprinttype") or fields.get("archiveprefix") or "").lower()
    eprint = plain_address(fields.get("eprint", ""))
    return {
        "doi": _doi_sign.sub("", plain_address(fields.get("doi", ""))),
        "url": plain_address(fields.get("url", "")),
        "arxiv": eprint.removeprefix("arXiv:") if archive in ("arxiv", "") else "",
        "pmid": plain_address(fields.get("pmid", "")) or (eprint if archive in ("pubmed", "pmid") else ""),
    }


_ordinal = pattern(r"(?<=^\d{1,3})(?:st|nd|rd|th)$")
_doi_sign = pattern(r"(?i)^(?:doi:|https?://(?:dx\.)?doi\.org/)")


def _date(fields: Mapping[str, str]) -> PartialDate | None:
    if fields.get("date"):
        return _parsed(fields["date"])
    year, month, state = (plain(fields.get(name, "")) for name in ("year", "month", "pubstate"))
    if year:
        return (parse_date(f"{month} {year}") if month else None) or _parsed(year)
    return PartialDate(literal=state) if state else None


def _parsed(text: str) -> PartialDate:
    bare = plain(text)
    if found := parse_edtf(text) or parse_date(bare):
        return found
    year = _last_year.search(bare)
    return PartialDate(year=int(year[1])) if year else PartialDate(literal=bare)


# The year that BibTeX styles take from a field such as ``{\noopsort{1973b}1973}``: its last four figures.
_last_year = pattern(r"(1[0-9]{3}|20[0-9]{2})\W*+$")


def _names(raw: str) -> NameList:
    found = split_multiple_persons_names(raw) if raw.strip() else []
    others = bool(found) and found[-1].lower() == "others"
    return NameList(names=tuple(filter(None, map(_name, found[: len(found) - others]))), others=others)


def _name(raw: str) -> Name | None:
    """One name; what stands in one pair of braces is an organisation, or a name that is known only as a whole."""
    if _is_one_group(raw):
        whole = plain(raw)
        return Name(literal=whole) if whole else None
    parts = parse_single_name_into_parts(raw, strict=False)
    family, given, particle, suffix = (_part(parts, each) for each in ("last", "first", "von", "jr"))
    if family is None:
        return None
    return Name(family=family, given=given, non_dropping_particle=particle, suffix=suffix)


def _is_one_group(raw: str) -> bool:
    """Whether the brace that opens `raw` is closed by its last sign."""
    depth = 0
    for place, sign in enumerate(raw, start=1):
        depth += (sign == "{") - (sign == "}")
        if depth == 0:
            return place == len(raw) > 1
    return False


def _part(parts: NameParts, name: str) -> str | None:
    return plain(" ".join(getattr(parts, name))) or None
