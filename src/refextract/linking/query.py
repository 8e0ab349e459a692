"""Queries: pointers that name a work by author, date or title, folded for comparison."""

from __future__ import annotations

from dataclasses import dataclass, replace

from refextract.linking.names import Called, called
from refextract.model.citation import AuthorYear, Pointer, Title
from refextract.values.date import PartialDate
from refextract.values.folding import words

__all__ = ["Query", "queries_of"]


@dataclass(frozen=True, slots=True)
class Query:
    """What a pointer asks for; `title` is squeezed."""

    names: tuple[Called, ...]
    others: bool
    date: PartialDate | None
    title: str
    title_words: tuple[str, ...]


def queries_of(pointer: Pointer) -> tuple[Query, ...]:
    """The ways to read a pointer that names a work; none for numbers, keys and addresses.

    What looks like a title may be the name of an organisation, and what looks like one may be a title.
    """
    match pointer:
        case AuthorYear():
            named = _query(pointer.names, pointer.others, pointer.date, pointer.title or "")
            titled = _query((), False, pointer.date, ", ".join(pointer.names))
            free = not pointer.others and not pointer.title
            return (named, titled) if free and len(titled.title_words) > 2 + len(pointer.names) // 2 else (named,)
        case Title():
            titled = _query((), False, pointer.date, pointer.title)
            name = replace(called(pointer.title), parts=())
            return titled, Query((name,), False, pointer.date, "", ())
        case _:
            return ()


def _query(names: tuple[str, ...], others: bool, date: PartialDate | None, title: str) -> Query:
    tokens = words(title)
    return Query(tuple(called(name) for name in names), others, date, "".join(tokens), tokens)
