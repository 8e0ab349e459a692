"""Two runs never make the same part at once, and neither a run that ended nor one that was killed stands in the way."""

import os
import signal
import sys
from pathlib import Path

import pytest
from tests.e2e.command import content, fill, refextract, started

from refextract.corpus.listing import Shard
from refextract.corpus.lock import only_run
from refextract.errors import OptionsError

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="runs are held up by a pipe of other systems")

HOLDS = """
import sys
from pathlib import Path
from refextract.corpus.listing import Shard
from refextract.corpus.lock import only_run
with only_run(Path(sys.argv[1]), Shard(int(sys.argv[2]), int(sys.argv[3]))):
    print("at work", flush=True)
    sys.stdin.read()
"""


@pytest.mark.parametrize(
    ("held", "wanted", "is_refused"),
    [((1, 1), (1, 1), True), ((1, 2), (1, 1), True), ((1, 2), (2, 2), False), ((1, 2), (2, 3), True)],
)
def test_only_runs_that_share_a_part_keep_each_other_out(
    tmp_path: Path, held: tuple[int, int], wanted: tuple[int, int], is_refused: bool
) -> None:
    process = started(tmp_path, str(tmp_path), *map(str, held), program=HOLDS)
    assert process.stdout is not None
    assert process.stdout.readline() == b"at work\n"
    if is_refused:
        with (
            pytest.raises(OptionsError, match=rf"process {process.pid} .*--shard 1/2"),
            only_run(tmp_path, Shard(*wanted)),
        ):
            pytest.fail("both are at work")
    else:
        with only_run(tmp_path, Shard(*wanted)):
            pass
    process.communicate(b"")
    with only_run(tmp_path, Shard(*wanted)):
        pass
    assert not content(tmp_path)


def test_who_was_killed_holds_nothing(tmp_path: Path) -> None:
    process = started(tmp_path, str(tmp_path), "1", "1", program=HOLDS)
    assert process.stdout is not None
    process.stdout.readline()
    os.kill(process.pid, signal.SIGKILL)
    process.communicate()
    assert content(tmp_path)
    with only_run(tmp_path, Shard()):
        pass
    assert not content(tmp_path)


def test_a_run_into_a_folder_that_another_works_on_is_told_what_to_do(tmp_path: Path) -> None:
    entry = "Told (Mill 1901).\n\nReferences\n\nMill, A. (1901). On rye. Leeds: Acme.\n"
    fill(tmp_path, {"papers/1.txt": entry})
    assert refextract(tmp_path, "corpus", "papers", "-o", "out", "--list-only")[0] == 0
    fill(tmp_path, {"out/documents/.part-000000.parquet.new": b"half of a part"})
    process = started(tmp_path, "out", "1", "1", program=HOLDS)
    assert process.stdout is not None
    process.stdout.readline()
    code, _, told = refextract(tmp_path, "corpus", "papers", "-o", "out")
    assert (code, f"out: another run (process {process.pid} " in told, "--shard 1/2" in told) == (2, True, True)
    assert (tmp_path / "out/documents/.part-000000.parquet.new").exists()
    process.communicate(b"")
    assert refextract(tmp_path, "corpus", "papers", "-o", "out")[0] == 0
    assert not [name for name in content(tmp_path / "out") if "/." in f"/{name}"]
