"""The session of a run: what checking and fixing many files share, and what comes of each file."""

from __future__ import annotations

import gc
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from refextract.checking.files import STDIN, expand, nothing_found, refuse_overwriting
from refextract.checking.outcomes import CacheKey, GivenFile, Keep
from refextract.checking.projects import Projects
from refextract.checking.report import INTERNAL_ERROR, SEVERITIES, Area, Notice, Reported, RuleCard
from refextract.checking.selection import Selection
from refextract.errors import BadValueError, OptionsError, PlugInError, RefextractError, access, unknown
from refextract.model.unread import Unread
from refextract.options.deferred import DeferredOptions
from refextract.options.patterns import fits

if TYPE_CHECKING:
    from concurrent.futures import Future

    from refextract.checking.baseline import Baseline
    from refextract.checking.cache import FindingsCache
    from refextract.checking.plan import Plan
    from refextract.model.diagnostic import Severity
    from refextract.model.reference import Reference
    from refextract.options import Options

__all__ = ["Report", "RunOptions", "Session", "fault_of", "read_bibliographies", "told"]

R = TypeVar("R")


class RunOptions(NamedTuple):
    """How a run goes, whatever is looked for in it.

    `outputs` are files that will be written, and so must be none of those that are read; `inputs` are read besides
    documents, and what these take in. `cache` is a folder that answers for unchanged files, `baseline` a file of
    findings that are not told again; `keep` is "extractions" where the HTML report is wanted, "pages" where it shall
    show the pages of PDF files. Files are worked on by `jobs` processes (one a core). `standard_input` reads what the
    file named "-" holds; `progress` is called with the number of files done and of all.
    """

    outputs: tuple[Path, ...] = ()
    inputs: tuple[Path, ...] = ()
    cache: Path | None = None
    baseline: Path | None = None
    keep: Keep = "findings"
    jobs: int | None = None
    standard_input: Callable[[], bytes] | None = None
    standard_input_name: str | None = None
    progress: Callable[[int, int], None] | None = None


class Report(NamedTuple):
    """What a run found, a document after the other; `rules` are those that ran.

    `errors` are sentences on what could not be read or written, `failed` the files that were not checked or fixed for
    it; `notes` are sentences on what was odd. Findings from the severity `fail_on` on fail the run.
    """

    documents: tuple[Reported, ...]
    rules: tuple[RuleCard, ...]
    errors: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    failed: tuple[str, ...] = ()
    fail_on: Severity = "info"

    @property
    def notices(self) -> tuple[Notice, ...]:
        """All findings."""
        return tuple([notice for each in self.documents for notice in each.notices])

    def fails(self, fail_on: Severity | None = None) -> bool:
        """Whether there are findings of this severity (that of the options) or above, or files that cannot be read."""
        least = SEVERITIES.index(fail_on or self.fail_on)
        return bool(self.errors) or any(SEVERITIES.index(notice.severity) <= least for notice in self.notices)

    def render(self, format: str = "text") -> str:  # noqa: A002 - the word users know
        """The report in a format: text, json, jsonl, github, gitlab, sarif, junit or html.

        Raises:
            BadValueError: for another format.
        """
        from refextract import registry

        known = registry.names("report")
        if format not in known:
            raise BadValueError(unknown("format of reports", format, known))
        rendered: str = registry.load("report", format).render(self.documents, self.rules)
        return rendered

    def __repr__(self) -> str:
        counts = (("documents", self.documents), ("findings", self.notices), ("errors", self.errors))
        return f"Report({', '.join(f'{name}={len(each)}' for name, each in counts)})"


