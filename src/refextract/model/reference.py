"""References: an entry of a reference list before and after parsing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from refextract.frozen import Frozen, blank, put
from refextract.model.csl import CslItem, csl_item
from refextract.model.file_field import FileField
from refextract.model.naming import called, shortened
from refextract.model.table import html_table
from refextract.text import Span, TextView
from refextract.values.date import PartialDate
from refextract.values.name import NOBODY, NameList

__all__ = ["VARIABLES", "Evidence", "Origin", "RawReference", "Reference", "Variable", "is_attribute"]

Variable = Literal[
    "author", "editor", "translator", "title", "container-title", "collection-title", "date", "volume", "issue",
    "page", "publisher", "publisher-place", "edition", "genre", "event", "note", "doi", "url", "isbn", "issn",
    "pmid", "arxiv", "accessed", "citation-number",
]  # fmt: skip
VARIABLES: tuple[Variable, ...] = Variable.__args__  # type: ignore[attr-defined]  # typing has no public way


Origin = Literal["list", "text", "mention", "file"]
"""Where a reference comes from: an entry of a reference list, a full reference standing alone in the running text, a
work that is only named where it is cited, or an entry of a bibliography file, whose id is its key there."""


class Evidence(Frozen):
    """Where a variable of a reference is printed; more than one span where it is interrupted.

    Spans count in the document's text and cover the content alone: no separators, quotes, brackets or labels.
    """

    variable: Variable
    spans: tuple[Span, ...]
    score: float = 1.0

    @classmethod
    def at(cls, variable: Variable, spans: tuple[Span, ...], score: float) -> Evidence:
        """The evidence of values that are known to be right, made in half the time that `made` takes."""
        evidence = blank(cls, _OF_EVIDENCE)
        put(evidence, "variable", variable)
        put(evidence, "spans", spans)
        put(evidence, "score", score)
        return evidence


_OF_EVIDENCE = set(Evidence.model_fields)


@dataclass(frozen=True, slots=True)
class RawReference:
    """One entry of a reference list before parsing.

    `span` covers the entry in the document, from its label on; `label` is the printed label without brackets
    ("9", "Knu84"), if any. `view` shows the entry as one reads it, in one line, without label, line-end hyphens and
    page furniture, and leads back to the document. `origin` says whether it stands in a list.

    >>> RawReference.of("Knuth, D. (1984). The TeXbook.").view.text
    'Knuth, D. (1984). The TeXbook.'
    """

    span: Span
    view: TextView
    label: str | None = None
    origin: Origin = "list"

    @classmethod
    def of(cls, text: str) -> RawReference:
        """The raw reference of a string of its own."""
        return cls(Span(0, len(text)), TextView.of(text))

    def __repr__(self) -> str:
        return f"RawReference({shortened(self.view.text)!r}, {self.span})"


class Reference(Frozen):
    """A typed reference: CSL variables (in snake case), each with its evidence in the document.

    `type` is a CSL type. `text` is the entry in one line without its label. `score` is how likely all of it is
    right, from 0 to 1. What no grammar could read is left out of its variable and stays in `text` and `evidence`.
    `file_fields` are what a bibliography file says besides: abstracts, keywords, languages.
    """

    id: str
    span: Span
    text: str
    label: str | None = None
    origin: Origin = "list"
    type: str = "document"
    author: NameList = NOBODY
    editor: NameList = NOBODY
    translator: NameList = NOBODY
    title: str | None = None
    container_title: str | None = None
    collection_title: str | None = None
    collection_number: str | None = None
    issued: PartialDate | None = None
    accessed: PartialDate | None = None
    volume: str | None = None
    issue: str | None = None
    number: str | None = None
    page: str | None = None
    number_of_pages: str | None = None
    number_of_volumes: str | None = None
    publisher: str | None = None
    publisher_place: str | None = None
    edition: str | None = None
    version: str | None = None
    genre: str | None = None
    event: str | None = None
    note: str | None = None
    doi: str | None = None
    url: str | None = None
    isbn: str | None = None
    issn: str | None = None
    pmid: str | None = None
    arxiv: str | None = None
    evidence: tuple[Evidence, ...] = ()
    file_fields: tuple[FileField, ...] = ()
    score: float = 1.0

    def to_csl(self) -> CslItem:
        """The reference as a CSL-JSON item, a dictionary with what is printed and nothing else.

        An arXiv number is the `number` of the item where it has no other, and a `note` beside one; arXiv is the
        publisher of an article that has none and no host. `custom` names the lists of names that end in "et al.",
        which CSL has no place for.

        >>> from refextract import parse_references
        >>> parse_references("Knuth, D. E. (1984a). The TeXbook. Reading: Addison-Wesley.")[0].to_csl()["issued"]
        {'date-parts': [[1984]]}
        """
        return csl_item(self)

    def __repr_args__(self) -> list[tuple[None, str]]:
        title = self.title or self.container_title
        names = called(self)
        return [(None, self.id), (None, shortened(f"{names}, {title}" if title and title not in names else names))]

    def _repr_html_(self) -> str:
        """The variables as a notebook shows them."""
        return html_table(("variable", "value"), [(name, _written(value)) for name, value in self.to_csl().items()])


def is_attribute(field: FileField) -> bool:
    """Whether a reference has an attribute for what a field of a file says."""
    return (field.variable or "").replace("-", "_") in Reference.model_fields


def _written(value: object) -> str:
    """A value of a CSL item as a text: names and dates by their parts."""
    if isinstance(value, dict):
        return " ".join(map(_written, value.values()))
    if isinstance(value, list):
        return ("-" if all(isinstance(each, int) for each in value) else "; ").join(map(_written, value))
    return str(value)
