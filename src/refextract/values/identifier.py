"""Identifiers: DOI, arXiv, PubMed, ISBN, ISSN and web addresses, without what was printed around them."""

from __future__ import annotations

from functools import lru_cache

import regex

from refextract.text import pattern

__all__ = [
    "SICI_END",
    "arxiv_in",
    "doi_in",
    "parse_arxiv",
    "parse_doi",
    "parse_isbn",
    "parse_issn",
    "parse_pmid",
    "parse_url",
    "trimmed_address",
]

_LONGEST = 2048
# Behind a slash, a colon, "=" or "?" an address is part of the one before: "web.archive.org/web/2012/http://a.org".
_next_address = pattern(r"(?i)(?<=[\p{L}\d)}\]#.,;~_-])https?://|[,;](?=doi:\s?10\.)")
SICI_END = r"(?:<[^\s<>\"]{1,40}+>\d\.\d\.[A-Z]{2};\w-[\w#])"
"""The end of a DOI made of a SICI, the only one with angle brackets (Source: ANSI/NISO Z39.56)."""
_PAIRS = {")": "(", "]": "[", "}": "{", ">": "<"}
_TRAILING = ".,;:!?'\"’”»…*"


def trimmed_address(text: str) -> str:
    """`text` without the end that belongs to the sentence: dots, quotes, and brackets that it does not open.

    It ends where another address or a DOI follows without a blank.

    >>> trimmed_address("https://en.wikipedia.org/wiki/Pipe_(tool)).")
    'https://en.wikipedia.org/wiki/Pipe_(tool)'
    >>> trimmed_address("https://a.org/b,doi:10.1000/182"), trimmed_address("10.1000/182https://a.org")
    ('https://a.org/b', '10.1000/182')
    """
    end = len(text)
    if ("://" in text or "10." in text) and (next_one := _next_address.search(text, 1)):
        end = next_one.start()
        text = text[:end]
    surplus = {close: text.count(close) - text.count(open_) for close, open_ in _PAIRS.items()}
    while end:
        last = text[end - 1]
        if surplus.get(last, 0) > 0:
            surplus[last] -= 1
        elif last not in _TRAILING:
            break
        end -= 1
    return text[:end]


@lru_cache(maxsize=4096)
def parse_doi(text: str) -> str | None:
    """The DOI that `text` is, with or without ``doi:`` or a resolver's address before it; in lower case as printed.

    Blanks that a line break left inside are taken out. Source of the syntax: ISO 26324, the Crossref guidelines and,
    for short ones, shortdoi.org.

    >>> parse_doi("https://doi.org/10.1038/s41599-020-00609-5.")
    '10.1038/s41599-020-00609-5'
    """
    found = _doi.fullmatch("".join(text[:_LONGEST].split()))
    return trimmed_address(_decoded(found["doi"])) if found else None


@lru_cache(maxsize=4096)
def doi_in(url: str) -> str | None:
    """The DOI that a web address holds, where the address is made from one.

    >>> doi_in("https://link.springer.com/article/10.1057/s41293-018-0082-z")
    '10.1057/s41293-018-0082-z'
    >>> doi_in("https://example.org/2020/10.pdf") is None
    True
    """
    found = _doi_in_url.search(url, endpos=min(len(url), _LONGEST))
    return _without_format(trimmed_address(_decoded(found["doi"]))) if found else None


@lru_cache(maxsize=4096)
def parse_url(text: str) -> str | None:
    """The web address that `text` is, without the blanks inside; a scheme that is not printed is not added.

    >>> parse_url("<http://www.un.org/en/ globalissues/>.")
    'http://www.un.org/en/globalissues/'
    >>> parse_url("www.icasinc.org")
    'www.icasinc.org'
    """
    joined = "".join(text[:_LONGEST].split()).lstrip("<([\"'“‘*")
    address = trimmed_address(joined)
    return address if _scheme.match(address) or _host.match(address) else None


@lru_cache(maxsize=1024)
def parse_arxiv(text: str) -> str | None:
    """The arXiv number that `text` is, with or without ``arXiv:``, version and class as printed.

    Source: "Understanding the arXiv identifier", arXiv.org.

    >>> parse_arxiv("arXiv:1706.03762v5 [cs.CL]"), parse_arxiv("hep-th/9312215")
    ('1706.03762v5', 'hep-th/9312215')
    """
    found = _arxiv.fullmatch(text.strip(" .,;()[]"))
    return "".join(found["number"].split()) if found else None


@lru_cache(maxsize=1024)
def arxiv_in(address: str) -> str | None:
    """The arXiv number in an address or a DOI that leads to arXiv.

    >>> arxiv_in("https://arxiv.org/abs/1706.03762v5"), arxiv_in("10.48550/arXiv.1706.03762"), arxiv_in("https://a.org")
    ('1706.03762v5', '1706.03762', None)
    """
    found = _at_arxiv.search(address)
    return parse_arxiv(found["number"]) if found else None


_at_arxiv = pattern(r"(?i)(?:\barxiv\.org/(?:abs|pdf|html)/|\b10\.48550/arxiv\.)(?P<number>[\w./-]+?)(?:\.pdf)?/?$")


