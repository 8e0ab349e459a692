"""Limits over a socket: what is too slow, too much or too long is refused, and everything else goes on."""

import socket
import threading
from collections.abc import Iterator

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


def test_a_body_that_is_cut_off_holds_nothing(narrow: Service) -> None:
    with socket.create_connection((narrow.host, narrow.port), timeout=30) as gone:
        gone.sendall(
            b"POST /v1/parse HTTP/1.1\r\nHost: a\r\nContent-Length: 999\r\nContent-Type: text/plain\r\n\r\nDoe"
        )
    assert narrow.post("/v1/parse", b"Doe, J. (1999). Silt.", "text/plain").status == 200
    assert "refextract_held_bytes 0" in narrow.get("/metrics").text
