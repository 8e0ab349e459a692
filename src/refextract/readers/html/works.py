"""The works that a page describes beside what it prints: COinS in entries, and identifiers that entries link to."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import parse_qs, unquote

from refextract.model.reference import Reference
from refextract.readers.html.entries import Range
from refextract.readers.html.junk import is_junk_phrase
from refextract.readers.html.signs import fold
from refextract.readers.html.tree import Element, Page
from refextract.text import Span, pattern
from refextract.values.date import parse_date
from refextract.values.identifier import parse_arxiv, parse_doi, parse_isbn, parse_issn, parse_pmid
from refextract.values.name import NOBODY, Name, NameList

__all__ = ["work_of"]

_LONGEST = 8000  # characters of a description

_TYPES = {
    "article": "article-journal",
    "preprint": "article",
    "proceeding": "paper-conference",
    "conference": "paper-conference",
    "bookitem": "chapter",
    "book": "book",
    "report": "report",
    "dissertation": "thesis",
}
"""CSL types of the genres of OpenURL (Source: ANSI/NISO Z39.88-2004 and its matrices for journals and books)."""
_PLAIN = {
    "volume": "volume",
    "issue": "issue",
    "pub": "publisher",
    "place": "publisher_place",
    "edition": "edition",
    "series": "collection_title",
}
_SHORTEST_TITLE = 12


def work_of(page: Page, entry: Range, key: str, printed: str, *, linked: bool) -> Reference | None:
    """The work that an entry describes, its id the key; None where it says nothing beyond what it prints.

    In a page whose citations are no links (not `linked`), the address of a title tells what other links cite.
    """
    elements = page.elements_in(entry.start, entry.end)
    described = [each for each in elements if "z3988" in each.get("class").casefold()]
    values = _of_description(described[0].get("title")) if len(described) == 1 else {}
    values = {**_of_links(elements, printed), **values}
    untold = not linked and not values.keys() & {"doi", "url"} and "http" not in printed
    if untold and (address := _title_link(page, elements)):
        values["url"] = address
    if not values:
        return None
    return Reference(id=key, origin="file", span=Span(0, 0), text=printed, **values)


def _of_description(title: str) -> dict[str, Any]:
    """The values of a description in COinS (Source: ocoins.info)."""
    said = {name: [value.strip() for value in values] for name, values in parse_qs(title[:_LONGEST]).items()}

    def first(name: str) -> str:
        return said.get(f"rft.{name}", [""])[0]

    values: dict[str, Any] = {name: first(key) for key, name in _PLAIN.items()}
    values["title"], values["container_title"] = _titles(first)
    values["type"] = _TYPES.get(first("genre"), "")
    values["author"] = _authors(said)
    values["issued"] = parse_date(first("date"))
    values["page"] = first("pages") or _pages(first("spage"), first("epage"))
    values["isbn"], values["issn"] = parse_isbn(first("isbn")), parse_issn(first("issn"))
    values |= dict(_identifiers(said.get("rft_id", [])))
    return {name: value for name, value in values.items() if value and value != NOBODY}


def _titles(first: Callable[[str], str]) -> tuple[str, str]:
    """Title and host: an article stands in a journal, a chapter in a book, and a book by itself."""
    host = first("jtitle") or first("stitle") or first("btitle")
    article = first("atitle")
    if article:
        return article, host
    return (first("btitle") or first("title"), first("jtitle"))


def _pages(start: str, end: str) -> str:
    return f"{start}–{end}" if start and end and start != end else start


def _authors(said: Mapping[str, Sequence[str]]) -> NameList:
    """The first author in parts, the others as "Family, Given"."""
    names = []
    family, given = (said.get(f"rft.{name}", [""])[0] for name in ("aulast", "aufirst"))
    if family:
        names.append(Name(family=family, given=given or None))
    for whole in said.get("rft.au", []):
        last, comma, rest = whole.partition(",")
        name = Name(family=last.strip(), given=rest.strip()) if comma and rest.strip() else Name(literal=whole)
        if whole and name not in names:
            names.append(name)
    return NameList(names=tuple(names)) if names else NOBODY


def _title_link(page: Page, elements: Sequence[Element]) -> str | None:
    """The address that the words of an entry are a link to, if it is one; links to databases are named otherwise."""
    found = {
        each.get("href")
        for each in elements
        if each.tag == "a"
        and each.get("href").startswith(("http://", "https://"))
        and len(said := page.first_said(each.start, each.end, 40)) >= _SHORTEST_TITLE
        and not is_junk_phrase(fold(said))
    }
    return next(iter(found)) if len(found) == 1 else None


def _identifiers(addresses: Sequence[str]) -> Iterator[tuple[str, str]]:
    for address in addresses:
        if address.startswith(("http://", "https://")):
            yield "url", address
        scheme, _, value = address.removeprefix("info:").partition("/")
        read = {"doi": parse_doi, "pmid": parse_pmid, "arxiv": parse_arxiv}.get(scheme)
        found = read(value) if read else None
        if found:
            yield scheme, found


def _of_links(elements: Sequence[Element], printed: str) -> dict[str, Any]:
    """The identifiers that links of an entry lead to and that it does not print; where links disagree, none."""
    found: dict[str, set[str]] = {"doi": set(), "pmid": set(), "arxiv": set()}
    for address in (unquote(each.get("href")) for each in elements if each.tag == "a"):
        for name, shape, read in (
            ("doi", _doi, parse_doi),
            ("pmid", _pmid, parse_pmid),
            ("arxiv", _arxiv, parse_arxiv),
        ):
            match = shape.search(address)
            value = read(match["value"]) if match else None
            if value:
                found[name].add(value)
    return {
        name: next(iter(values))
        for name, values in found.items()
        if len(values) == 1 and next(iter(values)).casefold() not in printed.casefold()
    }


_doi = pattern(r"^https?://(?:dx\.)?doi\.org/(?<value>10\.\d{4,9}/\S+)")
_pmid = pattern(r"^https?://(?:www\.)?(?:pubmed\.ncbi\.nlm\.nih\.gov/|ncbi\.nlm\.nih\.gov/pubmed/)(?<value>\d{4,8})/?$")
_arxiv = pattern(r"^https?://arxiv\.org/(?:abs|pdf)/(?<value>(?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})(?:v\d+)?)")
