"""The sources that Word keeps in a document, and the fields that other programs keep beside the text."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from refextract.errors import CorruptInputError
from refextract.model.unread import Unread
from refextract.readers._office.cited import CslItem
from refextract.readers._office.kept import fields_of_properties
from refextract.readers._safe_xml import parse_xml
from refextract.readers.docx.package import Package
from refextract.values.figures import whole

__all__ = ["fields_of_bookmarks", "word_sources"]

_B = "{http://schemas.openxmlformats.org/officeDocument/2006/bibliography}"
_SIGN = b"officeDocument/2006/bibliography"
_STRICT_SIGN = b"purl.oclc.org/ooxml/officeDocument/bibliography"
_TYPES = {
    "JournalArticle": "article-journal",
    "ArticleInAPeriodical": "article-magazine",
    "Book": "book",
    "BookSection": "chapter",
    "ConferenceProceedings": "paper-conference",
    "Report": "report",
    "InternetSite": "webpage",
    "DocumentFromInternetSite": "webpage",
    "ElectronicSource": "webpage",
    "Patent": "patent",
    "Case": "legal_case",
    "Film": "motion_picture",
    "SoundRecording": "song",
    "Interview": "interview",
    "Art": "graphic",
}
_TEXTS = {
    "title": ("Title",),
    "container-title": ("JournalName", "PeriodicalTitle", "BookTitle", "ConferenceName", "PublicationTitle"),
    "volume": ("Volume",),
    "issue": ("Issue",),
    "page": ("Pages",),
    "edition": ("Edition",),
    "publisher": ("Publisher", "Institution", "Distributor", "ProductionCompany"),
    "publisher-place": ("City",),
    "URL": ("URL",),
    "DOI": ("DOI",),
}
_MONTHS = 12


def word_sources(package: Package) -> dict[str, CslItem]:
    """The sources by their tags, which citations name."""
    found: dict[str, CslItem] = {}
    for data in package.custom_parts():
        if _SIGN not in data and _STRICT_SIGN not in data:
            continue
        try:
            root = parse_xml(data.replace(_STRICT_SIGN, b"schemas.openxmlformats.org/" + _SIGN), "sources of Word")
        except CorruptInputError as error:
            package.problems.append(Unread(str(error), ""))
            continue
        for source in root.iter(f"{_B}Source"):
            if tag := _text(source, "Tag"):
                found.setdefault(tag, _work(source))
    return found


def fields_of_bookmarks(package: Package) -> dict[str, str]:
    """The instructions of fields that are kept in properties of the document, by the bookmarks around their text."""
    root = package.root("docProps/custom.xml")
    properties = root if root is not None else ()
    return fields_of_properties((each.get("name", ""), "".join(each.itertext())) for each in properties)


def _text(source: Element, name: str) -> str:
    return (source.findtext(f"{_B}{name}") or "").strip()


def _work(source: Element) -> CslItem:
    work: dict[str, object] = {
        name: next(filter(None, (_text(source, each) for each in theirs)), "") for name, theirs in _TEXTS.items()
    }
    work["type"] = _TYPES.get(_text(source, "SourceType"), "document")
    date = [_text(source, part) for part in ("Year", "Month", "Day")]
    if whole(date[0]) is not None:
        parts = [number for part in date if (number := whole(part)) is not None]
        numbered = len(parts) > 1 and 1 <= parts[1] <= _MONTHS
        work["issued"] = {"date-parts": [parts if numbered else parts[:1]]}
    elif date[0]:
        work["issued"] = {"raw": date[0]}
    authors = source.find(f"{_B}Author")
    for role, theirs in (("author", "Author"), ("editor", "Editor"), ("translator", "Translator")):
        work[role] = list(_people(authors.find(f"{_B}{theirs}") if authors is not None else None))
    return work


def _people(role: Element | None) -> Iterator[dict[str, str]]:
    if role is None:
        return
    if corporate := _text(role, "Corporate"):
        yield {"literal": corporate}
    for person in role.iter(f"{_B}Person"):
        family, first, middle = (_text(person, part) for part in ("Last", "First", "Middle"))
        given = " ".join(part for part in (first, middle) if part)
        if family and given:
            yield {"family": family, "given": given}
        elif family or given:
            yield {"literal": family or given}
