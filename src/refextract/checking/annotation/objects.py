"""The objects of a PDF file: where its tables of cross-references say that they stand.

Tables and streams of cross-references are read, the newest part of the file first, and streams of objects.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from refextract.checking.annotation.syntax import Ref, Unsound, Value, integer, parse
from refextract.text import plain_pattern

__all__ = ["Objects"]

_TAIL = 2048  # characters at the end of a file, where it says where its newest table is
_MOST_PARTS = 500
_LARGEST = 1 << 28  # characters of a stream: what is more is a bomb
_FREE, _PLAIN, _PACKED = 0, 1, 2

_start = plain_pattern(r"startxref\s+(\d{1,12})")
_object = plain_pattern(r"\s*(\d{1,10})\s+(\d{1,5})\s+obj\b")
_section = plain_pattern(r"\s*(\d{1,10}) +(\d{1,10})\s+")
_entry = plain_pattern(r"(\d{10}) (\d{5}) ([nf])\s{0,2}")
_trailer = plain_pattern(r"\s*trailer")
_stream = plain_pattern(r"\s*stream(?:\r\n|\n|\r)")


class _Place(NamedTuple):
    """Where an object stands: at `at` of the file; or as number `order` in the stream of objects `at`."""

    kind: int
    at: int
    order: int


class Objects:
    """The objects of a file, read as they are asked for; `trailer` is that of its newest part.

    `start` is where its newest table stands, and `packed` tells whether that is a stream.

    Raises:
        Unsound: where the tables are not as the format says.
    """

    def __init__(self, data: bytes) -> None:
        self.data = data
        self._text = data.decode("latin-1")
        if not self._text.startswith("%PDF-"):
            raise Unsound("something stands before the file")
        starts = list(_start.finditer(self._text, max(0, len(self._text) - _TAIL)))
        if not starts:
            raise Unsound("no table is told of")
        self.start = int(starts[-1][1])
        self.packed = not self._text.startswith("xref", self.start)
        self._places: dict[int, _Place] = {}
        self._members: dict[int, list[tuple[int, Value]]] = {}
        self.trailer: Mapping[str, Value] = {}
        self._read_tables()
        self.size = max([integer(self.trailer.get("/Size")), *(number + 1 for number in self._places)])

    def generation(self, number: int) -> int:
        """The generation that an object is of."""
        place = self._places[number]
        return place.order if place.kind == _PLAIN else 0

    def resolved(self, value: Value | None) -> Value | None:
        """What a value is, or what it refers to; None for an object that there is not."""
        for _ in range(_MOST_PARTS):
            if not isinstance(value, Ref):
                return value
            value = self._of(value.number)
        raise Unsound("references lead in a circle")

    def dictionary(self, value: Value | None) -> Mapping[str, Value]:
        """The dictionary that a value is or refers to.

        Raises:
            Unsound: for what is none.
        """
        found = self.resolved(value)
        if isinstance(found, Mapping):
            return found
        raise Unsound(f"{value!r} is no dictionary")

    def _of(self, number: int) -> Value | None:
        place = self._places.get(number)
        if place is None or place.kind == _FREE:
            return None
        if place.kind == _PLAIN:
            return self._at(place.at, number)[0]
        members = self._packed(place.at)
        if place.order >= len(members) or members[place.order][0] != number:
            raise Unsound(f"object {number} is not where the table says")
        return members[place.order][1]

    def _at(self, place: int, number: int | None = None) -> tuple[Value, int]:
        """The object at a place of the file, and where it ends."""
        found = _object.match(self._text, place)
        if found is None or (number is not None and int(found[1]) != number):
            raise Unsound(f"no object {number or ''} at {place}")
        return parse(self._text, found.end())

    def _packed(self, number: int) -> list[tuple[int, Value]]:
        """The numbers and objects of a stream of objects."""
        if number not in self._members:
            place = self._places.get(number)
            if place is None or place.kind != _PLAIN:
                raise Unsound(f"no stream {number}")
            told, end = self._at(place.at, number)
            self._members[number] = list(self._unpacked(self.dictionary(told), end))
        return self._members[number]

    def _unpacked(self, told: Mapping[str, Value], end: int) -> Iterator[tuple[int, Value]]:
        text = self._content(told, end)
        first, place = integer(told.get("/First")), 0
        for _ in range(integer(told.get("/N"))):
            number, place = parse(text, place)
            offset, place = parse(text, place)
            yield integer(number), parse(text, first + integer(offset))[0]

    def _content(self, told: Mapping[str, Value], end: int) -> str:
        """The content of the stream whose dictionary ends there, decoded."""
        found = _stream.match(self._text, end)
        if found is None:
            raise Unsound(f"no stream at {end}")
        length = integer(self.resolved(told.get("/Length")))
        raw = self.data[found.end() : found.end() + length]
        filters = self.resolved(told.get("/Filter"))
        filters = filters if isinstance(filters, tuple) else () if filters is None else (filters,)
        if filters not in ((), ("/FlateDecode",)):
            raise Unsound(f"a stream is packed by {filters}")
        content = _inflated(raw) if filters else raw
        options = self.resolved(told.get("/DecodeParms"))
        options = options[0] if isinstance(options, tuple) and options else options
        return _without_prediction(content, options if isinstance(options, Mapping) else {}).decode("latin-1")

    def _read_tables(self) -> None:
        """All tables, from the newest to the oldest; of an object the newest place counts."""
        left, seen = [self.start], set[int]()
        while left and len(seen) < _MOST_PARTS:
            start = left.pop(0)
            if start in seen:
                continue
            seen.add(start)
            read = self._table if self._text.startswith("xref", start) else self._table_stream
            trailer = read(start)
            self.trailer = self.trailer or trailer
            left += [integer(trailer[key]) for key in ("/XRefStm", "/Prev") if key in trailer]

    def _table(self, start: int) -> Mapping[str, Value]:
        place = start + len("xref")
        while section := _section.match(self._text, place):
            place = section.end()
            for number in range(int(section[1]), int(section[1]) + int(section[2])):
                entry = _entry.match(self._text, place)
                if entry is None:
                    raise Unsound(f"no entry of a table at {place}")
                place = entry.end()
                kind = _PLAIN if entry[3] == "n" else _FREE
                self._places.setdefault(number, _Place(kind, int(entry[1]), int(entry[2])))
        trailer = _trailer.match(self._text, place)
        if trailer is None:
            raise Unsound(f"no trailer at {place}")
        return self.dictionary(parse(self._text, trailer.end())[0])

    def _table_stream(self, start: int) -> Mapping[str, Value]:
        told, end = self._at(start)
        trailer = self.dictionary(told)
        if trailer.get("/Type") != "/XRef":
            raise Unsound(f"no table at {start}")
        content = self._content(trailer, end).encode("latin-1")
        widths = trailer.get("/W")
        index = trailer.get("/Index", ("0", trailer.get("/Size", "0")))
        if not isinstance(widths, tuple) or len(widths) != 3 or not isinstance(index, tuple) or len(index) % 2:
            raise Unsound("a table of a kind that there is not")
        sizes = [integer(width) for width in widths]
        rows = _rows(content, sizes)
        for first, count in zip(index[::2], index[1::2], strict=True):
            for number in range(integer(first), integer(first) + integer(count)):
                kind, at, last = next(rows, (_FREE, 0, 0))
                self._places.setdefault(number, _Place(kind if sizes[0] else _PLAIN, at, last))
        return trailer


def _rows(content: bytes, sizes: list[int]) -> Iterator[tuple[int, int, int]]:
    step = sum(sizes)
    if step < 1:
        raise Unsound("a table without columns")
    first, second = sizes[0], sizes[0] + sizes[1]
    for start in range(0, len(content) - step + 1, step):
        row = content[start : start + step]
        kind, at, last = row[:first], row[first:second], row[second:]
        yield int.from_bytes(kind, "big"), int.from_bytes(at, "big"), int.from_bytes(last, "big")


def _inflated(raw: bytes) -> bytes:
    unpacker = zlib.decompressobj()
    try:
        content = unpacker.decompress(raw, _LARGEST)
    except zlib.error as error:
        raise Unsound(f"a stream is broken: {error}") from error
    if unpacker.unconsumed_tail:
        raise Unsound("a stream is too large")
    return content


def _without_prediction(content: bytes, options: Mapping[str, Value]) -> bytes:
    """What was packed, where rows tell their difference from the row above (the predictors of PNG)."""
    kind = integer(options.get("/Predictor", "1"))
    if kind == 1:
        return content
    width = integer(options.get("/Columns", "1"))
    if kind < 10 or integer(options.get("/Colors", "1")) != 1 or integer(options.get("/BitsPerComponent", "8")) != 8:
        raise Unsound(f"a stream has the predictor {kind}")
    rows, above = bytearray(), bytes(width)
    for start in range(0, len(content) - width, width + 1):
        above = _row(content[start], content[start + 1 : start + 1 + width], above)
        rows += above
    return bytes(rows)


def _row(kind: int, row: bytes, above: bytes) -> bytes:
    out = bytearray()
    left = corner = 0
    for value, upper in zip(row, above, strict=True):
        guess = (0, left, upper, (left + upper) // 2, _nearest(left, upper, corner))[kind] if kind < 5 else 0
        left, corner = (value + guess) % 256, upper
        out.append(left)
    return bytes(out)


def _nearest(left: int, upper: int, corner: int) -> int:
    """Which of three neighbours is nearest to what the other two would tell (Paeth)."""
    guess = left + upper - corner
    return min((left, upper, corner), key=lambda value: abs(guess - value))
