"""The update of a PDF file: new objects and a table of them behind all that was there, which stays byte for byte."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby

from refextract.checking.annotation.objects import Objects
from refextract.checking.annotation.syntax import Ref, Value, written

__all__ = ["Update"]

_KEPT = ("/Root", "/Info", "/ID")


class Update:
    """Objects that are added to a file, or take the place of those that it has."""

    def __init__(self, objects: Objects) -> None:
        self._objects = objects
        self._next = objects.size
        self._bodies: dict[Ref, str] = {}

    def add(self, value: Value, stream: str | None = None) -> Ref:
        """A new object; with the content of a stream, where it is one."""
        ref = Ref(self._next)
        self._next += 1
        tail = "" if stream is None else f"\nstream\n{stream}\nendstream"
        self._bodies[ref] = f"{written(value)}{tail}"
        return ref

    def replace(self, ref: Ref, value: Value) -> None:
        """A new state of an object of the file."""
        self._bodies[Ref(ref.number, self._objects.generation(ref.number))] = written(value)

    def applied(self) -> bytes:
        """The file with its update."""
        data = self._objects.data
        out = bytearray(data)
        if not data.endswith((b"\n", b"\r")):
            out += b"\n"
        places: dict[Ref, int] = {}
        for ref, body in self._bodies.items():
            places[ref] = len(out)
            out += f"{ref.number} {ref.generation} obj\n{body}\nendobj\n".encode("latin-1")
        table = self._stream if self._objects.packed else self._table
        start = len(out)
        out += table(dict(sorted(places.items())), start).encode("latin-1")
        out += f"startxref\n{start}\n%%EOF\n".encode()
        return bytes(out)

    def _trailer(self, size: int) -> dict[str, Value]:
        told = self._objects.trailer
        kept = {key: told[key] for key in _KEPT if key in told}
        return {"/Size": str(size), **kept, "/Prev": str(self._objects.start)}

    def _table(self, places: Mapping[Ref, int], _: int) -> str:
        """A table as text."""
        sections = "".join(
            f"{run[0].number} {len(run)}\n" + "".join(f"{places[ref]:010} {ref.generation:05} n \n" for ref in run)
            for run in _runs(places)
        )
        return f"xref\n{sections}trailer\n{written(self._trailer(self._next))}\n"

    def _stream(self, places: Mapping[Ref, int], start: int) -> str:
        """A table as a stream, which is an object itself."""
        own = Ref(self._next)
        all_places = {**places, own: start}
        rows = b"".join(
            b"\x01" + place.to_bytes(8, "big") + ref.generation.to_bytes(2, "big") for ref, place in all_places.items()
        )
        index = tuple(str(number) for run in _runs(all_places) for number in (run[0].number, len(run)))
        told: dict[str, Value] = {
            "/Type": "/XRef",
            **self._trailer(self._next + 1),
            "/W": ("1", "8", "2"),
            "/Index": index,
            "/Length": str(len(rows)),
        }
        return f"{own.number} 0 obj\n{written(told)}\nstream\n{rows.decode('latin-1')}\nendstream\nendobj\n"


def _runs(places: Mapping[Ref, int]) -> Iterator[list[Ref]]:
    """Objects whose numbers follow one another."""
    for _, run in groupby(enumerate(places), key=lambda each: each[1].number - each[0]):
        yield [ref for _, ref in run]
