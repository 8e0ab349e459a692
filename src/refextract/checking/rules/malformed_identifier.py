"""An identifier that cannot be one: an ISBN or ISSN with a wrong check digit, a DOI without its prefix or its end.

Only numbers behind their name (``ISBN 3-16-148410-1``, ``doi:0.1038/…``, ``arXiv:1706.0376``, ``PMID: 12a``) are looked
at. The safe fix takes out what was put before a DOI twice (``https://doi.org/https://doi.org/10…``), and a dot inside
the brackets of an address (``<https://doi.org/10.1234/a.>``).

Sources: ISO 2108 (ISBN), ISO 3297 (ISSN), ISO 26324 (DOI), "Understanding the arXiv identifier".
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

import regex

from refextract.checking.rules import Case, Finding
from refextract.model.diagnostic import Edit, Fix, Severity
from refextract.text import Span, pattern
from refextract.values.identifier import parse_arxiv, parse_doi, parse_isbn, parse_issn, parse_pmid

CODE = "R304"
NAME = "malformed-identifier"
SEVERITY: Severity = "warning"
DEFAULT = True


def find(case: Case) -> Iterator[Finding]:
    """Every identifier in an entry that is named as one and has not its shape."""
    for reference in case.extraction.references:
        span = reference.span
        for match in _named.finditer(case.document.text, span.start, span.end):
            kind = match.lastgroup or ""
            told = _FAULTS[kind](match[kind])
            if told and not _is_cut(case.document.text, match.end(), span.end):
                where = Span(*match.span())
                yield Finding(where, f"“{case.written(where)}”: {told}", (), _fix(match))


@pattern
def _named() -> str:
    resolver = r"(?:https?+://)?+(?:dx\.)?+doi\.org/"
    number = r"[\dXx][\dXx‐‑–-]*+(?:\ [\dXx‐‑–-]++)*+"
    return (
        rf"(?i)(?<![\p{{L}}\d])(?:"
        rf"(?P<twice>{resolver}(?:doi:\s?+)?+{resolver}(?=10\.))"
        rf"|(?<=<|\]\(){resolver}10\.[^\s<>()\[\]]*?(?P<dot>[.,;]++)(?=[>)])"
        rf"|(?:{resolver}|doi:\s?)(?P<doi>\d[^\s\"<>]*+)"
        rf"|[ep]?-?ISBN(?:-1[03])?+:?+\s?+(?P<isbn>{number})"
        rf"|[ep]?-?ISSN(?:-L)?+:?+\s?+(?P<issn>{number})"
        rf"|arXiv:\s?+(?P<arxiv>\d[\d.]*+(?:v\d++)?+)"
        rf"|PMID:\s?+(?P<pmid>[\p{{L}}\d]++)"
        rf")"
    )


def _is_cut(text: str, end: int, stop: int) -> bool:
    """Whether the identifier may go on in the next line."""
    return (end < stop and text[end] in "\r\n") or text[end - 1 : end] in ("-", "‐", "–")


def _fix(match: regex.Match[str]) -> Fix | None:
    """One resolver in place of two; nothing in place of a dot. Other faults only the author can fix."""
    if match.lastgroup not in _MENDED:
        return None
    return Fix(edits=(Edit(span=Span(*match.span(match.lastgroup)), text=_MENDED[match.lastgroup]),), safe=True)


_MENDED = {"twice": "https://doi.org/", "dot": ""}


def _dot(_: str) -> str:
    return "a mark of the sentence stands inside the address"


def _twice(_: str) -> str:
    return "the DOI is introduced twice"


def _doi(text: str) -> str | None:
    """What is wrong with a DOI; short DOIs (10/abcd) are let pass."""
    if text.startswith("10/") or parse_doi(text):
        return None
    return "a DOI has a prefix like 10.1234, a slash and a suffix"


def _isbn(text: str) -> str | None:
    return _number(text, parse_isbn, (10, 13), "ISBN")


def _issn(text: str) -> str | None:
    return _number(text, parse_issn, (8,), "ISSN")


def _number(text: str, parse: Callable[[str], str | None], sizes: tuple[int, ...], name: str) -> str | None:
    """What is wrong with a number that has a check digit; further numbers behind a blank may be another's."""
    parts = text.rstrip("-‐‑– ").split(" ")
    if any(parse(" ".join(parts[:count])) for count in range(1, len(parts) + 1)):
        return None
    size = sum(c.isalnum() for c in parts[0])
    if size in sizes:
        return f"the check digit of this {name} is wrong"
    whole = sum(c.isalnum() for c in text)
    if whole in sizes:
        return f"the check digit of this {name} is wrong"
    return f"an {name} has {' or '.join(map(str, sizes))} figures, not {whole}" if len(parts) == 1 else None


def _arxiv(text: str) -> str | None:
    """What is wrong with a number of arXiv: it has five figures behind the dot from 2015 on, and four before."""
    number = text.rstrip(".")
    if not parse_arxiv(number) or not 1 <= int(number[2:4]) <= 12:
        return "an arXiv number has year, month, a dot and four or five figures"
    figures = len(number.split("v")[0]) - len("1501.")
    return None if figures == (5 if int(number[:2]) >= 15 else 4) else "figures are missing, or too many"


def _pmid(text: str) -> str | None:
    return None if parse_pmid(text) else "a PubMed number has figures alone"


_FAULTS: Mapping[str, Callable[[str], str | None]] = {
    "twice": _twice, "dot": _dot, "doi": _doi, "isbn": _isbn, "issn": _issn, "arxiv": _arxiv, "pmid": _pmid,
}  # fmt: skip
