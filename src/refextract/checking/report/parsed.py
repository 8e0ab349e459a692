"""Parsed references as the JSON objects that the command line prints, one a reference string."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from refextract.model.csl import CslItem
from refextract.model.reference import Reference

__all__ = ["JSON", "field_spans", "reference_record"]

JSON = Mapping[str, "JSON"] | Sequence["JSON"] | CslItem | str | int | float | bool | None
"""Anything that JSON can say."""


def reference_record(reference: Reference) -> JSON:
    """The object of ``parse --format jsonl``; offsets count in the string that was given."""
    return {
        "text": reference.text,
        "spans": field_spans(reference),
        "csl": reference.to_csl(),
        "score": round(reference.score, 4),
    }


def field_spans(reference: Reference) -> list[JSON]:
    """Where each variable is printed: start, end, variable, in order."""
    spans: list[JSON] = [[span.start, span.end, e.variable] for e in reference.evidence for span in e.spans]
    spans.sort()
    return spans
