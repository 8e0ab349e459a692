"""The run: a corpus from its inputs to its tables, begun or gone on with, on one machine or many."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from glob import iglob
from itertools import chain, islice
from pathlib import Path
from typing import Literal, NamedTuple

from refextract import __version__
from refextract.checking.files import STDIN, nothing_found
from refextract.checking.writing import replacing
from refextract.corpus.engines import engine
from refextract.corpus.guard import Limits
from refextract.corpus.inputs import InputOptions
from refextract.corpus.listing import LISTING, Listing, Part, PartPlace, Shard, parts_of, places, write_parts
from refextract.corpus.lock import only_run
from refextract.corpus.manifest import Manifest, read_manifest, refuse_differences, write_manifest
from refextract.corpus.part import Job
from refextract.corpus.record import PartRecord, done_parts, failed_documents, record_of
from refextract.corpus.schema import SCHEMA_VERSION, TABLES
from refextract.corpus.slices import listed
from refextract.corpus.tables import part_path, remove_leftovers
from refextract.corpus.task import ExtractTask
from refextract.errors import OptionsError
from refextract.model.reference import Reference
from refextract.options import Options
from refextract.readers import suffixes

__all__ = ["CorpusReport", "CorpusRun", "Engine", "Progress", "extract_corpus"]

Engine = Literal["local", "ray", "spark"]


class CorpusRun(NamedTuple):
    """How a run over a corpus goes, whatever is found in it.

    `text` and `id` name the columns of tables (the first of "text", "content" and "bytes"; "id"), `part` is how many
    documents a part has at most. `shard` is the share of this run where several share a corpus. `engine` works on the
    parts with so many `workers` (one a core), on the `cluster` at that address. Where `listed` is true, the inputs are
    those that were listed before, and are not looked through again; where `list_only` is, nothing else is done.
    `progress` is called when the run begins and whenever a part is done.
    """

    text: str | None = None
    id: str | None = None
    part: int = 200
    limits: Limits = Limits()
    shard: Shard = Shard()
    engine: Engine = "local"
    workers: int | None = None
    cluster: str | None = None
    listed: bool = False
    list_only: bool = False
    progress: Callable[[Progress], None] | None = None


class Progress(NamedTuple):
    """How far a run is: documents done, those done before it began, and all; how many of them failed."""

    documents: int
    before: int
    all_documents: int
    failed: int


class CorpusReport(NamedTuple):
    """What stands in the tables of a run; `failures` counts the documents that failed, by why.

    `errors` are sentences on the first of them, in the order of the documents.
    """

    parts: int = 0
    documents: int = 0
    references: int = 0
    citations: int = 0
    links: int = 0
    failures: dict[str, int] = {}  # noqa: RUF012 - it is never changed
    errors: tuple[str, ...] = ()

    @property
    def failed(self) -> int:
        """How many documents failed."""
        return sum(self.failures.values())


def extract_corpus(
    inputs: Iterable[str | Path],
    folder: Path,
    *,
    options: Options | None = None,
    bibliography: Sequence[Reference] = (),
    run: CorpusRun = CorpusRun(),  # noqa: B008 - it does not change
) -> CorpusReport:
    """Extract all documents of the inputs into three tables in a folder: references, citations, documents.

    Inputs are documents, folders, globs, zip and tar archives, and Parquet and JSON Lines files with a document a row.
    What was done before is not done again; a document that fails is a row that says why.

    Raises:
        OptionsError: for options that cannot be used, inputs without a document, and a folder whose tables were made
            otherwise, or are being made by another run.
        OSError: where tables cannot be written.
    """
    named = [str(each) for each in inputs]
    if STDIN in named:
        raise OptionsError("a corpus is not read from standard input: write it to a file, and name that")
    options = options or Options()
    folder = folder.absolute()
    files = options.read
    reading = InputOptions(
        suffixes(), files.include, files.exclude, run.text, run.id, files.largest, root=str(Path.cwd())
    )
    job = Job(str(folder), reading, ExtractTask(options, tuple(bibliography)), run.limits)
    listing = _begun(named, folder, job, run)
    if run.list_only:
        return CorpusReport(listing.parts, listing.documents)
    return _extracted(job, run)


# ---------------------------------------------------------------------------------------------- beginning


def _begun(inputs: list[str], folder: Path, job: Job, run: CorpusRun) -> Listing:
    """The listing of the run, made or found again; the manifest says what it belongs to."""
    wanted = _manifest(inputs, job, run)
    there = read_manifest(folder)
    parts = parts_of(listed(inputs, job.reading, folder), run.part)
    if there is None:
        _refuse_missing(inputs)
        listing = _listed(folder, parts, nothing_found(inputs, job.reading.suffixes))
        write_manifest(folder, {**wanted, "listing": listing._asdict()})
        return listing
    refuse_differences(folder, there, wanted)
    before = Listing(**there["listing"])
    listing = before if run.listed else write_parts(parts, None)
    if listing != before:
        raise OptionsError(
            f"{folder}: the inputs have changed since it was begun: there were {before.documents} documents of "
            f"{before.size} bytes, there are {listing.documents} of {listing.size}; name a new folder for what "
            "there is now, or go on with what was listed then (option listed)"
        )
    return listing


def _listed(folder: Path, parts: Iterable[Part], nothing: str) -> Listing:
    with _made(folder), replacing(folder / LISTING) as out:
        listing = write_parts(parts, out)
        if not listing.documents:
            raise OptionsError(nothing)
    return listing


def _refuse_missing(inputs: Sequence[str]) -> None:
    """Tell a path that leads nowhere where no other input is there: it is mistyped, and no document that failed.

    Raises:
        OptionsError: for the first of them.
    """
    if inputs and not any(Path(each).exists() or any(iglob(each, recursive=True)) for each in inputs):  # noqa: PTH207 - from any folder
        raise OptionsError(f"{inputs[0]}: no such file or folder")


@contextmanager
def _made(folder: Path) -> Iterator[None]:
    """The folder, made where there is none; where the block fails, what was made is taken away again."""
    missing = [each for each in (folder, *folder.parents) if not each.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    try:
        yield
    except BaseException:
        for each in missing:
            if not any(each.iterdir()):
                each.rmdir()
        raise


def _manifest(inputs: list[str], job: Job, run: CorpusRun) -> Manifest:
    """All that the tables depend on."""
    options = job.task.options
    known = "".join(each.model_dump_json() for each in job.task.bibliography)
    return {
        "version": __version__,
        "schema": SCHEMA_VERSION,
        "inputs": inputs,
        "working_directory": None if all(Path(each).is_absolute() for each in inputs) else job.reading.root,
        "columns": {"text": run.text, "id": run.id},
        "part": run.part,
        "limits": run.limits._asdict(),
        "read": options.read.model_dump(mode="json"),
        "extract": options.extract.model_dump(mode="json"),
        "bibliography": hashlib.sha256(known.encode("utf-8", "surrogatepass")).hexdigest() if known else None,
    }


# ---------------------------------------------------------------------------------------------- the work


def _extracted(job: Job, run: CorpusRun) -> CorpusReport:
    folder = Path(job.folder)
    for table in TABLES:
        (folder / table).mkdir(exist_ok=True)
    with only_run(folder, run.shard):
        return _worked_on(job, folder, run)


def _worked_on(job: Job, folder: Path, run: CorpusRun) -> CorpusReport:
    done = done_parts(folder / "documents")
    total = _Total(folder, run.progress)
    for place in places(folder / LISTING, run.shard):
        total.expect(place)
        if place.number in done:
            total.add(record_of(part_path(folder, "documents", place.number)))
    total.begin()
    remove_leftovers(folder, run.shard)
    left = (place for place in places(folder / LISTING, run.shard) if place.number not in done)
    for record in engine(run.engine)(job, left, run.workers, run.cluster):
        total.add(record)
        total.tell()
    remove_leftovers(folder, run.shard)
    return total.report()


class _Total:
    """What the parts of a run add up to, done before or now."""

    def __init__(self, folder: Path, progress: Callable[[Progress], None] | None) -> None:
        self._folder = folder
        self._progress = progress
        self._counts: Counter[str] = Counter()
        self._failures: Counter[str] = Counter()
        self._failed: list[int] = []
        self._all = 0
        self._before = 0

    def expect(self, place: PartPlace) -> None:
        """Count what there is to do."""
        self._all += place.documents

    def add(self, record: PartRecord) -> None:
        """Count what was done."""
        self._counts.update({"parts": 1, **{name: getattr(record, name) for name in _COUNTED}})
        self._failures.update(record.failures)
        if record.failures:
            self._failed.append(record.part)

    def begin(self) -> None:
        """Tell what was done before."""
        self._before = self._counts["documents"]
        self.tell()

    def tell(self) -> None:
        """Tell how far the run is."""
        if self._progress is not None:
            self._progress(Progress(self._counts["documents"], self._before, self._all, self._failures.total()))

    def report(self) -> CorpusReport:
        """What stands in the tables."""
        counts = {name: self._counts[name] for name in ("parts", *_COUNTED)}
        parts = (part_path(self._folder, "documents", part) for part in sorted(self._failed))
        errors = tuple(islice(chain.from_iterable(map(failed_documents, parts)), _TOLD))
        return CorpusReport(**counts, failures=dict(sorted(self._failures.items())), errors=errors)


_COUNTED = ("documents", "references", "citations", "links")
_TOLD = 10  # errors that a report has