@lru_cache(maxsize=1024)
def parse_pmid(text: str) -> str | None:
    """The PubMed number (or PubMed Central number, "PMC…") that `text` is.

    >>> parse_pmid("PMID: 29747066."), parse_pmid("PMC3851240")
    ('29747066', 'PMC3851240')
    """
    found = _pmid.fullmatch(text.strip(" .,;()[]"))
    return found["number"].upper() if found else None


@lru_cache(maxsize=1024)
def parse_isbn(text: str) -> str | None:
    """The ISBN that `text` is, hyphens as printed; None where the check digit is wrong (ISO 2108).

    >>> parse_isbn("ISBN 0-486-67260-3"), parse_isbn("978-0-521-63338-3"), parse_isbn("0-486-67260-4")
    ('0-486-67260-3', '978-0-521-63338-3', None)
    """
    found = _isbn.fullmatch(text.strip(" .,;()[]"))
    if found is None:
        return None
    figures = _figures(found["number"])
    right = (len(figures) == 13 and _isbn13_holds(figures)) or (len(figures) == 10 and _eleven_holds(figures))
    return _hyphened(found["number"]) if right else None


@lru_cache(maxsize=1024)
def parse_issn(text: str) -> str | None:
    """The ISSN that `text` is, with its hyphen; None where the check digit is wrong (ISO 3297).

    >>> parse_issn("ISSN 0219454X") is None, parse_issn("1362- 4962"), parse_issn("2434561X")
    (True, '1362-4962', '2434-561X')
    """
    found = _issn.fullmatch(text.strip(" .,;()[]"))
    if found is None:
        return None
    figures = _figures(found["number"])
    return f"{found['number'][:4]}-{found['number'][-4:].upper()}" if _eleven_holds(figures) else None


def _figures(number: str) -> list[int]:
    """The figures of a number with a check digit, an X counting ten."""
    return [10 if c in "xX" else int(c) for c in number if c.isdecimal() or c in "xX"]


def _hyphened(number: str) -> str:
    """The number with hyphens for dashes and no blanks beside them."""
    return regex.sub(r"\s*[-‐‑–−]\s*", "-", number).replace(" ", "-").upper()


def _isbn13_holds(figures: list[int]) -> bool:
    return 10 not in figures and sum(f * (3 if i % 2 else 1) for i, f in enumerate(figures)) % 10 == 0


def _eleven_holds(figures: list[int]) -> bool:
    """The check modulo 11 of ISBN-10 and ISSN: weights fall to 1, X only at the end."""
    size = len(figures)
    return 10 not in figures[:-1] and sum(f * (size - i) for i, f in enumerate(figures)) % 11 == 0


def _decoded(doi: str) -> str:
    """A DOI with the signs that addresses escape."""
    for code, sign in (("%2F", "/"), ("%2f", "/"), ("%28", "("), ("%29", ")"), ("%3C", "<"), ("%3E", ">")):
        doi = doi.replace(code, sign)
    return doi


def _without_format(doi: str) -> str:
    """A DOI without what a publisher's address appends to it: ``/pdf``, ``/full``, ``.pdf``."""
    return regex.sub(r"(?:/(?:pdf|full|abstract|html|epdf|meta|summary|fulltext)|\.pdf|\.html)+$", "", doi)


_DOI = rf"(?P<doi>10\.\d{{4,9}}(?:\.\d+)*(?:/|%2[Ff])(?:[^\s\"<>]*{SICI_END}|[^\s\"<>]*[^\s\"<>.,;]))"


_SHORT = r"10/(?=[a-z\d]*[a-z])[a-z\d]{3,8}"
"""A short DOI, as shortdoi.org gives them."""


@pattern
def _doi() -> str:
    lead = r"(?:https?:?//)?(?:(?:www\.|dx\.)?doi\.org/+)?(?:doi[:.]?|DOI[:.]?)*+/*+"
    return rf"[(\[<]?(?i:{lead})(?:{_DOI}|(?P<doi>{_SHORT})\b).*+"


_doi_in_url = pattern(lambda: rf"(?<=[/=:]|%2[Ff]){_DOI.replace('[^', '[^?#&')}")
_scheme = pattern(r"(?i:(?:https?|ftp)://)\S")
_host = pattern(r"(?i:www\.[^\s/]+|(?:[a-z0-9-]+\.)+(?:[a-z]{2,})(?=/|$)(?<!\.(?:pdf|html?|docx?)))")


@pattern
def _arxiv() -> str:
    number = r"\d{4}\.\s?\d{4,5}(?:v\d+)?|[a-z][a-zA-Z.-]*/\s?\d{7}(?:v\d+)?"
    lead = r"(?i:(?:(?:https?://)?(?:www\.)?arxiv\.org/(?:abs|pdf)/|arxiv\s*[:.]?\s*)*)"
    return rf"{lead}(?P<number>{number})(?:\.pdf)?(?:\s*\[?[a-z-]+(?:\.[A-Za-z-]+)?\]?)?"


_pmid = pattern(r"(?i)(?:pmid|pubmed|pmcid)?[:\s]*(?P<number>(?:PMC)?\d{3,9})")
_isbn = pattern(r"(?i)(?:e-?|p-?)?(?:isbn)?(?:-?1[03](?=[:\s]))?[:\s]*(?P<number>\d[\d\s‐‑–−-]{8,20}[\dx])")
_issn = pattern(r"(?i)(?:e-?|p-?)?(?:issn)?(?:-l)?[:\s]*(?P<number>\d{4}\s?[-‐‑–−]?\s?\d{3}[\dx])")
