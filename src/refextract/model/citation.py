"""Citations: what stands in the running text, and what each part of it points to."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from refextract.frozen import Frozen
from refextract.model.reference import Evidence
from refextract.text import Span
from refextract.values.date import PartialDate
from refextract.values.locator import Locator

__all__ = [
    "AuthorYear",
    "Back",
    "Citation",
    "CitationItem",
    "Key",
    "Mode",
    "Number",
    "Pointer",
    "Title",
    "Url",
]

Mode = Literal["normal", "author-only", "suppress-author"]


class Number(Frozen):
    """The label of an entry, as printed without brackets: ``7``, ``12a``."""

    kind: Literal["number"] = "number"
    value: str


class AuthorYear(Frozen):
    """Names and a date; either may be missing, as in ``(Smith)`` or a bare ``(1999)`` after the name.

    `names` are family names or organisations as printed, `others` stands for "et al."; `title` is the short title
    that some styles print for a second work of an author.
    """

    kind: Literal["author-year"] = "author-year"
    names: tuple[str, ...] = ()
    others: bool = False
    date: PartialDate | None = None
    title: str | None = None


class Title(Frozen):
    """A title in place of an author, with or without a date."""

    kind: Literal["title"] = "title"
    title: str
    date: PartialDate | None = None


class Key(Frozen):
    """A citation key or alphabetic label: ``knuth84``, ``ABC+99a``."""

    kind: Literal["key"] = "key"
    key: str


class Url(Frozen):
    """A web address or a DOI written in the text."""

    kind: Literal["url"] = "url"
    url: str


class Back(Frozen):
    """A word that points back to a citation before it: "ibid.", "op. cit.", "ders."."""

    kind: Literal["back"] = "back"
    word: str
    names: tuple[str, ...] = ()


Pointer = Annotated[Number | AuthorYear | Title | Key | Url | Back, Field(discriminator="kind")]


class CitationItem(Frozen):
    """The part of a citation for one work.

    `described` holds the fields of the work that stand at the citation itself (a title named in running prose, the
    address of a link), as variable and spans; they make a reference where no list has one.
    """

    span: Span
    pointer: Pointer
    locator: Locator | None = None
    prefix: str = ""
    suffix: str = ""
    mode: Mode = "normal"
    described: tuple[Evidence, ...] = ()


class Citation(Frozen):
    """One pair of brackets, or one narrative mention; `style` is the plug-in that found it."""

    id: str
    span: Span
    items: tuple[CitationItem, ...]
    style: str
    score: float = 1.0

    def __repr_args__(self) -> list[tuple[str | None, object]]:
        return [(None, self.id), (None, self.style), ("span", self.span), ("items", len(self.items))]
