"""Works that are described where they are cited: a title in running prose, the address of a link.

Each becomes a typed reference, so that a page without any list still yields its bibliography.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import regex

from refextract.model.citation import Citation, CitationItem
from refextract.model.document import Document
from refextract.model.reference import Reference

__all__ = ["mentioned_references", "same_work"]


def mentioned_references(
    document: Document, citations: Sequence[Citation], references: Sequence[Reference]
) -> tuple[Reference, ...]:
    """All references, with one more for each work that is described in `citations` and stands in no list.

    A work that is described twice is one reference, at the place of its first description.
    """
    known = list(references)
    for item in (item for citation in citations for item in citation.items if item.described):
        mentioned = _reference(document, item, f"r{len(known) + 1}")
        if not any(same_work(mentioned, other) for other in known):
            known.append(mentioned)
    return tuple(known)


def same_work(mention: Reference, other: Reference) -> bool:
    """Whether a work described in passing is the one of another reference.

    It is where both have the same address, or where the titles are the same, one being as short as a reader would
    still know it by, and no author of the one is missing from the other.
    """
    if _addresses(mention) & _addresses(other):
        return True
    one, two = _folded(mention.title), _folded(other.title)
    if not one or not two or not (one == two or _shortened(mention.title, two) or _shortened(other.title, one)):
        return False
    names, others = _families(mention), _families(other)
    return not names or not others or bool(names & others)


def _reference(document: Document, item: CitationItem, name: str) -> Reference:
    """The reference that a described item makes."""
    printed = {evidence.variable: evidence.spans[0].of(document.text) for evidence in item.described}
    return Reference(
        id=name,
        span=item.span,
        text=item.span.of(document.text),
        origin="mention",
        title=printed.get("title"),
        url=printed.get("url"),
        doi=printed.get("doi"),
        arxiv=printed.get("arxiv"),
        evidence=item.described,
    )


def _addresses(reference: Reference) -> set[str]:
    return {_scheme().sub("", each.casefold()) for each in (reference.doi, reference.url, reference.arxiv) if each}


def _shortened(title: str | None, folded: str) -> bool:
    """Whether the main title, before a colon or a question mark, is `folded` alone."""
    return _folded(_subtitle().split(title or "", maxsplit=1)[0]) == folded


def _folded(title: str | None) -> str:
    return "".join(c for c in (title or "").casefold() if c.isalnum())


def _families(reference: Reference) -> set[str]:
    names = (*reference.author.names, *reference.editor.names)
    return {(name.family or name.literal or "").casefold() for name in names}


@cache
def _scheme() -> regex.Pattern[str]:
    return regex.compile(r"^(?:https?://)?(?:www\.|(?:dx\.)?doi\.org/|arxiv\.org/(?:abs|pdf)/)?|/$")


@cache
def _subtitle() -> regex.Pattern[str]:
    return regex.compile(r"\s*[:?!–—]\s|\. ")
