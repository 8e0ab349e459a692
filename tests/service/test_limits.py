"""Limits over a socket: what is too slow, too much or too long is refused, and everything else goes on."""

import json
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import suppress

import pytest

from refextract.service.limits import Limits
from tests.service.asking import Reply, Service
from tests.service.conftest import served

LONG = ("As (Doe 1999) says. " * 40_000).encode()


@pytest.fixture(scope="module")
def narrow() -> Iterator[Service]:
    pytest.importorskip("uvicorn", reason="the extra server is not installed")
    with served(Limits(workers=1, waiting=2, seconds=1.0)) as running:
        yield running


def test_a_long_document_is_given_up_and_the_next_is_answered(narrow: Service) -> None:
    reply = narrow.post("/v1/extract", LONG, "text/plain")
    assert (reply.status, reply.json["error"]["status"]) == (504, 504)
    told = narrow.post_files("/api/processReferences", {"input": ("a.txt", LONG)})
    assert (told.status, told.json["grobidExceptionStatus"]) == (500, "TIMEOUT")
    assert narrow.post("/v1/parse", b"Doe, J. (1999). Silt.", "text/plain").status == 200
    assert 'refextract_workers_ended_total{why="time"} 2' in narrow.get("/metrics").text


def test_more_than_may_wait_are_to_come_again(narrow: Service) -> None:
    replies: list[Reply] = []
    asking = [
        threading.Thread(target=lambda: replies.append(narrow.post("/v1/extract", LONG, "text/plain")))
        for _ in range(6)
    ]
    for each in asking:
        each.start()
    for each in asking:
        each.join()
    busy = [each for each in replies if each.status == 503]
    assert 1 <= len(busy) <= 3
    assert {each.status for each in replies} == {503, 504}
    assert {each.headers["Retry-After"] for each in busy} == {"2"}
    assert narrow.get("/api/isalive").text == "true"


def test_a_request_that_never_comes_in_is_closed(narrow: Service) -> None:
    with socket.create_connection((narrow.host, narrow.port), timeout=30) as slow:
        slow.sendall(b"POST /v1/parse HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\nContent-Type: text/plain\r\n\r\nDoe")
        assert b" 408 " in slow.recv(1000)
    assert "refextract_held_bytes 0" in narrow.get("/metrics").text


@pytest.mark.parametrize("begun", [b"G", b"GET / HT", b"GET / HTTP/1.1\r\nHost: a\r\nX-Slow: "])
def test_headers_that_never_come_in_end_the_connection(narrow: Service, begun: bytes) -> None:
    with socket.create_connection((narrow.host, narrow.port), timeout=30) as slow:
        slow.sendall(begun)
        answer = b"".join(iter(lambda: slow.recv(1000), b""))
    assert answer.startswith(b"HTTP/1.1 408 ")
    assert json.loads(answer.partition(b"\r\n\r\n")[2])["error"]["status"] == 408


def test_headers_that_come_in_by_the_letter_end_the_connection_as_well(narrow: Service) -> None:
    with socket.create_connection((narrow.host, narrow.port), timeout=30) as slow:
        sent = []
        with suppress(OSError):
            while len(sent) < 100:
                slow.sendall(b"X")
                sent.append(b"X")
                time.sleep(0.1)
    assert len(sent) < 50


def test_a_connection_that_says_nothing_ends(narrow: Service) -> None:
    with socket.create_connection((narrow.host, narrow.port), timeout=30) as silent:
        assert silent.recv(1000) == b""


def test_a_connection_is_used_again_and_ends_when_its_next_request_is_slow(narrow: Service) -> None:
    whole = b"GET /api/isalive HTTP/1.1\r\nHost: a\r\n\r\n"
    with socket.create_connection((narrow.host, narrow.port), timeout=30) as used:
        for _ in range(2):
            used.sendall(whole)
            answer = b""
            while not answer.endswith(b"true"):
                answer += used.recv(5000)
            assert answer.startswith(b"HTTP/1.1 200 ")
            time.sleep(0.6)
        used.sendall(whole[:20])
        assert used.recv(5000).startswith(b"HTTP/1.1 408 ")


def test_a_body_that_is_cut_off_holds_nothing(narrow: Service) -> None:
    with socket.create_connection((narrow.host, narrow.port), timeout=30) as gone:
        gone.sendall(
            b"POST /v1/parse HTTP/1.1\r\nHost: a\r\nContent-Length: 999\r\nContent-Type: text/plain\r\n\r\nDoe"
        )
    assert narrow.post("/v1/parse", b"Doe, J. (1999). Silt.", "text/plain").status == 200
    assert "refextract_held_bytes 0" in narrow.get("/metrics").text
