"""A run that is killed leaves nothing half-written and no process behind; the next one makes the tables whole."""

import os
import signal
import sys
import threading
from contextlib import suppress
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from tests.e2e.command import content, fill, refextract, started

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is of other systems")

DOCUMENTS = {
    f"corpus/{number:02}.txt": (
        f"Millers kept the tolls (Baker{number}, 1999; Nobody 1888).\n\nReferences\n\n"
        f"Baker{number}, A. B. (1999). On rye number {number}. Journal of Town History, 12(3), 4–19.\n"
    )
    for number in range(16)
}
COMMAND = ("corpus", "corpus", "--part", "2", "--jobs", "2", "--verbose")


def is_gone(group: int) -> bool:
    """Whether no process of a group is left after a while."""
    for _ in range(400):
        if group not in {*groups()}:
            return True
        threading.Event().wait(0.05)
    return False


def groups() -> list[int]:
    """The group of every process that has not ended."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):  # it ended meanwhile
            state, _, group, *_ = path.read_text("utf-8", "replace").rpartition(")")[2].split()
            found += [int(group)] * (state != "Z")
    return found


def rows(folder: Path, table: str) -> list[object]:
    return [row for part in sorted((folder / table).glob("*.parquet")) for row in pq.read_table(part).to_pylist()]


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="processes are looked up in /proc")
def test_three_kills_lose_nothing(tmp_path: Path) -> None:
    fill(tmp_path, DOCUMENTS)
    for parts in (1, 1, 2):
        process = started(tmp_path, *COMMAND, "-o", "out", before=os.setsid)
        assert process.stderr is not None
        told = [process.stderr.readline().decode() for _ in range(parts + 1)]  # one as it begins, one a part
        assert "of 16 documents" in told[-1]
        process.send_signal(signal.SIGKILL)
        process.communicate()
        assert is_gone(process.pid)
    before = {name: data for name, data in content(tmp_path / "out").items() if name.startswith("documents/part")}
    assert 4 <= len(before) < 8
    code, _, told_last = refextract(tmp_path, *COMMAND, "-o", "out")
    assert (code, f"refextract: {2 * len(before)} of 16 documents" in told_last) == (0, True)
    assert refextract(tmp_path, *COMMAND, "-o", "whole")[0] == 0
    after, whole = content(tmp_path / "out"), content(tmp_path / "whole")
    assert {*before.items()} <= {*after.items()}
    assert after == whole  # to the byte, and nothing beside the tables
    for table in ("references", "citations", "documents"):
        assert rows(tmp_path / "out", table) == rows(tmp_path / "whole", table)
    assert len(rows(tmp_path / "out", "documents")) == 16
