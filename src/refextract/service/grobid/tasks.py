"""Tasks of GROBID's contract: what a worker makes of a document or of strings."""

from __future__ import annotations

from dataclasses import dataclass
from xml.etree.ElementTree import Element, indent, tostring

from refextract.exporters import export
from refextract.exporters._tei import NAMESPACE, bibl_struct, date_element, name_elements
from refextract.exporters.tei import file_of
from refextract.model.reference import Reference
from refextract.pipeline import extract
from refextract.references import parse_references
from refextract.service.grobid.fulltext import coordinates, full_text
from refextract.service.outcomes import Answer
from refextract.service.tasks import MEDIA_TYPES, Sent
from refextract.values.date import parse_date
from refextract.values.name import parse_names

__all__ = ["CitationTask", "DateTask", "DocumentTask", "NamesTask"]

XML = "application/xml; charset=UTF-8"
_NOTHING = Answer(XML, b"")


@dataclass(frozen=True, slots=True)
class DocumentTask:
    """The references of a document, or all of its text as well."""

    sent: Sent
    full: bool = False
    bibtex: bool = False
    raw: bool = False
    coords: frozenset[str] = frozenset()

    def __call__(self) -> Answer:
        """TEI or BibTeX; nothing where there is nothing."""
        document = self.sent.document()
        found = extract(document, options=self.sent.options)
        if not found.references and not (self.full and document.text.strip()):
            return _NOTHING
        if self.full:
            return Answer(XML, full_text(document, found, raw=self.raw, coords=self.coords).encode())
        if self.bibtex:
            return _bibtex(found.references)
        entries = [bibl_struct(each, f"b{number}", raw=self.raw) for number, each in enumerate(found.references)]
        if "biblStruct" in self.coords:
            for entry, reference in zip(entries, found.references, strict=True):
                entry.set("coords", coordinates(document, [reference.span]))
        return Answer(XML, file_of(entries).encode())


@dataclass(frozen=True, slots=True)
class CitationTask:
    """Reference strings, each by itself; a `single` one is answered without a document around it."""

    strings: tuple[str, ...]
    single: bool = False
    bibtex: bool = False
    raw: bool = False

    def __call__(self) -> Answer:
        """TEI or BibTeX; nothing where there is nothing."""
        lines = [" ".join(each.split()) for each in self.strings]
        found = parse_references(lines)
        if self.single and not found[0].evidence:
            return _NOTHING
        told = [(f"b{number}", each) for number, each in enumerate(found) if each.text]
        if not told:
            return _NOTHING
        if self.bibtex:
            return _bibtex([each for _, each in told])
        if self.single:
            return _elements([bibl_struct(found[0], raw=self.raw)])
        return Answer(XML, file_of(bibl_struct(each, key, raw=self.raw) for key, each in told).encode())


@dataclass(frozen=True, slots=True)
class NamesTask:
    """A list of names as printed."""

    text: str

    def __call__(self) -> Answer:
        """An element a name."""
        names = parse_names(self.text)
        return _elements(list(name_elements(names))) if names is not None else _NOTHING


@dataclass(frozen=True, slots=True)
class DateTask:
    """A date as printed."""

    text: str

    def __call__(self) -> Answer:
        """Its element; nothing for what is no date of the calendar."""
        date = parse_date(self.text)
        return _elements([date_element(date)]) if date is not None and date.year is not None else _NOTHING


def _bibtex(references: tuple[Reference, ...] | list[Reference]) -> Answer:
    return Answer(MEDIA_TYPES["bibtex"], export(references, "bibtex").encode("utf-8", "backslashreplace"))


def _elements(elements: list[Element]) -> Answer:
    """Elements without one around them, each in the namespace of TEI."""
    for each in elements:
        each.set("xmlns", NAMESPACE)
        indent(each)
    return Answer(XML, "\n".join(tostring(each, "unicode") for each in elements).encode())
