"""RIS files -> references."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

import regex

from refextract.bibliography._made import Bibliography, made
from refextract.model.file_field import ENTRY_TYPE, FileField
from refextract.model.reference import Reference
from refextract.text import Span, pattern
from refextract.values.date import PartialDate, parse_date
from refextract.values.edtf import parse_edtf
from refextract.values.emphasis import without_emphasis
from refextract.values.field_names import RIS_TAGS, RIS_TYPES
from refextract.values.lexicon import lexicon
from refextract.values.name import Name, NameList, parse_name
from refextract.values.name.words import name_weight

__all__ = ["SUFFIXES", "read"]

SUFFIXES = (".ris",)

_TEXTS = {
    "title": ("TI", "T1", "CT", "BT"),
    "container_title": ("T2", "JO", "JF", "JA", "J2", "BT"),
    "collection_title": ("T3",),
    "volume": ("VL",),
    "number_of_volumes": ("NV",),
    "issue": ("IS",),
    "number": ("M1",),
    "edition": ("ET",),
    "publisher": ("PB",),
    "publisher_place": ("CY", "PP"),
    "genre": ("M3",),
    "doi": ("DO",),
    "url": ("UR", "L2", "LK"),
}
_ROLES = {"author": ("AU", "A1"), "editor": ("ED", "A2"), "translator": ("A4", "TA")}
_LABELS = {
    "Event": "event",
    "PMID": "pmid",
    "arXiv": "arxiv",
    "Collection number": "collection_number",
    "Version": "version",
    "Number of pages": "number_of_pages",
}
_SHARED = {"Authors": "author", "Editors": "editor", "Translators": "translator"}
_WHOLE = frozenset(("book", "thesis", "report", "manuscript", "pamphlet", "classic"))

Tags = Mapping[str, Sequence[str]]


def read(text: str) -> Bibliography:
    r"""The records of a RIS file; a line without a tag goes on with the value before it.

    >>> read("TY  - BOOK\r\nAU  - Knuth, Donald E.\r\nPY  - 1984\r\nER  - \r\n").references[0].author.names[0].family
    'Knuth'
    """
    references = tuple(_reference(text, span, number) for number, span in enumerate(_records(text), start=1))
    typeless = not references and _first_field(text, 0, len(text)) < len(text)
    return Bibliography(references, ("no record has a type: a line that begins with “TY  - ”",) if typeless else ())


_line = pattern(r"^([A-Z][A-Z0-9]) {1,2}-(?: ([^\r\n]*+)|$)|^([^\r\n]++)", regex.MULTILINE)
_edges = pattern(r"^(?:(?<start>TY) {1,2}-|ER {1,2}-[^\r\n]*+)", regex.MULTILINE)


def _records(text: str) -> Iterator[Span]:
    """The records, each from its ``TY`` to its ``ER``, or to the next ``TY`` where that is missing.

    Some programs write other fields before the type: they begin the record, too, where a record before it has ended.
    """
    start: int | None = None
    free = 0
    for match in _edges.finditer(text):
        if start is not None:
            yield Span(start, match.start() if match["start"] else match.end())
        if match["start"]:
            start = _first_field(text, free if start is None else match.start(), match.start())
        else:
            start, free = None, match.end()
    if start is not None:
        yield Span(start, len(text))


def _first_field(text: str, start: int, end: int) -> int:
    """Where the first line with a tag begins; the end where there is none."""
    return next((match.start() for match in _line.finditer(text, start, end) if match[1]), end)


def _tags(text: str, span: Span) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    last: list[str] = []
    for match in _line.finditer(text, span.start, span.end):
        if match[1]:
            last = found.setdefault(match[1], [])
            last.append((match[2] or "").strip())
        elif last:
            last[-1] = f"{last[-1]} {match[3].strip()}".strip()
    return found


def _reference(text: str, span: Span, number: int) -> Reference:
    tags = _tags(text, span)
    values: dict[str, Any] = {name: without_emphasis(_first(tags, sources)) for name, sources in _TEXTS.items()}
    values["type"] = _type(tags)
    notes = [note for note in tags.get("N1", []) if note]
    labelled = dict(note.split(": ", 1) for note in notes if ": " in note)
    values |= {name: labelled[label] for label, name in _LABELS.items() if label in labelled}
    values["note"] = "; ".join(note for note in notes if note.split(": ", 1)[0] not in {*_LABELS, *_SHARED})
    others = {role for label, role in _SHARED.items() if labelled.get(label) == "et al."}
    values |= {role: _names(tags, role, others=role in others) for role in _ROLES}
    values |= _numbers(tags) | _pages(tags, values["type"])
    values["issued"] = _date(_first(tags, ("DA",))) or _date(_first(tags, ("PY", "Y1")))
    values["accessed"] = _date(_first(tags, ("Y2",)))
    values["file_fields"] = tuple(_file_fields(tags, values))
    return made(_first(tags, ("ID",)), number, span, span.of(text), values)


_MARKED = {"title": "TI", "container_title": "T2", "collection_title": "T3"}
"""The tags that the texts are written with whose emphasis is kept."""


def _file_fields(tags: Tags, values: Mapping[str, Any]) -> Iterator[FileField]:
    """What else the record says, and texts whose emphasis a reference does not keep."""
    if kind := _first(tags, ("TY",)):
        yield FileField(format="ris", name=ENTRY_TYPE, value=kind)
    for name, tag in _MARKED.items():
        text = _first(tags, _TEXTS[name])
        if text != values[name]:
            yield FileField(format="ris", name=tag, value=text, variable=name.replace("_", "-"), text=values[name])
    used, said = _used(tags), {value for value in values.values() if isinstance(value, str)}
    for tag, texts in tags.items():
        for text in texts[used.get(tag, 0) :]:
            if text and text not in said:
                variable = RIS_TAGS.get(tag)
                plain = without_emphasis(text) if variable else ""
                yield FileField(format="ris", name=tag, value=text, variable=variable, text=plain)


def _used(tags: Tags) -> dict[str, int]:
    """How many of the values of each tag make attributes."""
    used = {tag: len(tags.get(tag, ())) for tag in _ALL_USED}
    for sources in (*_TEXTS.values(), *_FIRST_USED):
        tag = next((tag for tag in sources if any(tags.get(tag, ()))), None)
        if tag is not None:
            used[tag] = 1 + next(place for place, text in enumerate(tags[tag]) if text)
    return used


_ALL_USED = ("TY", "ER", "N1", *(tag for each in _ROLES.values() for tag in each))
_FIRST_USED = (("ID",), ("SP",), ("EP",), ("DA",), ("PY", "Y1"), ("Y2",))


def _type(tags: Tags) -> str:
    """The type; proceedings with a host and pages of their own are a paper, as IEEE Xplore writes it."""
    name = _first(tags, ("TY",))
    inside = _first(tags, ("T2", "BT")) and _first(tags, ("TI", "T1")) and _first(tags, ("AU", "A1"))
    if name == "CONF" and inside:
        return "paper-conference"
    return RIS_TYPES.get(name, "document")


def _first(tags: Tags, names: Sequence[str]) -> str:
    return next((value for name in names for value in tags.get(name, ()) if value), "")


def _names(tags: Tags, role: str, *, others: bool) -> NameList:
    names = [_name(value) for tag in _ROLES[role] for value in tags.get(tag, ()) if value]
    return NameList(names=tuple(names), others=others)


def _name(value: str) -> Name:
    """``Family, Given, Suffix``; without a comma a person as it is spoken ("K. He"), or a body."""
    family, *rest = (part.strip() for part in _after_apostrophe.sub("", value).split(","))
    if not rest and (spoken := _spoken(value)) is not None:
        return spoken
    if len(rest) not in (1, 2) or not family:
        return Name(literal=value)
    words = family.split()
    cut = next((place for place, word in enumerate(words[:-1]) if word not in _particles()), len(words) - 1)
    return Name(
        family=" ".join(words[cut:]),
        given=rest[0] or None,
        non_dropping_particle=" ".join(words[:cut]) or None,
        suffix=(rest[1] if len(rest) == 2 else "") or None,
    )


_after_apostrophe = pattern(r"(?<=\b[dDlLO]['’])\s+(?=\p{Lu})")  # "d' Arcy"


def _spoken(value: str) -> Name | None:
    """A person whose given names, or initials, stand before the family name; None for a body."""
    told = "." in value or any(name_weight(word) > 0 for word in value.split()[:1])
    name = parse_name(value) if told else None
    return name if name is not None and name.given is not None else None


@cache
def _particles() -> frozenset[str]:
    return frozenset(lexicon().non_dropping_particles + lexicon().dropping_particles)


def _numbers(tags: Tags) -> dict[str, str]:
    serials = [value for value in tags.get("SN", ()) if value]
    return {
        "isbn": next((each for each in serials if _digits(each) > 9), ""),
        "issn": next((each for each in serials if _digits(each) <= 9), ""),
    }


def _digits(serial: str) -> int:
    return sum(c.isdecimal() or c in "xX" for c in serial)


def _pages(tags: Tags, kind: str) -> dict[str, str]:
    start, end = _first(tags, ("SP",)), _first(tags, ("EP",))
    if not end and kind in _WHOLE and start.isdecimal():
        return {"number_of_pages": start}
    return {"page": f"{start}-{end}" if start and end else start or end}


_parts = pattern(r"(-?\d{4})?(?:/(\d{1,2})?(?:/(\d{1,2})?(?:/(.*))?)?)?")


def _date(value: str) -> PartialDate | None:
    """``YYYY/MM/DD/other``, of which any part but one may be empty, or a date in another form."""
    match = _parts.fullmatch(value)
    if match is None:
        return (parse_edtf(value) or parse_date(value) or PartialDate(literal=value)) if value else None
    year, month, day = (int(part) if part else None for part in match.groups()[:3])
    other = (match[4] or "").strip()
    if year is None:
        return (parse_edtf(other) or PartialDate(literal=other)) if other else None
    if month is not None and not 1 <= month <= 12:  # no month, whatever the day
        month = day = None
    return _with_other(PartialDate(year=year, month=month, day=day), other)


def _with_other(date: PartialDate, other: str) -> PartialDate:
    for part in filter(None, other.split("; ")):
        season = parse_date(f"{part} {date.year}")
        if part == "circa":
            date = date.model_copy(update={"circa": True})
        elif part.startswith("to ") and (end := parse_edtf(part[3:])):
            date = date.model_copy(update={"end": end})
        elif season is not None and season.season is not None:
            date = date.model_copy(update={"season": season.season})
        else:
            date = date.model_copy(update={"literal": part})
    return date
