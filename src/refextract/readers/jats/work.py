"""The fields of a citation in JATS -> a CSL item."""

from __future__ import annotations

from refextract.readers._xml import Element
from refextract.text import pattern
from refextract.values.figures import whole

__all__ = ["item_of"]

_TYPES = {
    "journal": "article-journal", "article": "article-journal", "book": "book", "chapter": "chapter",
    "thesis": "thesis",
    "conference": "paper-conference", "confproc": "paper-conference", "conf-proc": "paper-conference",
    "conf-proceeding": "paper-conference", "report": "report", "gov": "report", "webpage": "webpage", "web": "webpage",
    "website": "webpage", "preprint": "article", "data": "dataset", "dataset": "dataset", "database": "dataset",
    "software": "software", "patent": "patent", "newspaper": "article-newspaper", "magazine": "article-magazine",
    "periodical": "article-journal", "standard": "standard", "legal-doc": "legislation", "blog": "post-weblog",
    "letter": "personal_communication", "working-paper": "report", "dissertation": "thesis", "discussion": "article",
}  # fmt: skip
_ROLES = {"author": "author", "editor": "editor", "translator": "translator", "guest-editor": "editor"}
_ROLES |= {"allauthors": "author", "compiler": "editor", "inventor": "author", "transed": "editor", "curator": "author"}
_TEXTS = {
    "volume": "volume", "issue": "issue", "publisher-name": "publisher", "publisher-loc": "publisher-place",
    "edition": "edition", "conf-name": "event-title", "series": "collection-title", "isbn": "ISBN", "issn": "ISSN",
    "uri": "URL", "institution": "publisher",
}  # fmt: skip
_NUMBERS = {"doi": "DOI", "pmid": "PMID", "isbn": "ISBN", "issn": "ISSN", "url": "URL", "uri": "URL"}
_WITHIN = ("name", "string-name", "collab", "etal", "anonymous")


def item_of(citation: Element, key: str) -> dict[str, object]:
    """The CSL item of a ``<mixed-citation>``, an ``<element-citation>`` or their older kin."""
    item: dict[str, object] = {"id": key}
    _put_titles(citation, item)
    for name, variable in _TEXTS.items():
        found = citation.first(name)
        if found and variable not in item:
            item[variable] = found.words()
    item |= _people(citation) | _dates(citation) | _pages(citation)
    _put_numbers(citation, item)
    return {name: value for name, value in item.items() if value}


def _put_titles(citation: Element, item: dict[str, object]) -> None:
    """The title and what holds it: of a book alone the source is the title."""
    kind = citation.get("publication-type") or citation.get("citation-type")
    title = _text(citation, "article-title") or _text(citation, "chapter-title") or _text(citation, "data-title")
    source, within = _text(citation, "source"), _TYPES.get(kind.lower(), "")
    item["title"] = title or _text(citation, "part-title") or source
    item["container-title"] = source if item["title"] != source else ""
    if within == "book" and item["container-title"]:
        within = "chapter"
    if not within:
        within = "article-journal" if item["container-title"] and _text(citation, "volume") else "document"
    item["type"] = within


def _text(citation: Element, name: str) -> str:
    found = citation.first(name)
    return found.words().strip(" ,;") if found else ""


def _people(citation: Element) -> dict[str, object]:
    """The names by role; those in no group are authors."""
    found: dict[str, list[dict[str, str]]] = {}
    others: list[str] = []
    groups = list(citation.all("person-group"))
    for group in groups or [citation]:
        role = _ROLES.get((group.get("person-group-type") or "author").lower())
        names = [*group.all(*_WITHIN)]
        if role and names:
            found.setdefault(role, []).extend(filter(None, map(_name, names)))
            others += [role] if any(each.name == "etal" for each in names) or group.first("etal") else []
    people: dict[str, object] = dict(found)
    return people | ({"custom": {"et-al": others}} if others else {})


def _name(element: Element) -> dict[str, str]:
    if element.name == "etal":
        return {}
    if element.name in ("collab", "anonymous"):
        return {"literal": element.words()}
    family, given = _text(element, "surname"), _text(element, "given-names")
    suffix, particle = _text(element, "suffix"), _text(element, "prefix")
    if not family:
        return {"literal": element.words()} if element.words() else {}
    parts = {"family": family, "given": given, "suffix": suffix, "non-dropping-particle": particle}
    return {name: value for name, value in parts.items() if value}


def _dates(citation: Element) -> dict[str, object]:
    found: dict[str, object] = {}
    year = citation.first("year")
    if year:
        figures = _year.search(year.get("iso-8601-date") or year.words())
        month, day = _text(citation, "month"), _text(citation, "day")
        found["issued"] = _calendar(figures[1], month, day) if figures else {"literal": year.words()}
        lettered = _lettered.search(year.words())
        if lettered:
            found["year-suffix"] = lettered[1]
    for access in citation.all("date-in-citation", "access-date"):
        if access.name == "access-date" or "access" in access.get("content-type"):
            found["accessed"] = {"raw": access.get("iso-8601-date") or _accessed.sub("", access.words())}
    return found


def _calendar(year: str, month: str, day: str) -> dict[str, object]:
    if 1 <= (number := whole(month) or 0) <= 12:
        days = [int(day)] if 1 <= (whole(day) or 0) <= 31 else []
        return {"date-parts": [[int(year), number, *days]]}
    return {"raw": f"{month} {year}"} if month.isalpha() else {"date-parts": [[int(year)]]}


def _pages(citation: Element) -> dict[str, object]:
    first, last = _text(citation, "fpage"), _text(citation, "lpage")
    pages = _text(citation, "page-range") or (f"{first}-{last}" if first and last and first != last else first)
    size = citation.first("size")
    return {
        "page": pages.replace("–", "-") or _text(citation, "elocation-id"),
        "number-of-pages": size.words() if size and size.get("units").startswith("page") else "",
    }


def _put_numbers(citation: Element, item: dict[str, object]) -> None:
    """DOI, PMID and their kin, of numbers and of links."""
    for number in citation.all("pub-id", "object-id"):
        variable = _NUMBERS.get((number.get("pub-id-type") or number.get("specific-use")).lower())
        value = _resolver.sub("", number.words()) if variable == "DOI" else number.words()
        if variable and variable not in item:
            item[variable] = value
        elif (number.get("pub-id-type") or "").lower() == "arxiv":
            item["number"] = f"arXiv:{value.removeprefix('arXiv:')}"
    for link in citation.all("ext-link", "uri"):
        address = link.get("href") or link.words()
        if "doi.org/10." in address or link.get("ext-link-type") == "doi":
            item.setdefault("DOI", _resolver.sub("", address))
        elif address.startswith(("http", "ftp", "www")):
            item.setdefault("URL", address)


_year = pattern(r"\b(\d{4})(?!\d)")
_lettered = pattern(r"\d{4}([a-z])\b")
_accessed = pattern(r"(?i)^\W*(?:accessed|retrieved|cited|last\s+accessed|date\s+accessed)(?:\s+on)?\W*")
_resolver = pattern(r"(?i)^(?:https?://(?:dx\.)?doi\.org/|doi:\s*)")
