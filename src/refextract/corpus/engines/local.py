"""The engine of one machine: threads that each have a part, and a process of its own that does its work."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait
from itertools import islice

from refextract.checking.workers import cores
from refextract.corpus.listing import PartPlace
from refextract.corpus.part import Job, extract_part
from refextract.corpus.record import PartRecord
from refextract.errors import OptionsError

__all__ = ["run"]


def run(job: Job, places: Iterable[PartPlace], workers: int | None, cluster: str | None) -> Iterator[PartRecord]:
    """What became of each part, as they are done; at most as many are begun as there are `workers` (one a core).

    Raises:
        OptionsError: where a cluster is named.
    """
    if cluster is not None:
        raise OptionsError("the local engine has no cluster: choose another engine, or leave the address out")
    number = workers or cores()
    left = iter(places)
    pool = ThreadPoolExecutor(number)
    try:
        running = {pool.submit(extract_part, job, place) for place in islice(left, number)}
        while running:
            done, running = wait(running, return_when=FIRST_COMPLETED)
            yield from (each.result() for each in done)
            running |= {pool.submit(extract_part, job, place) for place in islice(left, len(done))}
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
