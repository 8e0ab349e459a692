"""Checking many documents: files found in folders, all cores used, unchanged documents answered from a cache."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import nullcontext
from functools import partial
from glob import glob, has_magic
from pathlib import Path
from typing import NamedTuple

from refextract import registry
from refextract.cache import FindingsCache
from refextract.model.diagnostic import Diagnostic
from refextract.model.document import Document
from refextract.model.extraction import Extraction
from refextract.model.reference import Reference
from refextract.options import Options
from refextract.readers import read
from refextract.report import Checked

__all__ = ["check_again", "check_documents", "expand"]

_FEW = 4  # documents below this number are checked here: starting processes costs more than it gives
_AHEAD = 4  # documents waiting for each process


def expand(files: Sequence[str]) -> Iterator[str]:
    """The files meant by names, folders (with all below them that a reader knows) and globs, each once, in order.

    A name that is none of these is passed on, so that opening it tells what is wrong.

    >>> list(expand(["-", "-"]))
    ['-']
    """
    seen: set[str] = set()
    for name in files:
        for file in _meant(name):
            if file not in seen:
                seen.add(file)
                yield file


def _meant(name: str) -> Iterable[str]:
    path = Path(name)
    if path.is_dir():
        known = {s for kind in registry.names("readers") for s in registry.load("readers", kind).SUFFIXES}
        return (str(each) for each in sorted(path.rglob("*")) if each.suffix.lower() in known and each.is_file())
    if has_magic(name) and not path.exists():
        return sorted(glob(name, recursive=True)) or [name]  # noqa: PTH207 - absolute patterns too
    return [name]


def check_documents(  # noqa: PLR0913 - all but two by name
    documents: Iterable[Document],
    options: Options,
    *,
    bibliography: Sequence[Reference] = (),
    number: int = 1,
    cache: FindingsCache | None = None,
    keep_extractions: bool = False,
) -> Iterator[Checked]:
    """Each document with its findings, in order.

    `bibliography` holds more references that may be cited. `number` is how many documents are to be expected: from a
    handful on all cores are used. Extractions are made, and the cache passed over, where the report wants them
    (`keep_extractions`).
    """
    jobs = min(os.cpu_count() or 1, number)
    check = partial(_checked, options=options, bibliography=bibliography, keep_extraction=keep_extractions)
    with ProcessPoolExecutor(jobs) if jobs > 1 and number >= _FEW else nullcontext() as pool:
        waiting: deque[_Begun] = deque()
        for document in documents:
            known = cache.get(document) if cache and not keep_extractions else None
            waiting.append(_known(document, known) if known is not None else _begun(document, check, pool))
            while len(waiting) > _AHEAD * jobs:
                yield _ended(waiting.popleft(), cache)
        while waiting:
            yield _ended(waiting.popleft(), cache)


class _Found(NamedTuple):
    """What is found in one document."""

    extraction: Extraction | None
    diagnostics: tuple[Diagnostic, ...]


class _Begun(NamedTuple):
    """A document with its findings, or with the promise of them; `fresh` ones were not in the cache."""

    document: Document
    findings: Future[_Found] | _Found
    fresh: bool


def check_again(data: bytes, document: Document, options: Options, bibliography: Sequence[Reference] = ()) -> Checked:
    """What is found in the file of `document` where its bytes are `data`.

    Raises:
        ReadError: for bytes that its reader does not read.
    """
    reading = options.read.model_copy(update={"format": document.format})
    fresh = read(data, options=reading, name=document.source)
    return Checked(fresh, *_checked(fresh, options, bibliography))


def _known(document: Document, findings: tuple[Diagnostic, ...]) -> _Begun:
    return _Begun(document, _Found(None, findings), fresh=False)


def _begun(document: Document, check: Callable[[Document], _Found], pool: Executor | None) -> _Begun:
    return _Begun(document, pool.submit(check, document) if pool else check(document), fresh=True)


def _ended(begun: _Begun, cache: FindingsCache | None) -> Checked:
    found = begun.findings.result() if isinstance(begun.findings, Future) else begun.findings
    if cache and begun.fresh:
        cache.put(begun.document, found.diagnostics)
    return Checked(begun.document, *found)


def _checked(
    document: Document, options: Options, bibliography: Sequence[Reference], *, keep_extraction: bool = True
) -> _Found:
    """What is found in a document; without the extraction where nobody wants it, for it is costly to pass on."""
    from refextract.checking import check
    from refextract.pipeline import extract

    extraction = extract(document, bibliography=bibliography, options=options)
    findings = check(document, extraction, options=options.check, bibliography=bibliography)
    return _Found(extraction if keep_extraction else None, findings)
