"""Text that knows where it came from, and patterns that are compiled when a text needs them.

Offsets count code points and ranges are half-open, as Python slices are. Only `TextBuilder` makes text out of other
text, so every character of a `TextView` can be led back to its source exactly.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple, cast

if TYPE_CHECKING:
    import re

    import regex

__all__ = ["COMPILED", "Span", "TextBuilder", "TextView", "compiled_patterns", "pattern", "plain_pattern"]


@dataclass(frozen=True, slots=True, order=True, init=False)
class Span:
    """A half-open range of code points.

    Raises:
        ValueError: unless ``0 <= start <= end``.

    >>> Span(4, 8).of("see Knuth")
    'Knut'
    """

    start: int
    end: int

    def __init__(self, start: int, end: int) -> None:  # spans are made by the ten thousand: this takes half the time
        if not 0 <= start <= end:
            raise ValueError(f"not a span: {start}..{end}")
        _put_start(self, start)
        _put_end(self, end)

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The characters of `text` in this span."""
        return text[self.start : self.end]

    def contains(self, other: Span) -> bool:
        """Whether `other` lies inside this span, borders included."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def shifted(self, by: int) -> Span:
        """The span `by` code points further on."""
        return Span(self.start + by, self.end + by)

    def cover(self, other: Span) -> Span:
        """The smallest span that holds both."""
        return Span(min(self.start, other.start), max(self.end, other.end))


_put_start = vars(Span)["start"].__set__  # past the guard of a frozen class
_put_end = vars(Span)["end"].__set__


class _Piece(NamedTuple):
    """A run of a view: copied from `source..source_end`, or standing for it."""

    at: int
    source: int
    source_end: int
    copied: bool


@dataclass(frozen=True, slots=True)
class TextView:
    r"""A text made from pieces of a source text, each of which knows its place there.

    >>> builder = TextBuilder("micro-\nscope")
    >>> builder.copy(0, 5); builder.skip(5, 7); builder.copy(7, 12)
    >>> view = builder.build()
    >>> view.text, view.to_source(Span(0, 10))
    ('microscope', Span(start=0, end=12))
    """

    text: str
    pieces: tuple[_Piece, ...]
    _starts: tuple[int, ...]
    _sources: tuple[int, ...]

    @classmethod
    def of(cls, text: str, span: Span | None = None) -> TextView:
        """The view that shows `span` of `text` (or all of it) unchanged."""
        if span is None:
            return cls(text, (_Piece(0, 0, len(text), True),), _FIRST, _FIRST) if text else cls(text, (), (), ())
        builder = TextBuilder(text)
        builder.copy(span.start, span.end)
        return builder.build()

    def __repr__(self) -> str:
        shown = self.text if len(self.text) <= _SHOWN else f"{self.text[: _SHOWN - 1]}…"
        return f"TextView({shown!r}, characters={len(self.text)})"

    @property
    def shift(self) -> int | None:
        """How much further on in the source all of the view stands; None where it is made of more than one piece.

        >>> TextView.of("see Knuth", Span(4, 9)).shift
        4
        """
        if len(self.pieces) != 1 or not self.pieces[0].copied:
            return None
        return self.pieces[0].source

    def to_source(self, span: Span) -> Span:
        """The smallest range of the source that holds what the view shows in `span`.

        An empty span leads to an empty one before the character that follows it.
        """
        if not self.pieces:
            return Span(0, 0)
        only = self.pieces[0]
        if only.copied and len(self.pieces) == 1 and span.end <= len(self.text):
            return span.shifted(only.source) if only.source else span
        if span.start == span.end:
            start = self._source_of(span.start)[0]
            return Span(start, start)
        return Span(self._source_of(span.start)[0], self._source_of(span.end - 1)[1])

    def from_source(self, span: Span) -> Span:
        """The range of the view that shows what is left of the source's `span`."""
        return Span(self._view_of(span.start), max(self._view_of(span.start), self._view_of(span.end)))

    def part(self, span: Span) -> TextView:
        """The view of `span` of this one, leading to the same source."""
        pieces = []
        for index in range(max(0, bisect_right(self._starts, span.start) - 1), len(self.pieces)):
            piece = self.pieces[index]
            stop = self._starts[index + 1] if index + 1 < len(self._starts) else len(self.text)
            start, end = max(piece.at, span.start), min(stop, span.end)
            if piece.at >= span.end:
                break
            if start >= end:
                continue
            if piece.copied:
                source = piece.source + start - piece.at
                pieces.append(_Piece(start - span.start, source, source + end - start, True))
            else:
                pieces.append(piece._replace(at=start - span.start))
        return _view(span.of(self.text), pieces)

    def without(self, spans: Sequence[Span]) -> TextView:
        """The view with `spans` of it (sorted and disjoint) left out, leading to the same source.

        >>> TextView.of("a (b) c").without([Span(1, 5)]).text
        'a c'
        """
        return self.replaced([(span, "") for span in spans])

    def replaced(self, changes: Sequence[tuple[Span, str]]) -> TextView:
        """The view with a text in place of each of some ranges (sorted and disjoint), leading to the same source.

        >>> shown = TextView.of("M¨uller").replaced([(Span(1, 3), "ü")])
        >>> shown.text, shown.to_source(Span(1, 2))
        ('Müller', Span(start=1, end=3))
        """
        if not changes:
            return self
        texts: list[str] = []
        pieces: list[_Piece] = []
        place = at = 0
        for span, text in (*changes, (Span(len(self.text), len(self.text)), "")):
            kept = self.part(Span(place, span.start))
            pieces.extend([piece._replace(at=piece.at + at) for piece in kept.pieces])
            at += len(kept.text)
            if text:
                source = self.to_source(span)
                pieces.append(_Piece(at, source.start, source.end, False))
                at += len(text)
            texts += [kept.text, text]
            place = span.end
        return _view("".join(texts), pieces)

    def _source_of(self, offset: int) -> tuple[int, int]:
        """The range of the source behind the character at `offset` (past the end: the end)."""
        piece = self.pieces[max(0, bisect_right(self._starts, offset) - 1)]
        if offset >= len(self.text):
            end = self.pieces[-1].source_end
            return end, end
        if piece.copied:
            place = piece.source + offset - piece.at
            return place, place + 1
        return piece.source, piece.source_end

    def _view_of(self, place: int) -> int:
        """The offset in the view of the first character at or after `place` in the source."""
        index = bisect_right(self._sources, place) - 1
        if index < 0:
            return 0
        piece = self.pieces[index]
        if place < piece.source_end:
            return piece.at + (place - piece.source if piece.copied else 0)
        return self._starts[index + 1] if index + 1 < len(self._starts) else len(self.text)


