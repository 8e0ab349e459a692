"""A citation with another letter behind its year than the entry it means.

Letters (2019a, 2019b) tell the works of one author and year apart; a wrong one leads to another work, and one that
the list does not have leads nowhere. The fix puts the entry's letter into the citation; it is a safe
one where the author has no other work of that year.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import regex

from refextract.checking.rules import Case, Finding, place_of
from refextract.model.citation import AuthorYear, Title
from refextract.model.diagnostic import Related, Severity
from refextract.model.naming import first_maker
from refextract.model.reference import Reference
from refextract.values.date import PartialDate

CODE = "R106"
NAME = "suffix-differs"
SEVERITY: Severity = "warning"
DEFAULT = True


def find(case: Case) -> Iterator[Finding]:
    """Every linked item of the same year as its entry, whose letter the entry does not show."""
    works = Counter(_author_and_year(reference) for reference in case.listed)
    for item, _, reference in case.resolved:
        date = item.pointer.date if isinstance(item.pointer, AuthorYear | Title) else None
        issued = reference.issued
        if not date or not issued or date.year is None or date.year != issued.year or date.suffix == issued.suffix:
            continue
        cited, printed = f"{date.year}{date.suffix or ''}", f"{issued.year}{issued.suffix or ''}"
        if _shows(reference, date):
            continue
        yield Finding(
            item.span,
            f"“{case.written(item.span)}” says {cited}, its entry says {printed}",
            (Related(message="the year of the entry", span=place_of(reference, "date")),),
            case.replacing(cited, printed, item.span, safe=works[_author_and_year(reference)] == 1),
        )


def _shows(reference: Reference, date: PartialDate) -> bool:
    """Whether the letter stands at the year in the entry after all; some styles print it in front ("a1977")."""
    before, behind = f"[a-z]{date.year}", f"{date.year}{date.suffix}"
    return (date.suffix is not None and behind in reference.text) or bool(regex.search(before, reference.text))


def _author_and_year(reference: Reference) -> tuple[str, int | None]:
    """First author and year: where a list has only one work of both, no other letter can be meant."""
    return first_maker(reference).casefold(), reference.issued.year if reference.issued else None
