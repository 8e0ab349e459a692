"""More that is fuzzed: requests to the service, containers of a corpus, annotated PDF files, workbooks.

The laws: what a stranger sends is never answered as a fault of the program; of a broken container an error of ours says
so; a PDF file that could be read can be annotated or is refused, and read again with all its text.
"""

import asyncio
import io
import json
import tempfile
from collections.abc import Callable
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from zipfile import ZipFile

from refextract.checking import check
from refextract.checking.annotation import annotate
from refextract.errors import RefextractError
from refextract.exporters import export_bytes
from refextract.options import ReadOptions
from refextract.pipeline import extract
from refextract.readers import read
from refextract.references import parse_references
from tests.readers.pdf.writer import Text, lines, pdf

__all__ = ["ROOM_TARGETS", "room_samples"]

_ENTRIES = ["[1] Roe, P. (2001). Rivers of the north. Lund: Press.", "[2] Poe, Q. (1999). Gravel. Berlin: Press."]
_PAGES = [
    lines(72, 100, ["Rivers carry gravel [1] and sand [2, 3].", "Nobody knows (https://a.b/c) why [4]."]),
    [Text(72, 60, "References", 12, "bold"), *lines(72, 90, _ENTRIES, leading=20)],
]
_FORM = b"application/x-www-form-urlencoded"
_FILE = b"multipart/form-data; boundary=x\n\n--x\r\nContent-Disposition: form-data"
_BODIES: dict[str, tuple[bytes, ...]] = {
    "/v1/extract": (
        b'application/json\n\n{"text": "It is so (Roe 2001).", "format": "json", "name": "a.md", "findings": true}',
        b"text/plain\nformat=ris&name=a.txt\nIt is so (Roe 2001).\n\nReferences\n\nRoe, J. (2001). On. Rome: Press.\n",
        _FILE + b'; name="file"; filename="a.md"\r\n\r\nAs Roe (2001) says.\r\n--x--\r\n',
    ),
    "/v1/check": (b'application/json\n\n{"text": "It is so (Roe 2001).", "format": "sarif", "select": ["R1"]}',),
    "/v1/parse": (
        b'application/json\n\n{"references": ["Roe, J. (2001). On.", {"text": "Roe", "spans": [[0, 3, "author"]]}]}',
        _FORM + b"\nformat=bibtex\nreferences=Roe%2C+J.+%282001%29.+On.",
    ),
    "/api/processCitation": (_FORM + b"\n\ncitations=Roe%2C+J.+%282001%29.+On.&consolidateCitations=0",),
    "/api/processFulltextDocument": (
        _FILE + b'; name="input"; filename="a.pdf"\r\n\r\n%PDF-1.4\r\n--x--\r\n',
        _FILE + b'; name="teiCoordinates"\r\n\r\nref\r\n--x--\r\n',
    ),
}


def annotating(data: bytes) -> None:
    """Any bytes as a PDF file that is annotated."""
    try:
        document = read(data, options=ReadOptions(format="pdf"), name="fuzz.pdf")
        extraction = extract(document)
        marked = annotate(data, document, extraction, check(document, extraction))
    except RefextractError:
        return
    assert read(marked, name="fuzz.pdf").text == document.text


def contained(suffix: str) -> Callable[[bytes], None]:
    """Any bytes as a container of documents, all of which are listed and taken out."""

    def target(data: bytes) -> None:
        from refextract.corpus.inputs import InputOptions, container_of

        with tempfile.TemporaryDirectory() as folder:
            (Path(folder) / f"in{suffix}").write_bytes(data)
            reading = InputOptions(suffixes=(".txt",), root=folder, largest=1_000_000)
            module = container_of(suffix)
            assert module is not None
            places = []
            try:
                for entry in module.entries(f"in{suffix}", reading):
                    taken_out(entry.item)
                    places.append((entry.name, entry.offset))
            except RefextractError:
                pass
            for number, (name, offset) in enumerate(places[:3]):
                again = next(iter(module.entries(f"in{suffix}", reading, number, offset)))
                assert suffix == ".jsonl" or again.name == name

    return target


def taken_out(item: Callable[[], object]) -> None:
    """Have a document of a container, or an error of ours."""
    try:
        item()
    except RefextractError:
        return


