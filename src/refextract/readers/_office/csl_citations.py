"""Citations of Zotero and Mendeley: an object of JSON with CSL items, after the schema ``csl-citation.json``."""

from __future__ import annotations

import binascii
import json
from base64 import b64decode
from collections.abc import Iterator, Mapping
from typing import Any

from refextract.model.citation import Mode
from refextract.readers._office.cited import CitedItem, Field
from refextract.text import pattern
from refextract.values.locator import Locator

__all__ = ["csl_citation", "json_in", "mendeley_citation", "told"]

_MENDELEY = "MENDELEY_CITATION_v"
_DECODER = json.JSONDecoder()
_MARKUP = pattern(r"</?(?:i|b|sub|sup|sc|span)\b[^<>]{0,80}+>")


def csl_citation(text: str, origin: str) -> Field:
    """The citation that an object of JSON in `text` tells; `origin` names what wrote it.

    >>> csl_citation('{"citationItems": [{"uris": ["http://zotero.org/x/items/AB"], "locator": "3"}]}', "Zotero field")
    Field(kind='citation', origin='Zotero field', items=(CitedItem(key='AB', work=None, \
locator=Locator(label='page', value='3'), prefix='', suffix='', mode='normal'),), target='', tip='', problem='')
    """
    found = json_in(text)
    if found is None:
        return Field("citation", origin, problem=f"a {origin} that could not be read")
    return Field("citation", origin, tuple(_items(found)))


def mendeley_citation(tag: str) -> Field | None:
    """The citation in the tag of a content control of Mendeley Cite; None where it is none of its tags."""
    if tag == "MENDELEY_BIBLIOGRAPHY":
        return Field("bibliography", "Mendeley")
    if not tag.startswith(_MENDELEY):
        return None
    encoded = tag.removeprefix(_MENDELEY).partition("_")[2]
    try:
        text = b64decode(encoded + "=" * (-len(encoded) % 4)).decode("utf-8", "replace")
    except (binascii.Error, ValueError):
        text = ""
    return csl_citation(text, "Mendeley field")


def json_in(text: str) -> Mapping[str, Any] | None:
    """The object of JSON that begins with the first brace; what follows it is let be."""
    start = text.find("{")
    if start < 0:
        return None
    try:
        found, _ = _DECODER.raw_decode(text, start)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def _items(citation: Mapping[str, Any]) -> Iterator[CitedItem]:
    given = citation.get("citationItems")
    for item in given if isinstance(given, list) else []:
        if isinstance(item, dict):
            yield _item(item)


def _item(item: Mapping[str, Any]) -> CitedItem:
    work = item.get("itemData")
    return CitedItem(
        key=_key(item),
        work=_plain(work) if isinstance(work, dict) else None,
        locator=_locator(item),
        prefix=told(item, "prefix").strip(),
        suffix=told(item, "suffix").strip(),
        mode=_mode(item),
    )


def _key(item: Mapping[str, Any]) -> str:
    """What names the work in the whole document: the end of its address, for some programs count ids anew each time."""
    for name in ("uris", "uri"):
        uris = item.get(name)
        first = uris[0] if isinstance(uris, list) and uris else uris
        if isinstance(first, str) and first:
            return first.rstrip("/").rpartition("/")[2].rpartition("uuid=")[2]
    return told(item, "id")


def _locator(item: Mapping[str, Any]) -> Locator | None:
    value = told(item, "locator").strip()
    return Locator(label=told(item, "label").strip() or "page", value=value) if value else None


def _mode(item: Mapping[str, Any]) -> Mode:
    if item.get("suppress-author"):
        return "suppress-author"
    return "author-only" if item.get("author-only") else "normal"


def told(item: Mapping[str, Any], name: str) -> str:
    """A value that is text or a number, as text."""
    value = item.get(name)
    return str(value) if isinstance(value, str | int | float) and not isinstance(value, bool) else ""


def _plain(work: Mapping[str, Any]) -> dict[str, Any]:
    """The item without the markup that Zotero lets stand in titles."""
    return {name: _MARKUP.sub("", value) if isinstance(value, str) else value for name, value in work.items()}
