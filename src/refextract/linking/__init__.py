"""Linking: citation items -> reference-list entries, with score, reasons and rivals."""

from __future__ import annotations

from collections.abc import Sequence

from refextract.model.citation import Citation
from refextract.model.link import Link
from refextract.model.reference import Reference
from refextract.options import THRESHOLD
from refextract.text import Span

__all__ = ["link"]


def link(
    citations: Sequence[Citation],
    references: Sequence[Reference],  # noqa: ARG001
    *,
    scopes: Sequence[Span] = (),  # noqa: ARG001
    threshold: float = THRESHOLD,  # noqa: ARG001
) -> tuple[Link, ...]:
    """Exactly one link for every citation item, in order.

    `scopes` are the posts of a page: an entry of a citation's own post comes first.
    """
    return tuple(
        Link(citation=citation.id, item=index, reference=None, score=0.0, reasons=("no entry",))
        for citation in citations
        for index, _ in enumerate(citation.items)
    )