def requested(path: str) -> Callable[[bytes], None]:
    """Any bytes as a request to an address: its content type, its query and its body, a line each."""

    def target(data: bytes) -> None:
        kind, query, body = (*data.split(b"\n", 2), b"", b"")[:3]
        printable = bytes(sign for sign in query if 0x20 < sign < 0x7F)  # no server lets others through
        status, answer = asyncio.run(asked(path, kind, printable, body))
        is_grobid = path.startswith("/api/")  # which answers 500 to what it cannot read
        assert status < 500 or (is_grobid and b"the program failed" not in answer), (status, answer[:300])

    return target


async def asked(path: str, kind: bytes, query: bytes, body: bytes) -> tuple[int, bytes]:
    """Status and body of what the service answers."""
    sent: list[dict[str, object]] = []

    async def receive() -> dict[str, object]:
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(message: dict[str, object]) -> None:
        sent.append(message)

    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "POST",
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(),
        "query_string": query,
        "root_path": "",
        "client": None,
        "headers": [(b"content-type", kind), (b"content-length", str(len(body)).encode())],
        "server": ("localhost", 80),
    }
    await service()(scope, receive, send)
    told = b"".join(part for message in sent if isinstance(part := message.get("body", b""), bytes))
    return int(str(sent[0]["status"])), told


@cache
def service() -> Callable[..., object]:
    """The application, with its tasks done in this process."""
    from refextract.service.application import application
    from refextract.service.limits import Limits
    from refextract.service.outcomes import Outcome, Task, problem_of

    class Here:
        """A pool of this process alone."""

        async def run(self, task: Task) -> Outcome:
            try:
                return task()
            except Exception as error:  # noqa: BLE001 - as a worker does
                return problem_of(error)

    app = application(Limits(largest=1_000_000))
    app.state.service.pool = Here()
    return app


def tabled(data: bytes) -> None:
    """Any text as reference strings in a workbook, whose parts are sound XML."""
    from xml.etree import ElementTree

    references = parse_references(data.decode("utf-8", "replace").split("\n"))
    with ZipFile(io.BytesIO(export_bytes(references, "xlsx"))) as package:
        for name in package.namelist():
            ElementTree.fromstring(package.read(name))  # noqa: S314 - our own


def zipped() -> bytes:
    """An archive with two documents."""
    out = io.BytesIO()
    with ZipFile(out, "w") as archive:
        archive.writestr("a.txt", "It is so (Roe 2001).")
        archive.writestr("b/c.txt", "As Poe (1999) says.")
    return out.getvalue()


def tarred() -> bytes:
    """The same as a tar archive."""
    import tarfile

    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name in ("a.txt", "b/c.txt"):
            info = tarfile.TarInfo(name)
            info.size = 20
            archive.addfile(info, io.BytesIO(b"It is so (Roe 2001)."))
    return out.getvalue()


def parqueted() -> bytes:
    """The same as a table."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    out = io.BytesIO()
    pq.write_table(pa.table({"id": ["a", "b"], "text": ["It is so (Roe 2001).", "As Poe (1999) says."]}), out)
    return out.getvalue()


_LINES = b"".join(json.dumps({"id": n, "text": "It is so (Roe 2001)."}).encode() + b"\n" for n in range(3))
_SERVED = {f"request-{path[1:].replace('/', '-')}": path for path in _BODIES} if find_spec("starlette") else {}
_HELD: dict[str, Callable[[], bytes]] = {".zip": zipped, ".tar": tarred, ".jsonl": lambda: _LINES}
if find_spec("pyarrow"):
    _HELD[".parquet"] = parqueted

ROOM_TARGETS: dict[str, Callable[[bytes], None]] = {
    "annotate": annotating,
    "xlsx": tabled,
    **{f"corpus-{suffix[1:]}": contained(suffix) for suffix in _HELD},
    **{name: requested(path) for name, path in _SERVED.items()},
}
"""Each target by its name."""


def room_samples(target: str) -> tuple[bytes, ...]:
    """Whole inputs of a target; none where it has no samples of its own."""
    if target in ("annotate", "read-pdf"):
        return pdf(_PAGES), pdf(_PAGES, packed=True)
    if target in _SERVED:
        return _BODIES[_SERVED[target]]
    made = _HELD.get("." + target.removeprefix("corpus-")) if target.startswith("corpus-") else None
    return (made(),) if made else ()
