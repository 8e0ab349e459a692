"""Results come in order; what fails, or is killed, costs only itself."""

import os
import signal
import threading
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import pytest

from refextract.checking import workers
from refextract.checking.workers import in_workers


def halved(number: int) -> int:
    if number % 2:
        raise ValueError(number)
    return number // 2


def deadly(number: int) -> int:
    if number == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


@pytest.mark.parametrize(
    ("quota", "number"), [("max 100000", 8), ("250000 100000", 2), ("50000 100000", 1), ("900000 100000", 8), ("", 8)]
)
def test_no_more_processes_than_a_container_may_run(
    quota: str, number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "cpu.max").write_text(quota, "ascii")
    monkeypatch.setattr(workers, "_QUOTA", tmp_path / "cpu.max")
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: range(8), raising=False)
    assert workers.cores() == number


@pytest.mark.parametrize("number", [2, 12])
def test_an_error_stays_in_its_future(number: int) -> None:
    done = list(in_workers(halved, range(number), number=number, jobs=2))
    assert [each.exception() is None for each in done] == [n % 2 == 0 for n in range(number)]
    assert [each.result() for each in done[::2]] == [n // 2 for n in range(0, number, 2)]


def test_a_killed_process_costs_the_thing_it_worked_on() -> None:
    done = list(in_workers(deadly, range(12), number=12, jobs=2))
    assert [n for n, each in enumerate(done) if each.exception() is not None] == [3]
    assert isinstance(done[3].exception(), BrokenProcessPool)


def test_things_are_taken_as_they_are_needed() -> None:
    taken: list[int] = []

    def things() -> object:
        for number in range(100):
            taken.append(number)
            yield number

    results = in_workers(abs, things(), number=100, jobs=2)  # type: ignore[arg-type]
    assert next(results).result() == 0
    results.close()  # type: ignore[attr-defined]
    assert len(taken) < 20


@pytest.mark.parametrize("taken", [1, 8])
def test_no_thread_is_left_that_watches_over_processes(taken: int) -> None:
    before = set(threading.enumerate())
    futures = in_workers(str, range(8), number=8, jobs=2)
    assert [next(futures).result() for _ in range(taken)] == [str(number) for number in range(taken)]
    futures.close()  # type: ignore[attr-defined]  # a generator
    assert set(threading.enumerate()) <= before
