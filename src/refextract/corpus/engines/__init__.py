"""Engines: who works on the parts of a run. Each is a module with ``run(job, places, workers, cluster)``."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from typing import Any

from refextract.corpus.listing import PartPlace
from refextract.corpus.part import Job
from refextract.corpus.record import PartRecord
from refextract.errors import OptionsError, unknown

__all__ = ["ENGINES", "engine"]

ENGINES = ("local", "ray", "spark")

Run = Callable[[Job, Iterable[PartPlace], int | None, str | None], Iterator[PartRecord]]


def engine(name: str) -> Run:
    """What works on the parts of a job, and tells what became of each as it is done.

    Raises:
        OptionsError: for an engine that there is not.
        MissingDependencyError: where its package is not installed.
    """
    if name not in ENGINES:
        raise OptionsError(unknown("engine", name, ENGINES))
    module: Any = import_module(f"refextract.corpus.engines.{name}")
    run: Run = module.run
    return run
