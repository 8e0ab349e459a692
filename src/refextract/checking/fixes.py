"""Fixing: the fixes of findings, applied to the file of a document, to the character and nothing else.

A fix is applied whole or not at all: every edit must stand in the file as it stands in the document's text, and must
not touch an edit made before it.
"""

from __future__ import annotations

import difflib
from bisect import bisect, insort
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from refextract.checking.report import Checked
from refextract.model.diagnostic import Diagnostic, Edit, Fix
from refextract.model.document import Document
from refextract.text import Span
from refextract.values.legacy_encodings import LEGACY

__all__ = ["Encoding", "Fixed", "apply_fixes", "encoding_of", "fix_checked", "is_fixable", "unified_diff"]

_MOST_ROUNDS = 10  # each fixes what overlapped in the one before; two are mostly enough
_MARKUP = "<>&"
_PLAIN = ("text", "markdown")


class Encoding(NamedTuple):
    """How characters became the bytes of a file: a codec, and the mark in front of them."""

    codec: str
    mark: bytes = b""

    def encode(self, text: str) -> bytes:
        """The bytes of a file with this text.

        Raises:
            UnicodeEncodeError: for a character that the codec does not have.
        """
        return self.mark + text.encode(self.codec)


_ENCODINGS = (
    Encoding("utf-8", b"\xef\xbb\xbf"),
    Encoding("utf-32-le", b"\xff\xfe\x00\x00"),
    Encoding("utf-32-be", b"\x00\x00\xfe\xff"),
    Encoding("utf-16-le", b"\xff\xfe"),
    Encoding("utf-16-be", b"\xfe\xff"),
    Encoding("utf-8"),
    Encoding("utf-16-le"),
    Encoding("utf-16-be"),
    *(Encoding(each.codec) for each in LEGACY),
)


@dataclass(frozen=True, slots=True)
class Fixed:
    """A checked document after its fixes, the bytes of its file then, and how many findings were fixed."""

    checked: Checked
    data: bytes
    count: int


def encoding_of(data: bytes, text: str) -> Encoding | None:
    r"""The encoding in which `data` is exactly `text`; None where characters were lost in reading, or there is none.

    >>> encoding_of(b"\xef\xbb\xbfa\r\n", "a\r\n").mark
    b'\xef\xbb\xbf'
    >>> encoding_of(b"caf\xe9", "caf\xe9").codec, encoding_of(b"caf\xff\x81", "caf\ufffd\ufffd")
    ('cp1252', None)
    """
    return next((each for each in _ENCODINGS if data.startswith(each.mark) and _gives(each, text, data)), None)


def _gives(encoding: Encoding, text: str, data: bytes) -> bool:
    try:
        return encoding.encode(text) == data
    except UnicodeEncodeError:
        return False


def is_fixable(document: Document, diagnostic: Diagnostic, *, unsafe: bool = False) -> bool:
    """Whether a finding has a fix of that kind whose edits all stand in the file as they stand in the text.

    None can be made in a file whose text its reader has put together: DOCX, ODT, RTF.
    """
    fix = diagnostic.fix
    return fix is not None and (fix.safe or unsafe) and _places(document, fix) is not None


def apply_fixes(
    document: Document, diagnostics: Iterable[Diagnostic], *, unsafe: bool = False, codec: str = "utf-8"
) -> tuple[str, int]:
    """The characters of the file with the fixes in them, and how many findings that fixes.

    A fix with a character that `codec` does not have is not made. Of fixes that overlap, the first one counts. The
    same fix of two findings is made once and fixes both.

    >>> document = Document.of("see Smiht")
    >>> fix = Fix(edits=(Edit(span=Span(4, 9), text="Smith"),), safe=True)
    >>> found = Diagnostic(code="R1", name="x", severity="error", message="", span=Span(0, 9), fix=fix)
    >>> apply_fixes(document, [found])
    ('see Smith', 1)
    """
    made: dict[Span, str] = {}
    taken: list[Span] = []  # the places of `made`, sorted, of which no two overlap
    fixed = 0
    for diagnostic in diagnostics:
        fix = diagnostic.fix
        places = _places(document, fix, codec) if fix and (fix.safe or unsafe) else None
        if fix is None or places is None:
            continue
        wanted = dict(zip(places, (edit.text for edit in fix.edits), strict=True))
        if all(made.get(place) == text or not _touches(place, taken) for place, text in wanted.items()):
            for place in (each for each in wanted if each not in made):
                insort(taken, place)
            made |= wanted
            fixed += 1
    return _edited(document.original, made), fixed


def fix_checked(
    checked: Checked, data: bytes, again: Callable[[bytes], Checked], *, unsafe: bool = False
) -> Fixed | None:
    """The document with its fixes made, round by round until none is left that can be made.

    `data` are the bytes of its file; `again` checks such bytes in its place, for a fix can uncover what another one
    overlapped. None where the file cannot be written as it was read: characters were lost in reading it.
    """
    encoding = encoding_of(data, checked.document.original)
    if encoding is None:
        return None
    fixed, seen = 0, {checked.document.original}
    for _ in range(_MOST_ROUNDS):
        text, number = apply_fixes(checked.document, checked.diagnostics, unsafe=unsafe, codec=encoding.codec)
        if text in seen:
            break
        seen.add(text)
        fixed += number
        data = encoding.encode(text)
        checked = again(data)
    return Fixed(checked, data, fixed)


def unified_diff(before: str, after: str, name: str) -> str:
    """The change of a file as a unified diff; empty where nothing changed."""
    lines = difflib.unified_diff(_lines(before), _lines(after), f"a/{name}", f"b/{name}")
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)


def _lines(text: str) -> list[str]:
    """The lines of a text as diff and patch know them: ended by a line feed and nothing else."""
    *whole, last = text.split("\n")
    return [f"{line}\n" for line in whole] + ([last] if last else [])


def _places(document: Document, fix: Fix, codec: str = "utf-8") -> tuple[Span, ...] | None:
    """Where in the file the edits of a fix stand; None where one of them cannot be made there."""
    if document.assembled:
        return None
    places = tuple(_place(document, edit, codec) for edit in fix.edits)
    found = tuple(place for place in places if place is not None)
    return found if found and len(found) == len(places) and not _overlap(found) else None


def _place(document: Document, edit: Edit, codec: str) -> Span | None:
    """Where an edit stands in the file, if the file shows the very same there and takes the new text as it is."""
    place = document.view.to_source(edit.span)
    same = len(edit.span) > 0 and place.of(document.original) == edit.span.of(document.text)
    bare = document.format in _PLAIN or not any(c in edit.text for c in _MARKUP)
    return place if same and bare and _is_encodable(edit.text, codec) else None


def _is_encodable(text: str, codec: str) -> bool:
    try:
        text.encode(codec)
    except UnicodeEncodeError:
        return False
    return True


def _overlap(places: Sequence[Span]) -> bool:
    ordered = sorted(places)
    return any(one.end > other.start for one, other in pairwise(ordered))


def _touches(place: Span, taken: Sequence[Span]) -> bool:
    """Whether a place overlaps one of those that are taken, of which only its neighbours can."""
    after = bisect(taken, place)
    return any(place.overlaps(other) for other in taken[max(0, after - 1) : after + 1])


def _edited(text: str, edits: dict[Span, str]) -> str:
    return "".join(_pieces(text, edits))


def _pieces(text: str, edits: dict[Span, str]) -> Iterator[str]:
    place = 0
    for span in sorted(edits):
        yield text[place : span.start]
        yield edits[span]
        place = span.end
    yield text[place:]
