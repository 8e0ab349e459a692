"""Checking many documents: all cores used, the results in order."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import nullcontext
from functools import partial
from pathlib import Path
from typing import NamedTuple

from refextract.checking.report import Checked, Notice, Reported
from refextract.model.diagnostic import Diagnostic
from refextract.model.document import Document
from refextract.model.extraction import Extraction
from refextract.model.reference import Reference
from refextract.options import Options
from refextract.readers import read

__all__ = ["check_again", "check_documents"]

_FEW = 4  # documents below this number are checked here: starting processes costs more than it gives
_AHEAD = 4  # documents waiting for each process


def check_documents(
    documents: Iterable[Document | Reported],
    options: Options,
    *,
    bibliography: Sequence[Reference] = (),
    number: int = 1,
    keep_extractions: bool = False,
) -> Iterator[Reported]:
    """Each document with its findings, in order; those that are reported already are passed on in their place.

    `bibliography` holds more references that may be cited. `number` is how many documents are to be checked: from a
    handful on all cores are used. Extractions are kept where the report wants them (`keep_extractions`).
    """
    jobs = min(os.cpu_count() or 1, number)
    check = partial(_found, options=options, bibliography=bibliography, keep_extraction=keep_extractions)
    with ProcessPoolExecutor(jobs) if jobs > 1 and number >= _FEW else nullcontext() as pool:
        waiting: deque[_Begun | Reported] = deque()
        for document in documents:
            waiting.append(document if isinstance(document, Reported) else _begun(document, check, pool))
            while len(waiting) > _AHEAD * jobs:
                yield _ended(waiting.popleft())
        while waiting:
            yield _ended(waiting.popleft())


class _Found(NamedTuple):
    """What is found in one document."""

    extraction: Extraction | None
    diagnostics: tuple[Diagnostic, ...]
    notices: tuple[Notice, ...]


class _Begun(NamedTuple):
    """A document with its findings, or with the promise of them."""

    document: Document
    findings: Future[_Found] | _Found


def check_again(data: bytes, document: Document, options: Options, bibliography: Sequence[Reference] = ()) -> Checked:
    """What is found in the file of `document` where its bytes are `data`.

    Raises:
        ReadError: for bytes that its reader does not read.
    """
    reading = options.read.model_copy(update={"format": document.format})
    path = Path(document.source)
    fresh = read(data, options=reading, name=document.source, path=path if path.is_file() else None)
    return _checked(fresh, options, bibliography)


def _begun(document: Document, check: Callable[[Document], _Found], pool: Executor | None) -> _Begun:
    return _Begun(document, pool.submit(check, document) if pool else check(document))


def _ended(begun: _Begun | Reported) -> Reported:
    if isinstance(begun, Reported):
        return begun
    document = begun.document
    found = begun.findings.result() if isinstance(begun.findings, Future) else begun.findings
    checked = Checked(document, found.extraction, found.diagnostics)
    return Reported(document.source, found.notices, document.problems, checked)


def _found(document: Document, options: Options, bibliography: Sequence[Reference], *, keep_extraction: bool) -> _Found:
    """What is found in a document; without the extraction where nobody wants it, for it is costly to pass on."""
    from refextract.checking.report.notices import reported

    checked = _checked(document, options, bibliography)
    return _Found(checked.extraction if keep_extraction else None, checked.diagnostics, reported(checked).notices)


def _checked(document: Document, options: Options, bibliography: Sequence[Reference]) -> Checked:
    from refextract.checking import check
    from refextract.pipeline import extract

    extraction = extract(document, bibliography=bibliography, options=options)
    findings = check(document, extraction, options=options.check, bibliography=bibliography)
    return Checked(document, extraction, findings)
