"""Works that the file itself holds: which entries print them, and the values they have there."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from refextract.model.given import Given, GivenEntry
from refextract.model.reference import Reference
from refextract.values.folding import squeeze, words

__all__ = ["OF_THE_PRINT", "Declared", "with_given_values"]

OF_THE_PRINT = frozenset({"id", "span", "text", "label", "origin", "evidence", "score"})
"""What an entry keeps of its own: how it is printed."""

_SHORTEST_TITLE = 12  # letters of a title that tells a work by itself
_COMPARED = 60  # letters at the start of a title: its end may be a subtitle that one of the two leaves out


@dataclass(frozen=True, slots=True)
class Declared:
    """References with the values of the works that they print, the works that no entry prints, and the ids by key."""

    references: tuple[Reference, ...]
    unprinted: tuple[Reference, ...] = ()
    ids: Mapping[str, str] = field(default_factory=dict)


def with_given_values(references: Sequence[Reference], given: Given) -> Declared:
    """The references of a document with what its file declares of them.

    A work belongs to the entry that has its key, or else to the one entry that prints its title (and, where several
    do, its year). It gives the entry its values; span, text and evidence stay those of the print.
    """
    ids = _ids_of_keys(references, given.entries)
    works = {work.id: work for work in given.works}
    ids |= _ids_by_title(references, [work for key, work in works.items() if key not in ids], set(ids.values()))
    values = {ids[key]: work for key, work in works.items() if key in ids}
    printed = tuple(_with_values(each, values.get(each.id)) for each in references)
    taken = {each.id for each in references}
    unprinted = {key: _renamed(work, taken) for key, work in works.items() if key not in ids}
    return Declared(printed, tuple(unprinted.values()), ids | {key: work.id for key, work in unprinted.items()})


def _renamed(work: Reference, taken: set[str]) -> Reference:
    """The work with an id that no entry has; it differs from its key where an entry is called so."""
    name = work.id
    while name in taken:
        name = f"file:{name}"
    return work if name == work.id else work.model_copy(update={"id": name})


def _with_values(reference: Reference, work: Reference | None) -> Reference:
    if work is None:
        return reference
    fields = {name: field.default for name, field in Reference.model_fields.items() if name not in OF_THE_PRINT}
    held = {name: getattr(work, name) for name, default in fields.items() if getattr(work, name) != default}
    return reference.model_copy(update=held)


def _ids_of_keys(references: Sequence[Reference], entries: Iterable[GivenEntry]) -> dict[str, str]:
    """The ids of the references by the keys of the entries that they were read from."""
    ordered = sorted((each for each in references if each.span.end), key=lambda each: each.span)
    starts = [each.span.start for each in ordered]
    ids: dict[str, str] = {}
    for entry in entries:
        place = bisect_right(starts, max(entry.span.start, entry.span.end - 1)) - 1
        if place >= 0 and ordered[place].span.overlaps(entry.span):
            while place > 0 and ordered[place - 1].span.overlaps(entry.span):
                place -= 1  # an entry of several works: its key means the first
            ids.update(dict.fromkeys(entry.keys, ordered[place].id))
    return ids


def _ids_by_title(references: Sequence[Reference], works: Sequence[Reference], taken: set[str]) -> dict[str, str]:
    """The ids of the references that print the titles of works, each taken once."""
    if not works:
        return {}
    squeezed = {each.id: squeeze(each.text) for each in references if each.id not in taken}
    by_word = defaultdict(set)
    for each in references:
        if each.id in squeezed:
            for word in words(each.text):
                by_word[word].add(each.id)
    ids: dict[str, str] = {}
    for work in works:
        title = squeeze(work.title or "")[:_COMPARED]
        if len(title) < _SHORTEST_TITLE:
            continue
        near = min((by_word[word] for word in words(work.title or "") if word in by_word), key=len, default=set())
        found = [id_ for id_ in sorted(near) if title in squeezed[id_] and id_ not in taken]
        year = str(work.issued.year) if work.issued and work.issued.year else ""
        dated = [id_ for id_ in found if year in squeezed[id_]] if len(found) > 1 else found
        if dated:
            ids[work.id] = dated[0]
            taken.add(dated[0])
    return ids
