"""Tasks: what a worker is asked to do. Each takes what came in a request, and makes the body of the answer."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from refextract import registry
from refextract.checking.diagnostics import check, chosen_rules
from refextract.checking.files import refuse_bibliography
from refextract.checking.report import Checked
from refextract.checking.report.listing import listed_document
from refextract.checking.report.notices import reported, rule_card
from refextract.checking.report.parsed import reference_record
from refextract.checking.report.record import extraction_record
from refextract.exporters import export_bytes, is_text
from refextract.model.document import Document
from refextract.model.extraction import Extraction
from refextract.model.reference import Reference
from refextract.options import Options
from refextract.pipeline import extract
from refextract.readers import read
from refextract.service.entries import entry_records, with_corrections
from refextract.service.labelled import GivenString, references_of
from refextract.service.outcomes import JSON_TYPE, TEXT_TYPE, Answer

__all__ = ["MEDIA_TYPES", "REPORT_TYPES", "CheckTask", "ExtractTask", "ParseTask", "Sent"]

MEDIA_TYPES = {
    "bibtex": "application/x-bibtex; charset=utf-8",
    "biblatex": "application/x-bibtex; charset=utf-8",
    "csl-json": "application/vnd.citationstyles.csl+json",
    "ris": "application/x-research-info-systems; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "tei": "application/tei+xml; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
"""What a format is called in HTTP; formats of others are text."""

REPORT_TYPES = {
    "github": TEXT_TYPE,
    "gitlab": JSON_TYPE,
    "html": "text/html; charset=utf-8",
    "junit": "application/xml; charset=utf-8",
    "sarif": "application/sarif+json",
    "text": TEXT_TYPE,
}
"""What reports of `check` there are besides JSON, and what they are called in HTTP."""


@dataclass(frozen=True, slots=True)
class Sent:
    """A document as it was sent, its name without folders, and a bibliography sent along with it."""

    data: bytes
    name: str
    options: Options
    bibliography: bytes | None = None

    def document(self) -> Document:
        """The document. It has no place on a disk, and so nothing beside it is read.

        Raises:
            ReadError: for what no reader reads.
        """
        if self.options.read.format is None:
            refuse_bibliography(Path(self.name))
        return read(self.data, options=self.options.read, name=self.name)

    def references(self) -> tuple[Reference, ...]:
        """The references of the bibliography.

        Raises:
            ReadError: for what is no bibliography.
        """
        if self.bibliography is None:
            return ()
        from refextract.bibliography import read_bibliography

        return read_bibliography(self.bibliography).references


@dataclass(frozen=True, slots=True)
class ExtractTask:
    """Citations, references and links of a document, in a format.

    `findings` adds what `check` finds; `text` the document's text with its headings, and of each entry its fields as
    they count in its own text. `corrections` are told by the ids of references.
    """

    sent: Sent
    format: str = "json"
    findings: bool = False
    text: bool = False
    corrections: tuple[tuple[str, GivenString], ...] = ()

    def __call__(self) -> Answer:
        """The extraction."""
        document, references, options = self.sent.document(), self.sent.references(), self.sent.options
        found = extract(document, bibliography=references, options=options)
        found = with_corrections(document, found, dict(self.corrections), options.extract)
        if self.format != "json":
            return exported(found.references, self.format)
        if self.findings:
            diagnostics = check(document, found, options=options.check, bibliography=references)
            found = found.model_copy(update={"diagnostics": diagnostics})
        record = {**_record(document, found), "problems": list(document.problems)}
        if self.text:
            headings = [[each.span.start, each.span.end] for each in document.blocks if each.kind == "heading"]
            record |= {"text": document.text, "format": document.format, "headings": headings}
            record["entries"] = entry_records(document, found)
        return _json(record)


@dataclass(frozen=True, slots=True)
class CheckTask:
    """What the rules find in a document, as JSON or as a report of `check`."""

    sent: Sent
    format: str = "json"
    corrections: tuple[tuple[str, GivenString], ...] = ()

    def __call__(self) -> Answer:
        """The findings."""
        document, references, options = self.sent.document(), self.sent.references(), self.sent.options
        found = extract(document, bibliography=references, options=options)
        found = with_corrections(document, found, dict(self.corrections), options.extract)
        diagnostics = check(document, found, options=options.check, bibliography=references)
        told = reported(Checked(document, found, diagnostics))
        if self.format == "json":
            return _json(listed_document(told))
        rules = [rule_card(rule) for rule in chosen_rules(options.check)]
        rendered: str = registry.load("report", self.format).render([told], rules)
        return Answer(REPORT_TYPES[self.format], rendered.encode("utf-8", "backslashreplace"))


@dataclass(frozen=True, slots=True)
class ParseTask:
    """Reference strings, parsed or with the fields that somebody gave them, in a format."""

    strings: tuple[GivenString, ...]
    format: str = "json"
    one_list: bool = False

    def __call__(self) -> Answer:
        """One result a string, in order."""
        found = references_of(self.strings, one_list=self.one_list)
        if self.format != "json":
            return exported([each for each in found if each.text.strip()], self.format)
        return _json([reference_record(each) for each in found])


def exported(references: Sequence[Reference], format_: str) -> Answer:
    """The references in a format.

    Raises:
        ExportError: for a format that there is not.
    """
    other = "text/plain; charset=utf-8" if is_text(format_) else "application/octet-stream"
    return Answer(MEDIA_TYPES.get(format_, other), export_bytes(references, format_))


def _record(document: Document, found: Extraction) -> dict[str, object]:
    record = extraction_record(document, found)
    if not isinstance(record, dict):
        raise TypeError("the record of an extraction is an object")
    return {**record}


def _json(value: object) -> Answer:
    return Answer(JSON_TYPE, json.dumps(value, ensure_ascii=False).encode("utf-8", "backslashreplace"))
