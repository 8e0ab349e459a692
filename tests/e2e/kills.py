"""Runs killed at random moments, after which every file is the old one or the new one.

    python -m tests.e2e.kills [N]

kills N runs (300) that fix documents, write reports, baselines and caches, and tells how far they had come. They run in
processes that have all loaded already, so that most kills fall into the work and not into its start.
"""

import json
import os
import random
import signal
import sys
import tempfile
import time
from collections import Counter
from contextlib import chdir, redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path

from refextract.cli import main

from .command import FIXABLE, FIXED, content, fill

__all__ = ["CALLS", "OLD", "assert_nothing_is_lost"]

CALLS = (
    "check a.md b.md --cache cache --fix -o report",
    "check a.md b.md --cache cache --write-baseline baseline",
    "extract a.md b.md --format jsonl -o report",
)
OLD = {"a.md": FIXABLE, "b.md": FIXABLE, "report": "old\n", "baseline": ""}


def assert_nothing_is_lost(folder: Path) -> None:
    """Fail where a file is neither what it was nor what it was to be."""
    found = {name: data.decode() for name, data in content(folder).items() if name in OLD}
    assert found["a.md"] in (FIXABLE, FIXED)
    assert found["b.md"] in (FIXABLE, FIXED)
    assert is_whole(found["report"])
    assert all(line.startswith("[") and line.endswith("]") for line in found["baseline"].splitlines())


def is_whole(report: str) -> bool:
    """Whether a report is the old one, that of findings or of none, or records of two documents."""
    if report.startswith("{"):
        return len([json.loads(line) for line in report.splitlines()]) == 2
    return report in ("", "old\n") or report.endswith("\n\n")


def killed(folder: Path, seed: int, longest: float) -> str:
    """How far a run had come when it was killed."""
    chosen = random.Random(seed)  # noqa: S311 - no secret
    fill(folder, OLD)
    end = time.monotonic() + chosen.uniform(0, longest)
    process = forked(folder, CALLS[seed % len(CALLS)].split())
    ended = 0
    while not ended and time.monotonic() < end:
        time.sleep(0.0005)
        ended = os.waitpid(process, os.WNOHANG)[0]
    if not ended:
        os.killpg(process, signal.SIGKILL)
        os.waitpid(process, 0)
    assert_nothing_is_lost(folder)
    changed = {name for name, data in content(folder).items() if name not in OLD or data.decode() != OLD[name]}
    code, told = called(folder, ["check", "a.md", "b.md", "--cache", "cache", "--fix"])
    assert (code, content(folder)["a.md"].decode()) == (0, FIXED), told
    assert "the cache is not used" not in told
    return "finished" if ended else "killed midway" if changed else "killed before it wrote"


def forked(folder: Path, arguments: list[str]) -> int:
    """A process of its own group that runs the command in a folder; its id."""
    process = os.fork()
    if process == 0:
        os.setsid()
        code = called(folder, arguments)[0]
        os._exit(code)
    while os.getpgid(process) != process:
        time.sleep(0.0005)
    return process


def called(folder: Path, arguments: list[str]) -> tuple[int, str]:
    """Exit code and standard error of the command, run here."""
    out, err = StringIO(), StringIO()
    with chdir(folder), redirect_stdout(out), redirect_stderr(err):
        code = main(arguments)
    return code, err.getvalue()


def longest_run(folder: Path) -> float:
    """How long such runs take, in seconds, all loaded."""
    taken = 0.0
    for call in (*CALLS, *CALLS):
        fill(folder, OLD)
        started = time.monotonic()
        called(folder, call.split())
        taken = time.monotonic() - started
    return taken


def kill(number: int) -> Counter[str]:
    """Kill so many runs; how often they had come how far."""
    counts: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as scratch:
        longest = longest_run(Path(scratch))
    for seed in range(number):
        with tempfile.TemporaryDirectory() as scratch:
            counts[killed(Path(scratch), seed, 2 * longest)] += 1
    return counts


if __name__ == "__main__":
    for told, times in kill(int(sys.argv[1]) if len(sys.argv) > 1 else 300).items():
        print(f"{told}: {times}")
