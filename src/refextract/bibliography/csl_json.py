"""CSL-JSON files -> references.

Source: the schema ``csl-data.json`` of CSL 1.0.2; strings stand where numbers do, since programs write either.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from refextract.bibliography._made import Bibliography, made
from refextract.model.file_field import FileField
from refextract.model.reference import Reference
from refextract.text import Span
from refextract.values.date import PartialDate, parse_date
from refextract.values.edtf import format_edtf, parse_edtf
from refextract.values.emphasis import without_emphasis
from refextract.values.field_names import CSL_VARIABLES
from refextract.values.name import Name, NameList

__all__ = ["SUFFIXES", "made_of_items", "read"]

SUFFIXES = (".json",)

_TEXTS = {
    "title": "title",
    "container_title": "container-title",
    "collection_title": "collection-title",
    "volume": "volume",
    "issue": "issue",
    "number": "number",
    "page": "page",
    "number_of_pages": "number-of-pages",
    "number_of_volumes": "number-of-volumes",
    "publisher": "publisher",
    "publisher_place": "publisher-place",
    "collection_number": "collection-number",
    "edition": "edition",
    "version": "version",
    "genre": "genre",
    "event": "event-title",
    "note": "note",
    "doi": "DOI",
    "url": "URL",
    "isbn": "ISBN",
    "issn": "ISSN",
    "pmid": "PMID",
}
_PARTS = ("family", "given", "dropping-particle", "non-dropping-particle", "suffix", "literal")

Item = Mapping[str, Any]


def read(text: str) -> Bibliography:
    """The items of a CSL-JSON array, or of the one object that the text is.

    >>> read('[{"id": "a", "type": "book", "issued": {"date-parts": [["1984"]]}}]').references[0].issued.year
    1984
    """
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        return Bibliography((), (f"not JSON: {error}",))
    if isinstance(data, dict) and isinstance(data.get("message"), dict):  # the answer of Crossref's interface
        data = data["message"]
    items = data.get("items", data) if isinstance(data, dict) else data
    return made_of_items(items if isinstance(items, list) else [items])


def made_of_items(items: Sequence[object]) -> Bibliography:
    """The references that CSL items make, whatever they were written in; what is no object is told by its number.

    >>> made_of_items([{"id": "a", "title": "Rivers"}, "b"]).problems
    ('item 2: not an object',)
    """
    counted = list(enumerate(items, start=1))
    found = tuple(_reference(item, number) for number, item in counted if isinstance(item, dict))
    problems = tuple(f"item {number}: not an object" for number, item in counted if not isinstance(item, dict))
    return Bibliography(found, (*problems, *_told_twice(found)))


def _told_twice(references: Sequence[Reference]) -> Iterator[str]:
    """The ids that several items have: citations lead to the first of them."""
    counted = Counter(reference.label for reference in references if reference.label)
    for label, number in counted.items():
        if number > 1:
            yield f"the id {label!r} stands {'twice' if number == 2 else f'{number} times'}; all these items are read"


def _reference(item: Item, number: int) -> Reference:
    values: dict[str, Any] = {name: without_emphasis(_text(item.get(variable))) for name, variable in _TEXTS.items()}
    values["event"] = values["event"] or _text(item.get("event"))
    values["pmid"] = values["pmid"] or _text(item.get("PMCID"))
    kind = _text(item.get("type")) or "document"
    values["type"] = _OF_CROSSREF.get(kind, kind)
    values["number"] = values["number"] or _text(item.get("article-number"))
    values["issued"] = _date(item.get("issued"), _text(item.get("year-suffix")))
    values["accessed"] = _date(item.get("accessed"), "")
    values |= {role: _names(item, role) for role in ("author", "editor", "translator")}
    if values["number"].startswith("arXiv:"):
        values |= {"arxiv": values["number"].removeprefix("arXiv:"), "number": ""}
        values["publisher"] = "" if values["publisher"] == "arXiv" else values["publisher"]
    values["file_fields"] = tuple(_file_fields(item, values))
    return made(_text(item.get("id")), number, Span(0, 0), _described(values), values)


_READ = frozenset(
    (*_TEXTS.values(), "id", "type", "article-number", "issued", "accessed", "author", "editor", "translator")
) - {"event-title"}  # written as `event`, its name in older versions


def _file_fields(item: Item, values: Mapping[str, Any]) -> Iterator[FileField]:
    """What else the item says, and texts whose emphasis a reference does not keep."""
    other = {
        "event": _text(item.get("event")) == values["event"],
        "PMCID": _text(item.get("PMCID")) == values["pmid"],
        "year-suffix": values["issued"] is not None,
    }
    for name, value in item.items():
        marked = isinstance(value, str) and (without_emphasis(value) != value or "\n" in value.strip())
        if (marked or not (name in _READ or other.get(name, False))) and (kept := _kept(name, value)):
            text = _said(name, kept) if name in CSL_VARIABLES else ""
            variable = ("event" if name == "event-title" else name) if text else None
            dumped = json.dumps(kept, ensure_ascii=False)
            yield FileField(format="csl", name=name, value=dumped, variable=variable, text=text)
    yield from _name_fields(item)


def _name_fields(item: Item) -> Iterator[FileField]:
    """What names have besides the parts that are read, such as an ORCID: a field each, of all names in order."""
    for role in ("author", "editor", "translator"):
        given = item.get(role)
        people = [each for each in given if isinstance(each, dict)] if isinstance(given, list) else []
        parts = {part: None for each in people for part, value in each.items() if value and part not in _NO_MORE}
        for part in parts:
            values = json.dumps([each.get(part) for each in people], ensure_ascii=False)
            yield FileField(format="csl", name=f"{role} {part}", value=values)


_NO_MORE = frozenset((*_PARTS, "name", "sequence"))


def _kept(name: str, value: object) -> object:
    """A value as it stands, of `custom` without what is read of it."""
    if name == "custom" and isinstance(value, dict):
        return {each: said for each, said in value.items() if each != "et-al"}
    return value


def _said(name: str, value: object) -> str:
    """What a value says as a text: nothing for names, and whatever else is none."""
    if name.endswith("-date") and (date := _date(value, "")) is not None:
        return format_edtf(date) or date.literal or ""
    return without_emphasis(_text(value)) if isinstance(value, str | int | float) else ""


_OF_CROSSREF = {
    **dict.fromkeys(("journal-article", "journal-issue", "journal-volume"), "article-journal"),
    **dict.fromkeys(("book-chapter", "book-section", "book-part", "book-track", "reference-entry"), "chapter"),
    **dict.fromkeys(("monograph", "edited-book", "reference-book", "book-series", "book-set", "proceedings"), "book"),
    **dict.fromkeys(("report-component", "report-series"), "report"),
    "proceedings-article": "paper-conference",
    "dissertation": "thesis",
    "posted-content": "article",
    "journal": "periodical",
    "peer-review": "review",
    "database": "dataset",
}
"""Types of Crossref that are none of CSL's, and those that they are.

