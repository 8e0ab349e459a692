"""The check of one document among many: what a worker is given, what it does, and what it gives back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from refextract.checking.baseline import Baseline, new_findings
from refextract.checking.cache import answer_key, state_of
from refextract.checking.diagnostics import check
from refextract.checking.files import refuse_bibliography
from refextract.checking.fixes import fix_checked, is_fixable, unified_diff
from refextract.checking.outcomes import CacheKey, Found, GivenFile, Keep, Rewritten
from refextract.checking.pictures import illustrated
from refextract.checking.report import Checked, Reported
from refextract.checking.report.notices import reported
from refextract.model.document import Document
from refextract.model.reference import Reference
from refextract.options import Options, ReadOptions
from refextract.pipeline import extract
from refextract.readers import content, read
from refextract.readers._looked_at import looking

__all__ = ["CheckTask", "FixTask", "check_again", "read_given"]


def read_given(given: GivenFile, options: ReadOptions) -> tuple[Document, bytes, tuple[Path, ...]]:
    """The document of a file, the bytes it was read from, and what was looked at beside it.

    Raises:
        ReadError: for what no reader reads.
        OSError: where the file cannot be opened.
    """
    path = Path(given.file)
    if given.data is None and options.format is None:
        refuse_bibliography(path)
    data = content(path, options) if given.data is None else given.data
    with looking() as beside:
        document = read(data, options=options, name=given.name, path=path if given.data is None else None)
    return document, data, tuple(beside)


@dataclass(frozen=True, slots=True)
class CheckTask:
    """The check of a document under these options; `stamp` is that of a cache."""

    options: Options
    bibliography: tuple[Reference, ...] = ()
    stamp: bytes | None = None
    keep: Keep = "findings"

    def __call__(self, given: GivenFile) -> Found:
        """What is found in a file."""
        document, data, beside = read_given(given, self.options.read)
        checked = _checked(document, self.options, self.bibliography)
        return Found(_kept(checked, data, self.keep, beside), _key(self.stamp, given, data, beside))


@dataclass(frozen=True, slots=True)
class FixTask:
    """The check of a document and the fixes of what it finds, less what a baseline knows; no file is written."""

    options: Options
    bibliography: tuple[Reference, ...] = ()
    baseline: Baseline = field(default_factory=Baseline)
    unsafe: bool = False
    stamp: bytes | None = None
    keep: Keep = "findings"

    def __call__(self, given: GivenFile) -> Rewritten:
        """What is found in a file, and what becomes of it."""
        document, data, beside = read_given(given, self.options.read)
        checked = new_findings(_checked(document, self.options, self.bibliography), self.baseline)
        before = _kept(checked, data, self.keep, beside)
        if not any(is_fixable(document, each, unsafe=self.unsafe) for each in checked.diagnostics):
            problem = _refused(document, checked, given.name)
            return Rewritten(
                before, problem=problem, key=None if self.baseline else _key(self.stamp, given, data, beside)
            )
        fixed = fix_checked(checked, data, lambda fresh: self._again(fresh, document), unsafe=self.unsafe)
        if fixed is None:
            return Rewritten(before, problem=f"{given.name}: not fixed, for not all of it could be read")
        diff = unified_diff(document.original, fixed.checked.document.original, given.name)
        after = _kept(fixed.checked, fixed.data, self.keep, beside)
        return Rewritten(before, after, data, fixed.data, fixed.count, diff)

    def _again(self, data: bytes, document: Document) -> Checked:
        return new_findings(check_again(data, document, self.options, self.bibliography), self.baseline)


def _refused(document: Document, checked: Checked, name: str) -> str | None:
    """That a file has findings with fixes, which cannot be made in a file of its format."""
    if not document.assembled or not any(each.fix for each in checked.diagnostics):
        return None
    kind = document.format.upper()
    return f"{name}: not fixed: the text of a {kind} file cannot be written back; fix it in the program that wrote it"


def check_again(data: bytes, document: Document, options: Options, bibliography: Sequence[Reference] = ()) -> Checked:
    """What is found in the file of `document` where its bytes are `data`.

    Raises:
        ReadError: for bytes that its reader does not read.
    """
    reading = options.read.model_copy(update={"format": document.format})
    path = Path(document.source)
    fresh = read(data, options=reading, name=document.source, path=path if path.is_file() else None)
    return _checked(fresh, options, bibliography)


def _checked(document: Document, options: Options, bibliography: Sequence[Reference]) -> Checked:
    extraction = extract(document, bibliography=bibliography, options=options)
    findings = check(document, extraction, options=options.check, bibliography=bibliography)
    return Checked(document, extraction, findings)


def _key(stamp: bytes | None, given: GivenFile, data: bytes, beside: Iterable[Path]) -> CacheKey | None:
    """Where a cache with that stamp keeps what is found; None without one, and for what is not in one file alone."""
    if stamp is None or given.data is not None:
        return None
    return CacheKey(answer_key(stamp, given.name, data), tuple((str(path), state_of(str(path))) for path in beside))


def _kept(checked: Checked, data: bytes, keep: Keep, beside: Iterable[Path]) -> Reported:
    """Without document and extraction where nobody wants them, for they are costly to send; with pictures if wanted."""
    kept = reported(illustrated(checked, data) if keep == "pages" else checked)._replace(beside=tuple(map(str, beside)))
    return kept._replace(checked=None) if keep == "findings" else kept
