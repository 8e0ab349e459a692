"""The check of one document among many: what a worker is given, what it does, and what it gives back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from refextract import registry
from refextract.checking.baseline import Baseline, new_findings
from refextract.checking.cache import answer_key
from refextract.checking.diagnostics import check
from refextract.checking.fixes import fix_checked, is_fixable, unified_diff
from refextract.checking.outcomes import Found, Given, Keep, Rewritten
from refextract.checking.report import Checked, Reported
from refextract.checking.report.notices import reported
from refextract.errors import UnsupportedFormatError
from refextract.model.document import Document
from refextract.model.reference import Reference
from refextract.options import Options, ReadOptions
from refextract.pipeline import extract
from refextract.readers import content, read, suffixes

__all__ = ["CheckTask", "FixTask", "check_again", "read_given", "refuse_bibliography"]


def read_given(given: Given, options: ReadOptions) -> tuple[Document, bytes]:
    """The document of a file, and the bytes it was read from.

    Raises:
        ReadError: for what no reader reads.
        OSError: where the file cannot be opened.
    """
    path = Path(given.file)
    if given.data is None and options.format is None:
        refuse_bibliography(path)
    data = content(path, options) if given.data is None else given.data
    return read(data, options=options, name=given.name, path=path if given.data is None else None), data


def refuse_bibliography(path: Path) -> None:
    """Keep a bibliography file from being read as text: its entries would look like a document that cites nothing.

    Raises:
        UnsupportedFormatError: for a file that ends as bibliographies do, and as no document does.
    """
    suffix = path.suffix.lower()
    if suffix not in suffixes() and suffix in _bibliography_suffixes():
        raise UnsupportedFormatError(
            f"{path}: this is a bibliography, not a document; `refextract export {path}` converts it, "
            f"`refextract check DOCUMENT --bibliography {path}` checks what cites it"
        )


@cache
def _bibliography_suffixes() -> frozenset[str]:
    modules = (registry.load("bibliography", name) for name in registry.names("bibliography"))
    return frozenset(suffix for module in modules for suffix in module.SUFFIXES)


@dataclass(frozen=True, slots=True)
class CheckTask:
    """The check of a document under these options; `stamp` is that of a cache."""

    options: Options
    bibliography: tuple[Reference, ...] = ()
    stamp: bytes | None = None
    keep: Keep = "findings"

    def __call__(self, given: Given) -> Found:
        """What is found in a file."""
        document, data = read_given(given, self.options.read)
        found = reported(_checked(document, self.options, self.bibliography))
        return Found(_kept(found, self.keep), _key(self.stamp, given, document, data))


@dataclass(frozen=True, slots=True)
class FixTask:
    """The check of a document and the fixes of what it finds, less what a baseline knows; no file is written."""

    options: Options
    bibliography: tuple[Reference, ...] = ()
    baseline: Baseline = field(default_factory=Baseline)
    unsafe: bool = False
    stamp: bytes | None = None
    keep: Keep = "findings"

    def __call__(self, given: Given) -> Rewritten:
        """What is found in a file, and what becomes of it."""
        document, data = read_given(given, self.options.read)
        checked = new_findings(_checked(document, self.options, self.bibliography), self.baseline)
        before = _kept(reported(checked), self.keep)
        if not any(is_fixable(document, each, unsafe=self.unsafe) for each in checked.diagnostics):
            return Rewritten(before, key=None if self.baseline else _key(self.stamp, given, document, data))
        fixed = fix_checked(checked, data, lambda fresh: self._again(fresh, document), unsafe=self.unsafe)
        if fixed is None:
            return Rewritten(before, problem=f"{given.name}: not fixed, for not all of it could be read")
        diff = unified_diff(document.original, fixed.checked.document.original, given.name)
        after = _kept(reported(fixed.checked), self.keep)
        return Rewritten(before, after, data, fixed.data, fixed.mended, diff)

    def _again(self, data: bytes, document: Document) -> Checked:
        return new_findings(check_again(data, document, self.options, self.bibliography), self.baseline)


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


def _key(stamp: bytes | None, given: Given, document: Document, data: bytes) -> bytes | None:
    """Where a cache with that stamp keeps what is found; None without one, and for what is not in one file alone."""
    beside = hasattr(registry.load("readers", document.format), "read_file")  # its findings hang on other files as well
    return answer_key(stamp, given.name, data) if stamp is not None and given.data is None and not beside else None


def _kept(found: Reported, keep: Keep) -> Reported:
    """Without document and extraction where nobody wants them, for they are costly to send."""
    return found if keep == "extractions" else found._replace(checked=None)
