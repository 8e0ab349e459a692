"""A citation that no entry of the reference list answers to.

Readers cannot follow it, and reviewers will ask. The message names the nearest entry, if one shares the first
author or the title: often the year or a letter is off. Cite an entry that exists, or add the missing one. What a
quotation cites is the affair of its source. The unsafe fix puts the year of the nearest entry into the citation, where
only the year parts them.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from rapidfuzz.distance import OSA

from refextract.checking.rules import Case, Finding, called, is_ambiguous
from refextract.checking.rules._spelling import is_of, likeness_of_first
from refextract.model.citation import AuthorYear, Citation, CitationItem, Key, Pointer, Title, Url
from refextract.model.diagnostic import Fix, Related, Severity
from refextract.model.link import Link
from refextract.model.reference import Reference
from refextract.text import pattern
from refextract.values.folding import squeeze

CODE = "R101"
NAME = "unresolved-citation"
SEVERITY: Severity = "error"
DEFAULT = True

_ALIKE = 0.7
_KEYS_ALIKE = 0.8  # two letters of ten: keys of one author differ by the year alone, "meier2018" and "meier2009"


def find(case: Case) -> Iterator[Finding]:
    """Every item without an entry, unless several fit it equally (that is an ambiguous citation)."""
    following = {one.id: other for one, other in pairwise(case.extraction.citations)}
    for citation, item, link in case.items:
        if link.reference is not None or is_ambiguous(link) or isinstance(item.pointer, Url):
            continue
        if citation.style == "note_mark":
            yield Finding(item.span, f"“{case.written(item.span)}” calls a note that is not there")
        elif not _address.search(item.suffix) and not _is_quoted(case, citation, following.get(citation.id)):
            yield _finding(case, item, link)


def _is_quoted(case: Case, citation: Citation, following: Citation | None) -> bool:
    """Whether a citation ends a quotation, whose source is cited next: its entry stands in the list of that one."""
    if following is None or following.span.start - citation.span.end > _QUOTED:
        return False
    return _end_of_quotation.fullmatch(case.document.text, citation.span.end, following.span.start) is not None


_address = pattern(r"(?i)https?://|www\.|(?<!\p{L})doi\b")  # whoever reads it can follow it, without an entry
_QUOTED = 8
_end_of_quotation = pattern(r"[.,]?[”»“’\"'*]++[.,]?\s*+")


def _finding(case: Case, item: CitationItem, link: Link) -> Finding:
    cited = case.written(item.span)
    if not case.listed and not link.rivals and not case.bibliography:
        return Finding(item.span, f"“{cited}” has no entry: the document has no reference list")
    near = _nearest(case, item, link) or _with_key_like(item.pointer, case)
    if near is None:
        return Finding(item.span, f"“{cited}” has no entry in {_searched(case)}")
    related = () if near.origin == "file" else (Related(message="the nearest entry", span=near.span),)
    message = f"“{cited}” has no entry; the nearest is {called(near)}"
    return Finding(item.span, message, related, _redated(case, item, near))


def _nearest(case: Case, item: CitationItem, link: Link) -> Reference | None:
    rivals = (case.references[rival.reference] for rival in link.rivals)
    return next((rival for rival in rivals if _is_near(item.pointer, rival)), None)


def _with_key_like(pointer: Pointer, case: Case) -> Reference | None:
    """The entry of the bibliography files whose key is nearly the one that is cited."""
    if not isinstance(pointer, Key):
        return None
    ratios = [(OSA.normalized_similarity(pointer.key, each.label or each.id), each) for each in case.bibliography]
    best, near = max(ratios, key=lambda each: each[0], default=(0.0, None))
    return near if best >= _KEYS_ALIKE else None


def _searched(case: Case) -> str:
    """Where an entry was looked for."""
    if not case.bibliography:
        return "the reference list"
    return "the reference list or the bibliography file" if case.listed else "the bibliography file"


def _is_near(pointer: Pointer, rival: Reference) -> bool:
    """Whether a rival shares the first author (nearly) or the title, so that naming it helps."""
    names = pointer.names if isinstance(pointer, AuthorYear) else ()
    title = pointer.title if isinstance(pointer, AuthorYear | Title) else None
    if names and likeness_of_first(names[0], rival) >= _ALIKE:
        return True
    return bool(title and rival.title) and _ratio(squeeze(title or ""), squeeze(rival.title or "")) >= _ALIKE


def _redated(case: Case, item: CitationItem, near: Reference) -> Fix | None:
    """The year of the nearest entry in place of the citation's, where nothing but the year parts them."""
    pointer, issued = item.pointer, near.issued
    if not isinstance(pointer, AuthorYear) or not pointer.date or not pointer.date.year or not issued:
        return None
    if not issued.year or not all(is_of(name, near) for name in pointer.names):
        return None
    cited, right = f"{pointer.date.year}{pointer.date.suffix or ''}", f"{issued.year}{issued.suffix or ''}"
    return case.replacing(cited, right, item.span, safe=False)


def _ratio(one: str, other: str) -> float:
    """How alike two titles are, the longer cut to the length of the shorter: subtitles are often left out."""
    length = min(len(one), len(other))
    return OSA.normalized_similarity(one[:length], other[:length])
