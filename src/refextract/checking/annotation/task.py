"""The annotation of a file under options: read, extracted, checked and written on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from refextract.checking.annotation import annotate
from refextract.checking.batch import read_given
from refextract.checking.diagnostics import check
from refextract.checking.outcomes import GivenFile
from refextract.model.reference import Reference
from refextract.options import Options
from refextract.pipeline import extract

__all__ = ["Annotated", "annotated"]


class Annotated(NamedTuple):
    """A file with its annotations: how many citations lead to an entry, how many findings have a note.

    `old` is the file as it was; `problems` are sentences on what could not be read.
    """

    data: bytes
    old: bytes
    linked: int
    findings: int
    problems: tuple[str, ...]


def annotated(given: GivenFile, options: Options, bibliography: Sequence[Reference] = ()) -> Annotated:
    """A PDF file with its citations and entries linked, and its findings marked.

    Raises:
        ReadError: for what no reader reads.
        ExportError: for a file that is no PDF, or is encrypted.
        OSError: where the file cannot be opened.
    """
    document, data, _ = read_given(given, options.read)
    extraction = extract(document, bibliography=bibliography, options=options)
    found = check(document, extraction, options=options.check, bibliography=bibliography)
    linked = sum(link.reference is not None for link in extraction.links)
    return Annotated(annotate(data, document, extraction, found), data, linked, len(found), document.problems)