Source: "Types" of Crossref's REST interface, api.crossref.org/types.
"""


def _text(value: object) -> str:
    """The text of a value; of a list, as Crossref has it, the first."""
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, dict):
        value = value.get("name", "")
    return " ".join(str(value).split()) if isinstance(value, str | int | float) else ""


def _described(values: Mapping[str, Any]) -> str:
    """Who, when and what, for a text to show."""
    people = ", ".join(name.family or name.literal or "" for name in values["author"].names)
    year = values["issued"].year if values["issued"] is not None else None
    return ". ".join(str(part) for part in (people, year, values["title"]) if part)


def _names(item: Item, role: str) -> NameList:
    given = item.get(role)
    names = [_name(each) for each in given if isinstance(each, dict)] if isinstance(given, list) else []
    custom = item.get("custom")
    others = isinstance(custom, dict) and isinstance(custom.get("et-al"), list) and role in custom["et-al"]
    return NameList(names=tuple(name for name in names if name is not None), others=others)


def _name(item: Item) -> Name | None:
    parts = {part.replace("-", "_"): text for part in _PARTS if (text := _text(item.get(part)))}
    if not parts and (body := _text(item.get("name"))):
        parts = {"literal": body}
    return Name.model_validate(parts) if parts else None


def _date(value: object, suffix: str) -> PartialDate | None:
    found = _unlettered(value)
    return found.model_copy(update={"suffix": suffix}) if found is not None and suffix else found


def _unlettered(value: object) -> PartialDate | None:
    if isinstance(value, str | int):
        return _parsed(str(value))
    if not isinstance(value, dict):
        return None
    parts = value.get("date-parts")
    ends = [_calendar(each) for each in parts] if isinstance(parts, list) else []
    if ends and ends[0] is not None:
        more = {"end": ends[1] if len(ends) > 1 else None, "circa": bool(value.get("circa"))}
        return ends[0].model_copy(update={**more, "season": _season(value.get("season")) or ends[0].season})
    literal = _text(value.get("literal")) or _text(value.get("raw"))
    return _parsed(literal) if literal else None


_LONGEST_NUMBER = 9  # digits of a year; what is longer is none


def _calendar(parts: object) -> PartialDate | None:
    texts = [_text(each) for each in parts] if isinstance(parts, list) else []
    numbers = [int(text) for text in texts if text.removeprefix("-").isdecimal() and len(text) <= _LONGEST_NUMBER]
    if not numbers:
        return None
    year, month, day = [*numbers, None, None][:3]
    if month is not None and not 1 <= month <= 12:
        return PartialDate(year=year, season=_season(month - 20 if month > 20 else month - 12))
    return PartialDate(year=year, month=month, day=day)


def _season(value: object) -> int | None:
    text = _text(value)
    return int(text) if text in ("1", "2", "3", "4") else None


def _parsed(text: str) -> PartialDate:
    return parse_edtf(text) or parse_date(text) or PartialDate(literal=text)