class Session:
    """What the functions of a run share, made on first use: it takes long to load, and a cache may do without."""

    def __init__(
        self, options: Options | DeferredOptions | None, bibliography: Iterable[str | Path], run: RunOptions
    ) -> None:
        self._given = options
        self._files = tuple(map(str, bibliography))
        self.run = run
        self.errors: list[str] = []
        self.notes: list[str] = []
        self.failed: list[str] = []

    @cached_property
    def options(self) -> Options:
        """The options of all stages."""
        if isinstance(self._given, DeferredOptions):
            return self._given.make()
        from refextract.options import Options, chosen

        return chosen(Options, "check_files", self._given)

    @cached_property
    def _read(self) -> tuple[tuple[Reference, ...], tuple[str, ...]]:
        return read_bibliographies(self._files, self.standard_input)

    @property
    def bibliography(self) -> tuple[Reference, ...]:
        """The references of the bibliography files."""
        return self._read[0]

    @cached_property
    def baseline(self) -> Baseline:
        """What is known already."""
        from refextract.checking.baseline import Baseline, read_baseline

        return read_baseline(self.run.baseline) if self.run.baseline is not None else Baseline()

    @cached_property
    def cache(self) -> FindingsCache | None:
        """The cache; none where standard input is read for more than documents."""
        if self.run.cache is None or STDIN in self._files:
            return None
        from refextract.checking.cache import FindingsCache

        given = self._given
        key = given.key if isinstance(given, DeferredOptions) else self.options.model_dump_json().encode()
        names = json.dumps(self._files).encode("ascii")
        with access():
            held = [Path(file).read_bytes() for file in self._files]
        return FindingsCache(self.run.cache, [key, names, *held])

    @cached_property
    def plan(self) -> Plan:
        """What the run needs besides its documents."""
        plan = self.cache.plan() if self.cache is not None else None
        if plan is None:
            plan = self._made_plan()
            if self.cache is not None:
                self.cache.put_plan(plan)
        self._tell_bibliographies(plan.problems)
        return plan

    def _made_plan(self) -> Plan:
        from refextract.checking import chosen_rules
        from refextract.checking.plan import Plan
        from refextract.checking.report.notices import rule_card

        rules = tuple(rule_card(rule) for rule in chosen_rules(self.options.check))
        read = self.options.read
        return Plan(
            rules, self.selection, read.largest, self._read[1], self.options.check.fail_on, self.project_suffixes
        )

    @cached_property
    def project_suffixes(self) -> tuple[str, ...]:
        """The endings of files that may make up one document together; none where a format is given for all."""
        from refextract.readers import project_suffixes

        return () if self.options.read.format else project_suffixes()

    @cached_property
    def selection(self) -> Selection:
        """Which files below a folder are documents under these options."""
        from refextract.readers import suffixes

        return Selection(suffixes(), self.options.read.exclude, self.options.read.include)

    def answers(self, files: Iterable[str]) -> dict[str, Reported]:
        """What the cache knows of the files, by name; nothing where the run wants more than findings."""
        if self.cache is None or self.run.keep != "findings":
            return {}
        gc.disable()  # what is answered are a hundred thousand tuples without a cycle
        try:
            return self.cache.answers((file for file in files if file != STDIN), self.plan.largest)
        finally:
            gc.freeze()
            gc.enable()

    def put(self, reported: Reported, key: CacheKey | None) -> None:
        """Keep what was found in the cache, if there is one."""
        if key is not None and self.cache is not None:
            self.cache.put(reported, key)

    def report(self, documents: Iterable[Reported]) -> Report:
        """The report on these documents."""
        trouble = self.cache.trouble if self.cache is not None else None
        notes = (*self.notes, *([trouble] if trouble else ()))
        made = (tuple(self.errors), notes, tuple(self.failed))
        return Report(tuple(documents), self.plan.rules, *made, fail_on=self.plan.fail_on)

    def standard_input(self) -> bytes:
        """All of standard input."""
        if self.run.standard_input is None:
            raise OptionsError(f"{STDIN!r} is standard input, and none is given")
        return self.run.standard_input()

    def expanded(self, files: Iterable[str | Path] | str | Path) -> list[str]:
        """The files that are meant by names, folders and globs."""
        return self.selected(files, self.plan.selection)

    def selected(self, files: Iterable[str | Path] | str | Path, selection: Selection) -> list[str]:
        """The files that are meant by names, folders and globs; a folder without one is told, and fails the run.

        Raises:
            OptionsError: where there are none, or one of them would be overwritten.
        """
        given = [str(files)] if isinstance(files, str | Path) else [str(file) for file in files]
        found = list(expand(given, selection))
        if not found:
            raise OptionsError(nothing_found(given, selection.suffixes))
        for folder in given if len(given) > 1 else ():
            if Path(folder).is_dir() and not any(expand([folder], selection)):
                self.errors.append(nothing_found([folder], selection.suffixes))
                self.failed.append(folder)
        self.reads((*found, *self._files, *self.run.inputs, *([self.run.baseline] if self.run.baseline else ())))
        return found

    def one_a_project(
        self, files: Iterable[str], suffixes: Iterable[str], answers: Mapping[str, Reported] | None = None
    ) -> list[str]:
        """The files less those that are read with another of them."""
        projects = Projects(tuple(suffixes))
        for answer in (answers or {}).values():
            if projects.may_hold(answer.source):
                projects.know(answer.files or (answer.source,))
        return projects.one_each(files)

    def reads(self, names: Iterable[str | Path]) -> None:
        """Let a run read these files.

        Raises:
            OptionsError: where one of them would be overwritten.
        """
        refuse_overwriting(self.run.outputs, names)

    def tell_bibliographies(self) -> None:
        """Keep what was odd about the bibliographies, where no plan does."""
        self._tell_bibliographies(self._read[1])

    def _tell_bibliographies(self, problems: Iterable[str]) -> None:
        for problem in problems:
            if isinstance(problem, Unread):
                self.errors.append(problem)
                self.failed.append(problem.file)
            else:
                self.notes.append(problem)

    def take_note(self, file: str, source: str, problems: Iterable[str]) -> None:
        """Keep what was odd about a document; as an error where a part of it is missing.

        A part that the user excludes is not missed, nor a bibliography where the user gives one; nor is what belongs
        to standard input, which has no folder.
        """
        for problem in problems:
            told = f"{source}: {problem}"
            if not isinstance(problem, Unread) or self._does_without(file, problem):
                self.notes.append(told)
                continue
            self.errors.append(told)
            if file not in self.failed:
                self.failed.append(file)

    def _does_without(self, file: str, missing: Unread) -> bool:
        if not missing.file:
            return False
        if file == STDIN or (missing.is_bibliography and self._files):
            return True
        return fits(missing.file, self.options.read.exclude)

    def outcomes(
        self, files: list[str], answers: Mapping[str, Reported], task: Callable[[], Callable[[GivenFile], R]]
    ) -> Iterator[tuple[str, R | Reported]]:
        """Each file with its answer or what the task makes of it, in order; those that cannot be read are left out.

        Where all are answered, nothing is loaded that a task needs.
        """
        left = [file for file in files if file not in answers]
        futures: Iterator[Future[R]] = self._futures(left, task) if left else iter(())
        for number, file in enumerate(files, start=1):
            outcome: R | Reported | None = answers.get(file)
            if outcome is None:
                future = next(futures)
                outcome = self._settled(file, future)
            if self.run.progress is not None:
                self.run.progress(number, len(files))
            if outcome is not None:
                yield file, outcome

    def _futures(self, files: list[str], task: Callable[[], Callable[[GivenFile], R]]) -> Iterator[Future[R]]:
        from refextract.checking.workers import in_workers

        return in_workers(task(), map(self._as_given, files), number=len(files), jobs=self.run.jobs)

    def _as_given(self, file: str) -> GivenFile:
        return GivenFile(file, self._name_of(file), self.standard_input() if file == STDIN else None)

    def _name_of(self, file: str) -> str:
        return self.run.standard_input_name or "<stdin>" if file == STDIN else str(Path(file))

    def _settled(self, file: str, future: Future[R]) -> R | Reported | None:
        """What came of a file: a result, a finding on a fault of the program, or None where it cannot be read."""
        error = future.exception()
        if error is None:
            return future.result()
        if isinstance(error, OptionsError | PlugInError) or not isinstance(error, Exception):
            raise error
        self.failed.append(file)
        if isinstance(error, RefextractError | OSError):
            self.errors.append(told(error))
            return None
        return _internal_error(self._name_of(file), error)


