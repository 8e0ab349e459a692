"""Linking: citation items -> reference-list entries, with score, reasons and rivals."""

from __future__ import annotations

from collections.abc import Sequence

from refextract.errors import wrong_type
from refextract.linking.resolving import Resolver
from refextract.model.citation import Citation
from refextract.model.link import Link
from refextract.model.reference import Reference
from refextract.options import THRESHOLD
from refextract.text import Span

__all__ = ["link"]


def link(
    citations: Sequence[Citation],
    references: Sequence[Reference],
    *,
    scopes: Sequence[Span] = (),
    threshold: float = THRESHOLD,
) -> tuple[Link, ...]:
    """Exactly one link for every citation item, in order.

    `scopes` are the posts of a page: an entry of a citation's own post comes first. An item stays open (`reference`
    is None) where no entry reaches `threshold`, or where entries fit equally well; its rivals are then the nearest.

    Raises:
        TypeError: for what is no list of citations, or none of references.
    """
    for wanted, listed in ((Citation, citations), (Reference, references)):
        odd = next((each for each in listed if not isinstance(each, wanted)), None) if _is_list(listed) else listed
        if odd is not None:
            raise wrong_type("link", "a list of citations and one of references", odd)
    places = [(citation.id, number) for citation in citations for number, _ in enumerate(citation.items)]
    items = [item for citation in citations for item in citation.items]
    decisions = Resolver(references, items, scopes=scopes, threshold=threshold).resolve()
    return tuple(
        Link(
            citation=citation,
            item=number,
            reference=decision.entry.id if decision.entry else None,
            score=decision.score,
            reasons=decision.reasons,
            rivals=decision.rivals,
        )
        for (citation, number), decision in zip(places, decisions, strict=True)
    )


def _is_list(given: object) -> bool:
    return isinstance(given, Sequence) and not isinstance(given, str | bytes)
