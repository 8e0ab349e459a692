"""CSL items: references as citeproc processors, Zotero and pandoc know them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, TypedDict, cast

from refextract.model.file_field import joined
from refextract.values.date import PartialDate
from refextract.values.edtf import parse_edtf
from refextract.values.emphasis import without_emphasis
from refextract.values.field_names import CSL_VARIABLES
from refextract.values.name import Name, NameList

if TYPE_CHECKING:
    from refextract.model.reference import Reference

__all__ = ["CslDate", "CslItem", "CslName", "csl_date", "csl_item", "csl_names"]

CslName = TypedDict(
    "CslName",
    {
        "family": str,
        "given": str,
        "dropping-particle": str,
        "non-dropping-particle": str,
        "suffix": str,
        "literal": str,
    },
    total=False,
)
"""A name by its parts, or as `literal`."""

CslDate = TypedDict(
    "CslDate", {"date-parts": list[list[int]], "season": int, "circa": bool, "literal": str}, total=False
)
"""A date, or the two ends of a range, as year, month and day; or words."""

CslItem = TypedDict(
    "CslItem",
    {
        "id": str,
        "type": str,
        "author": list[CslName],
        "editor": list[CslName],
        "translator": list[CslName],
        "title": str,
        "container-title": str,
        "collection-title": str,
        "collection-number": str,
        "issued": CslDate,
        "year-suffix": str,
        "accessed": CslDate,
        "volume": str,
        "issue": str,
        "number": str,
        "page": str,
        "number-of-pages": str,
        "number-of-volumes": str,
        "publisher": str,
        "publisher-place": str,
        "edition": str,
        "version": str,
        "genre": str,
        "event": str,
        "note": str,
        "DOI": str,
        "URL": str,
        "ISBN": str,
        "ISSN": str,
        "PMID": str,
        "PMCID": str,
        "abstract": str,
        "annote": str,
        "archive": str,
        "call-number": str,
        "chapter-number": str,
        "container-title-short": str,
        "event-date": CslDate,
        "event-place": str,
        "keyword": str,
        "language": str,
        "original-date": CslDate,
        "original-publisher": str,
        "original-publisher-place": str,
        "original-title": str,
        "part-number": str,
        "section": str,
        "source": str,
        "status": str,
        "title-short": str,
        "custom": dict[str, object],
    },
    total=False,
)
"""An item as the schema `csl-data.json` of CSL 1.0.2 describes it."""


def csl_item(reference: Reference) -> CslItem:
    """The reference as a CSL-JSON item, with what is printed and nothing else.

    An arXiv number is the `number` of the item where it has no other, and a `note` beside one; arXiv is the
    publisher of an article that has none and no host. `custom` names the lists of names that end in "et al.",
    which CSL has no place for. Other variables of a bibliography file stand as they do there.

    >>> from refextract.references import parse_references
    >>> csl_item(parse_references(["Knuth, D. E. (1984a). The TeXbook. Reading: Addison-Wesley."])[0])["issued"]
    {'date-parts': [[1984]]}
    """
    item: CslItem = {"id": reference.id, "type": reference.type}
    _add_names(item, reference)
    _add_texts(item, reference)
    _add_dates(item, reference)
    _add_identifiers(item, reference)
    if reference.file_fields:
        _add_file_fields(cast("dict[str, object]", item), reference)
    return item


def csl_names(names: NameList) -> list[CslName]:
    """The names by their parts, in order."""
    return [_name(name) for name in names.names]


def csl_date(date: PartialDate) -> CslDate:
    """The date in parts where it has a year, else its words.

    >>> csl_date(PartialDate(year=2022, month=5, end=PartialDate(year=2022, month=10)))
    {'date-parts': [[2022, 5], [2022, 10]]}
    """
    if date.year is None:
        return {"literal": date.literal or ""}
    parts = [_parts(date)]
    if date.end is not None and date.end.year is not None:
        parts.append(_parts(date.end))
    found: CslDate = {"date-parts": parts}
    if date.season is not None:
        found["season"] = date.season
    if date.circa:
        found["circa"] = True
    return found


def _parts(date: PartialDate) -> list[int]:
    parts = [date.year or 0]
    if date.month is not None:
        parts.append(date.month)
        if date.day is not None:
            parts.append(date.day)
    return parts


def _name(name: Name) -> CslName:
    if name.literal is not None:
        return {"literal": name.literal}
    found: CslName = {}
    if name.family is not None:
        found["family"] = name.family
    if name.given is not None:
        found["given"] = name.given
    if name.dropping_particle is not None:
        found["dropping-particle"] = name.dropping_particle
    if name.non_dropping_particle is not None:
        found["non-dropping-particle"] = name.non_dropping_particle
    if name.suffix is not None:
        found["suffix"] = name.suffix
    return found


def _add_names(item: CslItem, reference: Reference) -> None:
    open_lists = []
    if reference.author.names:
        item["author"] = csl_names(reference.author)
        if reference.author.others:
            open_lists.append("author")
    if reference.editor.names:
        item["editor"] = csl_names(reference.editor)
        if reference.editor.others:
            open_lists.append("editor")
    if reference.translator.names:
        item["translator"] = csl_names(reference.translator)
        if reference.translator.others:
            open_lists.append("translator")
    if open_lists:
        item["custom"] = {"et-al": open_lists}


def _add_texts(item: CslItem, reference: Reference) -> None:  # noqa: C901, PLR0912 - one line a variable
    if reference.title is not None:
        item["title"] = reference.title
    if reference.container_title is not None:
        item["container-title"] = reference.container_title
    if reference.collection_title is not None:
        item["collection-title"] = reference.collection_title
    if reference.collection_number is not None:
        item["collection-number"] = reference.collection_number
    if reference.volume is not None:
        item["volume"] = reference.volume
    if reference.issue is not None:
        item["issue"] = reference.issue
    if reference.number is not None:
        item["number"] = reference.number
    if reference.page is not None:
        item["page"] = reference.page
    if reference.number_of_pages is not None:
        item["number-of-pages"] = reference.number_of_pages
    if reference.number_of_volumes is not None:
        item["number-of-volumes"] = reference.number_of_volumes
    if reference.publisher is not None:
        item["publisher"] = reference.publisher
    if reference.publisher_place is not None:
        item["publisher-place"] = reference.publisher_place
    if reference.edition is not None:
        item["edition"] = reference.edition
    if reference.version is not None:
        item["version"] = reference.version
    if reference.genre is not None:
        item["genre"] = reference.genre
    if reference.event is not None:
        item["event"] = reference.event
    if reference.note is not None:
        item["note"] = reference.note


def _add_dates(item: CslItem, reference: Reference) -> None:
    if reference.issued is not None:
        item["issued"] = csl_date(reference.issued)
        if reference.issued.suffix is not None:
            item["year-suffix"] = reference.issued.suffix
    if reference.accessed is not None:
        item["accessed"] = csl_date(reference.accessed)


def _add_identifiers(item: CslItem, reference: Reference) -> None:
    if reference.doi is not None:
        item["DOI"] = reference.doi
    if reference.url is not None:
        item["URL"] = reference.url
    if reference.isbn is not None:
        item["ISBN"] = reference.isbn
    if reference.issn is not None:
        item["ISSN"] = reference.issn
    if reference.pmid is not None:
        item["PMCID" if reference.pmid.startswith("PMC") else "PMID"] = reference.pmid
    if reference.arxiv is not None:
        printed = f"arXiv:{reference.arxiv}"
        if reference.number is None:
            item["number"] = printed
            if reference.type == "article" and reference.publisher is None and reference.container_title is None:
                item["publisher"] = "arXiv"
        else:
            item["note"] = f"{reference.note}. {printed}" if reference.note else printed


def _add_file_fields(item: dict[str, object], reference: Reference) -> None:
    """What a bibliography file says besides; of a variable that the item has only what shows its emphasis."""
    for field in sorted(reference.file_fields, key=lambda each: each.name != "event-title"):
        if field.format == "csl" and field.name in CSL_VARIABLES:
            _put(item, field.name, json.loads(field.value))
    texts: dict[str, list[str]] = {}
    for field in reference.file_fields:
        if field.variable is not None and field.format != "csl" and field.variable not in item:
            texts.setdefault(field.variable, []).append(field.text)
    for variable, said in texts.items():
        text = joined(variable, said)
        item[variable] = _dated(text) if variable in _DATES else text


_DATES = frozenset(("event-date", "original-date"))


def _put(item: dict[str, object], name: str, value: object) -> None:
    if name == "event-title" and item.get("event") == value:  # the name that it has since CSL 1.0.2
        del item["event"]
    here = item.get(name)
    if here is None:
        item[name] = value
    elif isinstance(here, dict) and isinstance(value, dict):
        item[name] = {**value, **here}
    elif isinstance(value, str) and " ".join(without_emphasis(value).split()) == here:
        item[name] = value


def _dated(text: str) -> CslDate:
    date = parse_edtf(text)
    return csl_date(date) if date is not None else {"literal": text}
