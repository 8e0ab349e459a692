"""The works that fields cite: each once, under a key that no other has."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from refextract.bibliography.csl_json import made_of_items
from refextract.model.reference import Reference
from refextract.readers._office.cited import CitedItem, CslItem
from refextract.readers._office.flow import Shown
from refextract.text import pattern
from refextract.values.folding import squeeze

__all__ = ["cited_works"]

_DOI = pattern(r"(?i)^(?:https?://(?:dx\.)?doi\.org/|doi:)\s*+")


def cited_works(fields: Sequence[Shown], sources: Mapping[str, CslItem]) -> tuple[list[list[str]], list[Reference]]:
    """The key of each item of each field, and the works.

    Programs give the same work two keys (of two libraries) or two works the same key (where they count anew in each
    field): what tells a work is its title, first author, year and place.
    """
    known = _Known(sources)
    keys = [[known.key_of(item) for item in shown.field.items] for shown in fields]
    return keys, list(known.works.values())


class _Known:
    """The works met so far, by their keys."""

    def __init__(self, sources: Mapping[str, CslItem]) -> None:
        self.works: dict[str, Reference] = {}
        self._sources = sources
        self._keys: dict[tuple[str, ...], str] = {}
        self._first: dict[str, str] = {}
        self._made: dict[tuple[str, str], Reference | None] = {}

    def _made_of(self, key: str, work: CslItem) -> Reference | None:
        """The reference of a work; every field that cites it holds all of it again, in the same words."""
        said = key, repr(work)
        if said not in self._made:
            self._made[said] = _reference(key, work)
        return self._made[said]

    def key_of(self, item: CitedItem) -> str:
        """The key of the work of an item; of one without values the key that was met first under its name."""
        work = item.work or self._sources.get(item.key)
        reference = self._made_of(item.key, work) if work is not None and item.key else None
        if reference is None:
            return self._first.get(item.key, item.key)
        content = _content(reference)
        if content not in self._keys:
            key = item.key
            while key in self.works:
                key = f"{key}'"
            self._keys[content] = key
            self.works[key] = reference.model_copy(update={"id": key})
        self._first.setdefault(item.key, self._keys[content])
        return self._keys[content]


def _reference(key: str, work: CslItem) -> Reference | None:
    item: dict[str, Any] = {**work, "id": key}
    if isinstance(item.get("DOI"), str):
        item["DOI"] = _DOI.sub("", item["DOI"].strip())
    made = made_of_items([item]).references
    return made[0].model_copy(update={"label": None}) if made else None


def _content(work: Reference) -> tuple[str, ...]:
    """What tells a work; of one without a title the key alone."""
    if not work.title:
        return (work.id,)
    first = next((name.family or name.literal or "" for name in work.author.names), "")
    issued = str(work.issued.year or "") if work.issued is not None else ""
    place = (work.container_title or "", work.page or "", work.volume or "")
    return squeeze(work.title), squeeze(first), issued, *map(squeeze, place)
