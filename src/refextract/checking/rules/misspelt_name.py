"""A name that the citation spells otherwise than the entry it means.

The citation was still understood, but one of the two spellings is wrong, and a name is the last thing to get wrong.
Accents, transliterations (Müller, Mueller), particles, shortened organisations, names in another case (Luhmanns,
Kowalskiego) or behind an elision (l’INSEE) are no misspellings. The fix puts the entry's spelling into the citation; it
is a safe one unless the document has the citation's spelling more often, the name is so short that a letter makes it
another one (Chan, Chen), or another language may have it so in some case.
"""

from __future__ import annotations

from collections.abc import Iterator

from refextract.checking.rules import Case, Finding, place_of
from refextract.checking.rules._spelling import is_of, nearest
from refextract.model.citation import AuthorYear, CitationItem
from refextract.model.diagnostic import Fix, Related, Severity
from refextract.text import pattern
from refextract.values.folding import words
from refextract.values.inflection import nominatives

CODE = "R103"
NAME = "misspelt-name"
SEVERITY: Severity = "warning"
DEFAULT = True

_LEAST_LETTERS = 5  # of a name that a wrong letter does not make another one
_LEAST_ALIKE = 0.7  # below, it is another name: a co-author left out, or an entry parsed wrongly


def find(case: Case) -> Iterator[Finding]:
    """Every name of a linked item that no name of its entry equals, but one nearly does."""
    for item, _, reference in case.resolved:
        if isinstance(item.pointer, AuthorYear):
            for printed in item.pointer.names:
                likeness, meant = (0.0, "") if is_of(printed, reference) else nearest(printed, reference)
                if likeness >= _LEAST_ALIKE:
                    where = place_of(reference, "author" if reference.author.names else "editor")
                    yield Finding(
                        item.span,
                        f"“{printed}” is spelt “{meant}” in the entry",
                        (Related(message="the names of the entry", span=where),),
                        _respelt(case, printed, meant, item),
                    )


def _respelt(case: Case, printed: str, meant: str, item: CitationItem) -> Fix | None:
    """The entry's spelling for the citation's; None for names of other make (with initials, in the genitive)."""
    if not _plain.fullmatch(printed) or printed.count(" ") != meant.count(" ") or _is_genitive(printed, meant):
        return None
    if _is_in_capitals(printed):
        meant = meant.upper()
    elif _is_in_capitals(meant):
        return None
    telling = min(len(printed), len(meant)) >= _LEAST_LETTERS and not _may_be_case(printed, meant)
    return case.replacing(printed, meant, item.span, safe=telling and _is_usual(case, meant, printed))


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
