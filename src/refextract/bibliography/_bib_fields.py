"""Fields of BibTeX and BibLaTeX: which of them makes which attribute of a reference, and which are kept as they are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from refextract.model.file_field import ENTRY_TYPE, FileField
from refextract.model.reference import Reference
from refextract.text import pattern
from refextract.values.date import PartialDate, parse_date
from refextract.values.edtf import parse_edtf
from refextract.values.field_names import ARTICLES, BIB_FIELDS, BIB_TEXTS
from refextract.values.latex import leaves_out, plain

__all__ = ["file_fields", "sources"]

_PUBLISHERS = {
    **dict.fromkeys(("phdthesis", "mastersthesis", "thesis"), ("school", "institution", "publisher", "organization")),
    **dict.fromkeys(("techreport", "report"), ("institution", "publisher", "school", "organization")),
    "manual": ("organization", "publisher", "institution", "school"),
}
"""The fields that hold who published a work, the likeliest first, by types that have one of their own."""

_ROLES = ("author", "editor", "translator")
_ARCHIVES = ("", "arxiv", "pubmed", "pmid")
_SUBTYPES = ("magazine", "newspaper")


def sources(kind: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The attributes that are texts, each with the fields that may hold it in an entry of that type, best first."""
    for name, fields in BIB_TEXTS.items():
        yield name, _PUBLISHERS.get(kind, fields) if name == "publisher" else fields


def file_fields(kind: str, fields: Mapping[str, str], reference: Reference, *, crossed: bool) -> tuple[FileField, ...]:
    """What an entry says that the reference made of it does not, as it stands in the file.

    `crossed` tells that its ``crossref`` was found, and all that it lacks was taken from there.
    """
    unused = fields.keys() - _used(kind, fields) - ({"crossref"} if crossed else set())
    kept = [FileField(format="bib", name=ENTRY_TYPE, value=kind)]
    for name, value in fields.items():
        if value.strip() and (name in unused or _says_more(name, value, reference)):
            variable = BIB_FIELDS.get(name) if name in unused else _ATTRIBUTES.get(name)
            text = plain(value) if variable else ""
            kept.append(FileField(format="bib", name=name, value=value, variable=variable if text else None, text=text))
    return tuple(kept)


def _used(kind: str, fields: Mapping[str, str]) -> set[str]:
    """The fields that make attributes: of those that hold the same, the first."""
    used = {next((name for name in named if fields.get(name)), "") for _, named in sources(kind)}
    used |= {*_ROLES, "pages", "doi", "url", "urldate", "pmid", "type", "number"}
    used |= _used_dates(fields) | _used_archive(fields)
    if fields.get("title"):
        used.add("subtitle")
    if fields.get("entrysubtype") in _SUBTYPES:
        used.add("entrysubtype")
    if kind in ARTICLES or not fields.get("number"):
        used.add("eid")
    if kind not in ARTICLES or not fields.get("number"):
        used.add("issue")
    if kind == "online" and not any(fields.get(name) for name in BIB_TEXTS["container_title"]):
        used = used - {"institution", "school"} | {"organization", "publisher"}
    return used


def _used_dates(fields: Mapping[str, str]) -> set[str]:
    if fields.get("date"):
        return {"date", "year", "month", "day"}
    return {"year", "month", "day"} if fields.get("year") else {"pubstate"}


def _used_archive(fields: Mapping[str, str]) -> set[str]:
    archive = (fields.get("eprinttype") or fields.get("archiveprefix") or "").lower()
    return {"eprint", "eprinttype", "archiveprefix"} if fields.get("eprint") and archive in _ARCHIVES else set()


def _says_more(name: str, value: str, reference: Reference) -> bool:
    """Whether a field says more than was read of it: emphasis and formulas of a text, words of a date."""
    issued = reference.issued
    if name in ("month", "day"):
        return issued is None or ((issued.month if name == "month" else issued.day) is None and not issued.season)
    if name in ("date", "year", "urldate"):
        date = reference.accessed if name == "urldate" else issued
        return date is None or not _has_all(date, plain(value))
    return name in _ATTRIBUTES and (_marks.search(value) is not None or leaves_out(value))


def _has_all(date: PartialDate, text: str) -> bool:
    """Whether a date says all that its text does: every number of it, and what is none."""
    if text in (date.literal, str(date.year)) or parse_edtf(text) is not None:
        return True
    known = [each for end in (date, date.end) if end is not None for each in (end.year, end.month, end.day)]
    return parse_date(text) is not None and len(_numbers.findall(text)) <= len([each for each in known if each])


_numbers = pattern(r"\d+")

_ATTRIBUTES = {name: variable.replace("_", "-") for variable, named in BIB_TEXTS.items() for name in named}


@pattern
def _marks() -> str:
    commands = r"emph|text(?:it|bf|sc|sl|tt|(?:super|sub)script)|mkbib\w+|enquote|ensuremath|ce|url|href"
    return rf"(?<!\\)\$|\\(?:\(|(?:{commands})\b)"
