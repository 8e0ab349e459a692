"""A run: many files checked or fixed on all cores, unchanged ones answered from a cache, no fault costing others."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from refextract.checking.files import STDIN
from refextract.checking.outcomes import Found, GivenFile, Rewritten
from refextract.checking.session import Report, RunOptions, Session, told
from refextract.errors import OptionsError

if TYPE_CHECKING:
    from refextract.checking.baseline import Baseline
    from refextract.checking.report import Reported
    from refextract.options import Options
    from refextract.options.deferred import DeferredOptions

__all__ = ["FixReport", "Report", "RunOptions", "check_files", "fix_files"]


class FixReport(NamedTuple):
    """What a run fixed: its report is that of the documents as they are now.

    `fixed` counts the findings that were fixed, or would be where nothing is written; `diff` shows the changes.
    """

    report: Report
    fixed: int
    diff: str

    def __repr__(self) -> str:
        return f"FixReport({self.report!r}, fixed={self.fixed})"


def check_files(
    files: Iterable[str | Path] | str | Path,
    options: Options | DeferredOptions | None = None,
    *,
    bibliography: Iterable[str | Path] = (),
    run: RunOptions | None = None,
) -> Report:
    """Check many files (or one): names, folders (all documents below them) and globs, each file once, in order.

    `bibliography` names files with more references that may be cited. What cannot be read is told in the report.

    Raises:
        OptionsError: for options, rules or a baseline that cannot be used.
        ReadError: for a bibliography file that cannot be read.
        FileAccessError: for a bibliography file or a baseline that cannot be opened.

    >>> check_files(["no such file"]).errors
    ('no such file: No such file or directory',)
    """
    session = Session(options, bibliography, run or RunOptions())
    known = session.baseline  # an unusable one is told before any work is done
    with session.cache or nullcontext():
        found = list(_checked(session, session.expanded(files)))
    if not known:
        return session.report(found)
    from refextract.checking.baseline import gone, new_notices

    stale = gone(found, known, session.plan.rules)
    return session.report([*(new_notices(each, known) for each in found), *([stale] if stale else ())])


def fix_files(  # noqa: PLR0913 - two of what is done, four that any run takes
    files: Iterable[str | Path] | str | Path,
    options: Options | DeferredOptions | None = None,
    *,
    bibliography: Iterable[str | Path] = (),
    run: RunOptions | None = None,
    unsafe: bool = False,
    write: bool = True,
) -> FixReport:
    """Check many files as `check_files` does, and write the safe fixes of what is found into them.

    With `unsafe` the fixes that somebody should look at are made as well; without `write` nothing is written, and the
    report is that of the documents as they are. Each file is fixed whole or left as it was: one that cannot be written
    is told in the report, and the others are fixed.

    Raises:
        OptionsError: for options, rules or a baseline that cannot be used, or standard input among the files.
        ReadError: for a bibliography file that cannot be read.
        FileAccessError: for a bibliography file or a baseline that cannot be opened.
    """
    session = Session(options, bibliography, run or RunOptions())
    with session.cache or nullcontext():
        names = session.expanded(files)
        if write and STDIN in names:
            raise OptionsError("standard input cannot be fixed in place; --diff shows what --fix would change")
        rewritten = list(_rewritten(session, names, unsafe=unsafe, write=write))
    documents = [each.after if write and each.after else each.before for each in rewritten]
    fixed, diff = sum(each.fixed for each in rewritten), "".join(each.diff for each in rewritten)
    return FixReport(session.report(documents), fixed, diff)


def _checked(session: Session, files: list[str]) -> Iterator[Reported]:
    """What is found in each file that can be read."""

    def task() -> Callable[[GivenFile], Found]:
        from refextract.checking.batch import CheckTask

        stamp = session.cache.stamp if session.cache is not None else None
        return CheckTask(session.options, session.bibliography, stamp, session.run.keep)

    answers = session.answers(files)
    for file, outcome in session.outcomes(session.one_a_project(files, session.plan.projects, answers), answers, task):
        found = outcome if isinstance(outcome, Found) else Found(outcome)
        session.put(*found)
        _take_note(session, file, found.reported)
        yield found.reported


def _rewritten(session: Session, files: list[str], *, unsafe: bool, write: bool) -> Iterator[Rewritten]:
    """Each file that can be read, before and after its fixes, which are written if they shall be."""

    def task() -> Callable[[GivenFile], Rewritten]:
        from refextract.checking.batch import FixTask

        stamp = session.cache.stamp if session.cache is not None else None
        return FixTask(session.options, session.bibliography, session.baseline, unsafe, stamp, session.run.keep)

    answers = session.answers(files)
    files = session.one_a_project(files, session.plan.projects, answers)
    lasting = {file: each for file, each in answers.items() if not any(notice.remedy for notice in each.notices)}
    for file, outcome in session.outcomes(files, lasting, task):
        rewritten = outcome if isinstance(outcome, Rewritten) else Rewritten(_new(outcome, session.baseline))
        session.put(rewritten.before, rewritten.key)
        _take_note(session, file, rewritten.before)
        if rewritten.problem is not None:
            session.notes.append(rewritten.problem)
        yield _written(session, file, rewritten) if write and rewritten.after else rewritten


def _written(session: Session, file: str, rewritten: Rewritten) -> Rewritten:
    """The fixed document when its file is written; the document before where it cannot be, which is told."""
    from refextract.checking.writing import replace_file

    try:
        replace_file(Path(file), rewritten.new, old=rewritten.old)
    except OSError as error:
        session.failed.append(file)
        session.errors.append(f"{told(error)}; it is as it was")
        return Rewritten(rewritten.before)
    return rewritten


def _take_note(session: Session, file: str, reported: Reported) -> None:
    """Keep what was odd about a document, and refuse to write over what it takes in."""
    session.reads(reported.beside)
    session.take_note(file, reported.source, reported.problems)


def _new(reported: Reported, known: Baseline) -> Reported:
    """A document without the findings that a baseline knows."""
    if not known:
        return reported
    from refextract.checking.baseline import new_notices

    return new_notices(reported, known)