def read_bibliographies(
    files: Iterable[str], standard_input: Callable[[], bytes]
) -> tuple[tuple[Reference, ...], tuple[str, ...]]:
    """The references of bibliography files, and sentences on what could not be read in them.

    One in which nothing could be read is among these as an `Unread`.

    Raises:
        ReadError: for a file that is no bibliography.
        FileAccessError: where it cannot be opened.
    """
    from refextract.bibliography import read_bibliography

    references: list[Reference] = []
    problems: list[str] = []
    for file in files:
        found = read_bibliography(standard_input() if file == STDIN else Path(file))
        references += found.references
        told = [f"{file}: {problem}" for problem in found.problems]
        if not found.references:
            told = [Unread(each, file, is_bibliography=True) for each in told] or [f"{file}: nothing stands in it"]
        problems += told
    return tuple(references), tuple(problems)


def told(error: Exception) -> str:
    """What is wrong, in one line."""
    if isinstance(error, OSError) and error.filename is not None:
        return f"{error.filename}: {error.strerror}"
    return str(error)


def fault_of(error: Exception) -> str:
    """A fault of the program, or of a plug-in, in one line with what a report of it needs."""
    from platform import python_version

    from refextract import __version__, registry

    what = " ".join(f"{type(error).__name__}: {error}".split())[:200]
    plug_in = registry.at_fault(error)
    whose = f" in the plug-in {plug_in}" if plug_in else ""
    told = "please tell its author" if plug_in else "please report this line, and the document"
    return f"{what}{whose} (refextract {__version__}, Python {python_version()}); {told}"


def _internal_error(source: str, error: Exception) -> Reported:
    message = f"the program failed on this document: {fault_of(error)}"
    area = Area(0, 0, 1, 1, 1, 1, 1, 1)
    return Reported(source, (Notice(INTERNAL_ERROR, "internal-error", "error", message, area, ("", ""), (), None),))
