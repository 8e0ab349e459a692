"""The service under load: ``python -m tests.bench.bench_load [REQUESTS] [CLIENTS] [WORKERS]``.

Clients on loopback send strings, documents, PDF files and calls of GROBID's contract, one in a hundred of them hostile:
broken files, bombs, bodies that are cut off. Told are how many were not answered, the statuses, how long answers took,
how many processes there are before and after, and how large they are.
"""

import gzip
import http.client
import io
import json
import random
import subprocess
import sys
import threading
import time
import zipfile
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from tests.readers.pdf.writer import lines, pdf
from tests.service.asking import Service

ENTRY = "Doe, J., & Roe, R. ({year}). On the silt of rivers {number}. Water, {number}, 4-{year}. https://doi.org/10.1000/{number}"
FORM = "application/x-www-form-urlencoded"


class Call(NamedTuple):
    path: str
    kind: str
    body: bytes
    hostile: bool = False
    cut: bool = False  # the connection is closed before the body is whole


def call(source: random.Random) -> Call:
    if source.random() < 0.01:
        return source.choice(HOSTILE)
    number = source.randrange(1, 10_000)
    entry = ENTRY.format(year=1950 + number % 70, number=number)
    kind = source.randrange(10)
    if kind < 5:
        return Call("/v1/parse", "text/plain", entry.encode())
    if kind < 7:
        return Call("/api/processCitation", FORM, f"citations={entry.replace('&', 'and')}".encode())
    if kind < 9:
        text = f"Silt is known (Doe and Roe {1950 + number % 70}).\n\nReferences\n\n{entry}\n"
        return Call("/v1/extract?name=a.txt&findings=1", "text/plain", text.encode())
    return Call("/v1/extract?format=bibtex", "application/pdf", PAPER)


