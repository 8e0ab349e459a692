"""The public names as a typed program uses them: ``mypy --strict`` checks this file, and runs are tests of it."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from refextract import (
    AuthorYear,
    Bibliography,
    CheckOptions,
    Citation,
    CitationItem,
    Diagnostic,
    Document,
    Extraction,
    ExtractOptions,
    Link,
    Locator,
    Name,
    Number,
    Options,
    Outline,
    PartialDate,
    RawReference,
    ReadError,
    Reference,
    RefextractError,
    Span,
    check,
    export,
    extract,
    find_citations,
    link,
    outline,
    parse_references,
    read,
    read_bibliography,
    read_options,
)

TEXT = (
    "Known since Knuth (1984, p. 3) and to nobody (Doe 1999).\n\n"
    "References\n\nKnuth, D. E. (1984). The TeXbook. Reading: Addison-Wesley.\n"
)


def printed_pointer(item: CitationItem) -> str:
    match item.pointer:
        case AuthorYear(names=names, date=PartialDate(year=int(year))):
            return f"{' and '.join(names)} {year}"
        case Number(value=value):
            return value
        case _:
            return item.pointer.kind


def test_one_call_does_all() -> None:
    found: Extraction = extract(TEXT, options=Options(extract=ExtractOptions(threshold=0.4)))
    citations: tuple[Citation, ...] = found.citations
    links: tuple[Link, ...] = found.links
    assert [printed_pointer(citation.items[0]) for citation in citations] == ["Knuth 1984", "Doe 1999"]
    assert [each.reference for each in links] == ["r1", None]
    locator: Locator | None = citations[0].items[0].locator
    assert locator is not None
    assert locator.value == "3"


def test_each_stage_alone() -> None:
    document: Document = read(TEXT)
    parts: Outline = outline(document)
    raw: Sequence[RawReference] = parts.entries
    references: tuple[Reference, ...] = parse_references(raw)
    citations = find_citations(document, parts, references)
    found = Extraction(
        source="mine", citations=citations, references=references, links=link(citations, references, threshold=0.5)
    )
    findings: tuple[Diagnostic, ...] = check(document, found, options=CheckOptions(select=("R101",)))
    span: Span = findings[0].span
    assert span.of(document.text) == "Doe 1999"


def test_references_lead_to_names_and_back_to_text() -> None:
    bibliography: Bibliography = read_bibliography("@book{k, author = {Knuth, Donald}, title = {Texts}, year = 1984}")
    name: Name = bibliography.references[0].author.names[0]
    family: str | None = name.family
    assert family == "Knuth"
    text: str = export(bibliography.references, "csl-json")
    assert '"family": "Knuth"' in text


def test_errors_have_one_root(tmp_path: Path) -> None:
    assert read_options(tmp_path).check == CheckOptions()
    errors: type[RefextractError] = ReadError
    with pytest.raises(errors):
        read(b"\x00\x01\x02\x03")
