"""The progress of a run over a corpus: how far it is, how fast, how long it will take, and what it made."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from refextract.cli.summary import counted

if TYPE_CHECKING:
    from refextract.cli.terminal import Terminal
    from refextract.corpus import CorpusReport, Progress

__all__ = ["CorpusProgress", "failures_told", "progress_line", "report_told"]


class CorpusProgress:
    """Shows a line that changes to a person who waits, and a line a part to who wants to know all."""

    def __init__(self, terminal: Terminal) -> None:
        self._terminal = terminal
        self._started = monotonic()

    def __call__(self, progress: Progress) -> None:
        """Tell how far the run is."""
        line = progress_line(progress, monotonic() - self._started)
        self._terminal.detail(line)
        self._terminal.live(line if progress.documents < progress.all_documents else "")


def progress_line(progress: Progress, seconds: float) -> str:
    """How far a run is that has worked for so many seconds.

    >>> from refextract.corpus import Progress
    >>> progress_line(Progress(documents=1500, before=500, all_documents=21_500, failed=3), 100)
    '1,500 of 21,500 documents, 10 a second, 33 min left, 3 failed'
    """
    done = progress.documents - progress.before
    parts = [f"{progress.documents:,} of {counted(progress.all_documents, 'document')}"]
    if done and seconds > 0:
        rate = done / seconds
        left = (progress.all_documents - progress.documents) / rate
        parts += [f"{rate:.3g} a second", *([f"{_lasting(left)} left"] if left else [])]
    return ", ".join([*parts, *([f"{progress.failed:,} failed"] if progress.failed else [])])


def _lasting(seconds: float) -> str:
    """About how long.

    >>> _lasting(50), _lasting(3000), _lasting(90_000), _lasting(400_000)
    ('50 s', '50 min', '25 h', '4.6 days')
    """
    if seconds < 60:
        return f"{seconds:.0f} s"
    if seconds < 100 * 60:
        return f"{seconds / 60:.0f} min"
    return f"{seconds / 3600:.0f} h" if seconds < 72 * 3600 else f"{seconds / 86400:.1f} days"


def report_told(report: CorpusReport, *, is_listing: bool = False) -> str:
    """What a run made, in a line."""
    if is_listing:
        return f"{counted(report.documents, 'document')} in {counted(report.parts, 'part')}"
    found = [counted(report.documents, "document"), counted(report.references, "reference")]
    found.append(f"{counted(report.citations, 'citation')} with {counted(report.links, 'link')}")
    return ", ".join(found)


_WHY = {
    "unreadable": "cannot be read",
    "time": "took too long",
    "memory": "needed too much memory",
    "killed": "killed their process",
    "fault": "met a fault of the program",
}


def failures_told(report: CorpusReport, folder: Path) -> Iterator[str]:
    """What failed: the first errors, how many there were of each kind, and where all of them stand."""
    yield from report.errors
    if report.failed:
        kinds = ", ".join(f"{number:,} {_WHY[why]}" for why, number in report.failures.items())
        yield f"{counted(report.failed, 'document')} failed ({kinds}): see the column error in {folder / 'documents'}"