_SHOWN = 60  # characters of a text that its short form shows
_FIRST = (0,)  # where the only piece of a text stands


def _view(text: str, pieces: list[_Piece]) -> TextView:
    return TextView(text, tuple(pieces), tuple([p.at for p in pieces]), tuple([p.source for p in pieces]))


class TextBuilder:
    """Makes a `TextView` of a source text, from front to back: copy a range, put a string for a range, skip a range.

    Ranges must not step back behind one already used.

    Raises:
        ValueError: for a range that steps back or leaves the source.
    """

    def __init__(self, source: str) -> None:
        self._source = source
        self._texts: list[str] = []
        self._pieces: list[_Piece] = []
        self._length = 0
        self._place = 0

    def copy(self, start: int, end: int) -> None:
        """Show `start..end` of the source as it is."""
        self._move(start, end)
        if start == end:
            return
        last = self._pieces[-1] if self._pieces else None
        if last is not None and last.copied and last.source_end == start:
            self._pieces[-1] = _Piece(last.at, last.source, end, True)
        else:
            self._pieces.append(_Piece(self._length, start, end, True))
        self._append(self._source[start:end])

    def replace(self, start: int, end: int, text: str) -> None:
        """Show `text` in place of `start..end` of the source."""
        self._move(start, end)
        if text:
            self._pieces.append(_Piece(self._length, start, end, False))
            self._append(text)

    def skip(self, start: int, end: int) -> None:
        """Show nothing of `start..end`."""
        self._move(start, end)

    def build(self) -> TextView:
        """The view of all that was put in."""
        return _view("".join(self._texts), self._pieces)

    def _move(self, start: int, end: int) -> None:
        if not self._place <= start <= end <= len(self._source):
            raise ValueError(f"{start}..{end} is not ahead of {self._place} in a text of {len(self._source)}")
        self._place = end

    def _append(self, text: str) -> None:
        self._texts.append(text)
        self._length += len(text)


