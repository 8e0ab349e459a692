"""The fields of a ``<biblStruct>`` or ``<bibl>`` of TEI -> a CSL item."""

from __future__ import annotations

from refextract.readers._xml import Element
from refextract.text import pattern

__all__ = ["item_of"]

_NUMBERS = {"doi": "DOI", "pmid": "PMID", "isbn": "ISBN", "issn": "ISSN", "url": "URL", "uri": "URL"}
_SCOPES = {"volume": "volume", "vol": "volume", "issue": "issue", "number": "issue"}
_ROLES = {"editor": "editor", "translator": "translator", "author": "author", "edt": "editor", "trl": "translator"}


def item_of(entry: Element, key: str) -> dict[str, object]:
    """The CSL item of an entry: what is printed in another work stands in ``<analytic>``, its host in ``<monogr>``."""
    item: dict[str, object] = {"id": key, **_titles(entry), **_people(entry), **_imprint(entry)}
    for number in entry.all("idno"):
        variable = _NUMBERS.get(number.get("type").lower())
        if variable:
            item.setdefault(variable, number.words())
        elif number.get("type").lower() == "arxiv":
            item["number"] = f"arXiv:{_arxiv.sub('', number.words())}"
    for link in entry.all("ptr", "ref"):
        if link.get("target").startswith("http"):
            item.setdefault("URL", link.get("target"))
    return {name: value for name, value in item.items() if value}


def _titles(entry: Element) -> dict[str, object]:
    found = {title.get("level") or "m": title.words() for title in reversed(list(entry.all("title")))}
    part, host, book, series = (found.get(level, "") for level in ("a", "j", "m", "s"))
    title = part or book or host or found.get("u", "")
    container = (host or book) if part else ""
    kind = "article-journal" if host and part else "chapter" if part and book else "book" if book else "document"
    if entry.first("meeting") and part:
        kind = "paper-conference"
    return {"title": title, "container-title": container, "collection-title": series, "type": kind}


def _people(entry: Element) -> dict[str, object]:
    found: dict[str, object] = {}
    for element, role in (("author", "author"), ("editor", "editor")):
        for each in entry.all(element):
            called = _ROLES.get(each.get("role").lower(), role)
            names = found.setdefault(called, [])
            if isinstance(names, list):
                names.extend(filter(None, map(_name, list(each.all("persName", "name", "orgName")) or [each])))
    return found


def _name(element: Element) -> dict[str, str]:
    family = " ".join(each.words() for each in element.all("surname"))
    given = " ".join(each.words() for each in element.all("forename"))
    particle = " ".join(each.words() for each in element.all("nameLink"))
    suffix = " ".join(each.words() for each in element.all("genName"))
    if family:
        parts = {"family": family, "given": given, "non-dropping-particle": particle, "suffix": suffix}
        return {name: value for name, value in parts.items() if value}
    whole = given or element.words()
    if "," in whole and element.name != "orgName":
        last, _, first = whole.partition(",")
        return {"family": last.strip(), "given": first.strip()}
    return {"literal": whole} if whole else {}


def _imprint(entry: Element) -> dict[str, object]:
    found: dict[str, object] = {}
    for scope in entry.all("biblScope"):
        unit = (scope.get("unit") or scope.get("type")).lower()
        if unit in _SCOPES:
            found.setdefault(_SCOPES[unit], scope.words())
        elif unit in ("page", "pp", "pages"):
            ends = [scope.get("from"), scope.get("to")]
            found["page"] = "-".join(dict.fromkeys(filter(None, ends))) or scope.words().replace("–", "-")
    for name, variable in (("publisher", "publisher"), ("pubPlace", "publisher-place"), ("edition", "edition")):
        element = entry.first(name)
        found[variable] = element.words() if element else ""
    meeting = entry.first("meeting")
    found["event-title"] = meeting.words() if meeting else ""
    for date in entry.all("date"):
        variable = "accessed" if date.get("type") in ("access", "accessed") else "issued"
        found.setdefault(variable, {"raw": date.get("when") or date.words()})
    return found


_arxiv = pattern(r"(?i)^arxiv:\s*")
