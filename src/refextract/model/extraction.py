"""The extraction: all that was found in one document."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import Any, Literal, Self

from refextract.errors import BadValueError
from refextract.frozen import Frozen
from refextract.model.citation import Citation, CitationItem
from refextract.model.diagnostic import Diagnostic
from refextract.model.link import Link
from refextract.model.naming import called
from refextract.model.reference import Reference
from refextract.model.row import Row, citation_row, reference_row
from refextract.model.table import html_table
from refextract.text import Span

__all__ = ["Extraction"]


class Extraction(Frozen):
    """Citations, references and links of a document, sorted by place; one link for each citation item.

    `scopes` are the parts of a page with several posts, in which a citation is resolved first.
    """

    source: str
    citations: tuple[Citation, ...] = ()
    references: tuple[Reference, ...] = ()
    links: tuple[Link, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    scopes: tuple[Span, ...] = ()

    def reference_of(self, item: CitationItem) -> Reference | None:
        r"""The reference that an item of a citation is linked to; None where its link is open.

        Raises:
            BadValueError: for an item that belongs to no citation of this extraction.

        >>> from refextract import extract
        >>> found = extract("As Knuth (1984) says.\n\nReferences\n\nKnuth, D. (1984). The TeXbook. Reading: AW.")
        >>> found.reference_of(found.citations[0].items[0]).title
        'The TeXbook'
        """
        if item not in self._linked:
            raise BadValueError(f"no citation of this extraction has the item {item!r}")
        return self._linked[item]

    def to_dicts(self, what: Literal["references", "citations"] = "references") -> list[Row]:
        r"""A flat row for each reference, or each item of a citation: what the `DataFrame` of pandas and polars takes.

        All rows have the same keys, with None for what is not known; names and dates are texts (dates as EDTF:
        ``2022-05``), and spans are `start` and `end`.

        Raises:
            BadValueError: for other rows than these.

        >>> from refextract import extract
        >>> found = extract("As Knuth (1984) says.\n\nReferences\n\nKnuth, D. (1984). The TeXbook. Reading: AW.")
        >>> row = found.to_dicts()[0]
        >>> row["author"], row["year"], row["cited"]
        ('Knuth, D.', 1984, 1)
        >>> row = found.to_dicts("citations")[0]
        >>> row["pointer"], row["reference"]
        ('Knuth 1984', 'r1')
        """
        if what == "references":
            return [reference_row(reference, self._cited[reference.id]) for reference in self.references]
        if what == "citations":
            citations = {citation.id: citation for citation in self.citations}
            return [citation_row(citations[link.citation], link) for link in self.links]
        raise BadValueError(f"there are rows of 'references' and of 'citations', not of {what!r}")

    def __copy__(self) -> Self:
        """A copy without what was looked up in this one, for a copy may be changed on its way (`model_copy`)."""
        return self.made_of(dict(self))

    def __repr_args__(self) -> list[tuple[str | None, Any]]:
        counts = {
            "citations": len(self.citations),
            "references": len(self.references),
            "links": len(self.links),
            "unresolved": sum(link.reference is None for link in self.links),
            "diagnostics": len(self.diagnostics),
        }
        return [(None, self.source), *counts.items()]

    def _repr_html_(self) -> str:
        """The references and how often each is cited, as a notebook shows them."""
        rows = [(each.id, called(each), each.title, each.type, self._cited[each.id]) for each in self.references]
        head = ("id", "reference", "title", "type", "cited")
        return html_table(head, rows, caption=repr(self)[len("Extraction(") : -1])

    @cached_property
    def _linked(self) -> dict[CitationItem, Reference | None]:
        citations = {citation.id: citation for citation in self.citations}
        references = {reference.id: reference for reference in self.references}
        return {
            citations[link.citation].items[link.item]: references[link.reference] if link.reference else None
            for link in self.links
        }

    @cached_property
    def _cited(self) -> Counter[str]:
        """How often each reference is cited, by its id."""
        return Counter(link.reference for link in self.links if link.reference is not None)
