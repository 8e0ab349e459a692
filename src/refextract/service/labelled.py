"""Labelled strings: reference strings whose fields somebody has told, beside those that are to be parsed."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from refextract.errors import OptionsError, unknown
from refextract.model.reference import VARIABLES, RawReference, Reference, Variable
from refextract.references import parse_references
from refextract.references.parsing import build_reference
from refextract.references.tagging.tagger import Field

__all__ = ["GivenString", "labelled", "references_of"]


class GivenString(NamedTuple):
    """A reference string; `fields` are None where it is to be parsed, and what they are told to be otherwise."""

    text: str
    fields: tuple[Field, ...] | None = None


def labelled(text: str, spans: Sequence[tuple[int, int, str]]) -> GivenString:
    """The string with fields at these spans, as ``[start, end, variable]``.

    Raises:
        OptionsError: for a variable that there is not, and for spans that overlap or leave the string.

    >>> labelled("Knuth (1984)", [(0, 5, "author"), (7, 11, "date")]).fields[1].variable
    'date'
    """
    fields = tuple(Field(_variable(name), start, end) for start, end, name in sorted(spans))
    for each in fields:
        if not 0 <= each.start < each.end <= len(text):
            raise OptionsError(f"span {each.start}-{each.end} ({each.variable}) is none of a string of {len(text)}")
    for before, after in pairwise(fields):
        if after.start < before.end:
            raise OptionsError(f"spans overlap at {after.start}: {before.variable} and {after.variable}")
    return GivenString(text, fields)


def _variable(name: str) -> Variable:
    found = next((each for each in VARIABLES if each == name), None)
    if found is None:
        raise OptionsError(unknown("variable", name, VARIABLES))
    return found


def references_of(strings: Sequence[GivenString], *, one_list: bool = False) -> list[Reference]:
    """The references of the strings, in order; where fields are told, their values are read and nothing is doubted."""
    parsed = iter(parse_references([each.text for each in strings if each.fields is None], one_list=one_list))
    return [
        next(parsed).model_copy(update={"id": f"r{number}"})
        if each.fields is None
        else build_reference(RawReference.of(each.text), each.fields, f"r{number}", score=1.0)
        for number, each in enumerate(strings, start=1)
    ]
