"""Works of bibliography files: those that a document names itself, and those that are given besides, each once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from refextract.model.given import Given
from refextract.model.reference import Reference
from refextract.references.given_values import OF_THE_PRINT
from refextract.values.folding import words

__all__ = ["besides", "filed"]


def filed(given: Given, bibliography: Sequence[Reference]) -> tuple[Reference, ...]:
    """All works of files: those that the document holds or names, and then those of `bibliography`."""
    return _each_once((*given.works, *given.bibliography, *bibliography))


def besides(given: Given, bibliography: Sequence[Reference], text: str) -> tuple[Reference, ...]:
    """The works that a text may cite and that are none of ``given.works``.

    A document that prints its list cites from that, and not from the whole of the file that the list was made of.
    Such a file may hold the readings of a life: of what it has no key for, a text means what it has a name or a year
    of.
    """
    named = () if given.entries else tuple(_named_in(text, given))
    return _each_once((*given.works, *named, *bibliography))[len(given.works) :]


def _named_in(text: str, given: Given) -> Iterator[Reference]:
    """The works of the files that a document names whose first author, title or year stands in its text."""
    if not given.bibliography:
        return
    vocabulary = frozenset(words(text))
    for work in given.bibliography:
        if given.lists(work.id) or _year(work) in vocabulary or not vocabulary.isdisjoint(words(_called(work))):
            yield work


def _year(work: Reference) -> str:
    return str(work.issued.year) if work.issued else ""


def _called(work: Reference) -> str:
    """What a work is called by in the first place: its first author, or else its title."""
    people = work.author.names or work.editor.names
    return (people[0].literal or people[0].family or "") if people else work.title or ""


def _each_once(works: Sequence[Reference]) -> tuple[Reference, ...]:
    """The works, but for those that say the same as one before them under the same key: the same file, or a copy."""
    found: dict[str, list[Reference]] = {}
    for work in works:
        alike = found.setdefault(work.label or work.id, [])
        if not any(_says_the_same(work, each) for each in alike):
            alike.append(work)
    kept = {id(work) for alike in found.values() for work in alike}
    return tuple(work for work in works if id(work) in kept)


def _says_the_same(one: Reference, other: Reference) -> bool:
    return all(getattr(one, name) == getattr(other, name) for name in _VALUES)


_VALUES = tuple(name for name in Reference.model_fields if name not in OF_THE_PRINT)
