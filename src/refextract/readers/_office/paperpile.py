"""Citations of Paperpile: fields with packed JSON in Word, links that hold keys in what Google Docs writes."""

from __future__ import annotations

import binascii
import json
import zlib
from base64 import b64decode
from collections.abc import Iterator, Mapping
from typing import Any

from refextract.readers._office.cited import CitedItem, CslItem, Field
from refextract.readers._office.csl_citations import told
from refextract.text import pattern

__all__ = ["cited_by_link", "listed_by_link", "paperpile_citation"]

ORIGIN = "Paperpile field"

_LARGEST = 4 * 1024 * 1024  # bytes of one citation unpacked; one with fifty works and their abstracts has 100,000
_DATA = pattern(r"<data>\s*+([A-Za-z0-9+/=\s]++)</data>")
_ID = pattern(r"<citation>\s*+<id>([^<]{1,80}+)</id>")
_CITED = pattern(r"https?://(?:www\.)?paperpile\.com/c/\w++/(?P<keys>[\w\-]++(?:\+[\w\-]++)*+)(?:[/?].*)?+")
_LISTED = pattern(r"https?://(?:www\.)?paperpile\.com/b/\w++/(?P<key>[\w\-]++)(?:[/?].*)?+")
_TYPES = {
    "PP_ARTICLE": "article-journal",
    "PP_BOOK": "book",
    "PP_BOOK_CHAPTER": "chapter",
    "PP_CONFERENCE_PAPER": "paper-conference",
    "PP_THESIS": "thesis",
    "PP_REPORT": "report",
    "PP_WEBSITE": "webpage",
    "PP_NEWS_ARTICLE": "article-newspaper",
    "PP_PREPRINT": "article",
    "PP_PATENT": "patent",
    "PP_SOFTWARE": "software",
    "PP_DATASET": "dataset",
}
_TEXTS = {
    "title": "title",
    "container-title": "journalfull",
    "volume": "volume",
    "issue": "issue",
    "page": "pages",
    "publisher": "publisher",
    "publisher-place": "address",
    "edition": "edition",
    "DOI": "doi",
    "PMID": "pmid",
    "ISBN": "isbn",
    "ISSN": "issn",
}


def paperpile_citation(instruction: str) -> Field:
    """The citation in the instruction of a field of Word: ids, and (mostly) the works in JSON, packed by zlib."""
    works = {told(each, "_id"): each for each in _works(instruction)}
    keys = _ID.findall(instruction) or list(works)
    items = (CitedItem(key, _work(works[key]) if key in works else None) for key in keys)
    return Field("citation", ORIGIN, tuple(items))


def cited_by_link(url: str) -> tuple[str, ...]:
    """The keys of the works that a link in the text cites.

    >>> cited_by_link("https://paperpile.com/c/PA7Pdn/6eoZ+Bc6A/?noauthor=1"), cited_by_link("https://example.org/")
    (('6eoZ', 'Bc6A'), ())
    """
    found = _CITED.fullmatch(url)
    return tuple(found["keys"].split("+")) if found else ()


def listed_by_link(url: str) -> str:
    """The key of the work in whose entry a link stands; empty where it is no such link."""
    found = _LISTED.fullmatch(url)
    return found["key"] if found else ""


def _works(instruction: str) -> Iterator[Mapping[str, Any]]:
    data = _DATA.search(instruction)
    try:
        unpacked = zlib.decompressobj().decompress(b64decode(data[1]), _LARGEST) if data else b"[]"
        works = json.loads(unpacked)
    except (binascii.Error, zlib.error, ValueError, RecursionError):
        return
    for each in works if isinstance(works, list) else []:
        if isinstance(each, dict):
            yield each


def _work(given: Mapping[str, Any]) -> CslItem:
    work: dict[str, object] = {name: told(given, theirs) for name, theirs in _TEXTS.items()}
    work["type"] = _TYPES.get(told(given, "pubtype"), "document")
    work["container-title"] = work["container-title"] or told(given, "journal") or told(given, "booktitle")
    date = given.get("published")
    parts = [told(date, part) for part in ("year", "month", "day")] if isinstance(date, dict) else []
    if parts and parts[0]:
        work["issued"] = {"date-parts": [[part for part in parts if part]]}
    urls = given.get("url")
    work["URL"] = urls[0] if isinstance(urls, list) and urls else ""
    work["author"] = list(_people(given.get("author")))
    work["editor"] = list(_people(given.get("editor")))
    return work


def _people(given: object) -> Iterator[dict[str, str]]:
    for each in given if isinstance(given, list) else []:
        if not isinstance(each, dict):
            continue
        if literal := told(each, "collective"):
            yield {"literal": literal}
        elif family := told(each, "last"):
            yield {"family": family, "given": told(each, "first") or told(each, "initials")}
