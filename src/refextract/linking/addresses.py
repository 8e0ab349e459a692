"""Addresses: web addresses and DOIs as they are compared."""

from __future__ import annotations

from refextract.model.reference import Reference
from refextract.text import pattern

__all__ = ["address", "addresses_of"]


_doi = pattern(r"10\.\d{4,9}+/[^\s?#]++")
_arxiv = pattern(r"(?:arxiv\.org/(?:abs|pdf)/|arxiv:\s*+)([\w./-]+?)(?:v\d+)?(?:\.pdf)?$")
_scheme = pattern(r"^[a-z]++://(?:www\d?\.)?")


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
    doi = _doi.search(plain)
    if doi:
        return str(doi[0]).rstrip(".,;)")
    plain = plain.split("#")[0].rstrip("/.,;")
    arxiv = _arxiv.search(plain)
    if arxiv:
        return f"arxiv:{arxiv[1]}"
    return _scheme.sub("", plain).removeprefix("www.")
