"""Links that the file itself declares: they confirm what was found, settle what was open, and win over the print."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from refextract.model.citation import Citation
from refextract.model.given import ANNOTATION, GivenCitation
from refextract.model.link import Link, Rival
from refextract.text import Span

__all__ = ["with_given_links"]

_SURE = 0.99


class _Aim(NamedTuple):
    """A reference that the file says is cited: where its item stands, if that is known, and what declares it."""

    reference: str
    span: Span | None
    origin: str


def with_given_links(
    links: Sequence[Link], citations: Sequence[Citation], given: Sequence[GivenCitation], ids: Mapping[str, str]
) -> tuple[Link, ...]:
    """The links with what a file declares: `ids` leads from its keys to references.

    An item whose link the file declares as well is confirmed. One that is left over in its citation leads to what the
    file declares there and no other item is linked to; what it was linked to by its print is then its rival. A link
    annotation settles only what is open: where it can be clicked need not be the place of one item.
    """
    if not given or not ids:
        return tuple(links)
    ordered = sorted(given, key=lambda each: each.span)
    starts = [each.span.start for each in ordered]
    longest = max(len(each.span) for each in ordered)
    of_citation: dict[str, list[Link]] = defaultdict(list)
    for link in links:
        of_citation[link.citation].append(link)
    found: list[Link] = []
    for citation in citations:
        own = of_citation[citation.id]
        first = bisect_left(starts, citation.span.start - longest)
        last = bisect_right(starts, citation.span.end)
        there = [each for each in ordered[first:last] if each.span.overlaps(citation.span)]
        found.extend(_settled(own, citation, list(_aims(there, ids))) if there else own)
    return tuple(found)


def _aims(there: Sequence[GivenCitation], ids: Mapping[str, str]) -> Iterator[_Aim]:
    for each in there:
        for item in each.items:
            if item.key in ids:
                yield _Aim(ids[item.key], item.span, each.origin)


def _settled(links: Sequence[Link], citation: Citation, aims: list[_Aim]) -> list[Link]:
    """The links of one citation, in the order of its items."""
    settled = list(links)
    left = list(aims)
    for place, link in enumerate(links):
        aim = next((each for each in left if each.reference == link.reference), None)
        if aim is not None:
            left.remove(aim)
            settled[place] = _led(link, aim)
    for place, link in enumerate(links):
        if settled[place] is not link:
            continue
        aim = _aim_of(citation.items[link.item].span, left, alone=len(links) == 1)
        if aim is not None and (link.reference is None or aim.origin != ANNOTATION):
            left.remove(aim)
            settled[place] = _led(link, aim)
    return settled


def _aim_of(span: Span, left: Sequence[_Aim], *, alone: bool) -> _Aim | None:
    """What is left for an item: what the file declares at its own place, or else in the citation as a whole."""
    here = [aim for aim in left if aim.span is None or aim.span.overlaps(span)]
    inside = [aim for aim in here if aim.span is None or span.contains(aim.span) or aim.span.contains(span)]
    chosen = inside or (here if alone else [])
    return chosen[0] if chosen else None


def _led(link: Link, aim: _Aim) -> Link:
    same = link.reference == aim.reference
    rivals = link.rivals
    if link.reference is not None and not same:
        rivals = (Rival(reference=link.reference, score=link.score), *rivals)
    return link.model_copy(
        update={
            "reference": aim.reference,
            "score": _SURE,
            "reasons": (f"{aim.origin} in the document", *(link.reasons if same else ())),
            "rivals": tuple(each for each in rivals if each.reference != aim.reference),
            "printed": None if same else link.reference,
        }
    )
