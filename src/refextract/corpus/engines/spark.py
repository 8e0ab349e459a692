"""The engine of a Spark cluster, or of Spark on this machine: a task of Spark for each part.

What is done again after a worker has died is a whole part, whose tables take the place of those that are there, if any.
Inputs and results stand where all workers see them under the same names.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from time import monotonic
from typing import Any

from refextract.checking.workers import cores
from refextract.corpus.arrow import pa
from refextract.corpus.listing import PartPlace
from refextract.corpus.part import Job, extract_part
from refextract.corpus.record import PartRecord, done_parts, record_of
from refextract.corpus.tables import part_path
from refextract.errors import MissingDependencyError, OptionsError

__all__ = ["run"]

try:
    from py4j.protocol import Py4JError
    from pyspark.errors import PySparkException
    from pyspark.sql import SparkSession
except ImportError as error:
    raise MissingDependencyError("this engine needs Spark: pip install 'refextract-cite[spark]'") from error

_SECONDS = 2.0  # between two looks at which parts are done
_SHARE = 20  # times as long as a look takes, where there are very many
_TRIES = 5  # for a part whose worker died, where Spark runs on this machine
_SETTINGS = {"PYSPARK_GATEWAY_PORT", "SPARK_CONF_DIR", "SPARK_HOME", "SPARK_REMOTE"}  # that say where Spark is


def run(job: Job, places: Iterable[PartPlace], workers: int | None, cluster: str | None) -> Iterator[PartRecord]:
    """What became of each part, as they are done.

    Without the address of a `cluster` (and without settings of Spark that name one), Spark runs on this machine with so
    many `workers`. Addresses are those of masters (``spark://…``, ``yarn``) and of Spark Connect (``sc://…``).

    Raises:
        OptionsError: where Spark cannot be used there.
    """
    left = [*places]
    if not left:
        return
    with _session(workers, cluster) as session:
        # a number a partition, and so a task a part
        numbers = session.range(0, len(left), 1, len(left))
        work = partial(_extract_parts, job, left)
        with ThreadPoolExecutor(1) as pool:
            yield from _as_done(Path(job.folder), left, pool.submit(numbers.mapInArrow(work, "record string").collect))


def _extract_parts(job: Job, places: Sequence[PartPlace], batches: Iterable[Any]) -> Iterator[Any]:
    """What Spark calls for its numbers: the parts that stand at these places."""
    for batch in batches:
        for number in batch.column(0).to_pylist():
            yield pa.RecordBatch.from_pydict({"record": [extract_part(job, places[number]).to_json()]})


def _as_done(folder: Path, places: Sequence[PartPlace], future: Future[Any]) -> Iterator[PartRecord]:
    """The records of parts: as their tables appear, and the rest when Spark is done with all of them."""
    left = {place.number for place in places}
    pause = _SECONDS
    while not wait([future], pause).done:
        started = monotonic()
        for number in left & done_parts(folder / "documents"):
            yield record_of(part_path(folder, "documents", number))
            left.remove(number)
        pause = max(_SECONDS, _SHARE * (monotonic() - started))
    records = (PartRecord.from_json(row.record) for row in future.result())
    yield from (record for record in records if record.part in left)


@contextmanager
def _session(workers: int | None, cluster: str | None) -> Iterator[Any]:
    """The session of Spark: that of the program where it has one, else one that ends with the run.

    Raises:
        OptionsError: where there is no Spark at that address, or it cannot start.
    """
    active = SparkSession.getActiveSession()
    if active is not None:
        yield active
        return
    builder: Any = SparkSession.builder.appName("refextract")
    if cluster is not None:
        builder = builder.remote(cluster) if cluster.startswith("sc://") else builder.master(cluster)
    elif not _SETTINGS & {*os.environ}:
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
        builder = builder.master(f"local[{workers or cores()},{_TRIES}]").config("spark.ui.enabled", "false")
        builder = builder.config("spark.ui.showConsoleProgress", "false")
    try:
        session = builder.getOrCreate()
    except (PySparkException, Py4JError) as error:
        raise OptionsError(f"Spark cannot be used{f' at {cluster}' if cluster else ''}: {error}") from error
    try:
        yield session
    finally:
        session.stop()