def pattern(
    source: str | Callable[[], str], flags: int = 0, *, lists: Mapping[str, Callable[[], Iterable[str]]] | None = None
) -> regex.Pattern[str]:
    r"""A pattern of `regex` that is compiled when it is first used.

    `source` may be a function (also as a decorator), where words of the languages go into it, and `lists` make the
    words of ``\L<name>`` in it.

    >>> year = pattern(r"\p{Nd}{4}")
    >>> year.findall("1984 and 1986")
    ['1984', '1986']
    """
    return cast("regex.Pattern[str]", _Lazy("regex", source, flags, lists or {}))


def plain_pattern(source: str | Callable[[], str], flags: int = 0) -> re.Pattern[str]:
    """A pattern of `re`, which compiles in a tenth of the time, compiled when it is first used; see `pattern`."""
    return cast("re.Pattern[str]", _Lazy("re", source, flags))


class _Lazy:
    """Stands for a compiled pattern, whose methods become its own as they are asked for."""

    def __init__(
        self,
        module: str,
        source: str | Callable[[], str],
        flags: int,
        lists: Mapping[str, Callable[[], Iterable[str]]] = MappingProxyType({}),
    ) -> None:
        self._module, self._source, self._flags, self._lists = module, source, int(flags), lists

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        if "compiled" not in vars(self):
            kept = _kept().get(self.terms()) if self._module == "regex" else None
            self.compiled = self.compile() if kept is None else _unpickled(kept)
        value = getattr(self.compiled, name)
        setattr(self, name, value)
        return value

    def terms(self) -> _Terms:
        """All that the compiled pattern depends on."""
        source = self._source if isinstance(self._source, str) else self._source()
        return source, self._flags, tuple((name, tuple(sorted(words()))) for name, words in self._lists.items())

    def compile(self) -> Any:
        source, flags, lists = self.terms()
        return import_module(self._module).compile(source, flags, **dict(lists))


_Terms = tuple[str, int, tuple[tuple[str, tuple[str, ...]], ...]]

COMPILED = "patterns.bin"
"""The file of the package, made when it is built, that holds its patterns as `regex` compiled them."""


@cache
def _kept() -> Mapping[_Terms, bytes]:
    """The patterns that were compiled beforehand, by their terms; none where `regex` is of another version now."""
    try:
        data = files("refextract").joinpath(COMPILED).read_bytes()
    except OSError:  # a checkout that was never built, or a file that this user may not read: all is compiled instead
        return {}
    checksum, content = data[:_CHECKSUM], data[_CHECKSUM:]
    if checksum != _checksum(content):  # a build or a copy that broke off
        return {}
    version, kept = _unpickled(content)
    return cast("Mapping[_Terms, bytes]", kept) if version == _version_of_regex() else {}


def _unpickled(data: bytes) -> Any:
    """What a file of this package holds, which is trusted as its code is."""
    import pickle

    return pickle.loads(data)  # noqa: S301


_CHECKSUM = 4
"""Bytes in front of what the file of patterns holds, which tell whether it is whole."""


def _checksum(content: bytes) -> bytes:
    """What `content` is known by, against accidents alone.

    >>> len(_checksum(b"")) == _CHECKSUM and _checksum(b"seine") != _checksum(b"sein")
    True
    """
    import zlib

    return zlib.crc32(content, 1).to_bytes(_CHECKSUM, "big")  # from 1, so that four zeros are no file


def _version_of_regex() -> str:
    import regex

    return str(regex.__version__)


def compiled_patterns(patterns: Iterable[object]) -> bytes:
    """What the file `COMPILED` holds of those of `patterns` that are of `regex`.

    They are loaded in a tenth of the time that their sources take to compile.

    >>> from pickle import loads
    >>> _, kept = loads(compiled_patterns([pattern("[aeiou]+")])[_CHECKSUM:])
    >>> loads(kept["[aeiou]+", 0, ()]).findall("seine")
    ['ei', 'e']
    """
    import pickle

    lazy = [each for each in patterns if type(each) is _Lazy and each._module == "regex"]
    content = pickle.dumps((_version_of_regex(), {each.terms(): pickle.dumps(each.compile()) for each in lazy}))
    return _checksum(content) + content
