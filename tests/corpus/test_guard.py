"""What hangs, wants all memory or kills its process costs itself: the next thing is worked on as ever."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from refextract.corpus.guard import Failed, Guard, Limits

GIGABYTE = 1024**3


def failure(found: object) -> str:
    assert isinstance(found, Failed)
    return found.failure


def test_what_works_is_given_back() -> None:
    with Guard(len, Limits()) as guard:
        assert [guard("a"), guard("bcd")] == [1, 3]


def test_what_hangs_is_ended() -> None:
    with Guard(time.sleep, Limits(seconds=0.5)) as guard:
        assert failure(guard(600)) == "time"
        assert guard(0) is None


def test_what_is_killed_is_told() -> None:
    with Guard(os._exit, Limits()) as guard:
        assert failure(guard(1)) == "killed"
        assert failure(guard(1)) == "killed"


@pytest.mark.skipif(sys.platform != "linux", reason="memory is limited on Linux alone")
def test_what_wants_too_much_memory_is_refused_it() -> None:
    with Guard(bytearray, Limits(memory=GIGABYTE)) as guard:
        assert failure(guard(2 * GIGABYTE)) == "memory"
        assert guard(3) == bytearray(3)


def test_an_error_of_the_file_is_no_fault_of_the_program(tmp_path: Path) -> None:
    with Guard(Path.read_text, Limits()) as guard:
        assert guard(tmp_path / "none.txt") == Failed(
            "unreadable", f"{tmp_path / 'none.txt'}: No such file or directory"
        )


def test_a_fault_is_told_with_what_a_report_of_it_needs() -> None:
    with Guard(int, Limits()) as guard:
        found = guard("x")
    assert failure(found) == "fault"
    assert "ValueError: invalid literal" in found.error
    assert "please report" in found.error


def test_a_program_is_not_run_again_by_its_processes(tmp_path: Path) -> None:
    program = tmp_path / "program.py"  # without a guard of its main part, as people write them
    lines = (
        "print('run')",
        "from refextract.corpus.guard import Guard, Limits",
        "with Guard(len, Limits()) as guard:",
        "    print(guard('abc'))",
    )
    program.write_text("\n".join(lines), "utf-8")
    done = subprocess.run([sys.executable, str(program)], capture_output=True, text=True, check=True)  # noqa: S603 - our own
    assert done.stdout == "run\n3\n"