def _zipped(name: str, content: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(name, content)
    return out.getvalue()


_ENTITIES = "".join(f'<!ENTITY e{n} "&e{n - 1};&e{n - 1};&e{n - 1};&e{n - 1};">' for n in range(1, 40))
_BOMB = f'<!DOCTYPE a [<!ENTITY e0 "silt">{_ENTITIES}]><article><body><p>&e39;</p></body></article>'
_NOISE = random.Random(1).randbytes(20_000)  # noqa: S311 - no secret
PAPER = pdf(
    [
        [
            *lines(72, 72, ["Silt is known [1]."]),
            *lines(72, 100, ["References", "1. Doe, J. On silt. Water 3, 4-5 (1999)."]),
        ]
    ]
)
HOSTILE = (
    Call("/v1/extract", "application/pdf", b"%PDF-1.7\n" + _NOISE, hostile=True),
    Call("/v1/extract", "application/pdf", PAPER[: len(PAPER) // 2], hostile=True),
    Call("/v1/extract?name=a.docx", "application/zip", _zipped("word/document.xml", b"<w>" * 3_000_000), hostile=True),
    Call("/v1/extract?name=a.docx", "application/zip", _zipped("word/document.xml", b" " * 300_000_000), hostile=True),
    Call("/v1/extract?name=a.xml", "application/xml", _BOMB.encode(), hostile=True),
    Call("/v1/extract", "application/gzip", gzip.compress(_NOISE), hostile=True),
    Call("/v1/extract", "application/json", b"[" * 200_000, hostile=True),
    Call("/v1/extract", "application/json", b'{"text": "' + b"(" * 200_000 + b'"}', hostile=True),
    Call(
        "/v1/extract",
        "multipart/form-data; boundary=x",
        b"--x\r\nContent-Disposition: form-data" + _NOISE,
        hostile=True,
    ),
    Call("/v1/parse", "application/json", json.dumps({"references": ["a" * 300_000]}).encode(), hostile=True),
    Call("/v1/parse", "text/plain", b"((((" * 20_000, hostile=True),
    Call("/api/processCitationList", FORM, b"citations=a&" * 30_000, hostile=True),
    Call("/v1/extract", "text/plain", b"x" * 20_000_000, hostile=True),
    Call("/v1/extract", "text/plain", b"silt", hostile=True, cut=True),
)


class Client(threading.Thread):
    def __init__(self, service: Service, number: int, seed: int) -> None:
        super().__init__()
        self._service = service
        self._number = number
        self._random = random.Random(seed)  # noqa: S311 - no secret
        self.seconds: list[float] = []
        self.statuses: Counter[str] = Counter()
        self.lost: list[str] = []

    def run(self) -> None:
        connection = self._connected()
        for _ in range(self._number):
            asked, begun = call(self._random), time.perf_counter()
            if asked.cut:
                self._cut(asked)
                continue
            try:
                self._ask(connection, asked)
            except (OSError, http.client.HTTPException) as error:
                self.lost.append(f"{asked.path} {asked.kind} {type(error).__name__}")
                connection = self._connected()
            if not asked.hostile:
                self.seconds.append(time.perf_counter() - begun)
        connection.close()

    def _ask(self, connection: http.client.HTTPConnection, asked: Call) -> None:
        """Ask until the service is not busy any more."""
        while True:
            connection.request("POST", asked.path, asked.body, {"Content-Type": asked.kind})
            response = connection.getresponse()
            response.read()
            told = "hostile" if asked.hostile else "sound"
            self.statuses[f"{told} {response.status}"] += 1
            if response.status != 503:
                return
            time.sleep(float(response.headers["Retry-After"]) / 10)

    def _cut(self, asked: Call) -> None:
        connection = self._connected()
        connection.putrequest("POST", asked.path)
        connection.putheader("Content-Length", "1000000")
        connection.endheaders(asked.body)
        connection.close()
        self.statuses["cut off"] += 1

    def _connected(self) -> http.client.HTTPConnection:
        return http.client.HTTPConnection(self._service.host, self._service.port, timeout=300)


def children(pid: int) -> list[int]:
    """The processes below one, as far down as they go."""
    below = [int(each) for file in Path(f"/proc/{pid}/task").glob("*/children") for each in file.read_text().split()]
    return below + [each for child in below for each in children(child)]


def megabytes(pid: int) -> float:
    told = Path(f"/proc/{pid}/smaps_rollup").read_text("utf-8")
    return sum(int(line.split()[1]) for line in told.splitlines() if line.startswith("Pss:")) / 1024


def main(requests: int, clients: int, workers: int) -> None:
    limits = ["--workers", str(workers), "--largest", "16M", "--seconds", "20"]
    command = [sys.executable, "-m", "refextract", "serve", "--port", "0", *limits]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)  # noqa: S603 - our own
    assert process.stderr is not None
    host, port = process.stderr.readline().rsplit("/", 1)[1].split(":")
    service = Service(host, int(port))
    service.get("/v1/formats")
    before, begun = children(process.pid), time.perf_counter()
    threads = [Client(service, requests // clients, seed) for seed in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    took, after = time.perf_counter() - begun, children(process.pid)
    tell(threads, took)
    print(f"processes: {len(before)} before, {len(after)} after, {[round(megabytes(each)) for each in after]} MB")
    ended = [line for line in service.get("/metrics").text.splitlines() if "ended_total{" in line or "_bytes" in line]
    print(*ended, sep="\n")
    process.terminate()
    code = process.wait(60)
    time.sleep(1)
    print(f"ended with {code} on SIGTERM, {sum(Path(f'/proc/{each}/exe').exists() for each in after)} processes left")


def tell(threads: list[Client], took: float) -> None:
    statuses = sum((each.statuses for each in threads), Counter[str]())
    seconds = sorted(each for thread in threads for each in thread.seconds)
    lost = [each for thread in threads for each in thread.lost]
    marks = {f"p{share}": round(seconds[int(len(seconds) * share / 100)] * 1000) for share in (50, 90, 99)}
    print(f"{sum(statuses.values())} answers in {took:.0f} s, {len(lost)} lost {Counter(lost).most_common(5)}")
    print(dict(sorted(statuses.items())))
    print(f"milliseconds of sound requests: {marks}, longest {seconds[-1] * 1000:.0f}")


if __name__ == "__main__":
    given = [int(each) for each in sys.argv[1:]]
    main(*(given + [10_000, 50, 2][len(given) :]))
