"""Ray and Spark make the tables that the local engine makes, though a worker is killed while they do."""

import os
import shutil
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from importlib.util import find_spec
from pathlib import Path

import pyarrow as pa
import pytest
from tests.e2e.command import content, fill, refextract, started

from refextract.corpus import RESULT, CorpusRun, extract_batches, extract_corpus

ray_there = pytest.mark.skipif(not find_spec("ray"), reason="Ray is not installed")
spark_there = pytest.mark.skipif(
    not find_spec("pyspark") or not shutil.which("java"), reason="Spark, or the Java that it needs, is not installed"
)
ENGINES = [pytest.param("ray", marks=ray_there), pytest.param("spark", marks=spark_there)]
WORKERS = {"ray": "ray::extract_part", "spark": "pyspark.daemon"}
DOCUMENTS = {
    f"corpus/{number:02}.txt": (
        f"Millers kept the tolls (Baker{number}, 1999; Nobody 1888).\n\nReferences\n\n"
        f"Baker{number}, A. B. (1999). On rye number {number}. Journal of Town History, 12(3), 4–19.\n"
    )
    for number in range(24)
} | {"corpus/99.docx": "PK\x03\x04 and no more"}
COMMAND = ("corpus", "corpus", "--part", "2", "--jobs", "2", "--verbose")


def parents() -> dict[int, int]:
    """The parent of every process."""
    found = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):  # it ended meanwhile
            parent = path.read_text("utf-8", "replace").rpartition(")")[2].split()[1]
            found[int(path.parent.name)] = int(parent)
    return found


def workers_below(process: int, title: str) -> Iterator[int]:
    """The processes of that title below another one, the youngest first: a daemon is older than what it forks."""
    of = parents()
    for pid in sorted(of, reverse=True):
        above = pid
        while above in of and above != process:
            above = of[above]
        with suppress(OSError):
            if above == process and title in Path(f"/proc/{pid}/cmdline").read_text("utf-8", "replace"):
                yield pid


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="processes are looked up in /proc")
@pytest.mark.parametrize("engine", ENGINES)
def test_a_killed_worker_costs_nothing(engine: str, tmp_path: Path) -> None:
    fill(tmp_path, DOCUMENTS)
    process = started(tmp_path, *COMMAND, "-o", "out", "--engine", engine)
    assert process.stderr is not None
    while b" a second" not in process.stderr.readline():  # the first part is done
        assert process.poll() is None
    os.kill(next(workers_below(process.pid, WORKERS[engine])), signal.SIGKILL)
    _, told = process.communicate(timeout=300)
    assert process.returncode == 1
    assert "25 documents, 24 references, 24 citations with 24 links" in told.decode()
    assert refextract(tmp_path, *COMMAND, "-o", "local")[0] == 1
    assert content(tmp_path / "out") == content(tmp_path / "local")


def documents() -> pa.Table:
    texts = [text for name, text in DOCUMENTS.items() if name.endswith(".txt")]
    return pa.table({"id": [str(number) for number in range(len(texts))], "body": texts})


def found_locally() -> list[dict[str, object]]:
    rows: list[dict[str, object]] = extract_batches(documents(), text="body").to_pylist()
    return rows


@ray_there
def test_ray_data_takes_the_function_as_it_is() -> None:
    import ray

    ray.init(num_cpus=2, log_to_driver=False, logging_level="ERROR")
    try:
        data = ray.data.from_arrow(documents()).repartition(4)
        made = data.map_batches(extract_batches, batch_format="pyarrow", fn_kwargs={"text": "body"})
        rows = pa.concat_tables(ray.get(made.to_arrow_refs())).select(RESULT.names).to_pylist()
    finally:
        ray.shutdown()
    assert sorted(rows, key=lambda row: int(row["source"])) == found_locally()


@spark_there
def test_spark_takes_the_function_as_it_is(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PYSPARK_PYTHON", sys.executable)
    from pyspark.sql import SparkSession
    from pyspark.sql.pandas.types import from_arrow_schema

    spark = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false").getOrCreate()
    try:
        rows = [tuple(row.values()) for row in documents().to_pylist()]
        frame = spark.createDataFrame(rows, ["id", "body"]).repartition(2)
        made = frame.mapInArrow(partial(extract_batches, text="body"), from_arrow_schema(RESULT))
        found = [row.asDict(recursive=True) for row in made.collect()]
        # a session that the program has is used, and left to it
        fill(tmp_path, DOCUMENTS)
        monkeypatch.chdir(tmp_path)
        report = extract_corpus(["corpus"], Path("out"), run=CorpusRun(engine="spark", part=9))
        assert (report.documents, report.failed) == (25, 1)
        assert spark.range(3).count() == 3
    finally:
        spark.stop()
    assert sorted(found, key=lambda row: int(row["source"])) == found_locally()


@spark_there
def test_a_spark_that_is_not_there_is_told(tmp_path: Path) -> None:
    fill(tmp_path, {"a.txt": "x"})
    code, _, told = refextract(tmp_path, "corpus", "a.txt", "-o", "out", "--engine", "spark", "--cluster", "nowhere")
    assert (code, "Spark cannot be used at nowhere" in told) == (2, True)


@pytest.mark.parametrize("engine", ["ray", "spark"])
def test_an_engine_that_is_not_installed_is_told(engine: str, tmp_path: Path) -> None:
    fill(tmp_path, {"a.txt": "x"})
    package = {"ray": "ray", "spark": "pyspark.sql"}[engine]
    program = f"import sys; sys.modules[{package!r}] = None; from refextract.cli import main; sys.exit(main())"
    run: Callable[..., tuple[int, str, str]] = partial(refextract, tmp_path, program=program)
    code, _, told = run("corpus", "a.txt", "-o", "out", "--engine", engine)
    assert (code, f"pip install 'refextract-cite[{engine}]'" in told) == (2, True)
