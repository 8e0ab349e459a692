"""The engine of a Ray cluster, or of Ray on this machine: a task of Ray for each part.

What is done again after a worker has died is a whole part, whose tables take the place of those that are there, if any.
Inputs and results stand where all workers see them under the same names.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from typing import Any

from refextract.corpus.listing import PartPlace
from refextract.corpus.part import Job, extract_part
from refextract.corpus.record import PartRecord
from refextract.errors import MissingDependencyError

__all__ = ["run"]

try:
    import ray
except ImportError as error:
    raise MissingDependencyError("this engine needs Ray: pip install 'refextract-cite[ray]'") from error

_AHEAD = 1000  # parts that Ray has at once: enough for a cluster to grow by, and few enough to hold
_TRIES = 5  # for a part whose worker died


def run(job: Job, places: Iterable[PartPlace], workers: int | None, cluster: str | None) -> Iterator[PartRecord]:
    """What became of each part, as they are done.

    Without the address of a `cluster` (and without ``RAY_ADDRESS``), Ray is started here, for so many `workers`.
    """
    left = iter(places)
    with _connected(workers, cluster):
        shared = ray.put(job)
        begin: Any = ray.remote(extract_part).options(num_cpus=1, max_retries=_TRIES).remote
        running = [begin(shared, place) for place in islice(left, _AHEAD)]
        while running:
            done, running = ray.wait(running)
            yield from ray.get(done)
            running += [begin(shared, place) for place in islice(left, len(done))]


@contextmanager
def _connected(workers: int | None, cluster: str | None) -> Iterator[None]:
    """Ray, started or met where it is not yet; left as it was where the program has it already."""
    if ray.is_initialized():
        yield
        return
    ray.init(cluster, num_cpus=None if cluster else workers, log_to_driver=False, logging_level=logging.ERROR)
    try:
        yield
    finally:
        ray.shutdown()
