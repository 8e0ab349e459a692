"""Notations of numbered citations: which one a document uses, if any.

A document keeps to one notation. The list decides what can be a citation at all: its labels, its length, and whether
the numbers of the text cover it and come in its order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Literal, NamedTuple

from refextract.citations import Reading
from refextract.citations.styles._beyond import beyond
from refextract.citations.styles._bracketed import round_groups, square_groups
from refextract.citations.styles._groups import Group
from refextract.citations.styles._notes import note_labels
from refextract.citations.styles._numbering import Fit, Numbering, fit, numbering_of
from refextract.citations.styles._plain import Figure, believed, fused_figures, spaced_figures
from refextract.citations.styles._raised import raised_groups
from refextract.model.citation import Number
from refextract.text import Span, pattern
from refextract.values.signs import YEAR

__all__ = ["Choice", "Notation", "choose"]

Notation = Literal["square", "round", "raised", "fused", "spaced"]


class Choice(NamedTuple):
    """The notation of a document and the groups it is made of."""

    notation: Notation
    groups: tuple[Group, ...]
    weight: float


class _Demand(NamedTuple):
    """The least share of the list that a notation must cover, by what is known of the list.

    `labelled`: its entries bear numbers. `in_order`: they bear none, but the text walks through them from the first.
    `unordered`: neither. Above 1 the notation is never believed.
    """

    labelled: float
    in_order: float
    unordered: float
    prior: float


_NEVER = 2
_DEMANDS: dict[Notation, _Demand] = {
    "square": _Demand(0.05, 0.4, 0.6, 1.2),
    "raised": _Demand(0.25, 0.5, _NEVER, 1.1),
    "round": _Demand(0.25, 0.5, _NEVER, 1),
    "fused": _Demand(0.4, 0.6, _NEVER, 0.8),
    "spaced": _Demand(0.7, 0.6, _NEVER, 0.6),
}
_CLEAR = 0.7  # the weight at which no other notation needs to be tried
_FEWEST = 5  # entries named, where the list bears no labels: (1), (2), (3) may count anything
_PLAIN: dict[Notation, Callable[[str], list[Figure]]] = {"fused": fused_figures, "spaced": spaced_figures}


def choose(reading: Reading) -> Choice | None:
    """The notation that covers most of the list, or None where none convinces or the text rather cites by years."""
    numbering = numbering_of(reading.references)
    choices = [*_marked_choices(reading, numbering)]
    if numbering.largest and all(choice.weight < _CLEAR for choice in choices):
        choices += _plain_choices(reading.text, numbering)
    best = max(choices, key=lambda choice: choice.weight, default=None)
    doubtful = best and (best.weight < 1 or not numbering.labelled)
    if best is None or (doubtful and _cites_by_year(reading.text, len(best.groups))):
        return None
    notes = note_labels(reading, _OPENINGS.get(best.notation, ""))
    return best._replace(groups=tuple(_without_marks(best.groups, notes)))


_OPENINGS: dict[Notation, str] = {"square": "[", "round": "("}  # else raised figures call the notes


def _without_marks(groups: Iterable[Group], notes: frozenset[str]) -> Iterator[Group]:
    """The groups that do not call a note which is no entry."""
    for group in groups:
        values = [item.pointer.value for item in group.items if isinstance(item.pointer, Number)]
        if not values or not notes.issuperset(values):
            yield group


def _marked_choices(reading: Reading, numbering: Numbering) -> Iterator[Choice]:
    text, named = reading.text, reading.document.format == "markdown"
    for notation, marked in _marked_groups(reading):
        reached = numbering.reaching(marked) if notation == "square" else numbering
        groups = [group for group in marked if reached.allows(group) and not (named and _names_link(text, group))]
        if not numbering.largest:
            groups = [group for group in groups if not _opens_line(text, group)]
        found = fit([group for group in groups if not group.prose], numbering)
        if _convinces(notation, found, numbering):
            if notation == "square" and numbering.labelled:
                groups = sorted((*groups, *beyond(text, marked, groups, numbering)), key=lambda each: each.span)
            yield Choice(notation, tuple(groups), found.covered * _DEMANDS[notation].prior)


def _marked_groups(reading: Reading) -> Iterator[tuple[Notation, list[Group]]]:
    view = reading.view
    notes = set(_marks_of_notes(reading))
    raised = [shown for span in reading.document.raised if span not in notes and len(shown := view.from_source(span))]
    yield "square", square_groups(reading.text)
    yield "round", round_groups(reading.text)
    yield "raised", raised_groups(reading.text, raised)


def _marks_of_notes(reading: Reading) -> Iterator[Span]:
    """The marks of notes; that of one which is an entry of a list cites it, and is none of them."""
    lists = [each.span for each in reading.outline.lists]
    for block in reading.document.blocks:
        if block.mark is not None and not any(span.contains(block.span) for span in lists):
            yield block.mark


def _plain_choices(text: str, numbering: Numbering) -> Iterator[Choice]:
    for notation, find in _PLAIN.items():
        if min(_MOST_PLAIN, numbering.limit) < _least(notation, numbering) * numbering.largest:
            continue  # whatever stands in the text
        figures = [figure for figure in find(text) if numbering.allows(figure.group)]
        found = fit([figure.group for figure in figures if figure.sure], numbering)
        if _convinces(notation, found, numbering):
            course = found.course if found.in_order else None
            yield Choice(notation, tuple(believed(text, figures, course)), found.covered * _DEMANDS[notation].prior)


_MOST_PLAIN = 999  # figures without a mark have three digits at most


def _least(notation: Notation, numbering: Numbering) -> float:
    """The least share of the list that is ever enough."""
    demand = _DEMANDS[notation]
    if numbering.labelled:
        return demand.labelled
    return demand.unordered if numbering.sorted else min(demand.in_order, demand.unordered)


def _convinces(notation: Notation, found: Fit, numbering: Numbering) -> bool:
    demand = _DEMANDS[notation]
    if not numbering.largest:
        return notation == "square" and found.distinct >= 3 and found.in_order and found.covered >= 0.7
    if numbering.labelled:
        return found.covered >= demand.labelled and found.distinct >= (1 if notation == "square" else 2)
    if found.distinct < _FEWEST:
        return False
    if found.in_order and not numbering.sorted:
        return found.covered >= demand.in_order
    return found.covered >= demand.unordered


def _names_link(text: str, group: Group) -> bool:
    """Whether a group is the name of a link in Markdown: ``[words][1]``, ``[1]: https://example.org``."""
    return text[max(0, group.span.start - 1)] == "]" or text.startswith(": ", group.span.end)


def _opens_line(text: str, group: Group) -> bool:
    """Whether a group stands where the label of an entry or of a link would: ``[1] Knuth``, ``[1]: https://``."""
    return text[max(0, group.span.start - 1) : group.span.start] in {"", "\n"}


def _cites_by_year(text: str, numbered: int) -> bool:
    """Whether years that close a bracket, with or without a page, outnumber what is cited by numbers."""
    return sum(1 for _ in _year.finditer(text)) > numbered


_year = pattern(rf"(?<!\d){YEAR}[a-z]?(?:[,:]\s?[\p{{L}}§.]{{0,4}}\s?[\d–-]++)?[)\];]")
