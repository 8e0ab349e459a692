"""Hayagriva, the YAML of Typst's bibliographies: a mapping of keys to entries -> CSL items.

Source: the file format reference of Hayagriva; what an entry stands in is its ``parent``, which may have one itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

__all__ = ["is_hayagriva", "items_of"]

_TYPES = {
    "article": "article-journal", "chapter": "chapter", "entry": "entry", "anthos": "chapter", "report": "report",
    "thesis": "thesis", "web": "webpage", "scene": "motion_picture", "artwork": "graphic", "patent": "patent",
    "case": "legal_case", "newspaper": "article-newspaper", "legislation": "legislation", "manuscript": "manuscript",
    "post": "post", "misc": "document", "performance": "performance", "periodical": "periodical", "book": "book",
    "proceedings": "book", "blog": "post-weblog", "reference": "book", "conference": "event", "anthology": "book",
    "repository": "software", "thread": "post", "video": "motion_picture", "audio": "song", "exhibition": "graphic",
    "original": "document",
}  # fmt: skip
_OWN = {"volume": "volume", "issue": "issue", "edition": "edition", "genre": "genre", "note": "note"}
_SERIAL = {"doi": "DOI", "isbn": "ISBN", "issn": "ISSN", "pmid": "PMID"}


def is_hayagriva(document: object) -> bool:
    """Whether a YAML document is a mapping of keys to entries.

    >>> is_hayagriva({"knuth84": {"type": "Book", "title": "The TeXbook"}}), is_hayagriva({"references": []})
    (True, False)
    """
    if not isinstance(document, Mapping) or not document:
        return False
    return all(isinstance(entry, Mapping) and ("type" in entry or "title" in entry) for entry in document.values())


def items_of(document: Mapping[str, object]) -> Iterator[dict[str, object]]:
    """The CSL items of the entries.

    >>> entry = {"type": "Article", "title": "Maps", "parent": {"type": "Periodical", "title": "Geo", "volume": "3"}}
    >>> [(item["id"], item["container-title"], item["volume"]) for item in items_of({"a": entry})]
    [('a', 'Geo', '3')]
    """
    for key, entry in document.items():
        if isinstance(entry, Mapping):
            yield {"id": str(key), **_item(entry)}


def _item(entry: Mapping[str, object]) -> dict[str, object]:
    parents = list(_parents(entry))
    kind = str(entry.get("type", "misc")).lower()
    around = [str(parent.get("type", "")).lower() for parent in parents]
    item: dict[str, object] = {"type": _typed(kind, around), "title": _text(entry.get("title"))}
    item["container-title"] = next((_text(parent.get("title")) for parent in parents if parent.get("title")), "")
    for name, variable in _OWN.items():
        item[variable] = next((_text(each.get(name)) for each in (entry, *parents) if each.get(name)), "")
    item["page"] = _text(entry.get("page-range") or entry.get("page-total"))
    for role in ("author", "editor"):
        item[role] = _names(next((each[role] for each in (entry, *parents) if each.get(role)), None))
    item["issued"] = {"raw": next((_text(each.get("date")) for each in (entry, *parents) if each.get("date")), "")}
    return {
        name: value for name, value in (item | _published(entry, parents) | _numbers(entry, parents)).items() if value
    }


def _typed(kind: str, around: list[str]) -> str:
    """The CSL type of an entry in what it stands in."""
    if kind == "article" and any(each in ("proceedings", "conference") for each in around):
        return "paper-conference"
    if kind == "article" and "newspaper" in around:
        return "article-newspaper"
    if kind == "article" and around and around[0] in ("blog", "web"):
        return "post-weblog" if around[0] == "blog" else "webpage"
    return _TYPES.get(kind, "document")


def _parents(entry: Mapping[str, object]) -> Iterator[Mapping[str, object]]:
    """What an entry stands in, from the nearest on; not more than a handful."""
    for _ in range(5):
        parent = entry.get("parent")
        parent = parent[0] if isinstance(parent, list) and parent else parent
        if not isinstance(parent, Mapping):
            return
        yield parent
        entry = parent


def _text(value: object) -> str:
    """A text, also where it is a mapping with a ``value`` beside its forms."""
    if isinstance(value, Mapping):
        return _text(value.get("value") or value.get("name"))
    return str(value) if isinstance(value, str | int | float) else ""


def _names(value: object) -> list[dict[str, str]]:
    listed = value if isinstance(value, list) else [value]
    return [name for name in map(_name, listed) if name]


def _name(value: object) -> dict[str, str]:
    if isinstance(value, Mapping):
        parts = {
            "family": _text(value.get("name")),
            "given": _text(value.get("given-name")),
            "suffix": _text(value.get("suffix")),
            "non-dropping-particle": _text(value.get("prefix")),
        }
        return {name: part for name, part in parts.items() if part}
    family, comma, rest = _text(value).partition(",")
    suffix, second, given = rest.partition(",")
    if not comma:
        return {"literal": family} if family else {}
    parts = {"family": family, "given": (given if second else rest).strip(), "suffix": suffix.strip() if second else ""}
    return {name: part for name, part in parts.items() if part}


def _published(entry: Mapping[str, object], parents: list[Mapping[str, object]]) -> dict[str, object]:
    holders = (entry, *parents)
    publisher = next((each["publisher"] for each in holders if each.get("publisher")), None)
    place = publisher.get("location") if isinstance(publisher, Mapping) else None
    place = place or next((each["location"] for each in holders if each.get("location")), None)
    organization = next((each["organization"] for each in holders if each.get("organization")), None)
    return {"publisher": _text(publisher) or _text(organization), "publisher-place": _text(place)}


def _numbers(entry: Mapping[str, object], parents: list[Mapping[str, object]]) -> dict[str, object]:
    found: dict[str, object] = {}
    for each in (entry, *parents):
        serial = each.get("serial-number")
        numbers = serial if isinstance(serial, Mapping) else {}
        for name, variable in _SERIAL.items():
            found.setdefault(variable, _text(numbers.get(name) or each.get(name)))
            found = {other: value for other, value in found.items() if value}
        if numbers.get("arxiv"):
            found.setdefault("number", f"arXiv:{_text(numbers['arxiv'])}")
    url = entry.get("url")
    found["URL"] = _text(url)
    if isinstance(url, Mapping) and url.get("date"):
        found["accessed"] = {"raw": _text(url["date"])}
    return found
