"""What is fuzzed: each entry of the package as a function of bytes, which fails where a law of the package does.

The laws: no error but ours; spans lie inside their text; citations are sorted and disjoint, with their items inside; a
link leads to a reference; a second fix changes nothing; what is exported can be read back, as many works.
"""

import json
from collections.abc import Callable
from itertools import pairwise

from refextract import registry
from refextract.bibliography import formats as bibliography_formats
from refextract.bibliography import read_bibliography
from refextract.checking import check
from refextract.checking.batch import check_again
from refextract.checking.fixes import fix_checked
from refextract.checking.report import Checked
from refextract.checking.report.notices import reported
from refextract.errors import ReadError
from refextract.exporters import export_bytes, formats
from refextract.model.document import Document
from refextract.model.extraction import Extraction
from refextract.options import Options, ReadOptions
from refextract.pipeline import extract
from refextract.readers import read
from refextract.references import parse_references
from tests.fuzz.rooms import ROOM_TARGETS

__all__ = ["TARGETS"]

OPTIONS = Options()
_READ_BACK = {"bibtex": "bibtex", "biblatex": "bibtex", "csl-json": "csl-json", "ris": "ris"}


def reader(name: str) -> Callable[[bytes], None]:
    """Any bytes as a document of one format, all the way to its findings."""

    def target(data: bytes) -> None:
        try:
            document = read(data, options=ReadOptions(format=name), name="fuzz")
        except ReadError:
            return
        extraction = extract(document)
        assert_sound(document, extraction)
        for found in check(document, extraction):
            assert 0 <= found.span.start <= found.span.end <= len(document.text)
        for span in (block.span for block in document.blocks):
            assert document.view.to_source(span).end <= len(document.original)

    return target


def fixing(data: bytes) -> None:
    """Any bytes as a document whose findings are fixed, twice."""
    try:
        document = read(data, options=ReadOptions(format="text"), name="fuzz")
    except ReadError:
        return
    extraction = extract(document)
    checked = Checked(document, extraction, check(document, extraction))
    reported(checked)

    def again(fresh: bytes) -> Checked:
        return check_again(fresh, document, OPTIONS)

    fixed = fix_checked(checked, data, again, unsafe=True)
    if fixed is not None:
        twice = fix_checked(fixed.checked, fixed.data, again, unsafe=True)
        assert twice is not None
        assert twice.data == fixed.data


def parsing(data: bytes) -> None:
    """Any text as reference strings, exported in every format and read back."""
    references = parse_references(data.decode("utf-8", "replace").split("\n"))
    for reference in references:
        for evidence in reference.evidence:
            assert all(0 <= span.start <= span.end <= len(reference.text) for span in evidence.spans)
    works = len(json.loads(export_bytes(references, "csl-json")))  # an entry may hold several
    assert works >= len(references)
    for format_ in formats():
        written = export_bytes(references, format_).decode("utf-8", "replace")
        if format_ in _READ_BACK:
            assert len(read_bibliography(written, format=_READ_BACK[format_]).references) == works


def bibliography(name: str) -> Callable[[bytes], None]:
    """Any bytes as a bibliography of one format, exported in every format."""

    def target(data: bytes) -> None:
        try:
            found = read_bibliography(data, format=name)
        except ReadError:
            return
        for format_ in formats():
            export_bytes(found.references, format_)
        extract(Document.of("As Roe (2001) and [@a] say."), bibliography=found.references)

    return target


def assert_sound(document: Document, extraction: Extraction) -> None:
    """Fail where a law of results is broken."""
    size = len(document.text)
    spans = [citation.span for citation in extraction.citations]
    assert all(0 <= span.start < span.end <= size for span in spans)
    assert all(one.end <= other.start for one, other in pairwise(spans))
    for citation in extraction.citations:
        assert all(
            citation.span.start <= item.span.start <= item.span.end <= citation.span.end for item in citation.items
        )
    ids = [reference.id for reference in extraction.references]
    assert len(set(ids)) == len(ids)
    assert all(0 <= reference.span.start <= reference.span.end <= size for reference in extraction.references)
    assert all(link.reference is None or link.reference in set(ids) for link in extraction.links)
    assert len(extraction.links) == sum(len(citation.items) for citation in extraction.citations)


TARGETS: dict[str, Callable[[bytes], None]] = {
    **{f"read-{name}": reader(name) for name in registry.names("readers")},
    **{f"bibliography-{name}": bibliography(name) for name in bibliography_formats()},
    "fix": fixing,
    "parse": parsing,
    **ROOM_TARGETS,
}
"""Each target by its name."""
