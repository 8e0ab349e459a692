"""The summary of a check: how many findings, in how many documents, and what can be done about them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from refextract.checking.report import Notice
    from refextract.checking.session import Report

__all__ = ["statistics", "summary"]


def summary(report: Report) -> str:
    """The last line of a check."""
    notices = report.notices
    documents = _documents(report)
    failed = {str(Path(file)) for file in report.failed}
    broken = sum(each.source in failed for each in report.documents)
    documents += f" ({broken:,} not read whole)" if broken else ""
    if not notices:
        return f"no findings in {documents}"
    with_some = sum(bool(each.notices) for each in report.documents)
    fixable = ", ".join(_fixable(notices))
    told = f"{counted(len(notices), 'finding')} in {with_some} of {documents}"
    return f"{told}; can be fixed: {fixable}" if fixable else told


def _documents(report: Report) -> str:
    """How many documents were checked, and of how many files they are made where they have several."""
    documents = counted(len(report.documents), "document")
    files = sum(len(each.files) or 1 for each in report.documents)
    return f"{documents} ({files:,} files)" if files > len(report.documents) else documents


def _fixable(notices: Iterable[Notice]) -> Iterator[str]:
    remedies = [notice.remedy for notice in notices if notice.remedy is not None and notice.remedy.possible]
    safe = sum(remedy.safe for remedy in remedies)
    for number, how in ((safe, "--fix"), (len(remedies) - safe, "--fix --unsafe-fixes")):
        if number:
            yield f"{number} with {how}"


def statistics(notices: Iterable[Notice]) -> Iterator[str]:
    """How many findings each rule has, a line each."""
    for (code, name), number in sorted(Counter((each.code, each.name) for each in notices).items()):
        yield f"{number:6} {code} {name}"


def counted(number: int, noun: str) -> str:
    """A number of things.

    >>> counted(1, "finding"), counted(0, "finding")
    ('1 finding', '0 findings')
    """
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
