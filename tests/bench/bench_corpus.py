"""How fast a corpus is extracted, by engine and number of workers, and how much memory its processes take.

    python tests/bench/bench_corpus.py FOLDER [--engines local ray spark] [--workers 1 2] [--part 50] [--kills 3]

FOLDER holds documents. Prints, for each engine and number of workers, documents a second, seconds of CPU a document
(of all processes), and the most memory in the first and in the last third of the run: of a process that extracts, and
of the one that leads. Whatever the engine and the workers, the tables must be the same. With ``--kills``, a run with
the local engine and the most workers is killed that often on its way and gone on with, and must make the same tables.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from time import perf_counter, sleep
from typing import Any, NamedTuple

TICK = os.sysconf("SC_CLK_TCK")
PAGE = os.sysconf("SC_PAGE_SIZE")
WORKER = "multiprocessing.forkserver"
MIB = 1024 * 1024


class Look(NamedTuple):
    """What the processes of a run have: memory of those that extract and of the one that leads, CPU time of all."""

    worker: int
    leader: int
    cpu: float


def command(folder: Path, out: Path, engine: str, workers: int, part: int) -> list[str]:
    made = [sys.executable, "-m", "refextract", "corpus", str(folder), "-o", str(out), "--verbose"]
    return [*made, "--engine", engine, "--jobs", str(workers), "--part", str(part)]


def processes() -> Iterator[tuple[int, int, float, int, str]]:
    """Each process: its number, its parent's, its CPU time in seconds, its memory in bytes, and what it runs."""
    for path in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            fields = (path / "stat").read_text("utf-8", "replace").rpartition(")")[2].split()
            cpu = sum(map(int, fields[11:15])) / TICK  # with that of children that have ended
            runs = (path / "cmdline").read_text("utf-8", "replace")
            yield int(path.name), int(fields[1]), cpu, int(fields[21]) * PAGE, runs


def look(leader: int) -> Look:
    known = {pid: (parent, cpu, memory, runs) for pid, parent, cpu, memory, runs in processes()}
    below = {leader}
    for _ in range(8):  # deeper than any engine starts processes
        below |= {pid for pid, (parent, *_) in known.items() if parent in below}
    workers = [memory for pid, (_, _, memory, runs) in known.items() if pid in below and WORKER in runs]
    cpu = sum(known[pid][1] for pid in below & {*known})
    return Look(max(workers, default=0), known[leader][2] if leader in known else 0, cpu)


def begun(arguments: list[str], err: Any, out: Any) -> subprocess.Popen[bytes]:
    return subprocess.Popen(arguments, stderr=err, stdout=out)  # noqa: S603 - our own command


def measured(folder: Path, out: Path, engine: str, workers: int, part: int) -> str:
    started = perf_counter()
    looks: list[Look] = []
    with tempfile.TemporaryFile() as told:
        process = begun(command(folder, out, engine, workers, part), told, told)
        while process.poll() is None:
            looks.append(look(process.pid))
            sleep(0.3)
        seconds = perf_counter() - started
        told.seek(0)
        last = told.read().decode().strip().splitlines()[-1]
    number = documents(out)
    third = len(looks) // 3
    first, end = looks[:third], looks[-third:]
    cpu = max(each.cpu for each in looks) / number
    memory = f"worker {peak(first, 'worker')} MiB then {peak(end, 'worker')}"
    leading = f"leader {peak(first, 'leader')} then {peak(end, 'leader')}"
    rate = f"{engine:6} {workers} workers: {number / seconds:6.2f} documents/s, {cpu:5.2f} s CPU each"
    return "; ".join((rate, memory, leading, last.removeprefix("refextract: ")))


def peak(looks: list[Look], name: str) -> int:
    return max(getattr(each, name) for each in looks) // MIB


def documents(out: Path) -> int:
    import pyarrow.parquet as pq

    return sum(pq.read_metadata(part).num_rows for part in (out / "documents").iterdir())


def digest(out: Path) -> str:
    """A digest of all rows of all tables."""
    import pyarrow.parquet as pq

    found = hashlib.sha256()
    for table in ("references", "citations", "documents"):
        for part in sorted((out / table).iterdir()):
            for batch in pq.read_table(part).to_batches():
                found.update(repr(batch.to_pylist()).encode("utf-8"))
    return found.hexdigest()


def killed(folder: Path, out: Path, workers: int, part: int, kills: int) -> str:
    """Go on with a run that is killed at every so many parts."""
    parts_left = 0
    for number in range(kills + 1):
        process = begun(command(folder, out, "local", workers, part), subprocess.PIPE, subprocess.DEVNULL)
        assert process.stderr is not None
        if number < kills:
            for _ in range(2 + number):
                process.stderr.readline()
            sleep(1.5)  # in the middle of a part
            process.send_signal(signal.SIGKILL)
        process.communicate()
        done = len([*(out / "documents").glob("part-*")])
        parts_left = done if number < kills else parts_left
    return f"killed {kills} times, the last time with {parts_left} parts done"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--engines", nargs="+", default=["local"])
    parser.add_argument("--workers", nargs="+", type=int, default=[1, 2])
    parser.add_argument("--part", type=int, default=50)
    parser.add_argument("--kills", type=int, default=0)
    given = parser.parse_args()
    found = set()
    with tempfile.TemporaryDirectory() as outs:
        for engine in given.engines:
            for workers in given.workers:
                out = Path(outs) / f"{engine}{workers}"
                print(measured(given.folder, out, engine, workers, given.part), flush=True)
                found.add(digest(out))
        if given.kills:
            out = Path(outs) / "killed"
            print(killed(given.folder, out, max(given.workers), given.part, given.kills), flush=True)
            found.add(digest(out))
    print("the tables are the same" if len(found) == 1 else "THE TABLES DIFFER", flush=True)
    assert len(found) == 1


if __name__ == "__main__":
    main()
