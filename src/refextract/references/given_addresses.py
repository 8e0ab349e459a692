"""Addresses that a page leads to from its entries, where they print none: their DOI, their PubMed or arXiv number.

Publishers put links on "Crossref", on a title or on the whole entry; what is printed counts more than any of them.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence

from refextract.model.given import GivenAddress
from refextract.model.reference import Reference
from refextract.text import Span, plain_pattern
from refextract.values.identifier import doi_in, parse_arxiv, parse_doi, parse_url

__all__ = ["with_given_addresses"]

_PUBMED = plain_pattern(r"https?://(?:www\.ncbi\.nlm\.nih\.gov/pubmed/|pubmed\.ncbi\.nlm\.nih\.gov/)(\d{1,9})\b")
_ARXIV = plain_pattern(r"https?://(?:www\.)?arxiv\.org/(?:abs|pdf)/([^?#]+?)(?:\.pdf)?(?:[?#].*)?$")


def with_given_addresses(references: Sequence[Reference], addresses: Sequence[GivenAddress]) -> tuple[Reference, ...]:
    """The references with what the links on their entries say, where all of one kind say the same."""
    if not addresses:
        return tuple(references)
    ordered = sorted(addresses, key=lambda each: each.span)
    starts = [each.span.start for each in ordered]
    return tuple(_with(each, list(_inside(each.span, ordered, starts))) for each in references)


def _inside(span: Span, addresses: Sequence[GivenAddress], starts: Sequence[int]) -> Iterable[GivenAddress]:
    first, last = bisect_left(starts, span.start), bisect_left(starts, span.end)
    return (each for each in addresses[first:last] if each.span.end <= span.end)


def _with(reference: Reference, addresses: Sequence[GivenAddress]) -> Reference:
    told = {
        "doi": _only(parse_doi(each.url) for each in addresses) or _only(doi_in(each.url) for each in addresses),
        "pmid": _only(_number(_PUBMED.match(each.url)) for each in addresses),
        "arxiv": _only(parse_arxiv(_number(_ARXIV.match(each.url)) or "") for each in addresses),
        "url": _only(parse_url(each.url) for each in addresses if _is_title(reference, each)),
    }
    if reference.doi or told["doi"]:
        told["url"] = None
    new = {name: value for name, value in told.items() if value and getattr(reference, name) is None}
    return reference.model_copy(update=new) if new else reference


def _number(found: re.Match[str] | None) -> str | None:
    return found[1] if found else None


def _only(values: Iterable[str | None]) -> str | None:
    """The value that all have which have one."""
    found = {value.casefold(): value for value in values if value}
    return next(iter(found.values())) if len(found) == 1 else None


def _is_title(reference: Reference, address: GivenAddress) -> bool:
    """Whether a link is on the title of an entry."""
    titles = (span for each in reference.evidence if each.variable == "title" for span in each.spans)
    return any(address.span.overlaps(span) for span in titles)
