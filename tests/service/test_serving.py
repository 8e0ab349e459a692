"""The command: it listens on loopback, ends on a signal when all is answered, and leaves no process behind."""

import ast
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

import refextract
from refextract.cli import main
from tests.service.asking import Reply, Service

pytest.importorskip("uvicorn", reason="the extra server is not installed")
posix = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="processes are looked at in /proc")


@contextmanager
def started(*arguments: str) -> Iterator[tuple[subprocess.Popen[str], Service]]:
    command = [sys.executable, "-m", "refextract", "serve", "--port", "0", "--workers", "1", *arguments]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, start_new_session=True)  # noqa: S603 - our own
    assert process.stderr is not None
    line = process.stderr.readline()
    host, port = line.rsplit("/", 1)[1].split(":")
    try:
        yield process, Service(host, int(port))
    finally:
        process.kill()
        process.wait()
        process.stderr.close()


def is_gone(group: int) -> bool:
    """Whether no process of a group is left after a while."""
    for _ in range(1000):
        fields = [stat.rpartition(")")[2].split() for stat in stats()]
        if not any(state != "Z" and int(of) == group for state, _, of, *_ in fields):
            return True
        threading.Event().wait(0.05)
    return False


def stats() -> Iterator[str]:
    for path in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):  # it ended meanwhile
            yield path.read_text("utf-8", "replace")


@posix
def test_a_signal_ends_it_when_what_runs_is_answered() -> None:
    with started("--seconds", "600") as (process, service):
        assert service.host == "127.0.0.1"
        assert service.get("/v1/formats").status == 200
        replies: list[Reply] = []
        text = ("As (Doe 1999) says. " * 1_000).encode()
        asking = threading.Thread(target=lambda: replies.append(service.post("/v1/extract", text, "text/plain")))
        asking.start()
        while "refextract_running 1" not in service.get("/metrics").text:
            threading.Event().wait(0.01)
        os.killpg(process.pid, signal.SIGTERM)
        asking.join()
        assert [(reply.status, reply.text[:80]) for reply in replies if reply.status != 200] == []
        assert len(replies) == 1
        assert process.wait(200) == 0
        assert is_gone(process.pid)


@posix
def test_workers_end_with_a_service_that_is_killed() -> None:
    with started() as (process, service):
        service.get("/v1/formats")
        process.kill()
        process.wait()
        assert is_gone(process.pid)


@pytest.mark.parametrize(
    "arguments",
    [["--port", "99999"], ["--host", "256.0.0.1"], ["--workers", "0"], ["--largest", "x"], ["--seconds", "-1"]],
)
def test_what_cannot_be_is_refused(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["serve", *arguments]) == 2
    assert "refextract:" in capsys.readouterr().err


def test_nothing_in_the_package_can_ask_a_network() -> None:
    fetching = {"urllib.request", "http.client", "requests", "httpx", "aiohttp", "ftplib", "smtplib", "socket"}
    root = Path(refextract.__file__).parent
    for path in root.rglob("*.py"):
        tree = ast.parse(path.read_text("utf-8"))
        named = {each.name for node in ast.walk(tree) if isinstance(node, ast.Import) for each in node.names}
        named |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
        allowed = {"socket"} if path.name == "serving.py" else set()
        assert not named & fetching - allowed, path
