"""Citations of EndNote: XML in the instruction of a field, or packed in its data."""

from __future__ import annotations

import binascii
from base64 import b64decode
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from refextract.errors import CorruptInputError
from refextract.readers._office.cited import CitedItem, CslItem, Field
from refextract.readers._safe_xml import parse_xml
from refextract.text import pattern
from refextract.values.locator import Locator, parse_locator

__all__ = ["endnote_citation", "record_number"]

ORIGIN = "EndNote field"

_TYPES = {
    "Journal Article": "article-journal",
    "Electronic Article": "article-journal",
    "Magazine Article": "article-magazine",
    "Newspaper Article": "article-newspaper",
    "Book": "book",
    "Edited Book": "book",
    "Electronic Book": "book",
    "Book Section": "chapter",
    "Electronic Book Section": "chapter",
    "Encyclopedia": "entry-encyclopedia",
    "Dictionary": "entry-dictionary",
    "Conference Paper": "paper-conference",
    "Conference Proceedings": "paper-conference",
    "Thesis": "thesis",
    "Report": "report",
    "Government Document": "report",
    "Standard": "standard",
    "Web Page": "webpage",
    "Online Database": "webpage",
    "Blog": "post-weblog",
    "Patent": "patent",
    "Case": "legal_case",
    "Statute": "legislation",
    "Bill": "bill",
    "Manuscript": "manuscript",
    "Unpublished Work": "manuscript",
    "Computer Program": "software",
    "Dataset": "dataset",
    "Map": "map",
    "Personal Communication": "personal_communication",
    "Film or Broadcast": "motion_picture",
    "Audiovisual Material": "motion_picture",
}
_TEXTS = {
    "title": "titles/title",
    "container-title": "titles/secondary-title",
    "collection-title": "titles/tertiary-title",
    "volume": "volume",
    "issue": "number",
    "page": "pages",
    "edition": "edition",
    "publisher": "publisher",
    "publisher-place": "pub-location",
    "DOI": "electronic-resource-num",
    "URL": "urls/related-urls/url",
    "ISBN": "isbn",
    "PMID": "accession-num",
}
_WHOLE = frozenset({"book", "thesis", "report", "webpage", "map", "software", "dataset", "standard"})


def endnote_citation(instruction: str, data: str) -> Field:
    """The citation in the XML of an instruction, or else of a field's `data` (base64).

    >>> found = endnote_citation(" ADDIN EN.CITE <EndNote><Cite><RecNum>7</RecNum></Cite></EndNote>", "")
    >>> found.kind, found.items[0].key
    ('citation', '#7')
    """
    start = instruction.find("<EndNote")
    packed = instruction[start:] if start >= 0 else _unpacked(data)
    end = packed.rfind("</EndNote>")
    if end < 0:
        return Field("citation", ORIGIN, problem=f"an {ORIGIN} without data" if data or start >= 0 else "")
    try:
        root = parse_xml(packed[: end + len("</EndNote>")].encode(), ORIGIN)
    except CorruptInputError as error:
        return Field("citation", ORIGIN, problem=str(error))
    return Field("citation", ORIGIN, tuple(_item(cite) for cite in root.iter("Cite")))


def record_number(tip: str) -> str:
    """The key of the record that the tip of a link to the list names: ``Smith, 2010 #12``; empty where none is.

    >>> record_number("Smith, 2010 #12")
    '#12'
    """
    found = _NUMBER.search(tip)
    return found[0] if found else ""


_NUMBER = pattern(r"#\d{1,9}$")


def _unpacked(data: str) -> str:
    try:
        return b64decode("".join(data.split())).decode("utf-8", "replace").rstrip("\0")
    except (binascii.Error, ValueError):
        return ""


def _item(cite: Element) -> CitedItem:
    number = _text(cite, "RecNum") or _text(cite, "record/rec-number")
    pages = _text(cite, "Pages")
    hides = cite.get("ExcludeAuth") == "1"
    return CitedItem(
        key=f"#{number}" if number else " ".join((_text(cite, "Author"), _text(cite, "Year"))).strip(),
        work=_work(cite),
        locator=(parse_locator(pages, "page") or Locator(label="page", value=pages)) if pages else None,
        prefix=_text(cite, "Prefix").strip(),
        suffix=_text(cite, "Suffix").strip(),
        mode="suppress-author" if hides else "normal",
    )


def _text(element: Element, path: str) -> str:
    """The text of a descendant, which may be cut into runs of one style each."""
    found = element.find(path)
    return "".join(found.itertext()) if found is not None else ""


def _work(cite: Element) -> CslItem | None:
    record = cite.find("record")
    if record is None:
        return None
    work: dict[str, object] = {name: " ".join(_text(record, path).split()) for name, path in _TEXTS.items()}
    kind = record.find("ref-type")
    work["type"] = _TYPES.get(kind.get("name", ""), "document") if kind is not None else "document"
    work["container-title"] = work["container-title"] or " ".join(_text(record, "periodical/full-title").split())
    if work["type"] in _WHOLE:  # of these the second title is a series
        work["collection-title"], work["container-title"] = work["container-title"], ""
    if not str(work["PMID"]).isdecimal():  # the accession number of some other database
        del work["PMID"]
    if year := _text(record, "dates/year").strip():
        work["issued"] = {"raw": year}
    work["author"] = list(_names(record, "contributors/authors/author"))
    work["editor"] = list(_names(record, "contributors/secondary-authors/author"))
    return work


def _names(record: Element, path: str) -> Iterator[dict[str, str]]:
    for each in record.iterfind(path):
        name = " ".join("".join(each.itertext()).split())
        family, comma, given = name.partition(",")
        if given.strip():
            yield {"family": family.strip(), "given": given.strip()}
        elif comma or name:
            yield {"literal": family.strip()}
