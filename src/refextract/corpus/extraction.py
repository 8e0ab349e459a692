"""Extraction from many files, on all cores: what is made of each extraction, in order, no fault costing the others."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, NamedTuple, TypeVar

from refextract.checking.outcomes import GivenFile
from refextract.checking.report import Reported
from refextract.checking.session import Session
from refextract.model.document import Document
from refextract.model.extraction import Extraction
from refextract.model.reference import Reference
from refextract.options import Options

__all__ = ["extract_files", "with_own_ids"]

R = TypeVar("R")


def extract_files(session: Session, names: list[str], make: Callable[[Document, Extraction], R]) -> Iterator[R]:
    """What `make` makes of the extraction of each of the files, which the session selected.

    `make` is called in the process that read the document: a function of a module, whose result can be pickled. What
    could not be read, or failed, is told in the errors and notes of the session.

    Raises:
        OptionsError: where a file that a document takes in would be overwritten.
        ReadError: for a bibliography file that cannot be read.
        OSError: for a bibliography file that cannot be opened.
    """
    task: Callable[[GivenFile], _Extracted[R]] = _ExtractTask(session.options, session.bibliography, make)
    session.tell_bibliographies()
    for file, outcome in session.outcomes(names, {}, lambda: task):
        if isinstance(outcome, Reported):
            session.errors += (f"{outcome.source}: {notice.message}" for notice in outcome.notices)
        else:
            session.reads(outcome.beside)
            session.take_note(file, outcome.source, outcome.problems)
            yield outcome.made


class _Extracted(NamedTuple, Generic[R]):
    made: R
    source: str
    problems: tuple[str, ...]
    beside: tuple[Path, ...]


def with_own_ids(references: Iterable[Reference]) -> list[Reference]:
    """The references of several documents, each with an id of its own: a second ``r1`` becomes ``r1-2``."""
    listed = list(references)
    taken = {reference.id for reference in listed}
    seen: dict[str, int] = {}
    found = []
    for reference in listed:
        key = reference.id
        while key in seen:
            seen[reference.id] += 1
            key = f"{reference.id}-{seen[reference.id]}"
            key = key if key not in taken else reference.id
        seen[key] = 1
        found.append(reference if key == reference.id else reference.model_copy(update={"id": key}))
    return found


@dataclass(frozen=True, slots=True)
class _ExtractTask(Generic[R]):
    options: Options
    bibliography: tuple[Reference, ...]
    make: Callable[[Document, Extraction], R]

    def __call__(self, given: GivenFile) -> _Extracted[R]:
        from refextract.checking.batch import read_given
        from refextract.pipeline import extract

        document, _, beside = read_given(given, self.options.read)
        extraction = extract(document, bibliography=self.bibliography, options=self.options)
        return _Extracted(self.make(document, extraction), document.source, document.problems, tuple(beside))
