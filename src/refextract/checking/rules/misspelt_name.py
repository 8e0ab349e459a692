"""A name that the citation spells otherwise than the entry it means.

The citation was still understood, but one of the two spellings is wrong, and a name is the last thing to get wrong.
Accents, transliterations (Müller, Mueller), particles, shortened organisations, names in another case (Luhmanns,
Kowalskiego) or behind an elision (l’INSEE) are no misspellings. The fix puts the entry's spelling into the citation; it
is a safe one unless the document has the citation's spelling more often, the name is so short that a letter makes it
another one (Chan, Chen), or another language may have it so in some case. Nor is it where the citation may mean another
work, whose entry is missing: the one of the list is cited with its year by its own spelling as well, or the page that
is cited is none of its pages.
"""

from __future__ import annotations

from collections.abc import Iterator, Set

from refextract.checking.rules import Case, Finding, place_of
from refextract.checking.rules._pages import outside_pages
from refextract.checking.rules._spelling import is_of, nearest
from refextract.model.citation import AuthorYear, CitationItem
from refextract.model.diagnostic import Fix, Related, Severity
from refextract.model.reference import Reference
from refextract.text import pattern
from refextract.values.date import PartialDate
from refextract.values.folding import words
from refextract.values.inflection import nominatives
from refextract.values.locator import Locator

CODE = "R103"
NAME = "misspelt-name"
SEVERITY: Severity = "warning"
DEFAULT = True

_LEAST_LETTERS = 5  # of a name that a wrong letter does not make another one
_LEAST_ALIKE = 0.7  # below, it is another name: a co-author left out, or an entry parsed wrongly


def find(case: Case) -> Iterator[Finding]:
    """Every name of a linked item that no name of its entry equals, but one nearly does."""
    rightly = {
        (reference.id, item.pointer.date)
        for item, _, reference in case.resolved
        if isinstance(item.pointer, AuthorYear) and all(is_of(name, reference) for name in item.pointer.names)
    }
    for item, _, reference in case.resolved:
        if isinstance(item.pointer, AuthorYear):
            certain = _is_certain(item.pointer, item.locator, reference, rightly)
            for printed in item.pointer.names:
                likeness, meant = (0.0, "") if is_of(printed, reference) else nearest(printed, reference)
                if likeness >= _LEAST_ALIKE:
                    where = place_of(reference, "author" if reference.author.names else "editor")
                    yield Finding(
                        item.span,
                        f"“{printed}” is spelt “{meant}” in the entry",
                        (Related(message="the names of the entry", span=where),),
                        _respelt(case, printed, meant, item, certain=certain),
                    )


def _is_certain(
    pointer: AuthorYear, locator: Locator | None, reference: Reference, rightly: Set[tuple[str, PartialDate | None]]
) -> bool:
    """Whether a citation can mean no other work: a co-author is right, or nobody cites this one by its own spelling."""
    if outside_pages(locator, reference) is not None:
        return False
    return (reference.id, pointer.date) not in rightly or any(is_of(name, reference) for name in pointer.names)


def _respelt(case: Case, printed: str, meant: str, item: CitationItem, *, certain: bool) -> Fix | None:
    """The entry's spelling for the citation's; None for names of other make (with initials, in the genitive)."""
    if not _plain.fullmatch(printed) or printed.count(" ") != meant.count(" ") or _is_genitive(printed, meant):
        return None
    if _is_in_capitals(printed):
        meant = meant.upper()
    elif _is_in_capitals(meant):
        return None
    telling = min(len(printed), len(meant)) >= _LEAST_LETTERS and not _may_be_case(printed, meant)
    return case.replacing(printed, meant, item.span, safe=certain and telling and _is_usual(case, meant, printed))


def _may_be_case(printed: str, meant: str) -> bool:
    """Whether another language than that of the text, of a title for instance, has the name so in some case."""
    return any(each.name == meant for each in nominatives(printed))


def _is_usual(case: Case, meant: str, printed: str) -> bool:
    """Whether the document spells the name no less often as the entry does than as the citation does."""
    pairs = zip(words(meant), words(printed), strict=False)
    return all(case.vocabulary[one] >= case.vocabulary[other] for one, other in pairs if one != other)


def _is_in_capitals(name: str) -> bool:
    return sum(map(str.isupper, name)) > len(name) / 2


_plain = pattern(r"[\p{L}\p{M}'’ ‐‑–-]++")


def _is_genitive(printed: str, meant: str) -> bool:
    return printed.endswith(("'s", "’s", "'", "’")) and not meant.endswith(("'s", "’s", "'", "’"))
