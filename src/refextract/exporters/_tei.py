"""Elements of TEI for a reference, its names and dates, in the forms that GROBID writes and its clients read.

Sources: the TEI Guidelines P5, chapter 3.12; "GROBID Service API" and "TEI encoding of results" of the documentation
of GROBID.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement

from refextract.model.reference import Reference
from refextract.text import plain_pattern
from refextract.values.date import PartialDate
from refextract.values.edtf import format_edtf
from refextract.values.name import Name, NameList

__all__ = ["NAMESPACE", "bibl_struct", "date_element", "legal", "name_elements"]

NAMESPACE = "http://www.tei-c.org/ns/1.0"

_PERIODICALS = frozenset(
    ("article", "article-journal", "article-magazine", "article-newspaper", "periodical", "review", "review-book")
)


def legal(text: str) -> str:
    r"""The text without characters that XML cannot hold.

    >>> legal("a\x00\ud800b")
    'ab'
    """
    return _illegal.sub("", text)


_illegal = plain_pattern("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def bibl_struct(reference: Reference, key: str | None = None, *, raw: bool = True) -> Element:
    """The ``<biblStruct>`` of a reference; with `raw` it ends with the entry as printed.

    What is printed in another work stands in ``<analytic>``, its host in ``<monogr>``.
    """
    entry = Element("biblStruct", {"xml:id": key} if key else {})
    hosted = bool(reference.title and reference.container_title)
    work = SubElement(entry, "analytic" if hosted else "monogr")
    _titles(work, reference, hosted=hosted)
    _people(work, reference.author, "author")
    if not hosted:
        _editors(work, reference)
    _identifiers(work, reference, host=not hosted)
    host = SubElement(entry, "monogr") if hosted else work
    if hosted:
        _text(host, "title", reference.container_title, level=_level(reference))
        _editors(host, reference)
        _identifiers(host, reference, host=True, of_work=False)
    _text(host, "meeting", reference.event)
    _text(host, "edition", reference.edition or reference.version)
    _imprint(host, reference)
    if reference.collection_title or reference.collection_number:
        series = SubElement(entry, "series")
        _text(series, "title", reference.collection_title or "", level="s", empty=True)
        _text(series, "biblScope", reference.collection_number, unit="volume")
    _notes(entry, reference, raw=raw)
    return entry


def _titles(work: Element, reference: Reference, *, hosted: bool) -> None:
    if hosted:
        _text(work, "title", reference.title, level="a", type="main")
    elif reference.title or not reference.container_title:
        _text(work, "title", reference.title or "", level="m", type="main", empty=True)
    else:
        _text(work, "title", reference.container_title, level=_level(reference))


def _level(reference: Reference) -> str:
    return "j" if reference.type in _PERIODICALS else "m"


def _people(work: Element, names: NameList, role: str) -> None:
    for element in name_elements(names):
        SubElement(work, role).append(element)


def _editors(work: Element, reference: Reference) -> None:
    _people(work, reference.editor, "editor")
    for element in name_elements(reference.translator):
        SubElement(work, "editor", {"role": "translator"}).append(element)


def name_elements(names: NameList) -> Iterator[Element]:
    """A ``<persName>`` for each person, an ``<orgName>`` for what is no person.

    A particle belongs to the surname, as readers of GROBID's output expect it.
    """
    for name in names.names:
        if name.literal is not None or not name.family:
            yield _filled("orgName", name.literal or name.given or "")
        else:
            yield _person(name)


def _person(name: Name) -> Element:
    person = Element("persName")
    given, _, more = (name.given or "").partition(" ")
    middle = " ".join(part for part in (more, name.dropping_particle) if part)
    _text(person, "forename", given, type="first")
    _text(person, "forename", middle, type="middle")
    particle = name.non_dropping_particle or ""
    joint = "" if not particle or particle[-1] in "-'’" else " "
    _text(person, "surname", f"{particle}{joint}{name.family}")
    _text(person, "genName", name.suffix)
    return person


def _identifiers(work: Element, reference: Reference, *, host: bool, of_work: bool = True) -> None:
    if of_work:
        arxiv = f"arXiv:{reference.arxiv}" if reference.arxiv else None
        pmid = reference.pmid or ""
        numbers = (
            ("DOI", reference.doi),
            ("PMC" if pmid.startswith("PMC") else "PMID", pmid),
            ("arXiv", arxiv),
            ("number", reference.number),
        )
        for kind, number in numbers:
            _text(work, "idno", number, type=kind)
        if reference.url:
            SubElement(work, "ptr", {"target": legal(reference.url)})
    if host:
        _text(work, "idno", reference.isbn, type="ISBN")
        _text(work, "idno", reference.issn, type="ISSN")


def _imprint(host: Element, reference: Reference) -> None:
    imprint = SubElement(host, "imprint")
    _text(imprint, "publisher", reference.publisher)
    _text(imprint, "pubPlace", reference.publisher_place)
    if reference.issued is not None:
        imprint.append(date_element(reference.issued, "published"))
    _text(imprint, "biblScope", reference.volume, unit="volume")
    _text(imprint, "biblScope", reference.issue, unit="issue")
    if reference.page:
        imprint.append(_pages(reference.page))
    if reference.accessed is not None:
        imprint.append(date_element(reference.accessed, "accessed"))


def _pages(pages: str) -> Element:
    """Pages from one to another as attributes; a single one, or several ranges, as they are."""
    first, dash, last = pages.partition("-")
    if dash and first and last and not _several.search(last):
        return Element("biblScope", {"unit": "page", "from": legal(first), "to": legal(last)})
    return _filled("biblScope", pages, unit="page")


_several = plain_pattern(r"[-,;]")


def date_element(date: PartialDate, kind: str | None = None) -> Element:
    """A ``<date>``; `when` is what of it is a date of the calendar, the text all of it, with letters and doubts."""
    element = Element("date", {"type": kind} if kind else {})
    if date.year is not None and date.year > 0:
        parts = [f"{date.year:04d}", *(f"{part:02d}" for part in (date.month, date.day) if part is not None)]
        element.set("when", "-".join(parts))
    told = format_edtf(date) + (date.suffix or "") if date.year is not None else date.literal or ""
    if told and told != element.get("when"):
        element.text = legal(told)
    return element


def _notes(entry: Element, reference: Reference, *, raw: bool) -> None:
    _text(entry, "note", reference.genre, type="report_type")
    _text(entry, "note", f"{reference.number_of_pages} pages" if reference.number_of_pages else None, type="extent")
    _text(entry, "note", reference.note)
    if raw:
        _text(entry, "note", reference.text, type="raw_reference")


def _text(parent: Element, name: str, text: str | None, *, empty: bool = False, **attributes: str) -> None:
    """An element with a text; none without one, unless it may be empty."""
    if text or empty:
        parent.append(_filled(name, text or "", **attributes))


def _filled(name: str, text: str, **attributes: str) -> Element:
    element = Element(name, attributes)
    element.text = legal(text) or None
    return element
