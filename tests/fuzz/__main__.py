"""Fuzz: ``python -m tests.fuzz [TARGET …] [--seconds N]``; what fails is written to ``fixtures/fuzz`` and told.

With ``--atheris``, for one target and where the package is installed, inputs are led by the code that they reach.
"""

import argparse
import hashlib
import random
import sys
import time
import traceback

from tests.fuzz.inputs import FOUND, failures, mutated, seeds
from tests.fuzz.targets import TARGETS


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=", ".join(TARGETS))
    parser.add_argument("--seconds", type=float, default=60, help="for each target (60)")
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(2**32))
    parser.add_argument("--atheris", action="store_true")
    arguments = parser.parse_args()
    if arguments.atheris:
        return by_coverage(arguments.targets[0])
    return sum(fuzzed(target, arguments.seconds, arguments.seed) for target in arguments.targets or TARGETS) > 0


def fuzzed(target: str, seconds: float, seed: int) -> int:
    """Run a target for a time; return how many different faults were found."""
    chance = random.Random(seed)  # noqa: S311 - the same seed makes the same inputs
    faults: set[str] = set()
    runs, end = 0, time.monotonic() + seconds
    while time.monotonic() < end:
        data = mutated(target, chance)
        runs += 1
        try:
            TARGETS[target](data)
        except Exception as error:  # noqa: BLE001 - any fault is what is looked for
            kept(target, data, error, faults)
    print(f"{target}: {runs} runs, {len(faults)} faults (seed {seed})", flush=True)
    return len(faults)


def kept(target: str, data: bytes, error: Exception, faults: set[str]) -> None:
    """Write an input that fails in a new place, and tell of it."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    place = f"{type(error).__name__} in {frame.filename}:{frame.lineno}"
    if place in faults:
        return
    faults.add(place)
    path = FOUND / target / hashlib.sha256(data).hexdigest()[:16]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    print(f"{target}: {place}: {error}\n  {path}", flush=True)


def by_coverage(target: str) -> int:
    import atheris

    folder = FOUND.parent.parent / "build" / "fuzz" / target
    folder.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate((*seeds(target), *(path.read_bytes() for path in failures(target)))):
        (folder / str(number)).write_bytes(seed)
    atheris.instrument_all()
    atheris.Setup([sys.argv[0], str(folder)], TARGETS[target])
    atheris.Fuzz()
    return 0


sys.exit(main())
