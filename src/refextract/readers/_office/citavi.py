"""Citations of Citavi: objects of JSON in base64, with the values of the works in its own words."""

from __future__ import annotations

import binascii
from base64 import b64decode
from collections.abc import Iterator, Mapping
from typing import Any

from refextract.readers._office.cited import CitedItem, CslItem, Field
from refextract.readers._office.csl_citations import json_in, told
from refextract.text import pattern
from refextract.values.locator import Locator

__all__ = ["citavi_citation"]

ORIGIN = "Citavi field"

_ENCODED = pattern(r"[A-Za-z0-9+/=\s]{8,}+")
_TYPES = {
    "JournalArticle": "article-journal",
    "NewspaperArticle": "article-newspaper",
    "Book": "book",
    "BookEdited": "book",
    "CollectedWorks": "book",
    "Contribution": "chapter",
    "ConferenceProceedings": "book",
    "Thesis": "thesis",
    "InternetDocument": "webpage",
    "UnpublishedWork": "manuscript",
    "Report": "report",
    "SpecialIssue": "book",
    "Patent": "patent",
    "Standard": "standard",
    "CourtDecision": "legal_case",
    "StatuteOrRegulation": "legislation",
    "ComputerProgram": "software",
    "Lecture": "speech",
    "Movie": "motion_picture",
    "Map": "map",
}
_TEXTS = {
    "title": "Title",
    "volume": "Volume",
    "issue": "Number",
    "edition": "Edition",
    "publisher-place": "PlaceOfPublication",
    "DOI": "Doi",
    "URL": "OnlineAddress",
    "ISBN": "Isbn",
    "PMID": "PubMedId",
}


def citavi_citation(instruction: str) -> Field:
    """The citation in the instruction of a field: ``ADDIN CitaviPlaceholder{base64}``."""
    encoded = _ENCODED.search(instruction.partition("CitaviPlaceholder")[2].replace("{", " ").replace("}", " "))
    found = json_in(_decoded(encoded[0])) if encoded else None
    if found is None:
        return Field("citation", ORIGIN, problem=f"a {ORIGIN} that could not be read")
    entries = found.get("Entries")
    items = [_item(each) for each in entries if isinstance(each, dict)] if isinstance(entries, list) else []
    return Field("citation", ORIGIN, tuple(items))


def _decoded(text: str) -> str:
    packed = "".join(text.split())
    try:
        return b64decode(packed + "=" * (-len(packed) % 4)).decode("utf-8", "replace")
    except (binascii.Error, ValueError):
        return ""


def _item(entry: Mapping[str, Any]) -> CitedItem:
    work = entry.get("Reference")
    pages = entry.get("PageRange")
    shown = told(pages, "OriginalString") or told(pages, "PrettyString") if isinstance(pages, dict) else ""
    return CitedItem(
        key=told(entry, "ReferenceId") or (told(work, "Id") if isinstance(work, dict) else ""),
        work=_work(work) if isinstance(work, dict) and "Title" in work else None,
        locator=Locator(label="page", value=shown) if shown else None,
        prefix=told(entry, "Prefix").strip(),
        suffix=told(entry, "Suffix").strip(),
    )


def _work(given: Mapping[str, Any]) -> CslItem:
    work: dict[str, object] = {name: told(given, theirs) for name, theirs in _TEXTS.items()}
    work["type"] = _TYPES.get(told(given, "ReferenceType"), "document")
    if subtitle := told(given, "Subtitle"):
        work["title"] = f"{work['title']}: {subtitle}"
    for name, theirs in (("container-title", "Periodical"), ("collection-title", "SeriesTitle")):
        inside = given.get(theirs)
        work[name] = (told(inside, "FullName") or told(inside, "Name")) if isinstance(inside, dict) else ""
    parent = given.get("ParentReference")
    if isinstance(parent, dict) and not work["container-title"]:
        work["container-title"] = told(parent, "Title")
    pages = given.get("PageRange")
    work["page"] = told(pages, "OriginalString") if isinstance(pages, dict) else told(given, "PageRangeNumber")
    if year := told(given, "YearResolved") or told(given, "Year"):
        work["issued"] = {"raw": year}
    work["author"] = list(_people(given.get("Authors")))
    work["editor"] = list(_people(given.get("Editors")))
    return work


def _people(given: object) -> Iterator[dict[str, str]]:
    for each in given if isinstance(given, list) else []:
        family = told(each, "LastName") if isinstance(each, dict) else ""
        first = " ".join(part for part in (told(each, "FirstName"), told(each, "MiddleName")) if part) if family else ""
        if family:
            yield {"family": family, "given": first} if first else {"literal": family}
