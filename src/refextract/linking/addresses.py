"""Addresses: web addresses and DOIs as they are compared."""

from __future__ import annotations

from functools import cache
from typing import Any

import regex

from refextract.model.reference import Reference

__all__ = ["address", "addresses_of"]


@cache
def _patterns() -> dict[str, Any]:
    return {
        "doi": regex.compile(r"10\.\d{4,9}+/[^\s?#]++"),
        "arxiv": regex.compile(r"(?:arxiv\.org/(?:abs|pdf)/|arxiv:\s*+)([\w./-]+?)(?:v\d+)?(?:\.pdf)?$"),
        "scheme": regex.compile(r"^[a-z]++://(?:www\d?\.)?"),
    }


def addresses_of(reference: Reference) -> tuple[str, ...]:
    """The addresses of a reference, folded: its URL, DOI and arXiv number."""
    arxiv = f"arxiv:{reference.arxiv.removeprefix('arXiv:')}" if reference.arxiv else None
    return tuple(dict.fromkeys(address(each) for each in (reference.url, reference.doi, arxiv) if each))


def address(url: str) -> str:
    """An address as it is compared: a DOI or arXiv number alone, others without scheme, "www." and end slash.

    >>> address("https://doi.org/10.1000/ABC"), address("http://www.example.org/a/#top")
    ('10.1000/abc', 'example.org/a')
    """
    plain = url.strip().casefold()
    doi = _patterns()["doi"].search(plain)
    if doi:
        return str(doi[0]).rstrip(".,;)")
    plain = plain.split("#")[0].rstrip("/.,;")
    arxiv = _patterns()["arxiv"].search(plain)
    if arxiv:
        return f"arxiv:{arxiv[1]}"
    return str(_patterns()["scheme"].sub("", plain)).removeprefix("www.")
