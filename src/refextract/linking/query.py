"""Queries: pointers that name a work by author, date or title, folded for comparison."""

from __future__ import annotations

from dataclasses import dataclass

from refextract.linking.folding import words
from refextract.linking.names import Called, called
from refextract.model.citation import AuthorYear, Back, Pointer, Title
from refextract.values.date import PartialDate

__all__ = ["Query", "query_of"]


@dataclass(frozen=True, slots=True)
class Query:
    """What a pointer asks for; `title` is squeezed."""

    printed: str
    names: tuple[Called, ...]
    others: bool
    date: PartialDate | None
    title: str
    title_words: tuple[str, ...]


def query_of(pointer: Pointer) -> Query | None:
    """The query of a pointer that names a work; None for numbers, keys and addresses."""
    match pointer:
        case AuthorYear():
            return _query(pointer.names, pointer.others, pointer.date, pointer.title or "")
        case Title():
            return _query((), False, pointer.date, pointer.title)
        case Back():
            return _query(pointer.names, False, None, "")
        case _:
            return None


def _query(names: tuple[str, ...], others: bool, date: PartialDate | None, title: str) -> Query:
    tokens = words(title)
    shown = " ".join([", ".join(names) or title, *([str(date.year)] if date and date.year else [])])
    return Query(shown, tuple(called(name) for name in names), others, date, "".join(tokens), tokens)
