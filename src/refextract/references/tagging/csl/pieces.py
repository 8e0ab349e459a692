"""Pieces: the text of an entry while it is printed, each piece with the field that it belongs to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from refextract.references.tagging.corpus import Labelled

__all__ = ["Piece", "glued", "joined", "labelled", "wrapped"]


class Piece(NamedTuple):
    """A text, and the field that it is part of; empty for what stands between fields."""

    text: str
    field: str = ""


def joined(groups: Iterable[Sequence[Piece]], delimiter: str) -> list[Piece]:
    """The groups that have pieces, the delimiter between them."""
    pieces: list[Piece] = []
    for group in groups:
        if group:
            if pieces and delimiter:
                pieces.append(Piece(delimiter))
            pieces += group
    return pieces


def wrapped(pieces: list[Piece], before: str, after: str) -> list[Piece]:
    """The pieces between two texts, if there are pieces."""
    if not pieces:
        return pieces
    return [*([Piece(before)] if before else []), *pieces, *([Piece(after)] if after else [])]


_ENDS = ".?!"
_SWALLOWED = {".": ".,;:", ",": ",", ";": ";,", ":": ":,", "?": ".", "!": ".", " ": " "}
"""What is left out behind a sign."""


def glued(pieces: Iterable[Piece], *, inside: bool) -> list[Piece]:
    """The pieces with no sign printed twice where two meet; `inside` puts stops and commas before closing quotes."""
    out: list[Piece] = []
    last = ""
    for text, field in pieces:
        kept = text
        while kept and not field and kept[0] in _SWALLOWED.get(last, "") and not (last == "." and kept[0] in ",;:"):
            kept = kept[1:]
        while kept and not field and last == " " and kept[0] in ".,;:" and out and not out[-1].field:
            out[-1] = out[-1]._replace(text=out[-1].text[:-1])
            last = out[-1].text[-1:] or (out[-2].text[-1:] if len(out) > 1 else "")
            if not out[-1].text:
                out.pop()
            if kept[0] in _SWALLOWED.get(last, ""):
                kept = kept[1:]
        if inside and out and out[-1].text in ("”", '"') and kept[:1] in (".", ",") and not field:
            quote = out.pop()
            if out and out[-1].text[-1:] not in _ENDS:
                out.append(Piece(kept[0]))
            out.append(quote)
            kept = kept[1:]
            last = quote.text
        if kept:
            out.append(Piece(kept, field))
            last = kept[-1]
    return out


_BARE = " \t.,;:"
_DOTTED = frozenset({"author", "editor", "translator", "container-title", "collection-title", "edition", "genre"})
"""The fields whose end dot may be that of an initial or an abbreviation."""
_NEAR = 3


def labelled(pieces: Sequence[Piece]) -> Labelled:
    """The string of the pieces with a span for each field, one for pieces of one field with nothing else between."""
    text, spans = "", list[tuple[int, int, str]]()
    for piece in pieces:
        start = len(text)
        text += piece.text
        if piece.field:
            core = piece.text.lstrip(_BARE)
            start += len(piece.text) - len(core)
            end = start + len(core.rstrip(_BARE if piece.field not in _DOTTED else " ,;:"))
            if (
                spans
                and spans[-1][2] == piece.field
                and not text[spans[-1][1] : start].strip(" ,")
                and (start - spans[-1][1] <= _NEAR)
            ):
                spans[-1] = (spans[-1][0], end, piece.field)
            elif start < end:
                spans.append((start, end, piece.field))
    lead = len(text) - len(text.lstrip())
    kept = text.strip()
    return Labelled(kept, [(start - lead, min(end - lead, len(kept)), field) for start, end, field in spans])
