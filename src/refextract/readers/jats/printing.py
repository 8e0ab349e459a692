"""Entries of JATS as text: as printed where the file has their signs, with signs put in where it has fields alone."""

from __future__ import annotations

from collections.abc import Iterator

from refextract.readers._xml import Element, Words
from refextract.readers._xml_page import XmlPage

__all__ = ["write_citation"]

_STYLES = frozenset(
    ("italic", "bold", "sup", "sub", "sc", "underline", "styled-content", "named-content", "xref", "roman")
)
_STYLES |= {"monospace", "overline", "strike", "sans-serif", "inline-formula", "math"}
_OF_NAMES = frozenset(("surname", "given-names", "suffix", "prefix"))
_HIDDEN = frozenset(("tex-math", "alternatives", "object-id", "private-char", "inline-graphic", "target"))
_NUMBERS = {"doi": "doi:", "pmid": "PMID: ", "pmcid": "PMCID: ", "pmc": "PMCID: ", "arxiv": "arXiv:", "isbn": "ISBN "}
_BEFORE = {
    "given-names": " ", "suffix": " ", "name": ", ", "string-name": ", ", "collab": ", ", "etal": ", ",
    "volume": ", ", "issue": " (", "fpage": ": ", "lpage": "–", "elocation-id": ": ", "page-range": ": ",
    "publisher-name": ": ", "month": " ", "day": " ", "season": " ", "supplement": " ", "conf-loc": ", ",
    "conf-date": ", ",
}  # fmt: skip


def write_citation(page: XmlPage, citation: Element) -> None:
    """Write an entry; what stands in fields alone gets the signs that most styles print between them."""
    if _is_printed(citation):
        _as_printed(page, citation)
    else:
        _fields(page, citation)


def _is_printed(citation: Element) -> bool:
    """Whether signs or words stand between the fields."""
    return any(isinstance(each, Words) and not each.text.isspace() for each in citation.inside) or not any(
        citation.children()
    )


def _as_printed(page: XmlPage, element: Element) -> None:
    for each in element.inside:
        if isinstance(each, Words):
            page.words(each)
        elif each.name not in _HIDDEN:
            _part(page, each)


def _part(page: XmlPage, element: Element) -> None:
    """A field, which blanks keep from the word before it; an address keeps off whatever stands there.

    The parts of a name stand as they are printed, blanks or not.
    """
    if element.name not in _STYLES and element.name not in _OF_NAMES:
        page.writer.keep_apart(element.start, from_signs=element.name in ("pub-id", "ext-link", "uri", "comment"))
    if element.name == "sup":
        with page.raised(element):
            _as_printed(page, element)
    elif element.name in ("ext-link", "uri"):
        with page.anchor(element, element.get("href") or element.words()):
            _as_printed(page, element)
    else:
        _as_printed(page, element)
    if element.name not in _STYLES and element.name not in _OF_NAMES:
        page.writer.keep_next_apart()


def _fields(page: XmlPage, citation: Element) -> None:
    """The fields in their order, with the signs between them that tell them."""
    start, before = page.writer.length, ""
    for field in _leaves(citation):
        if not field.words():
            continue
        sign = _sign(before, field) if page.writer.length > start else ""
        page.writer.sign(sign + _prefix(field), field.start)
        _as_printed(page, field)
        if field.name in _AFTER:
            page.writer.add(_AFTER[field.name], field.end)
        before = field.name
    if page.writer.length > start:
        page.writer.sign(".", citation.end)


_AFTER = {"issue": ")"}


def _leaves(element: Element) -> Iterator[Element]:
    """The fields of a citation, the parts of names one by one; the first of a name stands for where it begins."""
    for each in element.children():
        if each.name in ("person-group", "name-alternatives", "date", "collab-alternatives"):
            yield from _leaves(each)
        elif each.name in ("name", "string-name") and any(each.children("surname")):
            parts = list(each.children("surname", "given-names", "suffix", "prefix"))
            yield from (_named("name", part) if number == 0 else part for number, part in enumerate(parts))
        else:
            yield each


def _named(name: str, element: Element) -> Element:
    return Element(name, element.attributes, element.start, element.end, element.inside)


def _sign(before: str, field: Element) -> str:
    people = ("name", "given-names", "collab", "string-name", "suffix", "surname", "etal")
    if field.name in ("name", "collab", "string-name", "etal"):
        return ", " if before in people else ". "
    if field.name == "publisher-name":
        return ": " if before == "publisher-loc" else ". "
    if field.name == "volume" and before == "year":
        return "; "
    if field.name in ("surname", "prefix"):
        return " "
    return _BEFORE.get(field.name, ". ")


def _prefix(field: Element) -> str:
    if field.name == "pub-id":
        return _NUMBERS.get(field.get("pub-id-type").lower(), "")
    return ""
