"""Parsed references as the JSON objects that the command line prints, one a reference string."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from refextract.model.csl import CslItem
from refextract.model.reference import Reference
from refextract.references.separate_works import separate_works

__all__ = ["JSON", "field_spans", "further_works", "reference_record"]

JSON = Mapping[str, "JSON"] | Sequence["JSON"] | CslItem | str | int | float | bool | None
"""Anything that JSON can say."""


def reference_record(reference: Reference) -> JSON:
    """The object of ``parse --format jsonl``; offsets count in the string that was given."""
    return {
        "text": reference.text,
        "spans": field_spans(reference),
        "csl": reference.to_csl(),
        **further_works(reference),
        "score": round(reference.score, 4),
    }


def further_works(reference: Reference) -> Mapping[str, JSON]:
    """The items of the other works of an entry that has several, where it has."""
    _, *others = separate_works([reference])
    return {"others": [each.to_csl() for each in others]} if others else {}


def field_spans(reference: Reference) -> list[JSON]:
    """Where each variable is printed: start, end, variable, in order."""
    spans: list[JSON] = [[span.start, span.end, e.variable] for e in reference.evidence for span in e.spans]
    spans.sort()
    return spans
