"""Check rules: a document and its extraction -> findings. One plug-in a rule; its docstring is the user's page.

A rule is a module of the shape of `Rule`. Codes from R101 are about citations, from R201 about
the list as a whole, from R301 about the fields of one entry.
"""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from refextract.checking.report import SEVERITIES
from refextract.model.citation import Citation, CitationItem
from refextract.model.diagnostic import Edit, Fix, Related, Severity
from refextract.model.document import Document
from refextract.model.extraction import Extraction
from refextract.model.link import Link
from refextract.model.naming import called, shortened
from refextract.model.reference import Reference, Variable
from refextract.options import THRESHOLD
from refextract.registry import Wanted
from refextract.text import Span, plain_pattern
from refextract.values.folding import words

__all__ = ["SHAPE", "Case", "Finding", "Rule", "called", "is_ambiguous", "place_of", "shortened"]


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule has to say about one place."""

    span: Span
    message: str
    related: tuple[Related, ...] = ()
    fix: Fix | None = None


@dataclass(frozen=True)
class Case:
    """What a rule looks at: the document, what was extracted from it, the two joined, and the day of the check.

    `bibliography` holds the references of the bibliography files that the document was linked to as well, those that
    it names itself among them.
    """

    document: Document
    extraction: Extraction
    today: datetime.date | None = None
    bibliography: Sequence[Reference] = ()

    @cached_property
    def references(self) -> dict[str, Reference]:
        """Reference by id."""
        return {reference.id: reference for reference in self.extraction.references}

    @cached_property
    def listed(self) -> tuple[Reference, ...]:
        """The entries of reference lists, in order."""
        return tuple(reference for reference in self.extraction.references if reference.origin == "list")

    @cached_property
    def cited(self) -> frozenset[str]:
        """The ids of the references that a citation is linked to."""
        return frozenset(link.reference for link in self.extraction.links if link.reference is not None)

    @cached_property
    def items(self) -> tuple[tuple[Citation, CitationItem, Link], ...]:
        """Every citation item with its citation and its link, in order."""
        citations = {citation.id: citation for citation in self.extraction.citations}
        return tuple(
            (citations[link.citation], citations[link.citation].items[link.item], link)
            for link in self.extraction.links
        )

    @cached_property
    def resolved(self) -> tuple[tuple[CitationItem, Link, Reference], ...]:
        """Every citation item that is linked, with its entry."""
        return tuple(
            (item, link, self.references[link.reference]) for _, item, link in self.items if link.reference is not None
        )

    def is_listed_anyway(self, reference: Reference) -> bool:
        """Whether the document puts an entry into its list though nothing may cite it."""
        return any(reference.span.overlaps(span) for span in self._listed_anyway)

    @cached_property
    def _listed_anyway(self) -> tuple[Span, ...]:
        given = self.document.given
        return tuple(each.span for each in given.entries if any(map(given.lists, each.keys))) if given.listed else ()

    @cached_property
    def vocabulary(self) -> Counter[str]:
        """How often the document has each word, folded."""
        return Counter(words(self.document.text))

    def written(self, span: Span) -> str:
        """What stands at `span`, in one line."""
        return " ".join(span.of(self.document.text).split())

    def replacing(self, old: str, new: str, within: Span, *, safe: bool) -> Fix | None:
        """The fix that puts `new` for `old`; None where `old` does not stand in `within` exactly once."""
        text = self.document.text
        start = text.find(old, within.start, within.end) if old and old != new else -1
        if start < 0 or text.find(old, start + 1, within.end) >= 0:
            return None
        return Fix(edits=(Edit(span=Span(start, start + len(old)), text=new),), safe=safe)


class Rule(Protocol):
    """The shape of a rule's module: its docstring begins with a sentence and tells the user all about it."""

    CODE: str
    NAME: str
    SEVERITY: Severity
    DEFAULT: bool
    """Whether it runs unless asked for: a rule that is wrong more often than one time in fifty does not."""
    __doc__: str | None

    def find(self, case: Case) -> Iterable[Finding]:
        """What there is to say about a document."""
        ...


_code = plain_pattern(r"[A-Z]{1,8}\d{3}")
_name = plain_pattern(r"[a-z][a-z0-9]*+(?:-[a-z0-9]++)*+")


def _written_as(form: re.Pattern[str]) -> Callable[[object], bool]:
    return lambda value: isinstance(value, str) and form.fullmatch(value) is not None


SHAPE = (
    Wanted(("__doc__",), "docstring, which `refextract explain` prints", lambda told: bool(told.strip())),
    Wanted(("CODE",), 'CODE = "R123", letters and three figures', _written_as(_code)),
    Wanted(("NAME",), 'NAME = "what-is-wrong", in lower case', _written_as(_name)),
    Wanted(("SEVERITY",), f"SEVERITY, one of {', '.join(map(repr, SEVERITIES))}", SEVERITIES.__contains__),
    Wanted(("DEFAULT",), "DEFAULT = True or False: whether it runs unless asked for", lambda on: isinstance(on, bool)),
    Wanted(("find",), "find(case) -> Iterable[Finding]"),
)
"""What a rule must have."""


def is_ambiguous(link: Link) -> bool:
    """Whether an item stays open because two entries or more fit it, not because none does."""
    return link.reference is None and sum(rival.score >= THRESHOLD for rival in link.rivals) > 1


def place_of(reference: Reference, variable: Variable) -> Span:
    """Where a variable is printed; the whole entry where that is not known."""
    return next((e.spans[0] for e in reference.evidence if e.variable == variable and e.spans), reference.span)
