"""Evaluation: how well a tagger reads labelled reference strings, field by field and whole."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence, Set
from pathlib import Path
from typing import NamedTuple

from refextract.references.tagging.corpus import Labelled, read_corpus
from refextract.references.tagging.labels import NamedSpan
from refextract.references.tagging.tagger import Tagged, Tagger
from refextract.values.folding import squeeze

__all__ = [
    "SCORED", "Figures", "Measured", "fields_by_variable", "figures", "line_of", "mean_line", "measure",
    "scored_variables", "spans_of",
]  # fmt: skip

SCORED = frozenset({
    "author", "editor", "translator", "title", "container-title", "collection-title", "date", "volume", "issue",
    "page", "publisher", "publisher-place", "edition", "doi", "url", "accessed",
})  # fmt: skip
"""The variables that count; one that a set never uses does not count on that set."""


class Figures(NamedTuple):
    """Of one set: F1, precision and recall over all fields, the share of references that are right as a whole."""

    references: int
    f1: float
    precision: float
    recall: float
    whole: float
    per_second: float


class Measured(NamedTuple):
    """A set by its name, what was found in each of its strings, and the figures."""

    name: str
    records: Sequence[Labelled]
    tagged: Sequence[Tagged]
    figures: Figures


def measure(data: Path, tagger: Tagger) -> Iterator[Measured]:
    """What a tagger finds in each set of the folder `data`.

    Raises:
        ReadError: where the data cannot be read.
    """
    for name, records in read_corpus(data).items():
        started = time.perf_counter()
        tagged = tagger.tag([record.text for record in records])
        seconds = time.perf_counter() - started
        yield Measured(name, records, tagged, figures(records, [spans_of(each) for each in tagged], seconds))


def line_of(measured: Measured) -> str:
    """One line with the figures of a set."""
    each = measured.figures
    return (
        f"{measured.name:28} n {each.references:5}  F1 {each.f1:.3f}  P {each.precision:.3f}  R {each.recall:.3f}  "
        f"whole {each.whole:.3f}  {each.per_second:7.0f}/s"
    )


def mean_line(sets: Sequence[Measured]) -> str:
    """One line with the means of all sets, each of which counts the same."""
    f1 = sum(each.figures.f1 for each in sets) / len(sets)
    whole = sum(each.figures.whole for each in sets) / len(sets)
    return f"{'mean of sets':28}          F1 {f1:.3f}{'':20}  whole {whole:.3f}"


def spans_of(tagged: Tagged) -> list[NamedSpan]:
    """The fields of a string as gold spans are written."""
    return [(field.start, field.end, str(field.variable)) for field in tagged.fields]


def scored_variables(records: Iterable[Labelled]) -> Set[str]:
    """The variables that count on a set: those it uses at all."""
    return {name for record in records for *_, name in record.spans} & SCORED


def figures(records: Sequence[Labelled], found: Iterable[Sequence[NamedSpan]], seconds: float) -> Figures:
    """The figures of one set: a field is right when its letters and digits are those of the gold field."""
    variables = scored_variables(records)
    hits = claims = wants = whole = 0
    for record, spans in zip(records, found, strict=True):
        want, got = (
            fields_by_variable(record.text, record.spans, variables),
            fields_by_variable(record.text, spans, variables),
        )
        hits += len(want.items() & got.items())
        claims += len(got)
        wants += len(want)
        whole += want == got
    count = max(len(records), 1)
    precision, recall = hits / max(claims, 1), hits / max(wants, 1)
    f1 = 2 * hits / max(claims + wants, 1)
    return Figures(len(records), f1, precision, recall, whole / count, len(records) / max(seconds, 1e-9))


def fields_by_variable(text: str, spans: Sequence[NamedSpan], variables: Set[str]) -> dict[str, str]:
    """The letters and digits of each variable's spans, in order, for those of `variables` that have any."""
    fields: dict[str, str] = {}
    for start, end, name in sorted(spans):
        if name in variables:
            fields[name] = fields.get(name, "") + squeeze(text[start:end])
    return {name: value for name, value in fields.items() if value}
