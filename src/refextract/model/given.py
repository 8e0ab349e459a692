"""What a file itself declares: its citations, its entries and the works that they stand for.

Fields of a word processor, anchors of a web page, citation keys, cross-references of XML, link annotations of a PDF:
stages confirm from these and never guess against them.
"""

from __future__ import annotations

from dataclasses import dataclass

from refextract.model.citation import Mode
from refextract.model.reference import Reference
from refextract.text import Span
from refextract.values.locator import Locator

__all__ = ["ANNOTATION", "NOTHING_GIVEN", "Given", "GivenAddress", "GivenCitation", "GivenEntry", "GivenItem"]


ANNOTATION = "link annotation"
"""The origin of a citation that a place on a page declares which one can click."""


@dataclass(frozen=True, slots=True)
class GivenItem:
    """The part of a given citation for one work, which `key` names.

    `span` shows it in the document's text, where that is known: the text of a link, for instance. A field of a word
    processor lists its works in an order that need not be the printed one, and its items have no spans.
    """

    key: str
    span: Span | None = None
    locator: Locator | None = None
    prefix: str = ""
    suffix: str = ""
    mode: Mode = "normal"


@dataclass(frozen=True, slots=True)
class GivenCitation:
    """A citation that the file declares; `span` covers what is shown of it.

    `origin` says in the reader's words what declares it, as reasons print it: "link", "Zotero field", "cite command".
    Links that stand side by side are given one by one; brackets around them are found by the stages.
    """

    span: Span
    items: tuple[GivenItem, ...]
    origin: str = "link"


@dataclass(frozen=True, slots=True)
class GivenEntry:
    """An entry of a reference list that the file marks; `span` shows it, from its label on.

    `keys` are all the names that citations call it by (none where nothing leads to it); `label` is the printed one
    without brackets. Where it is not `whole`, `span` is but the line that links lead to, and where the entry begins
    and ends is left to the stages.
    """

    span: Span
    keys: tuple[str, ...] = ()
    label: str | None = None
    whole: bool = True


@dataclass(frozen=True, slots=True)
class GivenAddress:
    """Words of a page that lead to an address of the web, which need not be printed."""

    span: Span
    url: str


@dataclass(frozen=True, slots=True)
class Given:
    """All that a file declares; `works` are references with values of the file's own, their ids the keys.

    A work that an entry with its key prints gives the entry its values; one that no entry prints is a reference by
    itself. `addresses` are those that words of entries lead to; other formats than PDF have them as anchors.
    `bibliography` holds all works of the files that the document names to cite from, `works` among them; `listed` are
    keys of those that its list shall have though nothing cites them, as pandoc's ``nocite`` names them: "*" means all.
    `keyless` tells, sorted, where no citation key can stand: in code, comments, formulas. It is None where the reader
    does not look for keys, so that what looks like one may be one.
    """

    citations: tuple[GivenCitation, ...] = ()
    entries: tuple[GivenEntry, ...] = ()
    works: tuple[Reference, ...] = ()
    addresses: tuple[GivenAddress, ...] = ()
    keyless: tuple[Span, ...] | None = None
    bibliography: tuple[Reference, ...] = ()
    listed: frozenset[str] = frozenset()

    def lists(self, key: str) -> bool:
        """Whether the list has the work of that key though nothing may cite it."""
        return key in self.listed or "*" in self.listed

    def __bool__(self) -> bool:
        return bool(self.citations or self.entries or self.works)


NOTHING_GIVEN = Given()
