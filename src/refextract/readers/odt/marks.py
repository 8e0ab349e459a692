"""What citation programs write into the names of marks and sections of an ODT file, and LibreOffice's own citations."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from refextract.readers._office.cited import CitedItem, CslItem, Field
from refextract.readers._office.fields import field_of
from refextract.readers.odt.package import TEXT
from refextract.text import pattern

__all__ = ["field_of_mark", "marked_work"]

_JABREF = pattern(r"JABREF_(?P<key>\S++) CID_\d++")
_OLD_JABREF = pattern(r"JR_cite\w*?_\d_(?P<keys>.+)")
_TEXTS = {
    "title": ("title",),
    "container-title": ("journal", "booktitle"),
    "collection-title": ("series",),
    "volume": ("volume",),
    "issue": ("number",),
    "page": ("pages",),
    "edition": ("edition",),
    "publisher": ("publisher", "institution", "organizations", "school"),
    "publisher-place": ("address",),
    "URL": ("url",),
    "ISBN": ("isbn",),
}
_TYPES = {
    "article": "article-journal",
    "journal": "article-journal",
    "book": "book",
    "booklet": "pamphlet",
    "inbook": "chapter",
    "incollection": "chapter",
    "conference": "paper-conference",
    "inproceedings": "paper-conference",
    "proceedings": "book",
    "mastersthesis": "thesis",
    "phdthesis": "thesis",
    "techreport": "report",
    "manual": "report",
    "unpublished": "manuscript",
    "www": "webpage",
    "email": "personal_communication",
}


def field_of_mark(name: str) -> Field | None:
    """What the name of a mark or a section says; None where no citation program wrote it.

    >>> [item.key for item in field_of_mark("JABREF_Knu84 CID_1 a1b2").items], field_of_mark("Section 1")
    (['Knu84'], None)
    """
    if name.startswith("JR_bib"):
        return Field("bibliography", "JabRef")
    keys = [found["key"] for found in _JABREF.finditer(name)]
    old = _OLD_JABREF.fullmatch(name)
    if old:
        keys = old["keys"].split(",")
    if keys:
        return Field("citation", "JabRef mark", tuple(map(CitedItem, keys)))
    made = field_of(name if not name.startswith("ADDIN") else f" {name}")
    return made if made.kind in ("citation", "bibliography") and ("CSL" in name or "ZOTERO" in name) else None


def marked_work(mark: Element) -> CslItem:
    """The values that a citation of LibreOffice holds."""
    work: dict[str, object] = {name: _first(mark, theirs) for name, theirs in _TEXTS.items()}
    work["type"] = _TYPES.get(mark.get(f"{TEXT}bibliography-type", ""), "document")
    if year := mark.get(f"{TEXT}year"):
        work["issued"] = {"raw": year}
    work["author"] = list(_people(mark.get(f"{TEXT}author", "")))
    work["editor"] = list(_people(mark.get(f"{TEXT}editor", "")))
    return work


def _first(mark: Element, names: tuple[str, ...]) -> str:
    return next((value for name in names if (value := mark.get(f"{TEXT}{name}"))), "")


def _people(names: str) -> Iterator[dict[str, str]]:
    """Names as LibreOffice takes them over from bibliographies: after one another, by semicolons or "and"."""
    for name in names.replace(" and ", ";").split(";"):
        family, comma, given = name.strip().partition(",")
        if comma and given.strip():
            yield {"family": family.strip(), "given": given.strip()}
        elif family:
            yield {"literal": family.strip()}
